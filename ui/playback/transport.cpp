#include "ui/playback/transport.h"

#include "core/base/units.h"
#include "ui/playback/status_text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/level_meter.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/slider.h"

#include <cmath>

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace capriccio::ui {

using State = studio::Playback::State;

namespace {

constexpr int kLevelBelowUnder = 600;

}  // namespace

Transport::Transport(const Theme& theme, studio::Playback& playback, double volume, QWidget* parent)
    : QFrame(parent), m_playback(playback) {
    setObjectName(QStringLiteral("transport"));
    setProperty("card", true);
    setFixedHeight(108);

    m_clock = new FigureLabel(theme, 27, QFont::DemiBold, &Tokens::text, this);
    m_length = new FigureLabel(theme, 14, QFont::Normal, &Tokens::faint, this);
    m_status = new FigureLabel(theme, 12, QFont::Medium, &Tokens::faint, this);
    m_clock->setObjectName(QStringLiteral("clock"));
    m_length->setObjectName(QStringLiteral("clock.length"));
    m_status->setObjectName(QStringLiteral("playback.status"));
    m_playNow = linkButton("playNow", tr("Play &now"), this, LinkKind::Padded);
    m_playNow->setToolTip(tr("Starts at once, even if the music may pause on the way"));

    const auto button = [&](const char* name, const QString& icon, const QString& words) {
        auto* made = new IconButton(theme, icon, words, this);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    m_toStart = button("toStart", QStringLiteral("to-start"), tr("To the start (Home)"));
    m_play = button("play", QStringLiteral("play"), tr("Play (Space)"));
    m_play->setRound(52);
    m_play->setFixedSize(52, 52);
    m_stop = button("stop", QStringLiteral("stop"), tr("Stop playing (.)"));
    m_loop = button("loop", QStringLiteral("loop"), tr("Play again and again (L)"));
    m_loop->setCheckable(true);
    m_mute = button("mute", QStringLiteral("volume"), tr("Mute (M)"));
    m_meter = new LevelMeter(theme, this);
    m_meter->setObjectName(QStringLiteral("meter"));
    m_meter->setMaximumWidth(112);
    m_device = button("device", QStringLiteral("headphones"), tr("Where it sounds"));
    m_device->hide();
    m_gauge = new ProgressLine(theme, this);
    m_gauge->setObjectName(QStringLiteral("gauge"));
    m_gauge->setAccessibleName(tr("Made of what must be made before the sound starts"));
    m_gauge->setFixedWidth(84);
    m_volume = new Slider(theme, &Tokens::soft, this);
    m_volume->setObjectName(QStringLiteral("volume"));
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setToolTip(tr("Volume (Alt+↑, Alt+↓)"));
    m_volume->setRange(0, 100);
    m_volume->setPageStep(10);
    m_volume->setMinimumWidth(52);
    m_volume->setMaximumWidth(84);

    auto* clock = new QHBoxLayout;
    clock->setSpacing(8);
    clock->addWidget(m_clock, 0, Qt::AlignVCenter);
    clock->addWidget(m_length, 0, Qt::AlignVCenter);
    clock->addStretch();

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_toStart);
    buttons->addWidget(m_play);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_loop);

    m_sound = new QHBoxLayout;
    m_sound->setSpacing(8);
    m_sound->addStretch();
    m_sound->addWidget(m_meter, 2);
    m_sound->addWidget(m_mute);
    m_sound->addWidget(m_volume, 1);
    m_sound->addWidget(m_device);

    // The same stretch on both sides keeps the play button in the middle of the card.
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addLayout(clock, 1);
    row->addLayout(buttons);
    row->addLayout(m_sound, 1);

    m_below = new QHBoxLayout;
    m_below->setSpacing(8);
    m_below->addWidget(m_status);
    m_below->addWidget(m_gauge);
    m_below->addWidget(m_playNow);
    m_below->addStretch();

    // As much above the row as below it: the play button is in the middle of the card.
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 28, 16, 6);
    layout->setSpacing(0);
    layout->addLayout(row, 1);
    layout->addLayout(m_below);
    m_playNow->setFixedHeight(22);

    connect(m_toStart, &QAbstractButton::clicked, this, [this] { m_playback.seek(0); });
    connect(m_play, &QAbstractButton::clicked, this, [this] { m_playback.toggle(); });
    connect(m_stop, &QAbstractButton::clicked, this, [this] { m_playback.stop(); });
    connect(m_playNow, &QAbstractButton::clicked, this, [this] { m_playback.play(); });
    connect(m_loop, &QAbstractButton::toggled, this, &Transport::setLooping);
    connect(m_mute, &QAbstractButton::clicked, this, [this] {
        if (m_volume->value() > 0) {
            m_volumeBeforeMute = m_volume->value();
            m_volume->setValue(0);
        } else {
            m_volume->setValue(m_volumeBeforeMute);
        }
    });
    connect(m_volume, &QSlider::valueChanged, this, &Transport::setVolume);
    connect(&playback, &studio::Playback::stateChanged, this, &Transport::refresh);
    connect(&playback, &studio::Playback::positionChanged, this, &Transport::refresh);
    connect(&playback, &studio::Playback::startsInChanged, this, &Transport::refresh);
    connect(&playback, &studio::Playback::loopChanged, this, &Transport::followLoop);
    connect(&playback, &studio::Playback::loudnessChanged, this, &Transport::refresh);
    connect(&playback, &studio::Playback::volumeChanged, this, [this](double now) {
        if (const int percent = static_cast<int>(std::lround(now * 100)); percent != m_volume->value())
            m_volume->setValue(percent);  // from the desktop's player
    });
    connect(&playback, &studio::Playback::levelChanged, m_meter, &LevelMeter::setLevels);
    {
        const QSignalBlocker blocker(m_volume);
        m_volume->setValue(static_cast<int>(std::lround(volume * 100)));
    }
    m_playback.setVolume(volume);
    refresh();
}

