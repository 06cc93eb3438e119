#include "core/audio/export/limiter.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>

namespace capriccio::audio {
namespace {

constexpr double kAttackSeconds = 0.005;
constexpr double kReleaseSeconds = 0.1;  // time constant
constexpr double kLapSeconds = 1;        // how much of a loop's neighbouring laps is looked at: ten releases

/// The lowest of [i − reach, i + reach] for each i.
std::vector<double> slidingMinimum(const std::vector<double>& values, std::int64_t reach) {
    const auto count = static_cast<std::int64_t>(values.size());
    std::vector<double> lowest(values.size());
    std::deque<std::int64_t> rising;  // places of candidates, their values rising
    for (std::int64_t in = 0; in < count + reach; ++in) {
        if (in < count) {
            while (!rising.empty() &&
                   values[static_cast<std::size_t>(rising.back())] >= values[static_cast<std::size_t>(in)])
                rising.pop_back();
            rising.push_back(in);
        }
        const std::int64_t out = in - reach;
        if (out < 0) continue;
        while (rising.front() < out - reach) rising.pop_front();
        lowest[static_cast<std::size_t>(out)] = values[static_cast<std::size_t>(rising.front())];
    }
    return lowest;
}

/// The mean of [i − reach, i + reach] for each i, the ends held.
std::vector<double> slidingMean(const std::vector<double>& values, std::int64_t reach) {
    const auto count = static_cast<std::int64_t>(values.size());
    const auto at = [&](std::int64_t i) {
        return values[static_cast<std::size_t>(std::clamp<std::int64_t>(i, 0, count - 1))];
    };
    double sum = 0;
    for (std::int64_t i = -reach; i < reach; ++i) sum += at(i);
    std::vector<double> mean(values.size());
    for (std::int64_t i = 0; i < count; ++i) {
        sum += at(i + reach);
        mean[static_cast<std::size_t>(i)] = sum / static_cast<double>(2 * reach + 1);
        sum -= at(i - reach);
    }
    return mean;
}

}  // namespace

std::vector<float> limiterGains(std::span<const float> envelope, double gain, double ceiling, int sampleRate,
                                bool circular) {
    const auto frames = static_cast<std::int64_t>(envelope.size());
    const double highest = envelope.empty() ? 0 : *std::max_element(envelope.begin(), envelope.end());
    if (highest * gain <= ceiling) return {};

    // A loop is looked at with a piece of the lap before and of the one after.
    const std::int64_t around = circular ? std::llround(kLapSeconds * sampleRate) : 0;
    std::vector<double> gains(static_cast<std::size_t>(frames + 2 * around));
    for (std::int64_t i = 0; i < frames + 2 * around; ++i) {
        const std::int64_t frame = (((i - around) % frames) + frames) % frames;
        const double level = envelope[static_cast<std::size_t>(frame)] * gain;
        gains[static_cast<std::size_t>(i)] = level > ceiling ? ceiling / level : 1;
    }
    // Down a whole attack before and up one after each peak; then two means, each half as wide, round the corners and
    // still reach the full depth at the peak itself.
    const std::int64_t half = std::max<std::int64_t>(1, std::llround(kAttackSeconds * sampleRate / 2));
    gains = slidingMinimum(gains, 2 * half);
    const double recovery = 1 - std::exp(-1 / (kReleaseSeconds * sampleRate));
    double held = 1;
    for (double& value : gains) {
        held = std::min(value, held + (1 - held) * recovery);
        value = held;
    }
    gains = slidingMean(slidingMean(gains, half), half);
    std::vector<float> result(static_cast<std::size_t>(frames));
    for (std::int64_t i = 0; i < frames; ++i)
        result[static_cast<std::size_t>(i)] =
            static_cast<float>(std::min(1.0, gains[static_cast<std::size_t>(i + around)]));
    return result;
}

}  // namespace capriccio::audio
