#pragma once

#include "core/audio/audio_file.h"
#include "core/audio/export/export_settings.h"
#include "core/audio/export/sound_view.h"

namespace capriccio::audio {

/// Frames of a number of bars, rounded to the nearest.
std::int64_t framesOfBars(int bars, double beatsPerMinute, int beatsPerBar, int sampleRate);

struct SeamlessLoop {
    Samples samples;
    FrameRange range;       ///< of the sound that is heard; its end is where the best match was found
    double similarity = 0;  ///< normalised cross-correlation at the join, −1 … 1
};

/// A stretch of the sound that repeats without a click.
///
/// The end moves by up to searchSeconds to where what surrounds it is most like what surrounds the begin (normalised
/// cross-correlation over 50 ms to either side, as far as there is sound; of equals the nearest). There the two are
/// crossfaded, so that the last frame of the loop is followed by its first as in the sound itself:
///
///     sound   ····[P P P P][begin …………………………… [F F F F]end][Q Q Q Q]····
///     loop                  begin …………………………… [F×P ] ↺            P fades in over F, the begin follows P by nature
///
/// A begin at the very start has no P; then Q, what follows the end, fades out over the loop's first frames. Where
/// there is neither, the end moves back to make room for Q. The gains of the fade keep the power steady given how alike
/// the two sides are: equal-power for strangers, linear for twins.
///
/// The range must lie within the sound and be at least kShortestLoopSeconds long (Error, InvalidInput). A search or
/// crossfade that is long for the range is shortened to an eighth of it.
SeamlessLoop makeSeamlessLoop(const SoundView& sound, FrameRange range, double searchSeconds = 0.05,
                              double crossfadeSeconds = 0.05);
inline constexpr double kShortestLoopSeconds = 0.1;

}  // namespace capriccio::audio
