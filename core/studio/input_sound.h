#pragma once

#include "core/audio/audio_file.h"
#include "core/studio/take.h"

namespace capriccio::studio {

/// The sound in a kept file, at another rate, with 1 or 2 channels; ten minutes at most. Any thread; takes a second for
/// minutes of sound. Throws Error (Unreadable, InvalidInput) that names the file and says what to do.
audio::Samples soundOf(const InputFile& file, int sampleRate);

/// A sound of ours as such a file (FLAC).
InputFile fileOf(const audio::AudioClip& clip, const QString& name);

/// The melody in it, as the models follow it. Throws as soundOf, and for silence.
musicgen::Chroma chromaOf(const InputFile& file);

}  // namespace capriccio::studio
