#pragma once

#include "app/commands/arguments.h"
#include "core/audio/audio_clip.h"
#include "core/audio/export/exporter.h"

#include <filesystem>
#include <string>

namespace capriccio::cli {

/// --out and --loudness: the format after the file's extension, with everything about the take in its tags. Without a
/// loudness (the default) .wav is the sound as it was made, float32, sample for sample; with one it is 24 bit, and as
/// loud as asked.
class SoundOutput {
  public:
    /// Throws UsageError for an unknown extension or loudness.
    SoundOutput(const std::filesystem::path& out, const std::optional<std::string>& loudness);

    /// FILE-1.wav, FILE-2.wav … of several takes.
    std::filesystem::path fileOf(std::size_t take, std::size_t takes) const;

    /// What is available of the clip. Tells on standard error what there is to tell about the sound.
    audio::ExportReport save(const std::filesystem::path& file, const audio::AudioClip& clip,
                             const audio::Tags& tags) const;

  private:
    std::filesystem::path m_out;
    audio::ExportSettings m_settings;
};

/// Tags of a take made with the model in this folder: program, model and the licence of its weights.
audio::Tags tagsFor(const std::filesystem::path& modelFolder);

}  // namespace capriccio::cli
