#include "core/audio/export/loudness.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <ebur128.h>

namespace capriccio::audio {
namespace {

struct DestroyMeter {
    void operator()(ebur128_state* meter) const { ebur128_destroy(&meter); }
};

}  // namespace

double toDecibels(double linear) { return linear > 0 ? 20 * std::log10(linear) : -HUGE_VAL; }
double fromDecibels(double decibels) { return std::pow(10.0, decibels / 20); }

double loudnessOf(const Samples& sound, const Stage& stage) {
    const std::unique_ptr<ebur128_state, DestroyMeter> meter(ebur128_init(
        static_cast<unsigned>(sound.channels), static_cast<unsigned long>(sound.sampleRate), EBUR128_MODE_I));
    if (!meter) throw Error(Error::Code::OutOfMemory, Core::tr("There is not enough memory to measure the loudness."));
    constexpr std::int64_t kPieceFrames = 65536;
    const std::int64_t frames = sound.frames();
    for (std::int64_t done = 0; done < frames; done += kPieceFrames) {
        stage.at(static_cast<double>(done) / static_cast<double>(frames));
        const float* from = sound.interleaved.data() + done * sound.channels;
        const auto count = static_cast<std::size_t>(std::min(kPieceFrames, frames - done));
        if (ebur128_add_frames_float(meter.get(), from, count) != EBUR128_SUCCESS)
            throw Error(Error::Code::OutOfMemory, Core::tr("There is not enough memory to measure the loudness."));
    }
    double lufs = -HUGE_VAL;
    if (ebur128_loudness_global(meter.get(), &lufs) != EBUR128_SUCCESS) return -HUGE_VAL;
    return lufs;
}

double rmsOf(const Samples& sound) {
    if (sound.interleaved.empty()) return 0;
    double sum = 0;
    for (const float sample : sound.interleaved) sum += static_cast<double>(sample) * sample;
    return std::sqrt(sum / static_cast<double>(sound.interleaved.size()));
}

}  // namespace capriccio::audio
