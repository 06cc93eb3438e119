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
/// Several sounds of one length (channels, takes) may share one, each as it would be alone. Not thread-safe. The codec
/// must outlive it.
class StreamingDecoder {
  public:
    explicit StreamingDecoder(const Codec& codec, std::size_t sounds = 1);

    /// codes (codebooks, frames ≥ 0), as many for each sound → the samples of each that are now final, possibly none.
    std::vector<at::Tensor> push(const std::vector<at::Tensor>& codes);
    /// The rest. Nothing may be pushed after.
    std::vector<at::Tensor> finish();

    /// The same for one sound.
    at::Tensor push(const at::Tensor& codes) { return push(std::vector{codes}).front(); }

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

    /// A sound's way through libtorch.
    struct Sound {
        StreamConv first;
        Lstm::State lstm;
        std::vector<Stage> stages;
        StreamConv last;
    };

    std::vector<at::Tensor> run(const std::vector<at::Tensor>& latents, bool last);
    std::vector<at::Tensor> runFast(const std::vector<at::Tensor>& latents, bool last);
    at::Tensor runThroughTorch(Sound& sound, const at::Tensor& latents, bool last);

    const Codec& m_codec;
    std::optional<SoundDecoder> m_fast;  ///< does it all on the CPU
    std::vector<Sound> m_sounds;         ///< else
    std::size_t m_count;
};

}  // namespace capriccio::musicgen
