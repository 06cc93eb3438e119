#include "core/audio/export/shaping.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace capriccio::audio {

SoundView partOf(const SoundView& sound, FrameRange range) {
    const auto channels = static_cast<std::size_t>(sound.channels);
    return {sound.interleaved.subspan(static_cast<std::size_t>(range.begin) * channels,
                                      static_cast<std::size_t>(range.count()) * channels),
            sound.channels, sound.sampleRate};
}

Samples withChannels(const SoundView& sound, ChannelLayout layout) {
    Samples out;
    out.sampleRate = sound.sampleRate;
    out.channels = layout == ChannelLayout::Mono ? 1 : layout == ChannelLayout::Stereo ? 2 : sound.channels;
    const auto clean = [](float sample) { return std::isfinite(sample) ? sample : 0.0F; };
    if (out.channels == sound.channels) {
        out.interleaved.assign(sound.interleaved.begin(), sound.interleaved.end());
        std::transform(out.interleaved.begin(), out.interleaved.end(), out.interleaved.begin(), clean);
        return out;
    }
    const auto frames = static_cast<std::size_t>(sound.frames());
    const auto from = static_cast<std::size_t>(sound.channels), to = static_cast<std::size_t>(out.channels);
    out.interleaved.resize(frames * to);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        double sum = 0;
        for (std::size_t c = 0; c < from; ++c) sum += clean(sound.interleaved[frame * from + c]);
        for (std::size_t c = 0; c < to; ++c)
            out.interleaved[frame * to + c] = static_cast<float>(sum / static_cast<double>(from));
    }
    return out;
}

std::int64_t framesBeforeSilence(const SoundView& sound) {
    float loudest = 0;
    for (const float sample : sound.interleaved) loudest = std::max(loudest, std::abs(sample));
    if (!(loudest > 0)) return sound.frames();
    const auto threshold = loudest * static_cast<float>(std::pow(10.0, -kSilenceBelowPeakDb / 20));
    std::size_t last = sound.interleaved.size();
    while (last > 0 && !(std::abs(sound.interleaved[last - 1]) >= threshold)) --last;
    const auto channels = static_cast<std::size_t>(sound.channels);
    const auto end = static_cast<std::int64_t>((last + channels - 1) / channels);
    return std::min<std::int64_t>(sound.frames(), end + std::llround(kKeptTailSeconds * sound.sampleRate));
}

void fade(Samples& sound, double inSeconds, double outSeconds) {
    const auto frames = static_cast<double>(sound.frames());
    double in = inSeconds * sound.sampleRate, out = outSeconds * sound.sampleRate;
    if (in + out > frames) {
        const double shrink = frames / (in + out);
        in *= shrink;
        out *= shrink;
    }
    const auto channels = static_cast<std::size_t>(sound.channels);
    const auto scale = [&](std::int64_t frame, double position) {
        const auto gain = static_cast<float>(std::sin(std::numbers::pi / 2 * position));
        for (std::size_t c = 0; c < channels; ++c)
            sound.interleaved[static_cast<std::size_t>(frame) * channels + c] *= gain;
    };
    // The first frame of a fade in and the last of a fade out are silent.
    const std::int64_t inFrames = std::llround(in),
                       outFrames = std::min<std::int64_t>(std::llround(out), sound.frames());
    for (std::int64_t i = 0; i < inFrames; ++i) scale(i, static_cast<double>(i) / static_cast<double>(inFrames));
    for (std::int64_t i = 0; i < outFrames; ++i)
        scale(sound.frames() - 1 - i, static_cast<double>(i) / static_cast<double>(outFrames));
}

}  // namespace capriccio::audio
