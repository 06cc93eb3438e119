#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace capriccio::ui {

class FigureLabel;
class IconButton;
class ModelChooser;
class ProjectButton;
class WordButton;

/// The strip across the top: brand, project, model, how fast it is here, the takes' button where they are folded away,
/// the search of all prompts, and the menu.
class TopBar : public QWidget {
    Q_OBJECT
  public:
    TopBar(const Theme& theme, ModelChooser* model, ProjectButton* project, QWidget* parent = nullptr);

    /// Seconds of music in a second; 0: unknown.
    void setSpeed(double speed);
    /// How many wait to be made, said on the takes' button.
    void setWaiting(int waiting);
    WordButton& takesButton() { return *m_takes; }
    WordButton& searchButton() { return *m_search; }
    IconButton& menuButton() { return *m_menu; }
    ProjectButton& projectButton() { return *m_project; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    FigureLabel* m_speed;
    WordButton* m_takes;
    WordButton* m_search;
    IconButton* m_menu;
    ProjectButton* m_project;
};

}  // namespace capriccio::ui
