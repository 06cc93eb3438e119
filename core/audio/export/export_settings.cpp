#include "core/audio/export/export_settings.h"

#include "core/audio/export/seamless_loop.h"
#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>

namespace capriccio::audio {
namespace {

const std::vector<int> kAllRates = {32000, 44100, 48000};

const std::array<FormatTraits, 8> kFormats = {{
    {FileFormat::Wav16, "WAV, 16 bit", ".wav", 16, false, true, kAllRates},
    {FileFormat::Wav24, "WAV, 24 bit", ".wav", 24, false, true, kAllRates},
    {FileFormat::WavFloat, "WAV, 32 bit float", ".wav", 0, false, true, kAllRates},
    {FileFormat::Flac16, "FLAC, 16 bit", ".flac", 16, false, true, kAllRates},
    {FileFormat::Flac24, "FLAC, 24 bit", ".flac", 24, false, true, kAllRates},
    {FileFormat::OggVorbis, "Ogg Vorbis", ".ogg", 0, true, true, kAllRates},
    {FileFormat::Opus, "Opus", ".opus", 0, true, true, {48000}},
    {FileFormat::Mp3, "MP3", ".mp3", 0, true, false, kAllRates},
}};

constexpr std::array kMp3Rates = {128, 160, 192, 224, 256, 320};
constexpr double kLongestFadeSeconds = 600;

[[noreturn]] void refuse(const Message& message) { throw Error(Error::Code::InvalidInput, message); }

bool within(double value, double low, double high) { return value >= low && value <= high; }  // false for NaN

void validateQuality(const ExportSettings& settings) {
    const LossyQuality& quality = settings.quality;
    if (settings.format == FileFormat::Mp3) {
        if (quality.mp3 == LossyQuality::Mp3::ConstantRate &&
            std::find(kMp3Rates.begin(), kMp3Rates.end(), quality.mp3Kbps) == kMp3Rates.end())
            refuse(Core::tr("The rate of an MP3 must be 128, 160, 192, 224, 256 or 320 kbit/s."));
        if (quality.mp3 == LossyQuality::Mp3::VariableRate && !within(quality.mp3VbrLevel, 0, 9))
            refuse(Core::tr("The level of a variable-rate MP3 must be between 0 (best) and 9."));
    }
    if (settings.format == FileFormat::OggVorbis && !within(quality.vorbisQuality, 0, 10))
        refuse(Core::tr("The quality of Ogg Vorbis must be between 0 and 10 (best)."));
    if (settings.format == FileFormat::Opus && !within(quality.opusKbps, 16, 512))
        refuse(Core::tr("The rate of Opus must be between 16 and 512 kbit/s."));
}

void validateLoudness(const Loudness& loudness) {
    if (loudness.mode == Loudness::Mode::Lufs && !within(loudness.target, -40, -5))
        refuse(Core::tr("The loudness must be between −40 and −5 LUFS."));
    if (loudness.mode == Loudness::Mode::Peak && !within(loudness.target, -40, 0))
        refuse(Core::tr("The peak must be between −40 and 0 dB."));
}

void validateLoop(const LoopSettings& loop) {
    if (!within(loop.bars, 0, 1000)) refuse(Core::tr("A loop has 1 to 1000 bars."));
    if (loop.bars > 0 && !within(loop.beatsPerMinute, 20, 400))
        refuse(Core::tr("The tempo must be between 20 and 400 beats a minute."));
    if (loop.bars > 0 && !within(loop.beatsPerBar, 1, 32)) refuse(Core::tr("A bar has 1 to 32 beats."));
    if (!within(loop.searchSeconds, 0, 1)) refuse(Core::tr("The search for the loop's end is 0 to 1 seconds wide."));
    if (!within(loop.crossfadeSeconds, 0.001, 10))
        refuse(Core::tr("The crossfade of a loop takes 0.001 to 10 seconds."));
}

}  // namespace

const FormatTraits& traitsOf(FileFormat format) { return kFormats.at(static_cast<std::size_t>(format)); }

std::span<const FormatTraits> allFormats() { return kFormats; }

std::optional<FileFormat> formatOfExtension(const std::filesystem::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::optional<FileFormat> found;
    for (const FormatTraits& traits : kFormats)
        if (extension == traits.extension) found = traits.format;
    return found;
}

int fileSampleRate(const ExportSettings& settings, int soundSampleRate) {
    if (settings.format == FileFormat::Opus) return 48000;
    if (settings.sampleRate != 0) return settings.sampleRate;
    const std::vector<int>& rates = traitsOf(settings.format).sampleRates;
    if (settings.format == FileFormat::Mp3 && std::find(rates.begin(), rates.end(), soundSampleRate) == rates.end())
        return 48000;
    return soundSampleRate >= 8000 && soundSampleRate <= 192000 ? soundSampleRate : 48000;
}

FrameRange exportedRange(const ExportSettings& settings, std::int64_t frames, int sampleRate) {
    FrameRange range = settings.part.value_or(FrameRange{0, frames});
    if (settings.loop && settings.loop->bars > 0)
        range.end = range.begin + framesOfBars(settings.loop->bars, settings.loop->beatsPerMinute,
                                               settings.loop->beatsPerBar, sampleRate);
    return range;
}

void validate(const ExportSettings& settings, std::int64_t frames, int sampleRate) {
    if (frames <= 0) refuse(Core::tr("There is no sound to export yet."));
    if (settings.sampleRate != 0 &&
        std::find(kAllRates.begin(), kAllRates.end(), settings.sampleRate) == kAllRates.end())
        refuse(Core::tr("The sample rate must be 32000, 44100 or 48000 Hz."));
    validateQuality(settings);
    validateLoudness(settings.loudness);
    if (!within(settings.fadeInSeconds, 0, kLongestFadeSeconds) ||
        !within(settings.fadeOutSeconds, 0, kLongestFadeSeconds))
        refuse(Core::tr("A fade takes 0 to 600 seconds."));
    if (settings.loop) validateLoop(*settings.loop);

    const FrameRange range = exportedRange(settings, frames, sampleRate);
    if (range.begin < 0 || range.begin >= range.end)
        refuse(Core::tr("The part to export is empty. Choose one that lasts longer."));
    if (range.end > frames) {
        if (settings.loop && settings.loop->bars > 0)
            refuse(Core::tr("The piece is too short for %1 bars from there. Choose fewer bars, or begin earlier.")
                       .arg(std::to_string(settings.loop->bars)));
        refuse(Core::tr("The part to export ends after the piece does. Choose one within it."));
    }
    if (settings.loop && static_cast<double>(range.count()) < kShortestLoopSeconds * sampleRate)
        refuse(Core::tr("A loop must last at least a tenth of a second. Choose a longer part."));
}

}  // namespace capriccio::audio
