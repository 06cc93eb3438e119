#include "core/audio/export/quantise.h"

#include <algorithm>
#include <cmath>

namespace capriccio::audio {
namespace {

/// xorshift64*: good enough for noise, and the same on every machine.
class Noise {
  public:
    /// Uniform in [0, 1).
    double next() {
        m_state ^= m_state >> 12;
        m_state ^= m_state << 25;
        m_state ^= m_state >> 27;
        return static_cast<double>((m_state * 0x2545F4914F6CDD1DULL) >> 11) * 0x1p-53;
    }

  private:
    std::uint64_t m_state = 0x9E3779B97F4A7C15ULL;
};

}  // namespace

std::int64_t clip(Samples& sound) {
    std::int64_t clipped = 0;
    for (float& sample : sound.interleaved) {
        if (std::abs(sample) <= 1) continue;
        sample = std::copysign(1.0F, sample);
        ++clipped;
    }
    return clipped;
}

std::vector<std::int32_t> quantised(const Samples& sound, int bits) {
    const double steps = std::ldexp(1.0, bits - 1);
    const bool exact = std::all_of(sound.interleaved.begin(), sound.interleaved.end(), [&](float sample) {
        const double v = sample * steps;
        return v == std::floor(v);
    });
    Noise noise;
    std::vector<std::int32_t> out;
    out.reserve(sound.interleaved.size());
    const int shift = 32 - bits;
    for (const float sample : sound.interleaved) {
        const double dither = exact ? 0 : noise.next() - noise.next();
        const double value = std::clamp(std::floor(sample * steps + dither + 0.5), -steps, steps - 1);
        out.push_back(static_cast<std::int32_t>(static_cast<std::uint32_t>(static_cast<std::int32_t>(value)) << shift));
    }
    return out;
}

Samples asFloat(const std::vector<std::int32_t>& samples, int channels, int sampleRate) {
    Samples sound;
    sound.channels = channels;
    sound.sampleRate = sampleRate;
    sound.interleaved.reserve(samples.size());
    for (const std::int32_t sample : samples) sound.interleaved.push_back(static_cast<float>(sample * 0x1p-31));
    return sound;
}

}  // namespace capriccio::audio
