#pragma once

#include "core/audio/audio_clip.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace capriccio::audio {

/// Sound in memory: interleaved float samples.
struct Samples {
    std::vector<float> interleaved;
    int channels = 1;
    int sampleRate = 0;  ///< Hz
    std::int64_t frames() const { return static_cast<std::int64_t>(interleaved.size()) / channels; }
};

/// Reads any file libsndfile knows (WAV, FLAC, Ogg, Opus, MP3, AIFF). Throws Error (NotFound, Unreadable) naming it.
Samples readAudioFile(const std::filesystem::path& file);

/// What is available of the clip now, as float32 WAV at the clip's own rate and channels: sample for sample what was
/// made. Whole or not at all (AtomicFile). `progress` (0 … 1), when given, may return false to cancel: then nothing is
/// written and false is returned.
bool writeWav(const std::filesystem::path& file, const AudioClip& clip,
              const std::function<bool(double)>& progress = {});

}  // namespace capriccio::audio
