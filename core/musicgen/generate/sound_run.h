#pragma once

#include "core/musicgen/codec/streaming_decoder.h"

#include <vector>

namespace capriccio::musicgen {

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
