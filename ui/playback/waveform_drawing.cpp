// How WaveformView draws itself: what changes rarely into pixmaps, bar by bar as the sound comes; the rest over them.
#include "ui/playback/waveform_view.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/waveform_painter.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <QPaintEvent>
#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr double kHandle = 5;            ///< radius
constexpr float kUnplayedShade = 0.45F;  ///< of the card, over pitches that are still to be played

}  // namespace

void WaveformView::redraw() {
    m_stale = true;
    update();
}

/// Whole bars that the peaks reach; a growing clip's last bar waits until it is whole.
std::int64_t WaveformView::readyBars() const {
    const std::int64_t inSight = endBarInSight(m_strip.view);
    if (allTaken()) return inSight;
    std::int64_t end = firstBarInSight(m_strip.view);
    while (end < inSight && firstFrameOfBar(m_strip.view, end + 1) <= m_peaks.frames()) ++end;
    return end;
}

void WaveformView::drawNewBars() {
    const Tokens& t = m_theme.tokens();
    const std::int64_t end = readyBars();
    if (end <= m_drawnBars) return;
    paintBarsInto(m_played, end, t.accent);
    paintBarsInto(m_unplayed, end, t.wave);
    if (m_selection) paintBarsInto(m_selected, end, selectedWave(t));
    m_drawnBars = end;
}

void WaveformView::paintBarsInto(QPixmap& layer, std::int64_t end, const QColor& colour) const {
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(m_strip.area);
    paintBars(painter, m_strip, m_peaks, m_drawnBars, end, colour);
}

void WaveformView::drawLayers() {
    const Tokens& t = m_theme.tokens();
    const qreal ratio = devicePixelRatioF();
    std::vector<QPixmap*> layers{&m_ground, &m_played, &m_unplayed};
    if (m_selection) layers.push_back(&m_selected);
    for (QPixmap* layer : layers) {
        if (layer->size() != size() * ratio) *layer = QPixmap(size() * ratio);
        layer->setDevicePixelRatio(ratio);
        layer->fill(Qt::transparent);
    }
    m_strip.view.setWidth(m_strip.area.width(), ratio);
    QPainter painter(&m_ground);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.cardEdge);
    painter.setBrush(t.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 14, 14);
    if (m_picture == Picture::Spectrum && m_clip) m_spectrogram->paint(painter, m_strip);
    paintRuler(painter, m_strip, sampleRate(), m_theme);
    if (m_picture == Picture::Spectrum && m_clip) m_spectrogram->paintScale(painter, m_strip);
    m_drawnFrames = m_clip ? m_clip->availableFrames() : 0;
    m_drawnBars = firstBarInSight(m_strip.view);
    if (!m_clip || m_picture == Picture::Spectrum) return;
    if (!showsSamples(m_strip.view)) return drawNewBars();
    for (QPixmap* layer : layers) {
        if (layer == &m_ground) continue;
        QPainter samples(layer);
        samples.setRenderHint(QPainter::Antialiasing);
        samples.setClipRect(m_strip.area);
        paintSamples(samples, m_strip, *m_clip,
                     layer == &m_played     ? t.accent
                     : layer == &m_selected ? selectedWave(t)
                                            : t.soft);
    }
}

void WaveformView::paintEvent(QPaintEvent* event) {
    if (m_stale || m_ground.size() != size() * devicePixelRatioF()) {
        m_stale = false;
        drawLayers();
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_ground);
    paintUnplayedPitches(painter);
    paintSelection(painter);
    paintSound(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintToCome(painter);
    paintHover(painter);
    if (m_clip && event->rect().intersects(playheadRect(m_position))) paintPlayhead(painter);
    if (hasFocus() && m_showsFocus) paintFocus(painter);
}

/// Inside, apart from the card's edge.
void WaveformView::paintFocus(QPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.tokens().accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(4, 4, -4, -4), 10, 10);
}

void WaveformView::paintSound(QPainter& painter) const {
    if (m_picture == Picture::Spectrum || !m_clip) return;
    const auto part = [&](double from, double to, const QPixmap& layer) {
        if (to <= from) return;
        painter.setClipRect(QRectF(from, 0, to - from, height()));
        painter.drawPixmap(0, 0, layer);
    };
    const auto right = static_cast<double>(width());
    const double x = std::clamp(xOf(m_position), 0.0, right);
    const double begin = m_selection ? std::clamp(xOf(m_selection->first), x, right) : right;
    const double end = m_selection ? std::clamp(xOf(m_selection->second), x, right) : right;
    part(0, x, m_played);
    part(x, begin, m_unplayed);
    part(begin, end, m_selected);
    part(end, right, m_unplayed);
    painter.setClipping(false);
}

