#pragma once

#include "core/musicgen/codec/codec.h"

#include <optional>
#include <vector>

namespace capriccio::musicgen {

/// Decodes a piece that comes in parts of any size, giving what decoding it at once would give. Each layer keeps the
/// few inputs that its next outputs still need, so nothing is computed twice and no two parts are blended; reflect
/// padding happens at the piece's true ends only. The convolutions look ahead, so the last 3.75 frames of what was
/// given are held back until more comes or finish().
///
/// One for each channel and run; not thread-safe. The codec must outlive it.
class StreamingDecoder {
  public:
    explicit StreamingDecoder(const Codec& codec);

    /// codes (codebooks, frames ≥ 0) → the samples that are now final, possibly none.
    at::Tensor push(const at::Tensor& codes);
    /// The rest. Nothing may be pushed after.
    at::Tensor finish();

  private:
    /// A convolution of stride 1 with the inputs that its next output needs.
    class StreamConv {
      public:
        explicit StreamConv(const Conv& conv) : m_conv(&conv) {}
        at::Tensor run(const at::Tensor& x, bool last);

      private:
        const Conv* m_conv;
        at::Tensor m_pending;    // (in, time); undefined before the first input
        bool m_started = false;  // the reflection before the first input stands in m_pending
    };
    /// A transposed convolution with the input whose second half is still to come.
    class StreamUp {
      public:
        explicit StreamUp(const ConvTranspose& conv) : m_conv(&conv) {}
        at::Tensor run(const at::Tensor& x, bool last);

      private:
        const ConvTranspose* m_conv;
        at::Tensor m_previous;  // (in, 1); undefined before the first input
        std::int64_t m_toTrim = 0;
    };
    /// A residual block; the shortcut waits for the convolutions, which lag behind.
    class StreamBlock {
      public:
        explicit StreamBlock(const ResidualBlock& block) : m_block(&block), m_dilated(block.dilated) {}
        at::Tensor run(const at::Tensor& x, bool last);

      private:
        const ResidualBlock* m_block;
        StreamConv m_dilated;
        at::Tensor m_shortcut;  // (width, time) not yet added; undefined when empty
    };
    struct Stage {
        StreamUp up;
        std::vector<StreamBlock> blocks;
    };

    at::Tensor run(const at::Tensor& latents, bool last);

    at::Tensor runFast(const at::Tensor& latents, bool last);

    const Codec& m_codec;
    std::optional<SoundDecoder> m_fast;  ///< does it all on the CPU
    StreamConv m_first;
    Lstm::State m_lstm;
    std::vector<Stage> m_stages;
    StreamConv m_last;
};

}  // namespace capriccio::musicgen
