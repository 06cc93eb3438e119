#include "core/audio/export/exporter.h"

#include "core/audio/export/leveller.h"
#include "core/audio/export/loudness.h"
#include "core/audio/export/quantise.h"
#include "core/audio/export/resample.h"
#include "core/audio/export/seamless_loop.h"
#include "core/audio/export/shaping.h"
#include "core/audio/export/sound_file_writer.h"
#include "core/audio/export/true_peak.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace capriccio::audio {
namespace {

// Meters differ by how they look between samples; so much below the limit all of them agree.
constexpr double kMeterMarginDb = 0.2;
constexpr double kLoudnessToleranceLu = 0.1;
constexpr int kMostEncodings = 8;
constexpr double kTrimFadeSeconds = 0.02;  // into the silence that was left out

std::string decimal(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    std::string result = text;
    if (result.front() == '-') result.replace(0, 1, "−");
    return result;
}

/// Everything before the level.
Samples shape(const SoundView& sound, const ExportSettings& settings, const Stage& stage) {
    const int rate = fileSampleRate(settings, sound.sampleRate);
    const FrameRange range = exportedRange(settings, sound.frames(), sound.sampleRate);
    stage.at(0);
    if (settings.loop) {
        const SeamlessLoop loop =
            makeSeamlessLoop(sound, range, settings.loop->searchSeconds, settings.loop->crossfadeSeconds);
        return resampled(withChannels(viewOf(loop.samples), settings.channels), rate, true, stage);
    }
    Samples shaped = withChannels(partOf(sound, range), settings.channels);
    double fadeOutSeconds = settings.fadeOutSeconds;
    if (settings.trimSilence) {
        const std::int64_t kept = framesBeforeSilence(viewOf(shaped));
        if (kept < shaped.frames()) fadeOutSeconds = std::max(fadeOutSeconds, kTrimFadeSeconds);
        shaped.interleaved.resize(static_cast<std::size_t>(kept * shaped.channels));
    }
    shaped = resampled(std::move(shaped), rate, false, stage);
    fade(shaped, settings.fadeInSeconds, fadeOutSeconds);
    return shaped;
}

/// Levelled sound into the file, and what a player will make of it.
class Encoder {
  public:
    Encoder(const AtomicFile& file, const ExportSettings& settings) : m_file(file), m_settings(settings) {}

    struct Heard {
        std::int64_t frames = 0;
        double lufs = 0;
        double truePeakDb = 0;
        std::int64_t clipped = 0;
    };
    Heard encode(Samples sound, const Stage& stage) const {
        const FormatTraits& traits = traitsOf(m_settings.format);
        const bool isLoop = m_settings.loop.has_value();
        const Stage writing = stage.part(0, 0.6), measuring = stage.part(0.6, 1);
        Heard heard;
        heard.frames = sound.frames();
        if (m_settings.format != FileFormat::WavFloat) heard.clipped = clip(sound);
        if (traits.bits > 0) {
            const std::vector<std::int32_t> samples = quantised(sound, traits.bits);
            writeSound(m_file, m_settings, samples, sound.channels, sound.sampleRate, isLoop, writing);
            sound = asFloat(samples, sound.channels, sound.sampleRate);
        } else {
            writeSound(m_file, m_settings, sound, isLoop, writing);
            if (traits.lossy) sound = readAudioFile(m_file.path());
        }
        heard.lufs = loudnessOf(sound, measuring.part(0, 0.4));
        heard.truePeakDb = toDecibels(truePeak(sound, measuring.part(0.4, 1)));
        return heard;
    }

