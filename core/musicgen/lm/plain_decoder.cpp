#include "core/musicgen/lm/plain_decoder.h"

#include "core/musicgen/nn/attention.h"

#include <cmath>
#include <string>

namespace capriccio::musicgen {
namespace {

constexpr double kNormEps = 1e-5;

/// What is read once for a prompt gains nothing from four bits.
Precision atLeastInt8(Precision precision) { return precision == Precision::Int4 ? Precision::Int8 : precision; }

}  // namespace

at::Tensor PlainDecoder::Norm::operator()(const at::Tensor& x) const {
    return at::layer_norm(x, {x.size(-1)}, weight, bias, kNormEps);
}

PlainDecoder::PlainDecoder(const DecoderConfig& config, bool crossAttention, const std::string& base,
                           Precision precision, Weights& weights)
    : m_width(config.width), m_heads(config.heads) {
    const std::int64_t width = m_width;
    const auto norm = [&](const std::string& name) {
        return Norm{weights.take(name + ".weight", {width}), weights.take(name + ".bias", {width})};
    };
    for (int i = 0; i < config.layers; ++i) {
        const std::string name = base + "layers." + std::to_string(i) + ".";
        const std::string own = name + "self_attn.", cross = name + "encoder_attn.";
        const auto square = [&](const std::string& which, Precision how) {
            return Linear::take(weights, how, which, width, width);
        };
        Layer layer;
        layer.selfNorm = norm(name + "self_attn_layer_norm");
        layer.queryKeyValue = Linear(weights.matrix(
            {own + "q_proj.weight", own + "k_proj.weight", own + "v_proj.weight"}, width, width, precision));
        layer.selfOut = square(own + "out_proj", precision);
        if (crossAttention) {
            layer.crossNorm = norm(name + "encoder_attn_layer_norm");
            layer.crossQuery = square(cross + "q_proj", precision);
            layer.crossKey = square(cross + "k_proj", atLeastInt8(precision));
            layer.crossValue = square(cross + "v_proj", atLeastInt8(precision));
            layer.crossOut = square(cross + "out_proj", precision);
        }
        layer.feedForwardNorm = norm(name + "final_layer_norm");
        layer.in = Linear::take(weights, precision, name + "fc1", config.feedForward, width);
        layer.out = Linear::take(weights, precision, name + "fc2", width, config.feedForward);
        m_layers.push_back(std::move(layer));
    }
    m_finalNorm = norm(base + "layer_norm");
}

PlainDecoder::State PlainDecoder::begin(std::size_t streams) const {
    State state;
    state.streams.resize(streams);
    return state;
}

void PlainDecoder::reset(State& state, std::size_t stream, std::int64_t capacity) const {
    State::Stream& s = state.streams[stream];
    s.length = 0;
    if (!s.keys.empty() && s.keys.front().size(1) >= capacity) return;
    s.keys.clear(), s.values.clear();
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        s.keys.push_back(at::zeros({m_heads, capacity, m_width / m_heads}, m_finalNorm.weight.options()));
        s.values.push_back(at::zeros_like(s.keys.back()));
    }
}

void PlainDecoder::listen(State& state, std::size_t stream, const at::Tensor& states) const {
    State::Stream& s = state.streams[stream];
    s.heard = states.defined() ? states.size(0) : 0;
    s.crossKeys.clear(), s.crossValues.clear();
    for (std::size_t i = 0; i < m_layers.size() && s.heard > 0; ++i) {
        s.crossKeys.push_back(splitHeads(m_layers[i].crossKey(states), m_heads));
        s.crossValues.push_back(splitHeads(m_layers[i].crossValue(states), m_heads));
    }
}

at::Tensor PlainDecoder::attend(const at::Tensor& query, const at::Tensor& keys, const at::Tensor& values) const {
    const std::int64_t headWidth = m_width / m_heads;
    const at::Tensor scores =
        at::matmul(query.view({m_heads, 1, headWidth}), keys.transpose(1, 2)) / std::sqrt(static_cast<double>(headWidth));
    return at::matmul(at::softmax(scores, -1), values).view({m_width});
}

at::Tensor PlainDecoder::forward(State& state, at::Tensor x, std::span<const int> streamOfRow) const {
    const std::int64_t rows = x.size(0), headWidth = m_width / m_heads;
    std::vector<std::int64_t> places;
    for (const int stream : streamOfRow) places.push_back(state.streams[static_cast<std::size_t>(stream)].length++);
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const Layer& layer = m_layers[i];
        at::Tensor h = layer.queryKeyValue(layer.selfNorm(x)), out = at::zeros_like(x);
        for (std::int64_t row = 0; row < rows; ++row) {
            State::Stream& s = state.streams[static_cast<std::size_t>(streamOfRow[static_cast<std::size_t>(row)])];
            const std::int64_t place = places[static_cast<std::size_t>(row)];
            s.keys[i].select(1, place).copy_(h[row].narrow(0, m_width, m_width).view({m_heads, headWidth}));
            s.values[i].select(1, place).copy_(h[row].narrow(0, 2 * m_width, m_width).view({m_heads, headWidth}));
            out[row].copy_(attend(h[row].narrow(0, 0, m_width), s.keys[i].narrow(1, 0, place + 1),
                                  s.values[i].narrow(1, 0, place + 1)));
        }
        x = x + layer.selfOut(out);

        std::vector<std::int64_t> listening;
        for (std::int64_t row = 0; row < rows; ++row)
            if (state.streams[static_cast<std::size_t>(streamOfRow[static_cast<std::size_t>(row)])].heard > 0)
                listening.push_back(row);
        if (!listening.empty()) {
            h = layer.crossQuery(layer.crossNorm(x));
            out.zero_();
            for (const std::int64_t row : listening) {
                const auto& s = state.streams[static_cast<std::size_t>(streamOfRow[static_cast<std::size_t>(row)])];
                out[row].copy_(attend(h[row], s.crossKeys[i], s.crossValues[i]));
            }
            x = x + layer.crossOut(out);
        }
        x = x + layer.out(at::gelu(layer.in(layer.feedForwardNorm(x))));
    }
    return m_finalNorm(x);
}

}  // namespace capriccio::musicgen
