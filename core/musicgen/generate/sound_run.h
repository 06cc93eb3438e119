#pragma once

#include "core/base/units.h"
#include "core/musicgen/codec/streaming_decoder.h"

#include <vector>

namespace capriccio::musicgen {

/// Frames between two parts of sound, given how many were decoded. Small at first, so that something is heard soon;
/// larger later, where a larger part costs less a frame. The same parts give the same samples to the last bit.
constexpr int partFrames(int framesDecoded) { return framesDecoded < kFrameRate ? 12 : 24; }

/// Tokens of takes that are made together → their sound, part by part.
class SoundRun {
  public:
    SoundRun(const Codec& codec, int channels, std::size_t takes = 1);

    /// codes (codebooks of all channels, frames ≥ 0) of each take, in order → interleaved samples of each that are now
    /// final.
    std::vector<std::vector<float>> push(const std::vector<at::Tensor>& codes);
    std::vector<std::vector<float>> finish();

    /// The same for one take.
    std::vector<float> push(const at::Tensor& codes) { return push(std::vector{codes}).front(); }

  private:
    /// Of all takes' channels → of the takes.
    std::vector<std::vector<float>> interleaved(const std::vector<at::Tensor>& sounds) const;

    std::int64_t m_channels;
    StreamingDecoder m_decoder;
};

}  // namespace capriccio::musicgen
