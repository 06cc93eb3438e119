#include "core/audio/playback/resampler.h"

#include "core/base/error.h"

#include <soxr.h>

namespace capriccio::audio {
namespace {

void check(soxr_error_t error) {
    if (error)
        throw Error(Error::Code::Internal, Core::tr("The sound could not be converted to another sample rate."), error);
}

}  // namespace

Resampler::Resampler(double fromHz, double toHz, int channels, Quality quality)
    : m_fromHz(fromHz), m_toHz(toHz), m_channels(channels), m_quality(quality), m_soxr(nullptr, &soxr_delete) {
    create();
}

Resampler::~Resampler() = default;

void Resampler::create() {
    const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_quality_spec_t quality = soxr_quality_spec(m_quality == Quality::VeryHigh ? SOXR_VHQ : SOXR_HQ, 0);
    const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
    soxr_error_t error = nullptr;
    m_soxr.reset(soxr_create(m_fromHz, m_toHz, static_cast<unsigned>(m_channels), &error, &io, &quality, &runtime));
    check(error);
}

Resampler::Done Resampler::process(const float* input, std::size_t inputFrames, float* output,
                                   std::size_t outputFrames) {
    Done done;
    check(soxr_process(m_soxr.get(), input, inputFrames, &done.usedFrames, output, outputFrames, &done.madeFrames));
    return done;
}

std::size_t Resampler::drain(float* output, std::size_t outputFrames) {
    std::size_t made = 0;
    check(soxr_process(m_soxr.get(), nullptr, 0, nullptr, output, outputFrames, &made));
    return made;
}

// A fresh one rather than soxr_clear(), which must be given the settings again: a seek can afford it.
void Resampler::reset() { create(); }

}  // namespace capriccio::audio
