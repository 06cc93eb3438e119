#pragma once

#include "core/base/units.h"
#include "core/musicgen/codec/streaming_decoder.h"

#include <vector>

namespace capriccio::musicgen {

/// Frames between two parts of sound, given how many were decoded. Small at first, so that something is heard soon;
/// larger later, where a larger part costs less a frame. The same parts give the same samples to the last bit.
constexpr int partFrames(int framesDecoded) { return framesDecoded < kFrameRate ? 12 : 24; }

/// Tokens of one take → its sound, part by part: a streaming decoder for each channel.
class SoundRun {
  public:
    SoundRun(const Codec& codec, int channels);

    /// codes (codebooks of all channels, frames ≥ 0), in order → interleaved samples that are now final.
    std::vector<float> push(const at::Tensor& codes);
    std::vector<float> finish();

  private:
    std::vector<StreamingDecoder> m_decoders;
};

}  // namespace capriccio::musicgen
