#include "ui/takes/note_dialog.h"

#include "ui/takes/take_words.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {

using project::TakeRecord;

NoteDialog::NoteDialog(studio::Session& session, project::TakeId take, QWidget* parent)
    : QDialog(parent), m_name(new QLineEdit(this)), m_edit(new QPlainTextEdit(this)) {
    setObjectName(QStringLiteral("noteDialog"));
    setWindowTitle(tr("Name and note"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    resize(420, 260);
    m_name->setObjectName(QStringLiteral("note.name"));
    m_name->setAccessibleName(tr("Name of the take"));
    m_name->setToolTip(tr("The take’s name; empty, it goes by its prompt"));
    m_name->setMaxLength(500);
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
    layout->addWidget(m_name);
    layout->addWidget(frame, 1);
    layout->addLayout(buttons);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);

    project::Project& project = session.project();
    if (const project::TakeRecord* record = project.take(take)) {
        TakeRecord unnamed = *record;
        unnamed.title.clear();
        m_name->setPlaceholderText(takeName(unnamed));  // what it is called without a name of its own
        m_name->setText(takeName(*record));
        m_name->setCursorPosition(0);
        m_edit->setPlainText(record->note);
        m_edit->moveCursor(QTextCursor::End);
    }
    m_name->setReadOnly(!project.canChange());
    m_edit->setReadOnly(!project.canChange());
    const auto keepName = [&project, take, name = m_name] {
        const TakeRecord* record = project.take(take);
        if (!record || !name->isModified()) return;
        const QString title = name->text().simplified();
        project.setTitle(take, title == record->prompt.simplified() ? QString() : title);
    };
    connect(m_name, &QLineEdit::editingFinished, &project, keepName);
    connect(this, &QDialog::finished, &project, keepName);
    connect(m_edit, &QPlainTextEdit::textChanged, &project,
            [&project, take, edit = m_edit] { project.setNote(take, edit->toPlainText()); });
    connect(this, &QDialog::finished, &project, [&project] { project.endMerging(); });
    m_edit->setFocus();
}

void NoteDialog::focusName() {
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

}  // namespace capriccio::ui
