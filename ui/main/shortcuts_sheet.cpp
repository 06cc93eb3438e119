#include "ui/main/shortcuts_sheet.h"

#include "ui/widgets/more_below.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

/// For lupdate: these words are no widget's.
struct ShortcutWords {
    Q_DECLARE_TR_FUNCTIONS(ShortcutWords)
};

constexpr int kKeysWidth = 152;
constexpr int kWordsWidth = 200;
constexpr int kAround = 190;  ///< what the dialog has above and below its list, and the window around it

struct Key {
    QStringList keys;  ///< each of them does it
    QString does;
};
struct KeyGroup {
    QString title;
    QList<Key> keys;
};

Key key(const QString& keys, const QString& does) { return {{keys}, does}; }

QList<KeyGroup> allKeys() {
    return {
        {ShortcutWords::tr("Making"),
         {key(ShortcutWords::tr("Ctrl+Enter"), ShortcutWords::tr("Generate")),
          key(ShortcutWords::tr("Ctrl+."), ShortcutWords::tr("Stop and keep")),
          key(ShortcutWords::tr("Ctrl+Shift+."), ShortcutWords::tr("Cancel, into the bin")),
          key(ShortcutWords::tr("Ctrl+L"), ShortcutWords::tr("To the prompt")),
          key(ShortcutWords::tr("Ctrl+↑"), ShortcutWords::tr("The prompt before")),
          key(ShortcutWords::tr("Ctrl+↓"), ShortcutWords::tr("The prompt after")),
          key(ShortcutWords::tr("Esc"), ShortcutWords::tr("From the prompt to the music"))}},
        {ShortcutWords::tr("Listening"),
         {key(ShortcutWords::tr("Space"), ShortcutWords::tr("Play or pause, outside text")),
          key(ShortcutWords::tr("."), ShortcutWords::tr("Stop playing, outside text")),
          {{ShortcutWords::tr("Alt+↑"), ShortcutWords::tr("Alt+↓")}, ShortcutWords::tr("Louder, softer")},
          {{ShortcutWords::tr("←"), ShortcutWords::tr("→")}, ShortcutWords::tr("A second back or on, in the waveform")},
          {{ShortcutWords::tr("Shift+←"), ShortcutWords::tr("Shift+→")}, ShortcutWords::tr("Five seconds")},
          {{ShortcutWords::tr("Home"), ShortcutWords::tr("End")}, ShortcutWords::tr("To the start, to the end")},
          key(ShortcutWords::tr("L"), ShortcutWords::tr("Again and again: the selection, or all")),
          key(ShortcutWords::tr("M"), ShortcutWords::tr("Mute")),
          key(ShortcutWords::tr("C"), ShortcutWords::tr("Compare two takes; the other one")),
          key(ShortcutWords::tr("Shift+C"), ShortcutWords::tr("Stop comparing")),
          key(ShortcutWords::tr("K"), ShortcutWords::tr("Keep up to here, go on"))}},
        {ShortcutWords::tr("Waveform"),
         {{{ShortcutWords::tr("Ctrl++"), ShortcutWords::tr("Ctrl+−")}, ShortcutWords::tr("Zoom in, zoom out")},
          key(ShortcutWords::tr("Ctrl+0"), ShortcutWords::tr("Zoom to the whole take")),
          key(ShortcutWords::tr("Z"), ShortcutWords::tr("Zoom to the selection")),
          key(ShortcutWords::tr("["), ShortcutWords::tr("The selection begins here")),
          key(ShortcutWords::tr("]"), ShortcutWords::tr("The selection ends here")),
          key(ShortcutWords::tr("S"), ShortcutWords::tr("Waveform or spectrogram"))}},
        {ShortcutWords::tr("Takes"),
         {key(ShortcutWords::tr("Ctrl+T"), ShortcutWords::tr("Show or hide them, where they are folded")),
          key(ShortcutWords::tr("Ctrl+F"), ShortcutWords::tr("Search them")),
          key(ShortcutWords::tr("Ctrl+Shift+T"), ShortcutWords::tr("Each under the one it came from")),
          key(ShortcutWords::tr("Enter"), ShortcutWords::tr("In the list: play")),
          key(ShortcutWords::tr("F2"), ShortcutWords::tr("In the list: rename")),
          key(ShortcutWords::tr("Del"), ShortcutWords::tr("In the list: to the bin")),
          key(ShortcutWords::tr("0 … 5"), ShortcutWords::tr("In the list: stars")),
          key(ShortcutWords::tr("Ctrl+S"), ShortcutWords::tr("Export the take on the stage")),
          key(ShortcutWords::tr("Ctrl+E"), ShortcutWords::tr("Export the chosen takes")),
          key(ShortcutWords::tr("Ctrl+Z"), ShortcutWords::tr("Undo")),
          key(ShortcutWords::tr("Ctrl+Shift+Z"), ShortcutWords::tr("Redo"))}},
        {ShortcutWords::tr("Window"),
         {key(ShortcutWords::tr("Ctrl+N"), ShortcutWords::tr("New project")),
          key(ShortcutWords::tr("Ctrl+O"), ShortcutWords::tr("Open a project")),
          key(ShortcutWords::tr("Ctrl+Shift+F"), ShortcutWords::tr("Search all prompts")),
          key(ShortcutWords::tr("Ctrl+M"), ShortcutWords::tr("Choose a model’s folder")),
          key(ShortcutWords::tr("Ctrl+,"), ShortcutWords::tr("Settings")),
          {{ShortcutWords::tr("Ctrl+/"), ShortcutWords::tr("F1")}, ShortcutWords::tr("This list")},
          key(ShortcutWords::tr("Ctrl+Q"), ShortcutWords::tr("Close the window"))}},
    };
}

