#pragma once

#include "core/audio/audio_file.h"

#include <filesystem>

namespace capriccio::audio {

/// The part of a sound that is meant.
struct SoundPart {
    double startSeconds = 0;
    double lengthSeconds = 0;  ///< 0: to the end
};

struct SoundInfo {
    double seconds = 0;  ///< as the file states it
    int channels = 0;
    int sampleRate = 0;  ///< Hz
};

/// What a sound file says of itself, without reading its sound. Throws as loadSound.
SoundInfo soundInfo(const std::filesystem::path& file);

/// A part of any file that libsndfile reads, as a model wants it: at `sampleRate` (soxr, very high quality), with 1 or
/// 2 channels. To mono all channels are averaged; to stereo mono is doubled and of more than two the first two are
/// taken, as audiocraft does. Numbers that are none become 0, and what is more than 18 dB too loud is cut, so that
/// whatever comes out can be computed with. Memory is bounded by `mostSeconds` whatever the file says.
///
/// Throws Error: NotFound, Unreadable (no sound file, damaged), InvalidInput (empty, longer than `mostSeconds`, the
/// part lies outside of it), each naming the file and what to do.
Samples loadSound(const std::filesystem::path& file, const SoundPart& part, int channels, int sampleRate,
                  double mostSeconds = 600);

}  // namespace capriccio::audio
