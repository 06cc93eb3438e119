#pragma once

#include "core/audio/audio_file.h"

#include <cstdint>
#include <vector>

namespace capriccio::audio {

/// Cuts off what lies beyond full scale, and says how many samples did.
std::int64_t clip(Samples& sound);

/// Integer samples of `bits` (16 or 24) in the upper bits of 32, as libsndfile takes them. With triangular dither of
/// ±1 step (the same noise every time), which turns the error of rounding into even, inaudible hiss; a sound that
/// already fits exactly is taken over as it is. Samples must lie within −1 … 1.
std::vector<std::int32_t> quantised(const Samples& sound, int bits);

/// What a player hears of that.
Samples asFloat(const std::vector<std::int32_t>& samples, int channels, int sampleRate);

}  // namespace capriccio::audio
