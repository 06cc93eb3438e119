#pragma once

#include "core/studio/session.h"

#include <QDialog>

class QPlainTextEdit;

namespace capriccio::ui {

/// A take's note, saved as it is typed. Deletes itself when closed.
class NoteDialog : public QDialog {
    Q_OBJECT
  public:
    NoteDialog(studio::Session& session, project::TakeId take, QWidget* parent = nullptr);

  private:
    QPlainTextEdit* m_edit;
};

}  // namespace capriccio::ui
