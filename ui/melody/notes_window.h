#pragma once

#include "core/studio/melody/melody_source.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QScrollArea;

namespace capriccio::ui {

class ChromaGrid;
class PillButton;

/// The notes of a melody, large enough to correct them one by one, with the sound to listen to.
class NotesWindow : public QDialog {
    Q_OBJECT
  public:
    NotesWindow(const Theme& theme, studio::MelodySource& source, QWidget* parent = nullptr);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    /// As one counts them: frames side by side that were moved together are one.
    int correctedNotes() const;
    void refresh();
    void showFrame(int frame);

    studio::MelodySource& m_source;
    QLabel* m_words;
    QScrollArea* m_scroll;
    ChromaGrid* m_grid;
    PillButton* m_listen;
    QPushButton* m_restore;
};

}  // namespace capriccio::ui
