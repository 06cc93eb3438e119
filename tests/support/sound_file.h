#pragma once

#include "core/audio/audio_file.h"

#include <algorithm>
#include <filesystem>
#include <span>

namespace capriccio::tests {

/// A WAV file of one channel.
inline void writeSound(const std::filesystem::path& file, int sampleRate, std::span<const float> samples) {
    audio::AudioClip clip(sampleRate, 1, std::max<std::int64_t>(1, static_cast<std::int64_t>(samples.size())));
    clip.append(samples);
    clip.finish();
    audio::writeWav(file, clip);
}

}  // namespace capriccio::tests
