#pragma once

#include "core/audio/export/export_progress.h"
#include "core/audio/export/export_settings.h"
#include "core/audio/export/sound_view.h"
#include "core/base/message.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace capriccio::audio {

/// What came out, measured on what a player will decode.
struct ExportReport {
    std::int64_t frames = 0;
    int sampleRate = 0;  ///< Hz
    int channels = 0;
    double loudnessLufs = 0;          ///< integrated; −HUGE_VAL for silence and for less than 0.4 s
    double truePeakDb = 0;            ///< dBTP; −HUGE_VAL for silence
    double gainDb = 0;                ///< applied to the whole piece
    double limitedDb = 0;             ///< how far the limiter held the highest peak down; 0: it had nothing to do
    std::int64_t clippedSamples = 0;  ///< cut off at full scale, see Loudness::Mode::AsItIs
    std::vector<Message> notices;     ///< what the musician should know, a sentence or two each
};

/// Writes the sound to `file` as the settings say, whole or not at all (AtomicFile); a file of that name is replaced,
/// so ask before (export_batch.h has the policies). nullopt: cancelled, nothing was written.
///
///     ExportSettings settings{.format = FileFormat::Mp3};
///     settings.tags.title = "Pop";
///     exportSound(viewOf(clip), settings, "pop.mp3");
///
/// The same samples and settings give the same audio data (Ogg files differ in their random serial number). Lengths are
/// exact: round(frames · rate of the file / rate of the sound). Any thread; works in memory of about ten times the
/// sound's size. Throws Error: InvalidInput for the settings, Unwritable for the file.
std::optional<ExportReport> exportSound(const SoundView& sound, const ExportSettings& settings,
                                        const std::filesystem::path& file, const ExportProgress& progress = {});

}  // namespace capriccio::audio
