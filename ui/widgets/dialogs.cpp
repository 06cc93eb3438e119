#include "ui/widgets/dialogs.h"

#include <memory>
#include <utility>

#include <QCoreApplication>
#include <QDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

template <typename T>
std::optional<T> taken(std::optional<T>& value) {
    return std::exchange(value, std::nullopt);
}

void open(QFileDialog* dialog, std::function<void(const QString&)> chosen) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->resize(820, 540);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog->parent(),
                     [chosen = std::move(chosen)](const QString& path) {
                         if (!path.isEmpty()) chosen(path);
                     });
    dialog->open();
}

/// A dialog with a heading and words, in a column that more can be added to.
QDialog* makeQuestion(QWidget* parent, const QString& question, const QString& explanation) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("question"));
    dialog->setWindowTitle(QCoreApplication::translate("Dialogs", "Capriccio"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(true);
    auto* heading = new QLabel(question, dialog);
    heading->setProperty("role", QStringLiteral("heading"));
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    heading->setMinimumWidth(360);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 24, 24, 20);
    layout->setSpacing(8);
    layout->addWidget(heading);
    if (explanation.isEmpty()) return dialog;
    auto* words = new QLabel(explanation, dialog);
    words->setProperty("role", QStringLiteral("soft"));
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setMinimumWidth(360);
    layout->addWidget(words);
    return dialog;
}

}  // namespace

void Dialogs::chooseFolder(QWidget* parent, const QString& title, const QString& start,
                           std::function<void(const QString&)> chosen) {
    if (const auto folder = taken(m_nextFolder)) return folder->isEmpty() ? void() : chosen(*folder);
    auto* dialog = new QFileDialog(parent, title, start);
    dialog->setObjectName(QStringLiteral("folderDialog"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    open(dialog, std::move(chosen));
}

void Dialogs::openFile(QWidget* parent, const QString& title, const QString& start, const QString& filter,
                       std::function<void(const QString&)> chosen) {
    if (const auto file = taken(m_nextFile)) return file->isEmpty() ? void() : chosen(*file);
    auto* dialog = new QFileDialog(parent, title, start, filter);
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    open(dialog, std::move(chosen));
}

void Dialogs::saveFile(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                       const QString& suffix, std::function<void(const QString&)> chosen) {
    if (const auto file = taken(m_nextFile)) return file->isEmpty() ? void() : chosen(*file);
    auto* dialog = new QFileDialog(parent, title, suggestion, filter);
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(suggestion);
    open(dialog, std::move(chosen));
}

void Dialogs::ask(QWidget* parent, const QString& question, const QString& explanation, const QStringList& answers,
                  std::function<void(int)> answered) {
    openQuestion(parent, question, explanation, answers, false, std::move(answered));
}

void Dialogs::openQuestion(QWidget* parent, const QString& question, const QString& explanation,
                           const QStringList& answers, bool cancelFirst, std::function<void(int)> answered) {
    m_questions << question;
    if (const auto answer = taken(m_nextAnswer)) {  // later, as a person would
        QMetaObject::invokeMethod(
            this, [answered = std::move(answered), answer] { answered(*answer); }, Qt::QueuedConnection);
        return;
    }
    auto* dialog = makeQuestion(parent, question, explanation);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto given = std::make_shared<int>(-1);
    auto* cancel = new QPushButton(tr("&Cancel"), dialog);
    cancel->setObjectName(QStringLiteral("question.cancel"));
    connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    buttons->addWidget(cancel);
    buttons->addStretch();
    for (int i = 0; i < answers.size(); ++i) {
        auto* button = new QPushButton(answers[i], dialog);
        button->setObjectName(QStringLiteral("question.%1").arg(i));
        if (i + 1 == answers.size()) {
            button->setProperty("kind", cancelFirst ? QStringLiteral("grave") : QStringLiteral("primary"));
            (cancelFirst ? cancel : button)->setDefault(true);
        }
        connect(button, &QPushButton::clicked, dialog, [dialog, given, i] {
            *given = i;
            dialog->accept();
        });
        buttons->addWidget(button);
    }
    auto* layout = static_cast<QVBoxLayout*>(dialog->layout());
    layout->addSpacing(16);
    layout->addLayout(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    connect(dialog, &QDialog::finished, this, [given, answered = std::move(answered)] { answered(*given); });
    dialog->open();
}

void Dialogs::askText(QWidget* parent, const QString& question, const QString& explanation, const QString& value,
                      const QString& accept, std::function<void(const QString&)> answered) {
    m_questions << question;
    if (const auto text = taken(m_nextText)) {
        QMetaObject::invokeMethod(
            this, [answered = std::move(answered), text] { answered(*text); }, Qt::QueuedConnection);
        return;
    }
    auto* dialog = makeQuestion(parent, question, explanation);
    auto* edit = new QLineEdit(value, dialog);
    edit->setObjectName(QStringLiteral("question.text"));
    edit->setAccessibleName(question);
    edit->setMinimumWidth(360);
    edit->selectAll();
    auto* cancel = new QPushButton(tr("&Cancel"), dialog);
    auto* done = new QPushButton(accept, dialog);
    done->setObjectName(QStringLiteral("question.accept"));
    done->setProperty("kind", QStringLiteral("primary"));
    done->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(done);
    auto* layout = static_cast<QVBoxLayout*>(dialog->layout());
    layout->addSpacing(8);
    layout->addWidget(edit);
    layout->addSpacing(16);
    layout->addLayout(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    const auto refresh = [done, edit] { done->setEnabled(!edit->text().trimmed().isEmpty()); };
    connect(edit, &QLineEdit::textChanged, done, refresh);
    refresh();
    connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    connect(done, &QPushButton::clicked, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, [edit, answered = std::move(answered)] { answered(edit->text()); });
    edit->setFocus();
    dialog->open();
}

void Dialogs::ask(QWidget* parent, const QString& question, const QString& explanation, const QString& action,
                  std::function<void()> agreed) {
    ask(parent, question, explanation, QStringList{action}, [agreed = std::move(agreed)](int answer) {
        if (answer == 0) agreed();
    });
}

void Dialogs::warn(QWidget* parent, const QString& question, const QString& explanation, const QString& action,
                   std::function<void()> agreed) {
    openQuestion(parent, question, explanation, {action}, true, [agreed = std::move(agreed)](int answer) {
        if (answer == 0) agreed();
    });
}

}  // namespace capriccio::ui
