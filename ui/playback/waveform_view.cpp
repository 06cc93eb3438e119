#include "ui/playback/waveform_view.h"

#include "core/base/units.h"
#include "ui/widgets/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr double kSide = 18;
constexpr double kRuler = 34;  ///< above the bars
constexpr double kBottom = 18;
constexpr int kGrowPauseMs = 50;
constexpr double kHandle = 5;  ///< radius

QString clock(double seconds) { return QString::fromStdString(clockText(seconds)); }

/// Seconds between two marks of the ruler, so that their labels keep apart.
double rulerStep(double seconds, double width) {
    constexpr std::array kSteps = {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0};
    for (const double step : kSteps)
        if (step / std::max(seconds, 0.1) * width >= 72) return step;
    return kSteps.back();
}

}  // namespace

WaveformView::WaveformView(const Theme& theme, QWidget* parent) : QAbstractSlider(parent), m_theme(theme) {
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Waveform and position"));
    m_timer.setInterval(kGrowPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &WaveformView::grow);
    connect(&theme, &Theme::changed, this, [this] { redraw(); });
}

void WaveformView::setClip(std::shared_ptr<const audio::AudioClip> clip, double expectedSeconds) {
    m_clip = std::move(clip);
    m_expectedSeconds = expectedSeconds;
    m_position = 0;
    m_wasFinished = false;
    m_peaks.clear();
    setRange(0, static_cast<int>(std::lround(lengthSeconds() * 1000)));
    setValue(0);
    redraw();
    if (m_clip) {
        m_timer.start();
        grow();
    } else {
        m_timer.stop();
    }
}

double WaveformView::lengthSeconds() const {
    if (!m_clip) return m_expectedSeconds;
    return static_cast<double>(m_clip->expectedFrames()) / m_clip->sampleRate();
}

double WaveformView::peak() const {
    const auto peak = m_peaks.range(0, m_peaks.frames());
    return std::max(-peak.low, peak.high);
}

void WaveformView::setPositionSeconds(double seconds) {
    if (seconds == m_position) return;
    const QRect before = playheadRect(m_position);
    m_position = seconds;
    setValue(static_cast<int>(std::lround(seconds * 1000)));
    update(before.united(playheadRect(m_position)));
}

QRectF WaveformView::area() const { return QRectF(rect()).adjusted(kSide, kRuler, -kSide, -kBottom); }

double WaveformView::xOf(double seconds) const {
    const double length = lengthSeconds();
    return area().left() + (length > 0 ? std::clamp(seconds / length, 0.0, 1.0) : 0) * area().width();
}

double WaveformView::secondsAt(double x) const {
    return std::clamp((x - area().left()) / std::max(1.0, area().width()), 0.0, 1.0) * lengthSeconds();
}

/// Takes in what the clip has published, and draws only that.
void WaveformView::grow() {
    if (!m_clip) return;
    const bool finished = m_clip->finished();
    const bool changed = m_peaks.update(*m_clip);
    if (finished) m_timer.stop();
    if (finished && !m_wasFinished) {
        m_wasFinished = true;
        setMaximum(static_cast<int>(std::lround(lengthSeconds() * 1000)));
        redraw();  // its length may be another than expected
        return;
    }
    if (changed && !m_stale) {
        const double from = m_bars.column(std::max(0, m_drawnBars - 1)).left();
        drawNewBars();
        const QRectF all = area();
        update(QRectF(from - 2, all.top(), all.right() - from + 4, all.height()).toAlignedRect());
    }
}

void WaveformView::redraw() {
    m_stale = true;
    update();
}

void WaveformView::drawGround() {
    const Tokens& t = m_theme.tokens();
    const QRectF bars = area();
    m_ground = QPixmap(size() * devicePixelRatioF());
    m_ground.setDevicePixelRatio(devicePixelRatioF());
    m_ground.fill(Qt::transparent);
    QPainter painter(&m_ground);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.cardEdge);
    painter.setBrush(t.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 14, 14);

    painter.setFont(m_theme.font(11));
    const double length = lengthSeconds();
    if (length <= 0) return;
    const double step = rulerStep(length, bars.width());
    const QFontMetricsF metrics(painter.font());
    const QString endLabel = clock(length);
    const double endWidth = figuresWidth(metrics, endLabel);
    for (double mark = 0; mark < length; mark += step) {
        const double x = std::round(xOf(mark));
        painter.fillRect(QRectF(x, bars.top() - 4, 1, bars.height() + 8), t.cardEdge);
        const QString label = clock(mark);
        if (x + figuresWidth(metrics, label) + 14 > bars.right() - endWidth) continue;
        painter.setPen(t.faint);
        drawFigures(painter, QRectF(x, 8, 60, 18), Qt::AlignLeft, label);
    }
    painter.setPen(t.faint);
    drawFigures(painter, QRectF(bars.right() - endWidth, 8, endWidth, 18), Qt::AlignLeft, endLabel);
}

