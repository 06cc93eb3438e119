#include "core/musicgen/text/t5_encoder.h"

#include "core/base/error.h"
#include "core/musicgen/nn/attention.h"

#include <cmath>

namespace capriccio::musicgen {
namespace {

/// T5's norm: no mean, no bias.
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double eps) {
    return x * at::rsqrt(x.square().mean(-1, true) + eps) * weight;
}

/// The bucket of a distance (key − query), half of the buckets for each direction, exact near and logarithmic far.
int bucketOf(std::int64_t distance, int buckets, int maxDistance) {
    const int half = buckets / 2;
    const int base = distance > 0 ? half : 0;
    const std::int64_t away = std::abs(distance);
    const int exact = half / 2;
    if (away < exact) return base + static_cast<int>(away);
    const float far = std::log(static_cast<float>(away) / static_cast<float>(exact)) /
                      static_cast<float>(std::log(static_cast<double>(maxDistance) / exact)) *
                      static_cast<float>(half - exact);
    return base + std::min(exact + static_cast<int>(far), half - 1);
}

}  // namespace

T5Encoder::T5Encoder(const TextConfig& config, Precision precision, Weights& weights) : m_config(config) {
    const std::string base = "text_encoder.encoder.";
    const std::int64_t width = config.width, inner = static_cast<std::int64_t>(config.heads) * config.headWidth;
    // The embedding goes by either name; where both are there, they are the same one.
    const std::string shared = "text_encoder.shared.weight", own = base + "embed_tokens.weight";
    m_embedding = weights.takeTable(weights.has(shared) ? shared : own, {config.vocabSize, width});
    weights.ignore(own);
    m_finalNorm = weights.take(base + "final_layer_norm.weight", {width});
    m_relativeBias = weights.take(base + "block.0.layer.0.SelfAttention.relative_attention_bias.weight",
                                  {config.relativeBuckets, config.heads});
    for (int i = 0; i < config.layers; ++i) {
        const std::string block = base + "block." + std::to_string(i) + ".layer.";
        const std::string attention = block + "0.SelfAttention.", feedForward = block + "1.DenseReluDense.";
        Layer layer;
        layer.attentionNorm = weights.take(block + "0.layer_norm.weight", {width});
        layer.query = Linear::take(weights, precision, attention + "q", inner, width);
        layer.key = Linear::take(weights, precision, attention + "k", inner, width);
        layer.value = Linear::take(weights, precision, attention + "v", inner, width);
        layer.out = Linear::take(weights, precision, attention + "o", width, inner);
        layer.feedForwardNorm = weights.take(block + "1.layer_norm.weight", {width});
        if (config.gatedFeedForward)
            layer.gate = Linear::take(weights, precision, feedForward + "wi_0", config.feedForward, width);
        layer.in = Linear::take(weights, precision, feedForward + (config.gatedFeedForward ? "wi_1" : "wi"),
                                config.feedForward, width);
        layer.outOfFeedForward = Linear::take(weights, precision, feedForward + "wo", width, config.feedForward);
        m_layers.push_back(std::move(layer));
    }
}

at::Tensor T5Encoder::positionBias(std::int64_t length) const {
    at::Tensor buckets = at::empty({length, length}, at::kLong);
    auto bucket = buckets.accessor<std::int64_t, 2>();
    for (std::int64_t query = 0; query < length; ++query)
        for (std::int64_t key = 0; key < length; ++key)
            bucket[query][key] = bucketOf(key - query, m_config.relativeBuckets, m_config.relativeMaxDistance);
    return m_relativeBias.index_select(0, buckets.flatten().to(m_relativeBias.device()))
        .view({length, length, m_config.heads})
        .permute({2, 0, 1})
        .contiguous();
}

at::Tensor T5Encoder::encode(std::span<const std::int32_t> ids) const {
    at::Tensor index = at::empty({static_cast<std::int64_t>(ids.size())}, at::kLong);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] < 0 || ids[i] >= m_config.vocabSize)
            throw Error(Error::Code::Unreadable,
                        Core::tr("The model's tokenizer knows more words than its text encoder. Its folder mixes two "
                                 "models; get it again."),
                        "token " + std::to_string(ids[i]) + " of " + std::to_string(m_config.vocabSize));
        index[static_cast<std::int64_t>(i)] = ids[i];
    }
    const std::int64_t length = index.size(0);
    const at::Tensor bias = positionBias(length);
    at::Tensor x = m_embedding.index_select(0, index.to(m_embedding.device())).to(at::kFloat);
    for (const Layer& layer : m_layers) {
        at::Tensor h = rmsNorm(x, layer.attentionNorm, m_config.layerNormEps);
        // T5 does not scale its scores.
        h = attendAll(layer.query(h), layer.key(h), layer.value(h), bias, 1.0F, m_config.heads);
        x = x + layer.out(h);
        h = rmsNorm(x, layer.feedForwardNorm, m_config.layerNormEps);
        h = m_config.gatedFeedForward ? at::gelu(layer.gate(h), "tanh") * layer.in(h) : at::relu(layer.in(h));
        x = x + layer.outOfFeedForward(h);
    }
    return rmsNorm(x, m_finalNorm, m_config.layerNormEps);
}

}  // namespace capriccio::musicgen
