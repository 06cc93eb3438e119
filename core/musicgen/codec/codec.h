#pragma once

#include "core/musicgen/codec/layers.h"

#include <cstdint>
#include <vector>

namespace capriccio::musicgen {

/// EnCodec: one channel of sound ⇄ codes, a frame of codebooks for every hop() samples. Immutable. Stereo models run it
/// once for each channel. Source: Défossez et al. 2022; transformers modeling_encodec.py.
class Codec {
  public:
    Codec(const CodecConfig& config, Weights& weights);

    /// samples (time) → codes (codebooks, ⌈time / hop⌉), int64.
    at::Tensor encode(const at::Tensor& samples) const;

    /// codes (codebooks, frames) → samples (frames × hop), the whole piece at once. What the streaming decoder is held
    /// against.
    at::Tensor decode(const at::Tensor& codes) const;

    /// codes (codebooks, frames) → latents (hidden, frames): the sum of the codes' vectors.
    at::Tensor latents(const at::Tensor& codes) const;

    const CodecConfig& config() const { return m_config; }

    /// The decoder's layers from latents to samples, in order: first, lstm, then for each stage an ELU, up and its
    /// blocks; an ELU and last.
    struct Decoder {
        struct Stage {
            ConvTranspose up;
            std::vector<ResidualBlock> blocks;
        };
        Conv first;
        Lstm lstm;
        std::vector<Stage> stages;
        Conv last;
    };
    const Decoder& decoder() const { return m_decoder; }

  private:
    struct Encoder {
        struct Stage {
            std::vector<ResidualBlock> blocks;
            Conv down;
        };
        Conv first;
        std::vector<Stage> stages;
        Lstm lstm;
        Conv last;
    };

    CodecConfig m_config;
    Encoder m_encoder;
    Decoder m_decoder;
    std::vector<at::Tensor> m_codebooks;  // by codebook: (codebook size, hidden)
};

}  // namespace capriccio::musicgen
