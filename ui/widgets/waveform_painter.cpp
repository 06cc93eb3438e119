#include "ui/widgets/waveform_painter.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace capriccio::ui {

int WaveformBars::count() const { return std::max(1, static_cast<int>((area.width() + gap) / (barWidth + gap))); }

QRectF WaveformBars::column(int bar) const {
    return {area.left() + bar * (barWidth + gap), area.top(), barWidth + gap, area.height()};
}

std::int64_t WaveformBars::firstFrame(int bar) const { return totalFrames * bar / count(); }

int WaveformBars::barAt(std::int64_t frame) const {
    if (totalFrames <= 0) return 0;
    return static_cast<int>(std::clamp<std::int64_t>(frame * count() / totalFrames, 0, count()));
}

void paintBars(QPainter& painter, const WaveformBars& bars, const audio::Peaks& peaks, int first, int end,
               const QColor& colour) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const double middle = bars.area.center().y();
    for (int bar = first; bar < end; ++bar) {
        const auto peak = peaks.range(bars.firstFrame(bar), std::min(bars.firstFrame(bar + 1), peaks.frames()));
        const double share = std::min(1.0F, std::max(-peak.low, peak.high));
        const double height = std::max(bars.barWidth, share * bars.area.height());
        const QRectF shape(bars.column(bar).left(), middle - height / 2, bars.barWidth, height);
        painter.drawRoundedRect(shape, bars.barWidth / 2, bars.barWidth / 2);
    }
}

void paintToCome(QPainter& painter, double fromX, double toX, double y, const QColor& colour) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (double x = std::ceil(fromX / 5) * 5; x + 2 <= toX; x += 5) painter.drawEllipse(QPointF(x + 1, y), 1.1, 1.1);
}

}  // namespace capriccio::ui
