#include "ui/melody/recording_card.h"

#include "core/base/units.h"
#include "ui/melody/sound_strip.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/level_meter.h"

#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {

/// Four beats as discs: the one that sounds is solid and larger, those that were counted are tinted.
class RecordingCard::Beats : public QWidget {
  public:
    Beats(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
        setObjectName(QStringLiteral("melody.beats"));
        setFixedHeight(40);
    }
    void setLeft(int left) {
        m_left = left;
        setAccessibleName(tr("%1 beats to go").arg(left));
        update();
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        constexpr int kBeats = 4;
        constexpr double kApart = 44;
        const double first = width() / 2.0 - kApart * (kBeats - 1) / 2;
        for (int i = 0; i < kBeats; ++i) {
            const int counted = kBeats - m_left;  // beats that are over; the one that sounds now is `counted`
            const bool now = i == counted;
            painter.setPen(Qt::NoPen);
            painter.setBrush(now ? t.melody : i < counted ? mix(t.melody, t.card, 0.25) : t.raised);
            const double radius = now ? 17 : 12;
            const QPointF middle(first + kApart * i, height() / 2.0);
            painter.drawEllipse(middle, radius, radius);
            painter.setFont(m_theme.font(now ? 15 : 12, QFont::DemiBold));
            painter.setPen(now ? t.card : i < counted ? t.text : t.faint);
            painter.drawText(QRectF(middle.x() - 17, middle.y() - 17, 34, 34), Qt::AlignCenter, QString::number(i + 1));
        }
    }

  private:
    const Theme& m_theme;
    int m_left = 4;
};

RecordingCard::RecordingCard(const Theme& theme, studio::MelodySource& source, QWidget* parent)
    : QFrame(parent), m_source(source) {
    setObjectName(QStringLiteral("melody.recording"));
    setProperty("melodyCard", true);
    auto* icon = new IconView(theme, QStringLiteral("microphone"), &Tokens::melody, 16, this);
    m_title = new QLabel(this);
    m_title->setObjectName(QStringLiteral("melody.recordingTitle"));
    m_title->setProperty("role", QStringLiteral("strong"));
    m_length = new FigureLabel(theme, 12, QFont::Normal, &Tokens::soft, this);
    m_length->setObjectName(QStringLiteral("melody.recordingLength"));
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(icon);
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_length);
    m_beats = new Beats(theme, this);
    m_strip = new SoundStrip(theme, source, this);
    m_strip->setObjectName(QStringLiteral("melody.recordingWave"));
    m_strip->setFocusPolicy(Qt::NoFocus);
    m_meter = new LevelMeter(theme, this);
    m_meter->setObjectName(QStringLiteral("melody.level"));
    m_meter->setAccessibleName(tr("Level of the microphone"));
    m_discard = new QPushButton(this);
    m_discard->setObjectName(QStringLiteral("melody.discard"));
    m_stop = new QPushButton(tr("Stop and use it"), this);
    m_stop->setObjectName(QStringLiteral("melody.stop"));
    m_stop->setProperty("kind", QStringLiteral("primary"));
    for (QPushButton* button : {m_discard, m_stop}) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setCursor(Qt::PointingHandCursor);
    }
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_discard);
    foot->addStretch();
    foot->addWidget(m_stop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_beats);
    layout->addWidget(m_strip);
    layout->addWidget(m_meter);
    layout->addLayout(foot);
    connect(m_discard, &QPushButton::clicked, &source, &studio::MelodySource::discardRecording);
    connect(m_stop, &QPushButton::clicked, &source, &studio::MelodySource::stopRecording);
    connect(&source, &studio::MelodySource::heard, this, &RecordingCard::refresh);
    connect(&source, &studio::MelodySource::stateChanged, this, &RecordingCard::refresh);
    refresh();
}

void RecordingCard::refresh() {
    const bool recording = m_source.state() == studio::MelodySource::State::Recording;
    m_title->setText(recording ? tr("Recording") : tr("Hum after the count"));
    m_length->setText(recording ? QString::fromStdString(clockText(m_source.recordedSeconds()))
                                : tr("%1 bpm").arg(std::lround(m_source.countInTempo())));
    m_length->setToolTip(recording ? QString() : tr("As fast as the prompt says, or else 120"));
    m_beats->setVisible(!recording);
    m_beats->setLeft(m_source.beatsLeft());
    m_strip->setVisible(recording);
    m_discard->setText(recording ? tr("Discard") : tr("Cancel"));
    m_discard->setToolTip(recording ? tr("Let this recording go") : QString());
    m_stop->setVisible(recording);
    m_meter->setLevels(m_source.level(), m_source.level());
}

}  // namespace capriccio::ui
