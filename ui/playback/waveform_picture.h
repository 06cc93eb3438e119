#pragma once

#include "core/audio/audio_clip.h"
#include "core/audio/peaks.h"
#include "ui/theme/theme.h"
#include "ui/widgets/time_view.h"

#include <cstdint>

#include <QRectF>

class QPainter;

namespace capriccio::ui {

/// The strip that a waveform is drawn on. Its drawing is stateless: same arguments, same pixels.
struct WaveformStrip {
    QRectF area;  ///< the view's 0 is its left
    TimeView view;
};

/// Bars as long as a bar stands for enough frames, else the line of the samples.
bool showsSamples(const TimeView& view);

/// Bar `index` counts from the clip's start, wherever the strip is scrolled to.
std::int64_t firstFrameOfBar(const TimeView& view, std::int64_t index);
/// Of the bars that are (partly) in sight: [first, end).
std::int64_t firstBarInSight(const TimeView& view);
std::int64_t endBarInSight(const TimeView& view);

/// Bars [first, end), rounded, mirrored around the middle; full scale fills the height. Expects antialiasing to be on.
void paintBars(QPainter& painter, const WaveformStrip& strip, const audio::Peaks& peaks, std::int64_t first,
               std::int64_t end, const QColor& colour);

/// What is made of the samples in sight, a lane for each channel: columns from lowest to highest while several lie
/// under a pixel, then the line through them, then with a dot for each.
void paintSamples(QPainter& painter, const WaveformStrip& strip, const audio::AudioClip& clip, const QColor& colour);

/// What is not played yet, where it is selected: tinted, 3 : 1 on the selection's ground.
QColor selectedWave(const Tokens& tokens);

/// Times above the strip and thin lines through it; `sampleRate` of the view's frames.
void paintRuler(QPainter& painter, const WaveformStrip& strip, int sampleRate, const Theme& theme);

/// "0:07", or with as many decimals as a step (seconds) needs: "0:07.25".
QString rulerText(double seconds, double step);
/// Between two marks, seconds, so that their labels keep apart.
double rulerStep(double secondsPerPixel);

}  // namespace capriccio::ui
