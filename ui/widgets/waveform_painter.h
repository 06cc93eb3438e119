#pragma once

#include "core/audio/peaks.h"

#include <cstdint>

#include <QColor>
#include <QRectF>

class QPainter;

namespace capriccio::ui {

/// How a waveform of bars is laid out; a bar always shows the same frames of the clip, however far the clip has come.
struct WaveformBars {
    QRectF area;
    std::int64_t totalFrames = 0;  ///< of the clip, across the whole area
    double barWidth = 3;
    double gap = 1;

    int count() const;
    QRectF column(int bar) const;  ///< the bar's place, full height, its gap included
    std::int64_t firstFrame(int bar) const;
    int barAt(std::int64_t frame) const;
};

/// Draws bars [first, end), rounded, mirrored around the middle; full scale fills the height. Stateless; expects
/// antialiasing to be on.
void paintBars(QPainter& painter, const WaveformBars& bars, const audio::Peaks& peaks, int first, int end,
               const QColor& colour);

/// The dotted line of what is still to come.
void paintToCome(QPainter& painter, double fromX, double toX, double y, const QColor& colour);

}  // namespace capriccio::ui
