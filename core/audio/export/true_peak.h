#pragma once

#include "core/audio/audio_file.h"
#include "core/audio/export/export_progress.h"

#include <vector>

namespace capriccio::audio {

/// The height of the wave that the samples stand for, between the samples too: at eight places a frame, by a
/// windowed-sinc filter of 48 taps (BS.1770's meters look at four places, and read up to 0.7 dB less at high
/// frequencies; this one at most 0.2). `circular`: as if the sound repeated.

/// For each frame the highest |value| of any channel from half a frame before to half a frame after, or more.
std::vector<float> truePeakEnvelope(const Samples& sound, bool circular, const Stage& stage);

/// The highest of all, linear; 0 for silence. Much faster than the envelope, for it only looks where it may be.
double truePeak(const Samples& sound, const Stage& stage);

}  // namespace capriccio::audio
