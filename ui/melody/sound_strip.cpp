#include "ui/melody/sound_strip.h"

#include "core/base/units.h"
#include "ui/widgets/waveform_painter.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr double kGrip = 6;
constexpr double kHandle = 8;
constexpr double kStep = 0.25;          // seconds, by key
constexpr double kClick = 3;            // pixels: less is a click, not a part
constexpr double kRecordingShown = 12;  // seconds that a recording has room for before it is squeezed

QString clock(double seconds) { return QString::fromStdString(clockText(seconds)); }

}  // namespace

SoundStrip::SoundStrip(const Theme& theme, studio::MelodySource& source, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_source(source) {
    setObjectName(QStringLiteral("melody.wave"));
    setAccessibleName(tr("The part to use"));
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    for (const auto signal : {&studio::MelodySource::stateChanged, &studio::MelodySource::partChanged,
                              &studio::MelodySource::heard, &studio::MelodySource::listeningChanged})
        connect(&source, signal, this, &SoundStrip::refresh);
    refresh();
}

void SoundStrip::refresh() {
    const auto clip = m_source.clip();
    if (m_peaksOf.lock() != clip) {
        m_peaks.clear();
        m_peaksOf = clip;
    }
    if (clip) m_peaks.update(*clip);
    const auto part = m_source.part();
    setAccessibleDescription(tr("From %1 to %2 of %3. Left and Right move its begin, Shift with them its end.")
                                 .arg(clock(part.begin), clock(part.end), clock(m_source.seconds())));
    update();
}

double SoundStrip::shownSeconds() const {
    const double length = m_source.seconds();
    return m_source.state() == studio::MelodySource::State::Recording ? std::max(length, kRecordingShown)
                                                                      : std::max(length, 1e-3);
}

double SoundStrip::xOf(double seconds) const { return seconds / shownSeconds() * width(); }

double SoundStrip::secondsAt(double x) const { return std::clamp(x / std::max(1, width()), 0.0, 1.0) * shownSeconds(); }

void SoundStrip::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto clip = m_source.clip();
    const QRectF area(0, 3, width(), height() - 6);
    if (clip) {
        const bool recording = m_source.state() == studio::MelodySource::State::Recording;
        WaveformBars bars;
        bars.area = area;
        bars.barWidth = 2;
        bars.totalFrames = static_cast<std::int64_t>(shownSeconds() * clip->sampleRate());
        const int end = std::min(bars.count(), bars.barAt(m_peaks.frames()));
        if (recording) {
            paintBars(painter, bars, m_peaks, 0, end, t.melody);
            paintToCome(painter, bars.column(end).left(), width(), area.center().y(), t.wave);
        } else {
            const auto part = m_source.part();
            const bool whole = part.begin <= 0 && part.end >= m_source.seconds() - 1e-6;
            const int from = bars.barAt(static_cast<std::int64_t>(part.begin * clip->sampleRate()));
            const int to =
                whole ? bars.count()
                      : std::min(bars.count(), bars.barAt(static_cast<std::int64_t>(part.end * clip->sampleRate())));
            if (!whole) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(mix(t.melody, t.card, 0.14));
                painter.drawRoundedRect(QRectF(xOf(part.begin), 0, xOf(part.end) - xOf(part.begin), height()), 5, 5);
            }
            paintBars(painter, bars, m_peaks, 0, from, t.wave);
            paintBars(painter, bars, m_peaks, from, to, t.melody);
            paintBars(painter, bars, m_peaks, to, bars.count(), t.wave);
            painter.setBrush(t.melody);
            painter.setPen(Qt::NoPen);
            for (const double at : {part.begin, part.end}) paintGrip(painter, xOf(at));
            if (m_source.isListening()) {
                painter.setBrush(t.text);
                painter.drawRect(QRectF(xOf(m_source.listeningAt()) - 0.75, 0, 1.5, height()));
            }
        }
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
}

/// An end of the part that looks as if it could be pulled: a line with a handle.
void SoundStrip::paintGrip(QPainter& painter, double x) const {
    const Tokens& t = m_theme.tokens();
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.melody);
    x = std::clamp(x, kHandle / 2, width() - kHandle / 2);
    painter.drawRoundedRect(QRectF(x - 1, 0, 2, height()), 1, 1);
    painter.drawRoundedRect(QRectF(x - kHandle / 2, height() / 2.0 - 9, kHandle, 18), 3.5, 3.5);
    painter.setPen(QPen(t.card, 1));
    for (const double line : {-1.0, 1.0})
        painter.drawLine(QPointF(x + line, height() / 2.0 - 4), QPointF(x + line, height() / 2.0 + 4));
    painter.setPen(Qt::NoPen);
}

SoundStrip::Grip SoundStrip::gripAt(double x) const {
    const auto part = m_source.part();
    if (std::abs(xOf(part.end) - x) <= kGrip) return Grip::End;
    if (std::abs(xOf(part.begin) - x) <= kGrip) return Grip::Begin;
    return Grip::None;
}

void SoundStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_source.state() != studio::MelodySource::State::Ready) return;
    const double x = event->position().x();
    const auto part = m_source.part();
    const Grip grip = gripAt(x);
    m_anchor = grip == Grip::Begin ? part.end : grip == Grip::End ? part.begin : secondsAt(x);
    m_dragging = true;
}

void SoundStrip::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (!m_dragging) {
        setCursor(gripAt(x) != Grip::None ? Qt::SplitHCursor : Qt::IBeamCursor);
        return;
    }
    if (std::abs(x - xOf(m_anchor)) < kClick) return;
    const double at = secondsAt(x);
    m_source.setPart({std::min(at, m_anchor), std::max(at, m_anchor)});
}

void SoundStrip::mouseReleaseEvent(QMouseEvent*) { m_dragging = false; }

void SoundStrip::mouseDoubleClickEvent(QMouseEvent*) {
    m_dragging = false;
    m_source.setPart({0, m_source.seconds()});
}

void SoundStrip::keyPressEvent(QKeyEvent* event) {
    auto part = m_source.part();
    double& moved = event->modifiers() & Qt::ShiftModifier ? part.end : part.begin;
    switch (event->key()) {
        case Qt::Key_Left:
            moved = std::max(0.0, moved - kStep);
            break;
        case Qt::Key_Right:
            moved = std::min(m_source.seconds(), moved + kStep);
            break;
        case Qt::Key_Home:
            part = {0, m_source.seconds()};
            break;
        default:
            return QWidget::keyPressEvent(event);
    }
    if (part.begin < part.end) m_source.setPart(part);
}

void SoundStrip::focusInEvent(QFocusEvent*) { update(); }
void SoundStrip::focusOutEvent(QFocusEvent*) { update(); }

}  // namespace capriccio::ui
