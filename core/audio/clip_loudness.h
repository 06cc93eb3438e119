#pragma once

#include "core/audio/audio_clip.h"

#include <optional>
#include <stop_token>

namespace capriccio::audio {

struct ClipLoudness {
    double lufs = 0;  ///< integrated, BS.1770-4; −HUGE_VAL: silence, or shorter than 0.4 s
    double peak = 0;  ///< loudest sample, linear
};

/// Of what a clip has now, in place, for listening. Reads the whole clip: not for the window's thread. Empty when it
/// was stopped, or memory is out.
std::optional<ClipLoudness> loudnessOf(const AudioClip& clip, const std::stop_token& stop);

}  // namespace capriccio::audio