/// As far as there is something, the card's ground over it.
void WaveformView::paintUnplayedPitches(QPainter& painter) const {
    if (m_picture != Picture::Spectrum || !m_clip) return;
    const QRectF all = area();
    const double from = std::max(all.left(), xOf(m_position));
    const double to =
        std::min(all.right(), all.left() + m_strip.view.xOf(static_cast<double>(m_clip->availableFrames())));
    if (to <= from) return;
    QColor shade = m_theme.tokens().card;
    shade.setAlphaF(kUnplayedShade);
    painter.fillRect(QRectF(from, all.top(), to - from, all.height()), shade);
}

void WaveformView::paintToCome(QPainter& painter) const {
    if (lengthSeconds() <= 0 || (m_clip && m_clip->finished())) return;
    const Tokens& t = m_theme.tokens();
    const QRectF bars = area();
    // It begins where what is drawn ends.
    const double made = m_clip ? static_cast<double>(m_clip->availableFrames()) : 0;
    const bool drawnAsBars = m_picture == Picture::Bars && !showsSamples(m_strip.view);
    const double end =
        drawnAsBars ? static_cast<double>(m_drawnBars) * 4 - m_strip.view.scroll() : m_strip.view.xOf(made);
    const double from = std::max(bars.left(), bars.left() + end);
    if (from >= bars.right()) return;
    ui::paintToCome(painter, from + 2, bars.right(), bars.center().y(), t.wave);
    if (bars.right() - from <= 90) return;
    painter.setFont(m_theme.font(11));
    painter.setPen(t.faint);
    painter.drawText(QRectF(from + 12, bars.bottom() - 16, bars.right() - from - 12, 16),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("still to come"));
}

void WaveformView::paintSelection(QPainter& painter) const {
    if (!m_selection) return;
    const Tokens& t = m_theme.tokens();
    const QRectF bars = area();
    const double left = xOf(m_selection->first);
    const double right = xOf(m_selection->second);
    const QRectF shown = QRectF(left, bars.top(), right - left, bars.height()).intersected(bars);
    if (shown.isEmpty()) return;
    QColor ground = t.accent;
    ground.setAlphaF(0.12F);
    painter.fillRect(shown, ground);
    QColor edge = t.accent;
    edge.setAlphaF(0.55F);
    for (const double x : {left, right})
        if (x >= bars.left() - 1 && x <= bars.right() + 1)
            painter.fillRect(QRectF(x - 0.5, bars.top(), 1, bars.height()), edge);
    // From, to and how long, as much of it as there is room for.
    painter.setFont(m_theme.font(11, QFont::DemiBold));
    painter.setPen(t.accentText);
    for (const QString& words : m_selectionLabels) {
        if (figuresWidth(QFontMetricsF(painter.font()), words) + 12 >= shown.width()) continue;
        drawFigures(painter, shown.adjusted(7, 3, -5, 0).adjusted(0, 0, 0, 17 - shown.height()), Qt::AlignLeft, words);
        break;
    }
}

void WaveformView::paintHover(QPainter& painter) const {
    if (!m_hoverX || !m_clip || m_drag != Drag::None) return;
    const Tokens& t = m_theme.tokens();
    const QRectF bars = area();
    painter.fillRect(QRectF(*m_hoverX, bars.top(), 1, bars.height()), t.faint);
    painter.setFont(m_theme.font(11, QFont::Medium));
    painter.setPen(t.soft);
    const QString label =
        rulerText(secondsAt(*m_hoverX), std::min(1.0, rulerStep(m_strip.view.framesPerPixel() / sampleRate())));
    const double labelWidth = figuresWidth(QFontMetricsF(painter.font()), label);
    const bool left = *m_hoverX + labelWidth + 8 > bars.right();
    drawFigures(painter, QRectF(left ? *m_hoverX - labelWidth - 5 : *m_hoverX + 6, bars.bottom() - 16, labelWidth, 16),
                Qt::AlignLeft, label);
}

void WaveformView::paintPlayhead(QPainter& painter) const {
    const double x = xOf(m_position);
    const QRectF bars = area();
    if (x < bars.left() - 1 || x > bars.right() + 1) return;
    painter.fillRect(QRectF(x - 1, bars.top() - 2, 2, bars.height() + 6), m_theme.tokens().text);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.tokens().text);
    painter.drawEllipse(QPointF(x, bars.top() - 4), kHandle, kHandle);
}

QRect WaveformView::playheadRect(double seconds) const {
    const double x = std::clamp(xOf(seconds), -20.0, width() + 20.0);
    return QRectF(x - kHandle - 1, 0, 2 * kHandle + 2, height()).toAlignedRect();
}

}  // namespace capriccio::ui
