#pragma once

#include "core/musicgen/codec/layers.h"
#include "core/musicgen/codec/streaming/sound_decoder.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace capriccio::musicgen {

/// EnCodec: one channel of sound ⇄ codes, a frame of codebooks for every hop() samples. Immutable. Stereo models run it
/// once for each channel. What is given may lie on any device; what comes out is on the model's. Source: Défossez et
/// al. 2022; transformers modeling_encodec.py.
class Codec {
  public:
    /// lstm: how the decoder's LSTMs keep their weights on the CPU. plainly: decodes through torch on the CPU too, to
    /// compare with.
    Codec(const CodecConfig& config, Weights& weights, Precision lstm = Precision::F32, bool plainly = false);

    /// samples (time) → codes (codebooks, ⌈time / hop⌉), int64. Done in parts of `chunkFrames`, which bounds the memory
    /// of long pieces and changes nothing else.
    at::Tensor encode(const at::Tensor& samples, std::int64_t chunkFrames = 500) const;

    /// codes (codebooks, frames) → samples (frames × hop), the whole piece at once.
    at::Tensor decode(const at::Tensor& codes) const;

    /// codes (codebooks, frames) → latents (hidden, frames): the sum of the codes' vectors.
    at::Tensor latents(const at::Tensor& codes) const;

    const CodecConfig& config() const { return m_config; }
    /// Of its weights, and of every tensor it makes: float32, on the model's device.
    at::TensorOptions options() const { return m_codebooks.front().options(); }

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
    /// The same laid out for the CPU, where decoding goes through it; else null, and decoder() has the weights.
    const SoundDecoderWeights* soundDecoder() const { return m_soundDecoder ? &*m_soundDecoder : nullptr; }

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

    /// The encoder up to its LSTM: samples (time) → (width, ⌈time / hop⌉).
    at::Tensor features(const at::Tensor& samples) const;
    /// Frames on each side that a feature depends on, at most.
    std::int64_t contextFrames() const;

    CodecConfig m_config;
    Encoder m_encoder;
    Decoder m_decoder;
    std::optional<SoundDecoderWeights> m_soundDecoder;
    std::vector<at::Tensor> m_codebooks;  // by codebook: (codebook size, hidden)
};

}  // namespace capriccio::musicgen
