#include "ui/takes/note_dialog.h"

#include "ui/takes/take_words.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {

NoteDialog::NoteDialog(studio::Session& session, project::TakeId take, QWidget* parent)
    : QDialog(parent), m_edit(new QPlainTextEdit(this)) {
    setObjectName(QStringLiteral("noteDialog"));
    setWindowTitle(tr("Note"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    resize(420, 260);
    auto* heading = new ElidedLabel(this);
    heading->setProperty("role", QStringLiteral("heading"));
    auto* frame = new QFrame(this);
    frame->setProperty("card", true);
    m_edit->setObjectName(QStringLiteral("note"));
    m_edit->setAccessibleName(tr("Note about this take"));
    m_edit->setPlaceholderText(tr("What you want to remember about this take"));
    m_edit->setTabChangesFocus(true);
    auto* inFrame = new QVBoxLayout(frame);
    inFrame->setContentsMargins(8, 6, 8, 6);
    inFrame->addWidget(m_edit);
    auto* done = new QPushButton(tr("&Done"), this);
    done->setProperty("kind", QStringLiteral("primary"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(done);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 22, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(heading);
    layout->addWidget(frame, 1);
    layout->addLayout(buttons);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);

    project::Project& project = session.project();
    if (const project::TakeRecord* record = project.take(take)) {
        heading->setText(takeName(*record));
        m_edit->setPlainText(record->note);
        m_edit->moveCursor(QTextCursor::End);
    }
    m_edit->setReadOnly(!project.canChange());
    connect(m_edit, &QPlainTextEdit::textChanged, &project,
            [&project, take, edit = m_edit] { project.setNote(take, edit->toPlainText()); });
    connect(this, &QDialog::finished, &project, [&project] { project.endMerging(); });
    m_edit->setFocus();
}

}  // namespace capriccio::ui
