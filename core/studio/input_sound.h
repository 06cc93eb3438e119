#pragma once

#include "core/audio/audio_file.h"
#include "core/studio/take.h"

namespace capriccio::studio {

/// The sound in a kept file, at another rate. Any thread; takes a second for minutes of sound. Throws Error
/// (Unreadable) that names the file.
audio::Samples soundOf(const InputFile& file, int sampleRate);

/// A sound of ours as such a file (FLAC).
InputFile fileOf(const audio::AudioClip& clip, const QString& name);

/// The melody in it, as the models follow it.
musicgen::Chroma chromaOf(const InputFile& file);

}  // namespace capriccio::studio
