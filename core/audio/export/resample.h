#pragma once

#include "core/audio/audio_file.h"
#include "core/audio/export/export_progress.h"

namespace capriccio::audio {

/// The sound at another rate, by soxr at its very high quality: round(frames · sampleRate / sound.sampleRate) frames,
/// at least 1, in time with the original. `circular`: the sound is a loop and its end is followed by its begin, so that
/// the result is a loop too. Throws Error (OutOfMemory, Internal), ExportStopped.
Samples resampled(Samples sound, int sampleRate, bool circular, const Stage& stage);

}  // namespace capriccio::audio
