#include "core/audio/export/true_peak.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace capriccio::audio {
namespace {

constexpr int kPlaces = 8;     // values looked at per frame
constexpr int kHalfTaps = 24;  // frames of sound on either side of a value
constexpr int kTaps = 2 * kHalfTaps;
constexpr int kBlock = 256;  // frames at a time; a constant, for the compiler to vectorise
constexpr double kKaiserBeta = 8;

/// filters[p − 1][k]: weight of frame n − kHalfTaps + 1 + k in the value at n + p / kPlaces.
using Filters = std::array<std::array<float, kTaps>, kPlaces - 1>;

Filters makeFilters() {
    Filters filters{};
    const double whole = std::cyl_bessel_i(0.0, kKaiserBeta);
    for (int p = 1; p < kPlaces; ++p) {
        auto& filter = filters[static_cast<std::size_t>(p - 1)];
        double sum = 0;
        std::array<double, kTaps> exact{};
        for (int k = 0; k < kTaps; ++k) {
            const double distance = static_cast<double>(p) / kPlaces - (k - kHalfTaps + 1);
            const double inside = distance / kHalfTaps;
            const double window =
                std::cyl_bessel_i(0.0, kKaiserBeta * std::sqrt(std::max(0.0, 1 - inside * inside))) / whole;
            const double sinc = std::sin(std::numbers::pi * distance) / (std::numbers::pi * distance);
            exact[static_cast<std::size_t>(k)] = sinc * window;
            sum += sinc * window;
        }
        for (int k = 0; k < kTaps; ++k)
            filter[static_cast<std::size_t>(k)] = static_cast<float>(exact[static_cast<std::size_t>(k)] / sum);
    }
    return filters;
}

const Filters& filters() {
    static const Filters made = makeFilters();
    return made;
}

/// No value between samples is higher than the highest sample around it times this.
float mostOvershoot() {
    static const float most = [] {
        float highest = 1;
        for (const auto& filter : filters()) {
            float sum = 0;
            for (const float weight : filter) sum += std::abs(weight);
            highest = std::max(highest, sum);
        }
        return highest;
    }();
    return most;
}

/// One block of one channel with its surroundings: samples[kHalfTaps − 1 + i] is frame first + i.
struct Window {
    std::array<float, kBlock + kTaps> samples{};

    void load(const Samples& sound, std::int64_t first, int channel, bool circular) {
        const std::int64_t frames = sound.frames();
        for (int i = 0; i < kBlock + kTaps; ++i) {
            std::int64_t frame = first + i - (kHalfTaps - 1);
            if (circular) frame = ((frame % frames) + frames) % frames;
            const bool there = frame >= 0 && frame < frames;
            samples[static_cast<std::size_t>(i)] =
                there ? sound.interleaved[static_cast<std::size_t>(frame * sound.channels + channel)] : 0.0F;
        }
    }
    float highestSample() const {
        float highest = 0;
        for (const float sample : samples) highest = std::max(highest, std::abs(sample));
        return highest;
    }
    /// For frame i of the block: the highest |value| in [i, i + 1).
    void highest(std::array<float, kBlock>& result) const {
        for (int i = 0; i < kBlock; ++i)
            result[static_cast<std::size_t>(i)] = std::abs(samples[static_cast<std::size_t>(kHalfTaps - 1 + i)]);
        std::array<float, kBlock> value;
        for (const auto& filter : filters()) {
            value.fill(0);
            for (std::size_t k = 0; k < kTaps; ++k) {
                const float weight = filter[k];
                const float* from = samples.data() + k;
                for (std::size_t i = 0; i < kBlock; ++i) value[i] += weight * from[i];
            }
            for (std::size_t i = 0; i < kBlock; ++i) result[i] = std::max(result[i], std::abs(value[i]));
        }
    }
};

}  // namespace

std::vector<float> truePeakEnvelope(const Samples& sound, bool circular, const Stage& stage) {
    const std::int64_t frames = sound.frames();
    std::vector<float> between(static_cast<std::size_t>(frames), 0.0F);  // the highest in [n, n + 1)
    Window window;
    std::array<float, kBlock> highest;
    for (std::int64_t first = 0; first < frames; first += kBlock) {
        if (first % (kBlock * 256) == 0) stage.at(static_cast<double>(first) / static_cast<double>(frames));
        const auto count = static_cast<std::size_t>(std::min<std::int64_t>(kBlock, frames - first));
        for (int c = 0; c < sound.channels; ++c) {
            window.load(sound, first, c, circular);
            window.highest(highest);
            float* out = between.data() + first;
            for (std::size_t i = 0; i < count; ++i) out[i] = std::max(out[i], highest[i]);
        }
    }
    // What lies between two frames is high for both of them.
    std::vector<float> envelope(between);
    for (std::size_t i = 1; i < envelope.size(); ++i) envelope[i] = std::max(between[i], between[i - 1]);
    if (circular && !envelope.empty()) envelope.front() = std::max(between.front(), between.back());
    return envelope;
}

double truePeak(const Samples& sound, const Stage& stage) {
    const std::int64_t frames = sound.frames();
    float peak = 0;
    for (const float sample : sound.interleaved) peak = std::max(peak, std::abs(sample));
    Window window;
    std::array<float, kBlock> highest;
    // From half a filter before the first frame: the wave begins there.
    for (std::int64_t first = -kHalfTaps; first < frames; first += kBlock) {
        if ((first + kHalfTaps) % (kBlock * 256) == 0)
            stage.at(static_cast<double>(first + kHalfTaps) / static_cast<double>(frames + kHalfTaps));
        for (int c = 0; c < sound.channels; ++c) {
            window.load(sound, first, c, false);
            if (window.highestSample() * mostOvershoot() <= peak) continue;
            window.highest(highest);
            peak = std::max(peak, *std::max_element(highest.begin(), highest.end()));
        }
    }
    return peak;
}

}  // namespace capriccio::audio
