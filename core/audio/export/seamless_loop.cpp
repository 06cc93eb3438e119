#include "core/audio/export/seamless_loop.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace capriccio::audio {
namespace {

constexpr double kCompareSeconds = 0.05;
// Of ends that fit equally well the nearest one wins: this much similarity is what the whole search range is worth.
constexpr double kNearness = 0.01;

/// How alike the sound is around two frames, [−before, +after): normalised cross-correlation of all channels together.
/// 1 for two silences, 0 for silence and sound.
double similarity(const SoundView& sound, std::int64_t a, std::int64_t b, std::int64_t before, std::int64_t after) {
    const auto channels = static_cast<std::int64_t>(sound.channels);
    const float* left = sound.interleaved.data() + (a - before) * channels;
    const float* right = sound.interleaved.data() + (b - before) * channels;
    double cross = 0, leftPower = 0, rightPower = 0;
    for (std::int64_t i = 0; i < (before + after) * channels; ++i) {
        cross += static_cast<double>(left[i]) * right[i];
        leftPower += static_cast<double>(left[i]) * left[i];
        rightPower += static_cast<double>(right[i]) * right[i];
    }
    if (leftPower == 0 && rightPower == 0) return 1;
    if (leftPower == 0 || rightPower == 0) return 0;
    return cross / std::sqrt(leftPower * rightPower);
}

}  // namespace

std::int64_t framesOfBars(int bars, double beatsPerMinute, int beatsPerBar, int sampleRate) {
    return std::llround(60.0 / beatsPerMinute * beatsPerBar * bars * sampleRate);
}

SeamlessLoop makeSeamlessLoop(const SoundView& sound, FrameRange range, double searchSeconds, double crossfadeSeconds) {
    const std::int64_t frames = sound.frames();
    if (range.begin < 0 || range.end > frames ||
        static_cast<double>(range.count()) < kShortestLoopSeconds * sound.sampleRate)
        throw Error(
            Error::Code::InvalidInput,
            Core::tr("A loop must lie within the piece and last at least a tenth of a second. Choose another part."));
    const auto framesOf = [&](double seconds) {
        return std::clamp<std::int64_t>(std::llround(seconds * sound.sampleRate), 0, range.count() / 8);
    };
    const std::int64_t search = framesOf(searchSeconds), fade = std::max<std::int64_t>(1, framesOf(crossfadeSeconds));

    // P, the sound before the begin, or else Q, the sound behind the end.
    const bool fadesIn = range.begin >= fade;
    const std::int64_t last = std::min(range.end + search, fadesIn ? frames : frames - fade);
    const std::int64_t first = std::min(range.end - search, last);
    const std::int64_t before = std::min(framesOf(kCompareSeconds), range.begin);
    const std::int64_t after = std::min(framesOf(kCompareSeconds), frames - last);

    SeamlessLoop loop;
    std::int64_t end = std::clamp(range.end, first, last);
    loop.similarity = similarity(sound, range.begin, end, before, after);
    double best = loop.similarity;
    for (std::int64_t place = first; place <= last; ++place) {
        const double alike = similarity(sound, range.begin, place, before, after);
        const double score = search == 0 ? alike
                                         : alike - kNearness * static_cast<double>(std::abs(place - range.end)) /
                                                       static_cast<double>(search);
        if (score <= best) continue;
        best = score;
        end = place;
        loop.similarity = alike;
    }
    loop.range = {range.begin, end};

    const auto channels = static_cast<std::int64_t>(sound.channels);
    const auto at = [&](std::int64_t frame, std::int64_t c) {
        return sound.interleaved[static_cast<std::size_t>(frame * channels + c)];
    };
    loop.samples.channels = sound.channels;
    loop.samples.sampleRate = sound.sampleRate;
    loop.samples.interleaved.assign(sound.interleaved.begin() + range.begin * channels,
                                    sound.interleaved.begin() + end * channels);

    const double alike = std::max(0.0, similarity(sound, range.begin, end, fadesIn ? fade : 0, fadesIn ? 0 : fade));
    for (std::int64_t i = 0; i < fade; ++i) {
        const double turn = std::numbers::pi / 2 * (static_cast<double>(i) + 0.5) / static_cast<double>(fade);
        const double in = std::sin(turn), out = std::cos(turn);
        const double steady =
            1 / std::sqrt(1 + 2 * alike * in * out);  // in² + out² + 2·alike·in·out is the power without it
        // Where the fade lies in the loop, and what is heard there besides.
        const std::int64_t frame = fadesIn ? loop.range.count() - fade + i : i;
        const std::int64_t other = fadesIn ? range.begin - fade + i : end + i;
        for (std::int64_t c = 0; c < channels; ++c) {
            float& sample = loop.samples.interleaved[static_cast<std::size_t>(frame * channels + c)];
            const double own = sample, others = at(other, c);
            sample = static_cast<float>(steady * (fadesIn ? out * own + in * others : in * own + out * others));
        }
    }
    return loop;
}

}  // namespace capriccio::audio
