#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace capriccio::ui {

class FigureLabel;
class IconButton;
class ModelChooser;

/// The strip across the top: brand, model, how fast it is here, the takes' button where they are folded away, and the
/// menu.
class TopBar : public QWidget {
    Q_OBJECT
  public:
    TopBar(const Theme& theme, ModelChooser* model, QWidget* parent = nullptr);

    /// Seconds of music in a second; 0: unknown.
    void setSpeed(double speed);
    IconButton& takesButton() { return *m_takes; }
    IconButton& menuButton() { return *m_menu; }

  private:
    FigureLabel* m_speed;
    QWidget* m_speedWords;
    IconButton* m_takes;
    IconButton* m_menu;
};

}  // namespace capriccio::ui