void WaveformView::drawNewBars() {
    const Tokens& t = m_theme.tokens();
    const int ready = m_bars.barAt(m_peaks.frames());
    const bool whole = m_clip && m_clip->finished();
    const int end = whole ? m_bars.count() : ready;
    if (end <= m_drawnBars) return;
    for (auto* layer : {&m_played, &m_unplayed}) {
        QPainter painter(layer);
        painter.setRenderHint(QPainter::Antialiasing);
        paintBars(painter, m_bars, m_peaks, m_drawnBars, end, layer == &m_played ? t.accent : t.wave);
    }
    m_drawnBars = end;
}

void WaveformView::paintEvent(QPaintEvent* event) {
    const Tokens& t = m_theme.tokens();
    if (m_stale || m_ground.size() != size() * devicePixelRatioF()) {
        m_stale = false;
        drawGround();
        m_bars.area = area();
        m_bars.totalFrames = m_clip ? m_clip->expectedFrames() : 0;
        for (auto* layer : {&m_played, &m_unplayed}) {
            *layer = QPixmap(m_ground.size());
            layer->setDevicePixelRatio(m_ground.devicePixelRatio());
            layer->fill(Qt::transparent);
        }
        m_drawnBars = 0;
        if (m_bars.totalFrames > 0) drawNewBars();
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_ground);
    const QRectF bars = area();
    if (m_drawnBars > 0) {
        const double x = xOf(m_position);
        painter.setClipRect(QRectF(0, 0, x, height()));
        painter.drawPixmap(0, 0, m_played);
        painter.setClipRect(QRectF(x, 0, width() - x, height()));
        painter.drawPixmap(0, 0, m_unplayed);
        painter.setClipping(false);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (lengthSeconds() > 0 && !(m_clip && m_clip->finished())) {
        const double from = m_bars.area.left() + m_drawnBars * (m_bars.barWidth + m_bars.gap);
        paintToCome(painter, from + 2, bars.right(), bars.center().y(), t.wave);
        painter.setFont(m_theme.font(11));
        painter.setPen(t.faint);
        if (bars.right() - from > 90)
            painter.drawText(QRectF(from + 12, bars.bottom() - 16, bars.right() - from - 12, 16),
                             Qt::AlignLeft | Qt::AlignVCenter, tr("still to come"));
    }
    if (m_hoverX && m_clip && !m_dragging) {
        painter.fillRect(QRectF(*m_hoverX, bars.top(), 1, bars.height()), t.faint);
        painter.setFont(m_theme.font(11, QFont::Medium));
        painter.setPen(t.soft);
        const QString label = clock(secondsAt(*m_hoverX));
        const double labelWidth = figuresWidth(QFontMetricsF(painter.font()), label);
        const bool left = *m_hoverX + labelWidth + 8 > bars.right();
        drawFigures(painter,
                    QRectF(left ? *m_hoverX - labelWidth - 5 : *m_hoverX + 6, bars.bottom() - 16, labelWidth, 16),
                    Qt::AlignLeft, label);
    }
    if (m_clip && event->rect().intersects(playheadRect(m_position))) paintPlayhead(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 13, 13);
    }
}

void WaveformView::paintPlayhead(QPainter& painter) const {
    const double x = xOf(m_position);
    const QRectF bars = area();
    painter.fillRect(QRectF(x - 1, bars.top() - 2, 2, bars.height() + 6), m_theme.tokens().text);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.tokens().text);
    painter.drawEllipse(QPointF(x, bars.top() - 4), kHandle, kHandle);
}

QRect WaveformView::playheadRect(double seconds) const {
    const double x = xOf(seconds);
    return QRectF(x - kHandle - 1, 0, 2 * kHandle + 2, height()).toAlignedRect();
}

void WaveformView::resizeEvent(QResizeEvent*) { redraw(); }

void WaveformView::seekTo(double seconds) {
    if (m_clip) Q_EMIT seekRequested(std::clamp(seconds, 0.0, lengthSeconds()));
}

void WaveformView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_clip) return;
    m_dragging = true;
    seekTo(secondsAt(event->position().x()));
}

void WaveformView::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (m_dragging) return seekTo(secondsAt(x));
    if (m_hoverX) update(QRectF(*m_hoverX - 60, 0, 120, height()).toAlignedRect());
    m_hoverX = x >= area().left() && x <= area().right() ? std::optional(x) : std::nullopt;
    if (m_hoverX) update(QRectF(*m_hoverX - 60, 0, 120, height()).toAlignedRect());
}

void WaveformView::mouseReleaseEvent(QMouseEvent*) { m_dragging = false; }

void WaveformView::wheelEvent(QWheelEvent* event) { event->ignore(); }

void WaveformView::leaveEvent(QEvent*) {
    m_hoverX.reset();
    update();
}

void WaveformView::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers() & Qt::ShiftModifier ? 5 : 1;
    switch (event->key()) {
        case Qt::Key_Left:
            return seekTo(m_position - step);
        case Qt::Key_Right:
            return seekTo(m_position + step);
        case Qt::Key_PageUp:
            return seekTo(m_position - 5);
        case Qt::Key_PageDown:
            return seekTo(m_position + 5);
        case Qt::Key_Home:
            return seekTo(0);
        case Qt::Key_End:
            return seekTo(lengthSeconds());
        default:
            event->ignore();
    }
}

}  // namespace capriccio::ui
