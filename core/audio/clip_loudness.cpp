#include "core/audio/clip_loudness.h"

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

std::optional<ClipLoudness> loudnessOf(const AudioClip& clip, const std::stop_token& stop) {
    const std::unique_ptr<ebur128_state, DestroyMeter> meter(ebur128_init(static_cast<unsigned>(clip.channels()),
                                                                          static_cast<unsigned long>(clip.sampleRate()),
                                                                          EBUR128_MODE_I | EBUR128_MODE_SAMPLE_PEAK));
    if (!meter) return std::nullopt;
    constexpr std::int64_t kPieceFrames = 65536;
    const std::int64_t frames = clip.availableFrames();
    for (std::int64_t done = 0; done < frames; done += kPieceFrames) {
        if (stop.stop_requested()) return std::nullopt;
        const std::int64_t count = std::min(kPieceFrames, frames - done);
        if (ebur128_add_frames_float(meter.get(), clip.frames(done, count).data(), static_cast<std::size_t>(count)) !=
            EBUR128_SUCCESS)
            return std::nullopt;
    }
    ClipLoudness loudness;
    if (ebur128_loudness_global(meter.get(), &loudness.lufs) != EBUR128_SUCCESS) loudness.lufs = -HUGE_VAL;
    for (int channel = 0; channel < clip.channels(); ++channel) {
        double peak = 0;
        if (ebur128_sample_peak(meter.get(), static_cast<unsigned>(channel), &peak) == EBUR128_SUCCESS)
            loudness.peak = std::max(loudness.peak, peak);
    }
    return loudness;
}

}  // namespace capriccio::audio
