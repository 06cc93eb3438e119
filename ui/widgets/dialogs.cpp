#include "ui/widgets/dialogs.h"

#include <utility>

#include <QDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
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

void Dialogs::saveFile(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                       std::function<void(const QString&)> chosen) {
    if (const auto file = taken(m_nextFile)) return file->isEmpty() ? void() : chosen(*file);
    auto* dialog = new QFileDialog(parent, title, suggestion, filter);
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("wav"));
    dialog->selectFile(suggestion);
    open(dialog, std::move(chosen));
}

void Dialogs::askToSave(QWidget* parent, const QString& question, const QString& explanation,
                        std::function<void(Answer)> answered) {
    m_questions << question;
    if (const auto answer = taken(m_nextAnswer)) {  // later, as a person would
        QMetaObject::invokeMethod(
            this, [answered = std::move(answered), answer] { answered(*answer); }, Qt::QueuedConnection);
        return;
    }
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("saveQuestion"));
    dialog->setWindowTitle(tr("Capriccio"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(true);
    auto* heading = new QLabel(question, dialog);
    heading->setProperty("role", QStringLiteral("heading"));
    heading->setWordWrap(true);
    auto* words = new QLabel(explanation, dialog);
    words->setProperty("role", QStringLiteral("soft"));
    words->setWordWrap(true);
    words->setMinimumWidth(360);
    auto* save = new QPushButton(tr("&Save…"), dialog);
    auto* discard = new QPushButton(tr("&Discard"), dialog);
    auto* cancel = new QPushButton(tr("&Cancel"), dialog);
    save->setObjectName(QStringLiteral("saveQuestion.save"));
    discard->setObjectName(QStringLiteral("saveQuestion.discard"));
    cancel->setObjectName(QStringLiteral("saveQuestion.cancel"));
    save->setProperty("kind", QStringLiteral("primary"));
    save->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(discard);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 24, 24, 20);
    layout->setSpacing(8);
    layout->addWidget(heading);
    layout->addWidget(words);
    layout->addSpacing(16);
    layout->addLayout(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    auto answer = std::make_shared<Answer>(Answer::Cancel);
    connect(save, &QPushButton::clicked, dialog, [=] { *answer = Answer::Save, dialog->accept(); });
    connect(discard, &QPushButton::clicked, dialog, [=] { *answer = Answer::Discard, dialog->accept(); });
    connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    connect(dialog, &QDialog::finished, this, [answer, answered = std::move(answered)] { answered(*answer); });
    dialog->open();
}

}  // namespace capriccio::ui
