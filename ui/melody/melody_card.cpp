#include "ui/melody/melody_card.h"

#include "core/base/units.h"
#include "ui/melody/chroma_grid.h"
#include "ui/melody/notes_window.h"
#include "ui/melody/sound_strip.h"
#include "ui/theme/style.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/segments.h"

#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

using Use = studio::MelodyChoice::Use;

QString clock(double seconds) { return QString::fromStdString(clockText(std::round(seconds))); }

}  // namespace

MelodyCard::MelodyCard(const Theme& theme, studio::MelodySource& source, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_source(source) {
    setObjectName(QStringLiteral("melody.card"));
    setProperty("melodyCard", true);
    auto* icon = new IconView(theme, QStringLiteral("note"), &Tokens::melody, 16, this);
    m_name = new ElidedLabel(this);
    m_name->setObjectName(QStringLiteral("melody.name"));
    m_name->setProperty("role", QStringLiteral("strong"));
    m_length = new FigureLabel(theme, 12, QFont::Normal, &Tokens::soft, this);
    m_length->setObjectName(QStringLiteral("melody.length"));
    m_listen = new IconButton(theme, QStringLiteral("play"), tr("Hear the sound"), this);
    m_listen->setObjectName(QStringLiteral("melody.listen"));
    m_notes = new IconButton(theme, QStringLiteral("pencil"), tr("Correct the notes"), this);
    m_notes->setObjectName(QStringLiteral("melody.correct"));
    auto* close = new IconButton(theme, QStringLiteral("close"), tr("Leave the melody out"), this);
    close->setObjectName(QStringLiteral("melody.clear"));
    for (IconButton* button : {m_listen, m_notes, close}) button->setDiameter(28);
    auto* head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(icon);
    head->addSpacing(4);
    head->addWidget(m_name, 1);
    head->addSpacing(2);
    head->addWidget(m_listen);
    head->addWidget(m_notes);
    head->addWidget(close);

    m_strip = new SoundStrip(theme, source, this);
    m_part = new QLabel(this);
    m_part->setObjectName(QStringLiteral("melody.part"));
    m_part->setProperty("role", QStringLiteral("hint"));
    m_wholePart = linkButton("melody.wholePart", tr("All of it"), this);
    m_wholePart->setToolTip(tr("Use the whole sound"));
    auto* part = new QHBoxLayout;
    part->setSpacing(8);
    part->addWidget(m_part, 1);
    part->addWidget(m_wholePart);
    part->addWidget(m_length);
    m_grid = new ChromaGrid(theme, source, ChromaGrid::Size::Small, this);
    m_use = new Segments(theme, QStringLiteral("melody.use"), this);
    m_use->add(static_cast<int>(Use::Follow), tr("Follow its melody"),
               tr("Follow this melody: other music with these notes"), &Tokens::melody);
    m_use->add(static_cast<int>(Use::GoOn), tr("Go on from it"), tr("Go on from this sound: the piece begins with it"),
               &Tokens::melody);
    m_advice = new QLabel(this);
    m_advice->setObjectName(QStringLiteral("melody.advice"));
    m_advice->setProperty("role", QStringLiteral("hint"));
    m_advice->setWordWrap(true);
    m_remedy = linkButton("melody.otherModel", {}, this);
    m_restore = linkButton("melody.restore", tr("Undo the corrections"), this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_strip);
    layout->addLayout(part);
    layout->addWidget(m_grid);
    layout->addWidget(m_use);
    layout->addWidget(m_advice);
    auto* links = new QVBoxLayout;
    links->setSpacing(2);
    links->addWidget(m_remedy, 0, Qt::AlignLeft);
    links->addWidget(m_restore, 0, Qt::AlignLeft);
    layout->addLayout(links);

    connect(m_listen, &QAbstractButton::clicked, &source, &studio::MelodySource::listen);
    connect(close, &QAbstractButton::clicked, &source, &studio::MelodySource::clear);
    connect(m_notes, &QAbstractButton::clicked, this, [this] {
        if (!m_window) m_window = new NotesWindow(m_theme, m_source, this);
        m_window->open();
    });
    connect(m_use, &Segments::valueChanged, &source, [&source](int use) { source.setUse(static_cast<Use>(use)); });
    connect(m_wholePart, &QPushButton::clicked, &source, [&source] { source.setPart({0, source.seconds()}); });
    connect(m_remedy, &QPushButton::clicked, this, &MelodyCard::modelWanted);
    connect(m_restore, &QPushButton::clicked, &source, &studio::MelodySource::restoreNotes);
    for (const auto signal :
         {&studio::MelodySource::stateChanged, &studio::MelodySource::partChanged, &studio::MelodySource::useChanged,
          &studio::MelodySource::notesChanged, &studio::MelodySource::listeningChanged})
        connect(&source, signal, this, &MelodyCard::refresh);
    refresh();
}

void MelodyCard::setModel(const QString& name, bool follows) {
    m_modelName = name;
    m_follows = follows;
    refreshAdvice();
}

void MelodyCard::setOtherModel(const QString& name) {
    if (name == m_otherModel) return;
    m_otherModel = name;
    refreshAdvice();
}

void MelodyCard::setSeconds(double seconds) {
    m_seconds = seconds;
    refreshAdvice();
}

void MelodyCard::refresh() {
    m_name->setText(m_source.name());
    const auto part = m_source.part();
    const bool whole = part.begin <= 0 && part.end >= m_source.seconds() - 1e-6;
    m_length->setText(clock(part.seconds()));
    m_part->setText(whole ? tr("Drag over it to use a part")
                          : tr("From %1 to %2").arg(clock(part.begin), clock(part.end)));
    m_wholePart->setVisible(!whole);
    m_listen->setIconName(m_source.isListening() ? QStringLiteral("stop") : QStringLiteral("play"),
                          m_source.isListening() ? tr("Stop listening") : tr("Hear the sound"));
    m_use->setValue(static_cast<int>(m_source.use()));
    const bool follow = m_source.use() == Use::Follow;
    m_grid->setVisible(follow);
    m_notes->setVisible(follow);
    m_restore->setVisible(follow && m_source.notes().corrections() > 0);
    refreshAdvice();
}

void MelodyCard::refreshAdvice() {
    const double part = m_source.part().seconds();
    const bool follow = m_source.use() == Use::Follow;
    QString words, obstacle;
    bool against = false;
    if (!m_source.problem().isEmpty()) {
        words = m_source.problem();
        against = true;
    } else if (follow && !m_modelName.isEmpty() && !m_follows) {
        words =
            tr("%1 can’t follow a melody: to generate, take one that can, or go on from this sound.").arg(m_modelName);
        obstacle = tr("%1 can’t follow a melody").arg(m_modelName);
        against = true;
    } else if (!follow && part >= m_seconds - 0.05) {
        words = tr("The piece is to be %1 long: make it longer than this sound, or choose less of the sound.")
                    .arg(clock(m_seconds));
        obstacle = tr("The piece is shorter than its sound");
        against = true;
    } else if (!follow) {
        words =
            tr("The piece begins with these %1 and goes on for another %2.").arg(clock(part), clock(m_seconds - part));
    } else if (part < m_seconds - 1) {
        words = tr("The melody is repeated until the piece ends. Drag or click a note to move it.");
    } else {
        words = tr("Drag or click a note to move it.");
    }
    if (!m_source.notice().isEmpty() && !against) words = m_source.notice() + QLatin1Char(' ') + words;
    m_advice->setText(words);
    const QString role = against ? QStringLiteral("over") : QStringLiteral("hint");
    if (m_advice->property("role") != role) {
        m_advice->setProperty("role", role);
        repolish(m_advice);
    }
    m_remedy->setText(m_otherModel.isEmpty() ? tr("Get one that can…") : tr("Use %1").arg(m_otherModel));
    if (m_obstacle != obstacle) {
        m_obstacle = obstacle;
        Q_EMIT obstacleChanged();
    }
    m_remedy->setVisible(m_source.problem().isEmpty() && follow && !m_modelName.isEmpty() && !m_follows);
}

}  // namespace capriccio::ui
