#pragma once

#include "core/studio/session.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;

namespace capriccio::ui {

/// A take's name and note; the note is saved as it is typed, the name when that is done. Deletes itself when closed.
class NoteDialog : public QDialog {
    Q_OBJECT
  public:
    NoteDialog(studio::Session& session, project::TakeId take, QWidget* parent = nullptr);

    /// Begins with the name instead of the note.
    void focusName();

  private:
    QLineEdit* m_name;
    QPlainTextEdit* m_edit;
};

}  // namespace capriccio::ui
