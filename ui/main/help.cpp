#include "ui/main/help.h"

#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("Help", text); }

struct Sheet {
    QDialog* dialog;
    QVBoxLayout* layout;
};

Sheet sheet(QWidget* parent, const QString& name, const QString& title) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 24, 24, 20);
    layout->setSpacing(8);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    auto* heading = new QLabel(title, dialog);
    heading->setProperty("role", QStringLiteral("title"));
    layout->addWidget(heading);
    layout->addSpacing(8);
    return {dialog, layout};
}

void finish(const Sheet& s) {
    auto* close = new QPushButton(tr("&Close"), s.dialog);
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, s.dialog, &QDialog::accept);
    s.layout->addSpacing(12);
    s.layout->addWidget(close, 0, Qt::AlignRight);
    s.dialog->open();
}

}  // namespace

void showShortcuts(QWidget* parent) {
    const auto s = sheet(parent, QStringLiteral("shortcuts"), tr("Keys"));
    const std::pair<QString, QString> keys[] = {
        {tr("Ctrl+Enter"), tr("Generate")},
        {tr("Ctrl+."), tr("Stop generating and keep what there is")},
        {tr("Ctrl+↑  Ctrl+↓"), tr("Earlier and later prompts")},
        {tr("Ctrl+L"), tr("To the prompt")},
        {tr("Esc"), tr("From the prompt to the music; closes a message")},
        {tr("Space"), tr("Play or pause, outside text")},
        {tr("←  →"), tr("One second back or on, in the waveform; with Shift five")},
        {tr("Home"), tr("To the start")},
        {tr("L"), tr("Play again and again")},
        {tr("M"), tr("Mute")},
        {tr("Ctrl+S"), tr("Save as WAV")},
        {tr("Ctrl+O"), tr("Choose a model")},
        {tr("Ctrl+T"), tr("Show or hide the takes")},
        {tr("F1  Ctrl+/"), tr("This list")},
    };
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(8);
    int row = 0;
    for (const auto& [key, does] : keys) {
        auto* name = new QLabel(key, s.dialog);
        name->setProperty("role", QStringLiteral("strong"));
        auto* words = new QLabel(does, s.dialog);
        words->setProperty("role", QStringLiteral("soft"));
        grid->addWidget(name, row, 0);
        grid->addWidget(words, row++, 1);
    }
    s.layout->addLayout(grid);
    finish(s);
}

void showAbout(QWidget* parent) {
    const auto s = sheet(parent, QStringLiteral("about"), QStringLiteral("Capriccio"));
    const QString lines[] = {
        tr("Make music by describing it. Version %1.").arg(QCoreApplication::applicationVersion()),
        tr("Capriccio itself is free software under the MIT licence. It runs Meta's MusicGen models on this computer; "
           "nothing you "
           "type or make leaves it."),
        tr("The weights of those models are Meta's, under CC BY-NC 4.0: music made with them is not for commercial "
           "use."),
        tr("The typeface is Inter, under the SIL Open Font License 1.1. Made with Qt, libtorch, SentencePiece, "
           "PortAudio, libsndfile, "
           "soxr and libebur128."),
    };
    for (const QString& line : lines) {
        auto* words = new QLabel(line, s.dialog);
        words->setWordWrap(true);
        words->setFixedWidth(420);
        words->setProperty("role", QStringLiteral("soft"));
        s.layout->addWidget(words);
    }
    finish(s);
}

}  // namespace capriccio::ui
