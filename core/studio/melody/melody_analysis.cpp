#include "core/studio/melody/melody_analysis.h"

#include "core/audio/playback/resampler.h"
#include "core/base/error.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>

namespace capriccio::studio {
namespace {

constexpr double kSilence = 1e-4;  // 80 dB below full scale: nothing to follow there

/// The first two channels of at most `frames` frames; further channels are added to both.
std::shared_ptr<const audio::AudioClip> clipOf(const audio::Samples& sound, std::int64_t frames) {
    const int channels = std::min(sound.channels, 2);
    auto clip = std::make_shared<audio::AudioClip>(sound.sampleRate, channels, std::max<std::int64_t>(frames, 1));
    const std::span<const float> all(sound.interleaved.data(),
                                     static_cast<std::size_t>(frames) * static_cast<std::size_t>(sound.channels));
    if (channels == sound.channels) {
        clip->append(all);
    } else {
        std::vector<float> two;
        two.reserve(static_cast<std::size_t>(frames) * 2);
        for (std::size_t at = 0; at < all.size(); at += static_cast<std::size_t>(sound.channels)) {
            float rest = 0;
            for (int c = 2; c < sound.channels; ++c) rest += all[at + static_cast<std::size_t>(c)] * 0.5F;
            two.push_back(all[at] + rest);
            two.push_back(all[at + 1] + rest);
        }
        clip->append(two);
    }
    clip->finish();
    return clip;
}

}  // namespace

std::vector<float> monoAtModelRate(const audio::Samples& sound) {
    const auto channels = static_cast<std::size_t>(sound.channels);
    const auto frames = static_cast<std::size_t>(sound.frames());
    std::vector<float> mono(frames);
    for (std::size_t i = 0; i < frames; ++i) {
        float sum = 0;
        for (std::size_t c = 0; c < channels; ++c) sum += sound.interleaved[i * channels + c];
        mono[i] = sum / static_cast<float>(channels);
    }
    if (sound.sampleRate == kSampleRate || mono.empty()) return mono;
    const double ratio = static_cast<double>(kSampleRate) / sound.sampleRate;
    const auto wanted = static_cast<std::size_t>(std::max(1LL, std::llround(static_cast<double>(frames) * ratio)));
    std::vector<float> out(wanted + 64);
    audio::Resampler resampler(sound.sampleRate, kSampleRate, 1);
    std::size_t used = 0;
    std::size_t made = 0;
    while (used < mono.size() && made < out.size()) {
        const auto done =
            resampler.process(mono.data() + used, mono.size() - used, out.data() + made, out.size() - made);
        if (done.usedFrames == 0 && done.madeFrames == 0) break;
        used += done.usedFrames;
        made += done.madeFrames;
    }
    while (made < out.size()) {
        const std::size_t rest = resampler.drain(out.data() + made, out.size() - made);
        if (rest == 0) break;
        made += rest;
    }
    out.resize(wanted);
    return out;
}

audio::Samples samplesOf(const audio::AudioClip& clip, std::int64_t beginFrame, std::int64_t endFrame) {
    audio::Samples sound;
    sound.channels = clip.channels();
    sound.sampleRate = clip.sampleRate();
    beginFrame = std::clamp<std::int64_t>(beginFrame, 0, clip.availableFrames());
    endFrame = std::clamp<std::int64_t>(endFrame, beginFrame, clip.availableFrames());
    const auto samples = clip.frames(beginFrame, endFrame - beginFrame);
    sound.interleaved.assign(samples.begin(), samples.end());
    return sound;
}

AnalysedMelody analyse(const audio::Samples& sound, const std::string& name, const std::stop_token& stop) {
    AnalysedMelody result;
    const auto most = static_cast<std::int64_t>(kLongestMelodySeconds * sound.sampleRate);
    const std::int64_t frames = std::min(sound.frames(), most);
    result.cut = sound.frames() > most;
    const auto isLoud = [](float sample) { return std::abs(sample) > kSilence; };
    if (std::none_of(sound.interleaved.begin(), sound.interleaved.begin() + frames * sound.channels, isLoud))
        throw Error(
            Error::Code::InvalidInput,
            Core::tr("There is nothing to hear in “%1”. Choose another sound, or check the microphone.").arg(name));
    auto clip = clipOf(sound, frames);
    if (stop.stop_requested()) return {};
    const std::vector<float> mono = monoAtModelRate(samplesOf(*clip, 0, frames));
    if (stop.stop_requested()) return {};
    result.chroma = musicgen::chromaOf(mono);
    if (stop.stop_requested()) return {};
    result.clip = std::move(clip);
    return result;
}

}  // namespace capriccio::studio
