#pragma once

#include "core/audio/audio_file.h"
#include "core/audio/export/export_progress.h"
#include "core/audio/export/export_settings.h"
#include "core/base/atomic_file.h"

#include <cstdint>
#include <span>

namespace capriccio::audio {

/// Writes a whole sound into `file` (not yet committed; what was there is replaced) in the format, quality and with the
/// tags of the settings, through libsndfile. The bytes go out through this program's own write(), for libsndfile's Ogg
/// and MP3 writers overlook a full disk. `isLoop` adds WAV's loop points: the whole file.
///
/// Throws Error (Unwritable; Internal when libsndfile refuses), ExportStopped.
void writeSound(const AtomicFile& file, const ExportSettings& settings, const Samples& sound, bool isLoop,
                const Stage& stage);
/// The same for integer formats: samples in the upper bits of 32, as quantised() makes them.
void writeSound(const AtomicFile& file, const ExportSettings& settings, std::span<const std::int32_t> interleaved,
                int channels, int sampleRate, bool isLoop, const Stage& stage);

}  // namespace capriccio::audio
