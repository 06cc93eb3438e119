#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/nn/linear.h"

#include <cstdint>
#include <span>
#include <vector>

namespace capriccio::musicgen {

/// The decoder's layers, and the plain way through them with torch: what runs on other devices than the CPU, and what
/// lm/transformer is held against. Immutable.
class PlainDecoder {
  public:
    struct Norm {
        at::Tensor weight, bias;
        at::Tensor operator()(const at::Tensor& x) const;
    };
    struct Layer {
        Norm selfNorm, crossNorm, feedForwardNorm;
        Linear queryKeyValue, selfOut;
        Linear crossQuery, crossKey, crossValue, crossOut;
        Linear in, out;
    };

    /// Takes the layers named `base`layers.N.… and the final norm. Precision is that of the large matrices.
    PlainDecoder(const DecoderConfig& config, bool crossAttention, const std::string& base, Precision precision,
                 Weights& weights);

    /// Keys and values of a run's streams.
    class State {
        friend class PlainDecoder;
        struct Stream {
            std::vector<at::Tensor> keys, values;            // by layer: (heads, capacity, headWidth)
            std::vector<at::Tensor> crossKeys, crossValues;  // by layer: (heads, heard, headWidth)
            std::int64_t length = 0, heard = 0;
        };
        std::vector<Stream> streams;
    };
    State begin(std::size_t streams) const;
    /// Empties a stream's past and makes room for so many positions.
    void reset(State& state, std::size_t stream, std::int64_t capacity) const;
    /// From here on a stream listens to `states` (count, width), or to nothing where undefined.
    void listen(State& state, std::size_t stream, const at::Tensor& states) const;
    /// x (rows, width) with positions added, each row the next of its stream → the same after the final norm.
    at::Tensor forward(State& state, at::Tensor x, std::span<const int> streamOfRow) const;

    static std::int64_t length(const State& state, std::size_t stream) { return state.streams[stream].length; }
    const std::vector<Layer>& layers() const { return m_layers; }
    const Norm& finalNorm() const { return m_finalNorm; }

  private:
    at::Tensor attend(const at::Tensor& query, const at::Tensor& keys, const at::Tensor& values) const;

    std::int64_t m_width, m_heads;
    std::vector<Layer> m_layers;
    Norm m_finalNorm;
};

}  // namespace capriccio::musicgen
