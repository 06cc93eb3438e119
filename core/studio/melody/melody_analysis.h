#pragma once

#include "core/audio/audio_clip.h"
#include "core/audio/audio_file.h"
#include "core/musicgen/melody/chroma.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace capriccio::studio {

/// More of a sound than this is not taken: the longest piece that can be made.
inline constexpr double kLongestMelodySeconds = 600;

/// One sound, made ready.
struct AnalysedMelody {
    std::shared_ptr<const audio::AudioClip> clip;  ///< finished, 1 or 2 channels, at the sound's own rate
    musicgen::Chroma chroma;                       ///< of all of it
    bool cut = false;                              ///< it was longer than kLongestMelodySeconds
};

// All of these take their time and belong on a worker's thread; they throw Error, its message for the user, and return
// an empty value when `stop` was requested first.

/// `name`: for messages.
AnalysedMelody analyse(const audio::Samples& sound, const std::string& name, const std::stop_token& stop);
/// What a clip has now of [beginFrame, endFrame).
audio::Samples samplesOf(const audio::AudioClip& clip, std::int64_t beginFrame, std::int64_t endFrame);
/// The mean of all channels at the model's rate.
std::vector<float> monoAtModelRate(const audio::Samples& sound);

}  // namespace capriccio::studio