QWidget* line(const Key& key, QWidget* parent) {
    auto* whole = new QWidget(parent);
    whole->setObjectName(QStringLiteral("shortcut"));
    auto* caps = new QWidget(whole);
    caps->setFixedWidth(kKeysWidth);
    auto* side = new QHBoxLayout(caps);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(6);
    for (const QString& keys : key.keys) {
        auto* cap = new QLabel(keys, caps);
        cap->setProperty("role", QStringLiteral("key"));
        cap->setAlignment(Qt::AlignCenter);
        cap->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        side->addWidget(cap);
    }
    side->addStretch();
    auto* words = new QLabel(key.does, whole);
    words->setWordWrap(true);
    words->setFixedWidth(kWordsWidth);
    auto* layout = new QHBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(caps);
    layout->addWidget(words);
    return whole;
}

}  // namespace

void showShortcuts(const Theme& theme, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("shortcuts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(ShortcutWords::tr("Keyboard shortcuts"));
    auto* heading = new QLabel(dialog->windowTitle(), dialog);
    heading->setProperty("role", QStringLiteral("title"));

    // Two columns, about equally long.
    constexpr int kSecondColumn = 3;
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("shortcutsBody"));
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 12, 0);
    columns->setSpacing(28);
    QVBoxLayout* column = nullptr;
    int index = 0;
    for (const KeyGroup& group : allKeys()) {
        if (index == 0 || index == kSecondColumn) {
            if (column) column->addStretch();
            column = new QVBoxLayout;
            column->setSpacing(5);
            columns->addLayout(column);
        } else {
            column->addSpacing(14);
        }
        auto* title = new QLabel(group.title, body);
        title->setProperty("role", QStringLiteral("strong"));
        column->addWidget(title);
        for (const Key& one : group.keys) column->addWidget(line(one, body));
        ++index;
    }
    column->addStretch();
    auto* scroll = new QScrollArea(dialog);
    scroll->setObjectName(QStringLiteral("shortcuts.list"));
    scroll->setAccessibleName(dialog->windowTitle());
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    // As tall as its list, or as the window has room for; then it scrolls.
    const QSize whole = body->sizeHint();
    scroll->setFixedSize(whole.width() + 2, std::min(whole.height(), std::max(280, parent->height() - kAround)));

    new MoreBelow(theme, &Tokens::background, scroll);

    auto* close = new QPushButton(ShortcutWords::tr("&Close"), dialog);
    close->setObjectName(QStringLiteral("close"));
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 22, 16, 18);
    layout->setSpacing(14);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    layout->addWidget(heading);
    layout->addWidget(scroll);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, 8, 0);
    foot->addStretch();
    foot->addWidget(close);
    layout->addLayout(foot);
    dialog->open();
}

}  // namespace capriccio::ui
