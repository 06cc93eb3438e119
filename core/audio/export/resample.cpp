#include "core/audio/export/resample.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <soxr.h>

namespace capriccio::audio {
namespace {

constexpr std::size_t kPieceFrames = 65536;

struct DeleteResampler {
    void operator()(soxr_t resampler) const { soxr_delete(resampler); }
};

/// `wanted` frames at the ratio toRate : fromRate; `laps` times the sound goes in, one after the other.
std::vector<float> convert(const Samples& sound, double fromRate, double toRate, int laps, std::size_t wanted,
                           const Stage& stage) {
    const auto channels = static_cast<std::size_t>(sound.channels);
    const auto frames = static_cast<std::size_t>(sound.frames());
    const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ, 0);
    const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
    soxr_error_t error = nullptr;
    const std::unique_ptr<soxr, DeleteResampler> resampler(
        soxr_create(fromRate, toRate, static_cast<unsigned>(channels), &error, &io, &quality, &runtime));
    if (!resampler || error)
        throw Error(Error::Code::Internal, Core::tr("The sample rate could not be converted."),
                    error ? error : "soxr_create");

    std::vector<float> out(wanted * channels);
    std::size_t written = 0;
    const auto feed = [&](const float* in, std::size_t count) {
        for (bool more = true; more;) {
            std::size_t taken = 0, given = 0;
            error = soxr_process(resampler.get(), in, count, &taken, out.data() + written * channels, wanted - written,
                                 &given);
            if (error) throw Error(Error::Code::Internal, Core::tr("The sample rate could not be converted."), error);
            written += given;
            if (in) {
                in += taken * channels;
                count -= taken;
            }
            more = written < wanted && (in ? count > 0 : given > 0);
        }
    };
    for (int lap = 0; lap < laps; ++lap)
        for (std::size_t done = 0; done < frames && written < wanted; done += kPieceFrames) {
            stage.at((lap + static_cast<double>(done) / static_cast<double>(frames)) / laps);
            feed(sound.interleaved.data() + done * channels, std::min(kPieceFrames, frames - done));
        }
    if (written < wanted) feed(nullptr, 0);
    return out;  // a last frame that soxr rounded away stays 0
}

}  // namespace

Samples resampled(Samples sound, int sampleRate, bool circular, const Stage& stage) {
    if (sound.sampleRate == sampleRate || sound.frames() == 0) return sound;
    const auto frames = static_cast<double>(sound.frames());
    const auto wanted = static_cast<std::size_t>(std::max(1LL, std::llround(frames * sampleRate / sound.sampleRate)));
    Samples out;
    out.channels = sound.channels;
    out.sampleRate = sampleRate;
    if (!circular) {
        out.interleaved = convert(sound, sound.sampleRate, sampleRate, 1, wanted, stage);
        return out;
    }
    // The ratio of the whole lengths instead of the rates (at most half a frame apart over the loop), so that each lap
    // is a whole number of frames; the second of three has true neighbours.
    std::vector<float> laps = convert(sound, frames, static_cast<double>(wanted), 3, wanted * 3, stage);
    const auto lap = static_cast<std::ptrdiff_t>(wanted * static_cast<std::size_t>(out.channels));
    out.interleaved.assign(laps.begin() + lap, laps.begin() + 2 * lap);
    return out;
}

}  // namespace capriccio::audio