void Transport::setExpectedSeconds(double seconds) {
    m_expectedSeconds = seconds;
    refresh();
}

/// In a small window the level goes where there is room: below.
void Transport::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    const bool narrow = width() < kLevelBelowUnder;
    if (narrow == (m_below->indexOf(m_meter) >= 0)) return;
    if (narrow) {
        m_sound->removeWidget(m_meter);
        m_below->addWidget(m_meter);
    } else {
        m_below->removeWidget(m_meter);
        m_sound->insertWidget(1, m_meter, 2);
    }
}

void Transport::setLoopSpan(std::optional<std::pair<double, double>> span) {
    m_loopSpan = span;
    if (m_playback.isLooping()) setLooping(true);
}

void Transport::setDeviceMenu(QMenu* menu) {
    m_device->show();
    connect(m_device, &QAbstractButton::clicked, menu, [this, menu] {
        const QSize size = menu->sizeHint();
        menu->popup(m_device->mapToGlobal(QPoint(m_device->width() - size.width(), -size.height() - 6)));
    });
}

void Transport::setLooping(bool on) {
    const auto whole = std::pair(0.0, m_playback.lengthSeconds());
    m_playback.setLoop(on ? std::optional(m_loopSpan.value_or(whole)) : std::nullopt);
    const QSignalBlocker blocker(m_loop);
    m_loop->setChecked(on);
}

/// A new clip loops too if the button is on; else the button shows what the playback does (the desktop's player may ask
/// for a loop as well).
void Transport::followLoop() {
    const auto clip = m_playback.clip();
    if (clip.get() != m_loopedClip) {
        m_loopedClip = clip.get();
        if (m_loop->isChecked() && clip && !m_playback.isLooping()) setLooping(true);
        return;
    }
    if (!clip) return;
    const QSignalBlocker blocker(m_loop);
    m_loop->setChecked(m_playback.isLooping());
}

void Transport::setVolume(int percent) {
    m_mute->setIconName(percent == 0 ? QStringLiteral("volume-off") : QStringLiteral("volume"),
                        percent == 0 ? tr("Sound on (M)") : tr("Mute (M)"));
    m_playback.setVolume(percent / 100.0);
    Q_EMIT volumeChanged(percent / 100.0);
}

void Transport::refresh() {
    const State state = m_playback.state();
    const auto clip = m_playback.clip();
    const bool there = clip != nullptr;
    m_clock->setText(clockWithTenths(m_playback.positionSeconds()));
    const double length = there ? m_playback.lengthSeconds() : m_expectedSeconds;
    m_length->setText(QStringLiteral("/ %1").arg(QString::fromStdString(clockText(length + 0.01))));
    const bool runs = state == State::Playing;
    if (state == State::Waiting)  // silent yet
        m_play->setIconName(QStringLiteral("wait"),
                            tr("Plays by itself when it will not stall; not to, press (Space)"));
    else
        m_play->setIconName(runs ? QStringLiteral("pause") : QStringLiteral("play"),
                            runs ? tr("Pause (Space)") : tr("Play (Space)"));
    for (auto* button : {m_toStart, m_play, m_stop, m_loop}) button->setEnabled(there);

    PlaybackMoment moment;
    moment.state = state;
    moment.making = there && !clip->finished();
    moment.willNotStall = m_playback.willNotStall();
    moment.aheadSeconds = m_playback.secondsAhead();
    moment.startsIn = m_playback.startsIn();
    moment.speed = m_playback.makingSpeed();
    if (const auto loudness = m_playback.loudness()) {
        moment.peak = loudness->peak;
        moment.lufs = loudness->lufs;
    }
    auto status = playbackStatus(moment);
    if (!there) status = {m_expectedSeconds > 0 ? tr("getting ready") : QString(), true, false, false};
    m_status->setText(status.words);
    m_status->setColour(status.over ? &Tokens::bad : status.live ? &Tokens::melody : &Tokens::faint);
    m_playNow->setVisible(status.playNow);
    const bool waits = status.playNow && moment.startsIn >= 0;
    m_gauge->setVisible(waits);
    m_gauge->setFraction(waits ? m_playback.readiness() : -1);
}

}  // namespace capriccio::ui
