#include "core/audio/sound_loader.h"

#include "core/audio/playback/resampler.h"
#include "core/audio/sound_reader.h"
#include "core/base/error.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <span>
#include <string>

namespace capriccio::audio {
namespace {

// No file of music lies outside, and conversion from there would take for ever.
constexpr int kLeastHz = 1000, kMostHz = 768000;
constexpr std::int64_t kPieceFrames = 16384;
constexpr float kLoudest = 8;  // 18 dB above full scale

std::string secondsText(double seconds) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g s", seconds);
    return seconds < 120 ? text : clockText(seconds) + " min";
}

[[noreturn]] void fail(const std::filesystem::path& file, const Message& what) {
    throw Error(Error::Code::InvalidInput, Core::tr("“%1” %2").arg(file.string()).arg(what));
}

[[noreturn]] void failTooLong(const std::filesystem::path& file, double mostSeconds) {
    fail(file, Core::tr("lasts longer than %1, which is the most that can be used. Choose a part of it: where it "
                        "starts and how long it is.")
                   .arg(secondsText(mostSeconds)));
}

float usable(float sample) { return std::isfinite(sample) ? std::clamp(sample, -kLoudest, kLoudest) : 0.0F; }

/// interleaved of `from` channels → of `to`.
void mix(std::span<const float> in, int from, int to, std::vector<float>& out) {
    const std::size_t frames = in.size() / static_cast<std::size_t>(from);
    out.resize(frames * static_cast<std::size_t>(to));
    for (std::size_t i = 0; i < frames; ++i) {
        const float* frame = in.data() + i * static_cast<std::size_t>(from);
        if (to == 1) {
            float sum = 0;
            for (int c = 0; c < from; ++c) sum += usable(frame[c]);
            out[i] = sum / static_cast<float>(from);
        } else {
            out[2 * i] = usable(frame[0]);
            out[2 * i + 1] = usable(frame[from > 1 ? 1 : 0]);
        }
    }
}

/// Takes sound in and keeps it at another rate.
class Converter {
  public:
    Converter(Samples& into, int fromHz) : m_into(into), m_fromHz(fromHz) {
        if (fromHz != into.sampleRate)
            m_resampler.emplace(fromHz, into.sampleRate, into.channels, Resampler::Quality::VeryHigh);
    }

    void push(std::span<const float> frames) {
        m_taken += static_cast<std::int64_t>(frames.size()) / m_into.channels;
        if (!m_resampler) {
            m_into.interleaved.insert(m_into.interleaved.end(), frames.begin(), frames.end());
            return;
        }
        while (!frames.empty()) {
            const auto done = m_resampler->process(frames.data(), count(frames), m_room.data(), count(m_room));
            keep(done.madeFrames);
            frames = frames.subspan(done.usedFrames * static_cast<std::size_t>(m_into.channels));
        }
    }

    void finish() {
        if (!m_resampler) return;
        while (const std::size_t made = m_resampler->drain(m_room.data(), count(m_room))) keep(made);
        const auto frames = std::llround(static_cast<double>(m_taken) * m_into.sampleRate / m_fromHz);
        m_into.interleaved.resize(static_cast<std::size_t>(std::max(1LL, frames) * m_into.channels));
    }

  private:
    std::size_t count(std::span<const float> frames) const {
        return frames.size() / static_cast<std::size_t>(m_into.channels);
    }
    void keep(std::size_t frames) {
        m_into.interleaved.insert(m_into.interleaved.end(), m_room.begin(),
                                  m_room.begin() + static_cast<std::ptrdiff_t>(frames) * m_into.channels);
    }

    Samples& m_into;
    int m_fromHz;
    std::int64_t m_taken = 0;
    std::optional<Resampler> m_resampler;
    std::vector<float> m_room = std::vector<float>(1 << 16);
};

void checkRate(const std::filesystem::path& file, int sampleRate) {
    if (sampleRate < kLeastHz || sampleRate > kMostHz)
        fail(file, Core::tr("has a sample rate of %1 Hz, which can't be used here. Convert it to 44100 Hz first.")
                       .arg(std::to_string(sampleRate)));
}

}  // namespace

SoundInfo soundInfo(const std::filesystem::path& file) {
    const SoundReader reader(file);
    checkRate(file, reader.sampleRate());
    return {static_cast<double>(reader.statedFrames()) / reader.sampleRate(), reader.channels(), reader.sampleRate()};
}

Samples loadSound(const std::filesystem::path& file, const SoundPart& part, int channels, int sampleRate,
                  double mostSeconds) {
    if (!(part.startSeconds >= 0 && part.startSeconds < 1e7) || !(part.lengthSeconds >= 0))
        fail(file, Core::tr("has no such part: its start and its length can't be negative."));
    if (part.lengthSeconds > mostSeconds)
        fail(file, Core::tr("can be used for %1 at most. Choose a shorter part of it.").arg(secondsText(mostSeconds)));
    SoundReader reader(file);
    checkRate(file, reader.sampleRate());
    const double hz = reader.sampleRate();
    // Frames of the file; without a length, one more than may be, to notice that there is more.
    const bool toTheEnd = part.lengthSeconds == 0;
    const std::int64_t most = std::llround(mostSeconds * hz);
    std::int64_t left = toTheEnd ? most + 1 : std::max<std::int64_t>(1, std::llround(part.lengthSeconds * hz));
    reader.skip(std::llround(part.startSeconds * hz));

    Samples samples;
    samples.channels = channels;
    samples.sampleRate = sampleRate;
    Converter converter(samples, reader.sampleRate());
    std::vector<float> in(static_cast<std::size_t>(kPieceFrames * reader.channels())), mixed;
    std::int64_t taken = 0;
    while (left > 0) {
        const auto wanted = static_cast<std::size_t>(std::min(left, kPieceFrames) * reader.channels());
        const std::int64_t got = reader.read(std::span(in).first(wanted));
        if (got == 0) break;
        mix(std::span(in).first(static_cast<std::size_t>(got * reader.channels())), reader.channels(), channels, mixed);
        converter.push(mixed);
        taken += got;
        left -= got;
        if (toTheEnd && taken > most) failTooLong(file, mostSeconds);
    }
    if (taken == 0) {
        if (part.startSeconds == 0) fail(file, Core::tr("is empty: there is no sound in it. Choose another file."));
        fail(file,
             Core::tr("is over before %1. Choose a part that starts earlier.").arg(secondsText(part.startSeconds)));
    }
    converter.finish();
    if (!toTheEnd) {  // a length that is no whole number of the file's frames was rounded up to one
        const auto wanted =
            static_cast<std::size_t>(std::max(1LL, std::llround(part.lengthSeconds * sampleRate)) * channels);
        if (samples.interleaved.size() > wanted) samples.interleaved.resize(wanted);
    }
    return samples;
}

}  // namespace capriccio::audio
