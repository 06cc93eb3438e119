#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace capriccio::tests {

/// Band-limited noise with a melody in it, the same for the same seed: unlike itself at any other place, so that it can
/// be found in a recording, and with nothing above 5 kHz that a resampler might lose. `channels` differ from each
/// other; |x| < 0.6.
std::vector<float> testSound(int sampleRate, int channels, std::int64_t frames, unsigned seed = 1);

/// Where `what` lies in `heard` (mono samples), found by its loudest agreement; −1 when `heard` is too short.
std::int64_t findIn(std::span<const float> heard, std::span<const float> what);

/// Pearson's correlation, 0 when one of them is silent. Both of one length.
double correlation(std::span<const float> a, std::span<const float> b);

/// One channel of interleaved samples.
std::vector<float> channelOf(std::span<const float> interleaved, int channels, int channel);

/// How a recording compares with what was played.
struct Heard {
    std::int64_t offset = -1;  ///< where it begins in the recording
    double correlation = 0;    ///< of the whole
    double worstPiece = 0;     ///< lowest correlation of any 50 ms of it: a gap or a jump shows here
    double gain = 0;           ///< heard / played, least squares
};
Heard compareHeard(std::span<const float> heard, std::span<const float> played, int sampleRate);

}  // namespace capriccio::tests
