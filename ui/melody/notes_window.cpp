#include "ui/melody/notes_window.h"

#include "ui/melody/chroma_grid.h"
#include "ui/widgets/buttons.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

/// A bar in the colour of a kind of notes.
class Swatch : public QWidget {
  public:
    Swatch(const Theme& theme, QColor Tokens::*colour, QWidget* parent)
        : QWidget(parent), m_theme(theme), m_colour(colour) {
        setFixedSize(18, 10);
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.tokens().*m_colour);
        painter.drawRoundedRect(rect(), 3, 3);
    }

  private:
    const Theme& m_theme;
    QColor Tokens::*m_colour;
};

}  // namespace

NotesWindow::NotesWindow(const Theme& theme, studio::MelodySource& source, QWidget* parent)
    : QDialog(parent), m_source(source) {
    setObjectName(QStringLiteral("notesWindow"));
    setWindowTitle(tr("Notes of the melody"));
    setModal(true);
    auto* heading = new QLabel(tr("What the model hears"), this);
    heading->setProperty("role", QStringLiteral("heading"));
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("notes.words"));
    m_words->setProperty("role", QStringLiteral("note"));
    m_words->setWordWrap(true);
    m_grid = new ChromaGrid(theme, source, ChromaGrid::Size::Large);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidget(m_grid);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFixedHeight(m_grid->sizeHint().height() + 18);
    m_listen = new PillButton(theme, QStringLiteral("play"), tr("Hear the sound"), this);
    m_listen->setObjectName(QStringLiteral("notes.listen"));
    m_restore = new QPushButton(tr("&Undo the corrections"), this);
    m_restore->setObjectName(QStringLiteral("notes.restore"));
    auto* done = new QPushButton(tr("&Done"), this);
    done->setObjectName(QStringLiteral("notes.done"));
    done->setProperty("kind", QStringLiteral("primary"));
    done->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_listen);
    buttons->addWidget(m_restore);
    buttons->addStretch();
    buttons->addWidget(done);
    auto* legend = new QHBoxLayout;
    legend->setSpacing(6);
    for (const auto& [words, colour] : {std::pair{tr("as heard"), &Tokens::melody},
                                        {tr("moved by you"), &Tokens::accent},
                                        {tr("outside the part, not used"), &Tokens::wave}}) {
        auto* name = new QLabel(words, this);
        name->setProperty("role", QStringLiteral("note"));
        legend->addWidget(new Swatch(theme, colour, this));
        legend->addWidget(name);
        legend->addSpacing(12);
    }
    legend->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 22, 24, 20);
    layout->setSpacing(10);
    layout->addWidget(heading);
    layout->addWidget(m_words);
    layout->addWidget(m_scroll);
    layout->addLayout(legend);
    layout->addLayout(buttons);
    connect(m_listen, &QAbstractButton::clicked, &source, &studio::MelodySource::listen);
    connect(m_restore, &QPushButton::clicked, &source, &studio::MelodySource::restoreNotes);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    connect(&source, &studio::MelodySource::notesChanged, this, &NotesWindow::refresh);
    connect(&source, &studio::MelodySource::listeningChanged, this, &NotesWindow::refresh);
    connect(m_grid, &ChromaGrid::cursorMoved, this, &NotesWindow::showFrame);
    connect(this, &QDialog::finished, &source, &studio::MelodySource::stopListening);
    auto* space = new QShortcut(QKeySequence(Qt::Key_Space), this);
    connect(space, &QShortcut::activated, &source, &studio::MelodySource::listen);
    refresh();
}

void NotesWindow::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    m_grid->resize(m_grid->sizeHint());
    const int wanted = m_grid->sizeHint().width() + 2 + 48;
    const int most = parentWidget() ? std::max(600, parentWidget()->window()->width() - 80) : 1000;
    resize(std::clamp(wanted, 600, most), sizeHint().height());
    m_grid->setFocus(Qt::OtherFocusReason);
    showFrame(m_source.notes().frameAt(m_source.part().begin));
}

int NotesWindow::correctedNotes() const {
    const auto& notes = m_source.notes();
    int count = 0;
    for (int frame = 0; frame < notes.frames(); ++frame) {
        const bool goesOn = frame > 0 && notes.isCorrected(frame - 1) && notes.note(frame - 1) == notes.note(frame);
        if (notes.isCorrected(frame) && !goesOn) ++count;
    }
    return count;
}

void NotesWindow::refresh() {
    const int corrected = correctedNotes();
    m_words->setText(tr("Drag or click a note to move it; right-click it to undo its change.") + QLatin1Char(' ') +
                     tr("With the keys: arrows, Delete to undo, space to listen.") +
                     (corrected > 0 ? QLatin1Char(' ') + tr("%n notes are moved.", nullptr, corrected) : QString()));
    m_restore->setEnabled(corrected > 0);
    m_listen->setWords(m_source.isListening() ? QStringLiteral("stop") : QStringLiteral("play"),
                       m_source.isListening() ? tr("Stop listening") : tr("Hear the sound"));
    if (m_source.isListening()) showFrame(m_source.notes().frameAt(m_source.listeningAt()));
}

/// Scrolls no more than is needed.
void NotesWindow::showFrame(int frame) {
    const QRectF cell = m_grid->cell(frame, 0);
    m_scroll->ensureVisible(static_cast<int>(cell.center().x()), m_grid->height() / 2, 60, 0);
}

}  // namespace capriccio::ui
