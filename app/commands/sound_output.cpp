#include "app/commands/sound_output.h"

#include <cstdlib>
#include <iostream>

namespace capriccio::cli {
namespace {

audio::Loudness loudnessOf(const std::string& text) {
    if (text == "off") return audio::Loudness::asItIs();
    char* end = nullptr;
    const double lufs = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(lufs >= -40 && lufs <= -5))
        throw UsageError("--loudness must be off, or between -40 and -5 (LUFS; -14 is usual).");
    return audio::Loudness::lufs(lufs);
}

}  // namespace

SoundOutput::SoundOutput(const std::filesystem::path& out, const std::optional<std::string>& loudness) : m_out(out) {
    const std::optional<audio::FileFormat> format = audio::formatOfExtension(out);
    if (!format) throw UsageError("--out must end in .wav, .flac, .ogg, .opus or .mp3.");
    m_settings.format = *format;
    m_settings.loudness = loudnessOf(loudness.value_or("off"));
    if (m_settings.format == audio::FileFormat::WavFloat && m_settings.loudness.mode != audio::Loudness::Mode::AsItIs)
        m_settings.format = audio::FileFormat::Wav24;
}

std::filesystem::path SoundOutput::fileOf(std::size_t take, std::size_t takes) const {
    std::filesystem::path file = m_out;
    if (takes > 1)
        file.replace_filename(file.stem().string() + "-" + std::to_string(take + 1) + file.extension().string());
    return file;
}

audio::ExportReport SoundOutput::save(const std::filesystem::path& file, const audio::AudioClip& clip,
                                      const audio::Tags& tags) const {
    audio::ExportSettings settings = m_settings;
    settings.tags = tags;
    const std::optional<audio::ExportReport> report = audio::exportSound(audio::viewOf(clip), settings, file);
    for (const Message& notice : report->notices)
        std::cerr << "“" << file.string() << "”: " << notice.english() << "\n";
    return *report;
}

audio::Tags tagsFor(const std::filesystem::path& modelFolder) {
    audio::Tags tags;
    tags.program = "Capriccio " CAPRICCIO_VERSION;
    std::filesystem::path name = modelFolder;
    if (!name.has_filename()) name = name.parent_path();
    tags.model = name.filename().string();
    std::error_code none;
    const std::filesystem::path starter = std::filesystem::path(CAPRICCIO_RESOURCES) / "starter" / "model";
    if (std::filesystem::equivalent(modelFolder, starter, none)) {
        tags.model = "starter";  // its weights are this program's own
    } else {
        tags.weightsLicence = audio::kMetaWeightsLicence;
    }
    return tags;
}

}  // namespace capriccio::cli
