#pragma once

#include <cstddef>
#include <memory>

struct soxr;

namespace capriccio::audio {

/// A stream of sound at another rate (soxr). What comes out starts with the first sample put in: the
/// filter's delay is taken off, so output frame k lies at input time k · fromHz / toHz. Not thread-safe.
class Resampler {
  public:
    /// High is what is heard, VeryHigh (soxr's best) what is kept.
    enum class Quality { High, VeryHigh };

    /// Throws Error (Internal).
    Resampler(double fromHz, double toHz, int channels, Quality quality = Quality::High);
    ~Resampler();
    Resampler(const Resampler&) = delete;
    Resampler& operator=(const Resampler&) = delete;

    struct Done {
        std::size_t usedFrames = 0;
        std::size_t madeFrames = 0;
    };
    /// Puts in up to `inputFrames` and takes out up to `outputFrames`, interleaved.
    Done process(const float* input, std::size_t inputFrames, float* output, std::size_t outputFrames);
    /// No more input will come: takes out what is left; 0 when that was all. Only drain() or reset() may follow.
    std::size_t drain(float* output, std::size_t outputFrames);
    /// Forgets everything.
    void reset();

  private:
    void create();

    double m_fromHz;
    double m_toHz;
    int m_channels;
    Quality m_quality;
    std::unique_ptr<soxr, void (*)(soxr*)> m_soxr;
};

}  // namespace capriccio::audio
