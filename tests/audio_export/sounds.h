#pragma once

#include "core/audio/export/sound_view.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <string>

/// Sounds to export, the same at every run.
namespace sounds {

using capriccio::audio::Samples;

/// `value(seconds, channel)` at every frame.
template <class Value>
Samples made(double seconds, int channels, int sampleRate, const Value& value) {
    Samples sound;
    sound.channels = channels;
    sound.sampleRate = sampleRate;
    const auto frames = static_cast<std::int64_t>(std::llround(seconds * sampleRate));
    for (std::int64_t i = 0; i < frames; ++i)
        for (int c = 0; c < channels; ++c)
            sound.interleaved.push_back(static_cast<float>(value(static_cast<double>(i) / sampleRate, c)));
    return sound;
}

inline double sine(double hz, double seconds) { return std::sin(2 * std::numbers::pi * hz * seconds); }

inline Samples tone(double hz, double level, double seconds, int channels = 1, int sampleRate = 32000) {
    return made(seconds, channels, sampleRate, [&](double t, int) { return level * sine(hz, t); });
}

/// Half a second of tone, half a second of silence.
inline Samples bursts(double seconds, int channels) {
    return made(seconds, channels, 32000,
                [](double t, int) { return std::fmod(t, 1.0) < 0.5 ? 0.5 * sine(997, t) : 0; });
}

/// A different number at each call, −1 … 1.
class Random {
  public:
    double operator()() { return static_cast<double>(m_engine()) / 2147483648.0 - 1; }

  private:
    std::mt19937 m_engine{5};
};

inline Samples noise(double level, double seconds, int channels) {
    Random random;
    return made(seconds, channels, 32000, [&](double, int) { return level * random(); });
}

/// Kick, snare, hats and a chord: sharp peaks over something dense, the two sides a little different.
inline Samples mix(double seconds, int channels) {
    Random random;
    return made(seconds, channels, 32000, [&](double t, int c) {
        const double kick = std::fmod(t, 0.5), hat = std::fmod(t, 0.25), snare = std::fmod(t + 0.5, 1.0);
        double value = 0.8 * std::exp(-kick * 12) * sine(50 + 80 * std::exp(-kick * 30), kick);
        value += 0.5 * std::exp(-hat * 60) * random() + 0.7 * std::exp(-snare * 20) * random();
        for (const double hz : {220.0, 277.2, 329.6, 440.5}) value += 0.12 * sine(hz * (c ? 1.003 : 1), t + c);
        return value;
    });
}

/// Driven far beyond full scale and cut off there.
inline Samples clipped(double seconds, int channels) {
    Samples sound = mix(seconds, channels);
    for (float& sample : sound.interleaved) sample = std::clamp(sample * 6, -1.0F, 1.0F);
    return sound;
}

/// A single frame out of every quarter of a second, next to nothing between.
inline Samples clicks(double seconds) {
    Random random;
    int i = 0;
    return made(seconds, 1, 32000, [&](double, int) { return i++ % 8000 == 0 ? 0.9 : 0.003 * random(); });
}

}  // namespace sounds
