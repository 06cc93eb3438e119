#pragma once

#include "core/audio/audio_clip.h"
#include "core/audio/audio_file.h"

#include <cstdint>
#include <span>

namespace capriccio::audio {

/// Sound that belongs to somebody else: interleaved float samples, nominally −1 … 1, which must outlive the view.
struct SoundView {
    std::span<const float> interleaved;
    int channels = 1;
    int sampleRate = 0;  ///< Hz
    std::int64_t frames() const { return static_cast<std::int64_t>(interleaved.size()) / channels; }
};

inline SoundView viewOf(const Samples& samples) { return {samples.interleaved, samples.channels, samples.sampleRate}; }

/// What is available of the clip now.
inline SoundView viewOf(const AudioClip& clip) {
    return {clip.frames(0, clip.availableFrames()), clip.channels(), clip.sampleRate()};
}

}  // namespace capriccio::audio
