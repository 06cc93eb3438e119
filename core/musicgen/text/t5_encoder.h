#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/nn/linear.h"

#include <cstdint>
#include <span>
#include <vector>

namespace capriccio::musicgen {

/// T5's encoder. Immutable. One prompt at a time, so that no padding exists.
/// Source: transformers' modeling_t5.py; Raffel et al. 2020.
class T5Encoder {
  public:
    /// precision is that of the weights: what flows through them is always float32 (16 bits can overflow).
    T5Encoder(const TextConfig& config, Precision precision, Weights& weights);

    /// ids (with the closing </s>) → hidden states (tokens, width).
    at::Tensor encode(std::span<const std::int32_t> ids) const;

  private:
    struct Layer {
        at::Tensor attentionNorm, feedForwardNorm;  // (width)
        Linear query, key, value, out;
        Linear gate, in, outOfFeedForward;  // gate: only in gated models
    };

    at::Tensor positionBias(std::int64_t length) const;  // (heads, length, length)

    TextConfig m_config;
    at::Tensor m_embedding;     // (vocabulary, width)
    at::Tensor m_relativeBias;  // (buckets, heads)
    at::Tensor m_finalNorm;     // (width)
    std::vector<Layer> m_layers;
};

}  // namespace capriccio::musicgen
