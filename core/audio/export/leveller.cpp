#include "core/audio/export/leveller.h"

#include "core/audio/export/export_settings.h"
#include "core/audio/export/limiter.h"
#include "core/audio/export/loudness.h"
#include "core/audio/export/true_peak.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace capriccio::audio {
namespace {

constexpr double kToleranceDb = 0.02;
constexpr int kMostTries = 12;

void scale(Samples& sound, double gainDb) {
    if (gainDb == 0) return;
    const auto gain = static_cast<float>(fromDecibels(gainDb));
    for (float& sample : sound.interleaved) sample *= gain;
}

}  // namespace

Leveller::Leveller(Samples sound, bool circular, const Stage& stage) : m_sound(std::move(sound)), m_circular(circular) {
    m_envelope = truePeakEnvelope(m_sound, circular, stage.part(0, 0.8));
    m_lufs = loudnessOf(m_sound, stage.part(0.8, 1));
    if (!m_envelope.empty()) m_peak = *std::max_element(m_envelope.begin(), m_envelope.end());
}

Levelled Leveller::withGain(double gainDb) const {
    Levelled out{m_sound, gainDb, 0, true};
    scale(out.sound, gainDb);
    return out;
}

Levelled Leveller::limited(double gainDb, double ceilingDb) const {
    Levelled out = withGain(gainDb);
    const std::vector<float> gains =
        limiterGains(m_envelope, fromDecibels(gainDb), fromDecibels(ceilingDb), m_sound.sampleRate, m_circular);
    if (gains.empty()) return out;
    const auto channels = static_cast<std::size_t>(m_sound.channels);
    for (std::size_t frame = 0; frame < gains.size(); ++frame)
        for (std::size_t c = 0; c < channels; ++c) out.sound.interleaved[frame * channels + c] *= gains[frame];
    out.limitedDb = -toDecibels(*std::min_element(gains.begin(), gains.end()));
    return out;
}

Levelled Leveller::withLoudness(double lufs, double ceilingDb, const Stage& stage) const {
    const double mostGainDb = ceilingDb + kMostLimitingDb - toDecibels(m_peak);
    double gainDb = std::min(lufs - m_lufs, mostGainDb);
    // What the limiter takes off, more gain must give back, and again: the secant method, for the loudness rises with
    // the gain, ever more slowly.
    double lastGainDb = 0, lastLufs = 0, slope = 1;
    for (int tries = 1;; ++tries) {
        stage.at(1 - std::pow(0.6, tries - 1));
        Levelled out = limited(gainDb, ceilingDb);
        if (out.limitedDb == 0 && gainDb == lufs - m_lufs) return out;
        const double now = loudnessOf(out.sound, stage.part(1 - std::pow(0.6, tries - 1), 1 - std::pow(0.6, tries)));
        const double missing = lufs - now;
        out.reached = missing <= kToleranceDb || gainDb < mostGainDb;
        if (std::abs(missing) <= kToleranceDb || !out.reached || tries == kMostTries) return out;
        if (tries > 1 && gainDb != lastGainDb) slope = std::clamp((now - lastLufs) / (gainDb - lastGainDb), 0.2, 1.5);
        lastGainDb = gainDb;
        lastLufs = now;
        gainDb = std::min(gainDb + missing / slope, mostGainDb);
    }
}

}  // namespace capriccio::audio