  private:
    const AtomicFile& m_file;
    const ExportSettings& m_settings;
};

/// Half of what is left for each try: nobody knows how many there will be.
Stage tryOf(const Stage& stage, int number) {
    return stage.part(1 - std::pow(0.5, number), 1 - std::pow(0.5, number + 1));
}

using Result = std::pair<Levelled, Encoder::Heard>;

Result toLoudness(const Leveller& leveller, const Encoder& encoder, double lufs, const Stage& stage) {
    const double limitDb = kTruePeakLimitDb - kMeterMarginDb;
    double target = lufs, ceilingDb = limitDb - 0.02;  // rounding and dither must not cost a second try
    for (int number = 0;; ++number) {
        const Stage now = tryOf(stage, number);
        Levelled levelled = leveller.withLoudness(target, ceilingDb, now.part(0, 0.5));
        const Encoder::Heard heard = encoder.encode(levelled.sound, now.part(0.5, 1));
        const double over = heard.truePeakDb - limitDb, off = heard.lufs - lufs;
        const bool loudEnough = std::abs(off) <= kLoudnessToleranceLu || (!levelled.reached && off < 0);
        if ((over <= 0 && loudEnough) || number + 1 == kMostEncodings) return {std::move(levelled), heard};
        // Encoders answer a small change with other peaks: leave more room each time.
        if (over > 0) ceilingDb -= over + 0.03 * (number + 1);
        if (!loudEnough) target -= off;
    }
}

Result toPeak(const Leveller& leveller, const Encoder& encoder, double peakDb, const Stage& stage) {
    double gainDb = peakDb - toDecibels(leveller.truePeak());
    for (int number = 0;; ++number) {
        const Stage now = tryOf(stage, number);
        Levelled levelled = leveller.withGain(gainDb);
        const Encoder::Heard heard = encoder.encode(levelled.sound, now);
        const double over = heard.truePeakDb - peakDb;
        if (over <= 0.02 || number + 1 == kMostEncodings) return {std::move(levelled), heard};
        gainDb -= over;
    }
}

void explain(ExportReport& report, const Loudness& loudness, const Levelled& levelled) {
    if (loudness.mode == Loudness::Mode::Lufs && !levelled.reached)
        report.notices.push_back(
            Core::tr(
                "It came out at %1 LUFS instead of %2: its peaks stand out so far that more would have distorted it.")
                .arg(decimal(report.loudnessLufs))
                .arg(decimal(loudness.target)));
    if (loudness.mode == Loudness::Mode::Lufs && report.truePeakDb > kTruePeakLimitDb)
        report.notices.push_back(
            Core::tr("This format raised the true peak to %1 dB. Choose a higher quality, or a lower loudness.")
                .arg(decimal(report.truePeakDb)));
    if (report.clippedSamples > 0 && loudness.mode == Loudness::Mode::AsItIs)
        report.notices.push_back(Core::tr("It is louder than the file can hold, and %1 samples were cut off. Choose a "
                                          "loudness, a peak, or WAV with 32 bit float.")
                                     .arg(std::to_string(report.clippedSamples)));
}

ExportReport run(const SoundView& sound, const ExportSettings& settings, const std::filesystem::path& file,
                 const Stage& stage) {
    if (sound.channels < 1 || sound.channels > 2 || sound.sampleRate < 1)
        throw Error(Error::Code::InvalidInput, Core::tr("Only mono and stereo sound can be exported."));
    validate(settings, sound.frames(), sound.sampleRate);
    AtomicFile target(file);  // first, so that a folder that can't be written to is said at once

    Samples shaped = shape(sound, settings, stage.part(0, 0.15));
    ExportReport report;
    report.frames = shaped.frames();
    report.sampleRate = shaped.sampleRate;
    report.channels = shaped.channels;

    Loudness loudness = settings.loudness;
    if (loudness.mode != Loudness::Mode::AsItIs && rmsOf(shaped) < kSilentRms) {
        loudness = Loudness::asItIs();
        report.notices.push_back(Core::tr("It is so quiet that it was left as it is."));
    }
    const Encoder encoder(target, settings);
    Result result;
    const Stage encoding = stage.part(0.3, 0.98);
    if (loudness.mode == Loudness::Mode::AsItIs) {
        result.first.sound = std::move(shaped);
        result.second = encoder.encode(result.first.sound, encoding);
    } else {
        const Leveller leveller(std::move(shaped), settings.loop.has_value(), stage.part(0.15, 0.3));
        const bool measurable = std::isfinite(leveller.loudnessLufs());
        if (loudness.mode == Loudness::Mode::Lufs && !measurable) {
            loudness = Loudness::peak(kTruePeakLimitDb - kMeterMarginDb);
            report.notices.push_back(
                Core::tr("It is too short to have a loudness: its peak was brought to %1 dB instead.")
                    .arg(decimal(kTruePeakLimitDb)));
        }
        result = loudness.mode == Loudness::Mode::Lufs ? toLoudness(leveller, encoder, loudness.target, encoding)
                                                       : toPeak(leveller, encoder, loudness.target, encoding);
    }
    const auto& [levelled, heard] = result;
    report.loudnessLufs = heard.lufs;
    report.truePeakDb = heard.truePeakDb;
    report.gainDb = levelled.gainDb;
    report.limitedDb = levelled.limitedDb;
    report.clippedSamples = heard.clipped;
    explain(report, loudness, levelled);
    stage.at(0.98);
    target.commit();
    return report;
}

}  // namespace

std::optional<ExportReport> exportSound(const SoundView& sound, const ExportSettings& settings,
                                        const std::filesystem::path& file, const ExportProgress& progress) {
    std::optional<ExportReport> report;
    try {
        report = run(sound, settings, file, Stage(progress));
    } catch (const ExportStopped&) { return std::nullopt; }
    if (progress) progress(1);  // too late to cancel: the file is there
    return report;
}

}  // namespace capriccio::audio
