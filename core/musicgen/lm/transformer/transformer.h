#pragma once

#include "core/musicgen/lm/transformer/key_value_cache.h"
#include "core/musicgen/nn/kernels/matrix.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace capriccio::musicgen {

/// A pre-norm decoder on the CPU: self-attention over a cache, cross-attention to what a stream listens to, exact GELU.
/// Immutable; what changes lives in a State. Work is shared by the calling thread's kernels::Team. A row's result
/// depends on its stream's past alone, not on other rows or the number of threads.
class Transformer {
  public:
    using Matrix = kernels::Matrix;
    struct Norm {
        const float *weight = nullptr, *bias = nullptr;  // (width)
    };
    struct Layer {
        Norm selfNorm, crossNorm, feedForwardNorm;
        Matrix queryKeyValue, selfOut;                        // (3 · width, width), (width, width)
        Matrix crossQuery, crossKey, crossValue, crossOut;    // rows 0: no cross-attention
        Matrix in, out;                                       // (feedForward, width), (width, feedForward)
    };
    struct Shape {
        std::int64_t width = 0, heads = 0, feedForward = 0;
    };

    /// Weights are views: whoever makes a Transformer keeps them alive.
    Transformer(const Shape& shape, std::vector<Layer> layers, Norm finalNorm, KeyValueCache::Width cacheWidth);

    /// The caches of a run's streams, and room to compute in.
    class State {
      public:
        State();
        ~State();
        State(State&&) noexcept;
        State& operator=(State&&) noexcept;
        std::int64_t length(std::size_t stream) const { return m_streams[stream].length; }

      private:
        friend class Transformer;
        struct Stream {
            std::vector<KeyValueCache> own, cross;  // by layer
            std::int64_t length = 0;                // positions in `own`
            std::int64_t heard = 0;                 // positions in `cross`; 0: nothing to listen to
        };
        struct Room;
        std::vector<Stream> m_streams;
        std::unique_ptr<Room> m_room;
    };

    State begin(std::size_t streams) const;

    /// Empties a stream's past and makes room for so many positions.
    void reset(State& state, std::size_t stream, std::int64_t capacity) const;

    /// From here on a stream listens to `states` (count × width); count 0: to nothing.
    void listen(State& state, std::size_t stream, const float* states, std::int64_t count) const;

    /// Rows x (count × width) with their positions added, each the next position of its stream, in order → the same
    /// after the final norm, in place.
    void forward(State& state, float* x, std::span<const int> streamOfRow) const;

    const Shape& shape() const { return m_shape; }

  private:
    struct Block;

    void forwardBlock(State& state, float* x, std::span<const int> streamOfRow) const;
    void selfAttention(const Block& block, std::size_t layer) const;
    void crossAttention(const Block& block, std::size_t layer) const;
    void feedForward(const Block& block, std::size_t layer) const;
    /// x += in · matrix, for all rows, or for those named (`in` has these only).
    void addProjection(const Block& block, const Matrix& matrix, const float* in, std::span<const int> someRows) const;
    std::int64_t headsOfAChunk(const Matrix& matrix) const;

    Shape m_shape;
    std::vector<Layer> m_layers;
    Norm m_finalNorm;
    KeyValueCache::Width m_cacheWidth;
};

}  // namespace capriccio::musicgen
