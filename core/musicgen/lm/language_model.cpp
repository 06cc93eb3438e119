#include "core/musicgen/lm/language_model.h"

#include <cmath>
#include <string>

namespace capriccio::musicgen {
namespace {

constexpr double kNormEps = 1e-5;

Context emptyContext(std::int64_t heads, std::int64_t capacity, std::int64_t headWidth) {
    return {at::zeros({heads, capacity, headWidth}), at::zeros({heads, capacity, headWidth}), 0};
}

}  // namespace

at::Tensor LanguageModel::Norm::operator()(const at::Tensor& x) const {
    return at::layer_norm(x, {x.size(-1)}, weight, bias, kNormEps);
}

LanguageModel::LanguageModel(const ModelConfig& config, Weights& weights)
    : m_config(config.decoder), m_architecture(config.architecture) {
    const std::int64_t width = m_config.width;
    const std::string base = "decoder.model.decoder.";
    const auto norm = [&](const std::string& name) {
        return Norm{weights.take(name + ".weight", {width}), weights.take(name + ".bias", {width})};
    };
    const auto stacked = [&](const std::vector<std::string>& names, std::int64_t rows) {
        std::vector<at::Tensor> parts;
        for (const std::string& name : names) parts.push_back(weights.take(name + ".weight", {rows, width}));
        return Linear(at::cat(parts));
    };
    std::vector<std::string> heads;
    for (int k = 0; k < m_config.codebooks; ++k) {
        m_embeddings.push_back(
            weights.take(base + "embed_tokens." + std::to_string(k) + ".weight", {m_config.codebookSize + 1, width}));
        heads.push_back("decoder.lm_heads." + std::to_string(k));
    }
    m_heads = stacked(heads, m_config.codebookSize);
    for (int i = 0; i < m_config.layers; ++i) {
        const std::string name = base + "layers." + std::to_string(i) + ".";
        const std::string own = name + "self_attn.", cross = name + "encoder_attn.";
        Layer layer;
        layer.selfNorm = norm(name + "self_attn_layer_norm");
        layer.queryKeyValue = stacked({own + "q_proj", own + "k_proj", own + "v_proj"}, width);
        layer.selfOut = Linear::take(weights, own + "out_proj", width, width);
        if (m_architecture == Architecture::CrossAttention) {
            layer.crossNorm = norm(name + "encoder_attn_layer_norm");
            layer.crossQuery = Linear::take(weights, cross + "q_proj", width, width);
            layer.crossKey = Linear::take(weights, cross + "k_proj", width, width);
            layer.crossValue = Linear::take(weights, cross + "v_proj", width, width);
            layer.crossOut = Linear::take(weights, cross + "out_proj", width, width);
        }
        layer.feedForwardNorm = norm(name + "final_layer_norm");
        layer.in = Linear::take(weights, name + "fc1", m_config.feedForward, width);
        layer.out = Linear::take(weights, name + "fc2", width, m_config.feedForward);
        m_layers.push_back(std::move(layer));
    }
    m_finalNorm = norm(base + "layer_norm");
    // Older files carry the sinusoids; they are computed here.
    weights.ignore(base + "embed_positions.weights");

    // Where text and decoder have the same width there is no projection.
    m_hasTextProjection = config.text.width != m_config.width;
    if (m_hasTextProjection)
        m_textProjection = Linear::take(weights, "enc_to_dec_proj", width, config.text.width, true);
    if (m_architecture == Architecture::Prefix)
        m_chromaProjection = Linear::take(weights, "audio_enc_to_dec_proj", width, config.melody.chromaBins, true);

    // half − 1, not half: facts of the original that every checkpoint was trained with.
    const std::int64_t half = width / 2;
    m_frequencies = at::exp(at::arange(half, at::kFloat) * (-std::log(10000.0) / static_cast<double>(half - 1)));
}

at::Tensor LanguageModel::projectText(const at::Tensor& hidden) const {
    return m_hasTextProjection ? m_textProjection(hidden) : hidden;
}

at::Tensor LanguageModel::positions(std::span<const std::int64_t> places) const {
    at::Tensor place = at::empty({static_cast<std::int64_t>(places.size()), 1}, at::kFloat);
    for (std::size_t i = 0; i < places.size(); ++i) place.data_ptr<float>()[i] = static_cast<float>(places[i]);
    const at::Tensor phase = place * m_frequencies;
    return at::cat({at::cos(phase), at::sin(phase)}, 1);
}

LanguageModel::State LanguageModel::begin(std::span<const Condition> conditions, std::int64_t columns) const {
    State state;
    state.columns = columns;
    state.lengths.assign(conditions.size(), 0);
    state.layers.resize(m_layers.size());
    for (State::Layer& layer : state.layers) {
        layer.own.resize(conditions.size());
        layer.cross.resize(conditions.size());
    }
    for (std::size_t stream = 0; stream < conditions.size(); ++stream) startStream(state, stream, conditions[stream]);
    return state;
}

void LanguageModel::startStream(State& state, std::size_t stream, const Condition& condition) const {
    const std::int64_t heads = m_config.heads, headWidth = m_config.width / heads;
    const bool given = condition.states.defined(), prefix = m_architecture == Architecture::Prefix;
    state.lengths[stream] = 0;
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        State::Layer& cache = state.layers[i];
        cache.cross[stream] = {};
        if (given && !prefix)
            cache.cross[stream] = {splitHeads(m_layers[i].crossKey(condition.states), heads),
                                   splitHeads(m_layers[i].crossValue(condition.states), heads),
                                   condition.states.size(0)};
        const std::int64_t capacity = state.columns + (given && prefix ? condition.states.size(0) : 0);
        Context& own = cache.own[stream];
        if (!own.keys.defined() || own.keys.size(1) < capacity) own = emptyContext(heads, capacity, headWidth);
    }
    if (given && prefix) {
        const std::vector<int> streamOfRow(static_cast<std::size_t>(condition.states.size(0)),
                                           static_cast<int>(stream));
        forward(state, condition.states, streamOfRow);
    }
}

void LanguageModel::listenTo(State& state, int stream, const Condition& condition,
                             std::span<const std::int32_t> ids_KT) const {
    const auto s = static_cast<std::size_t>(stream);
    const std::int64_t length = state.lengths[s];
    startStream(state, s, condition);
    if (m_architecture == Architecture::Prefix)
        prefill(state, stream, ids_KT);
    else
        state.lengths[s] = length;  // what was heard so far stays as it was heard
}

at::Tensor LanguageModel::forward(State& state, at::Tensor x, std::span<const int> streamOfRow) const {
    const std::int64_t rows = x.size(0), heads = m_config.heads, width = m_config.width, headWidth = width / heads;
    std::vector<std::int64_t> places;
    std::vector<std::int64_t> lengths = state.lengths;
    for (const int stream : streamOfRow) places.push_back(lengths[static_cast<std::size_t>(stream)]++);
    x = x + positions(places);

    std::vector<Context> contexts(static_cast<std::size_t>(rows));
    const auto each = [&](auto&& act) {
        for (std::size_t row = 0; row < contexts.size(); ++row) act(row, static_cast<std::size_t>(streamOfRow[row]));
    };
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const Layer& layer = m_layers[i];
        State::Layer& cache = state.layers[i];

        at::Tensor h = layer.queryKeyValue(layer.selfNorm(x));
        const at::Tensor query = h.narrow(1, 0, width).contiguous();
        each([&](std::size_t row, std::size_t stream) {
            Context& own = cache.own[stream];
            const auto r = static_cast<std::int64_t>(row);
            own.keys.select(1, places[row]).copy_(h[r].narrow(0, width, width).view({heads, headWidth}));
            own.values.select(1, places[row]).copy_(h[r].narrow(0, 2 * width, width).view({heads, headWidth}));
            contexts[row] = {own.keys, own.values, places[row] + 1};
        });
        x = x + layer.selfOut(attendRows(query, contexts, heads));

        bool anyCross = false;
        each([&](std::size_t row, std::size_t stream) {
            contexts[row] = cache.cross[stream];
            anyCross = anyCross || contexts[row].count > 0;
        });
        if (anyCross) x = x + layer.crossOut(attendRows(layer.crossQuery(layer.crossNorm(x)), contexts, heads));

        x = x + layer.out(at::gelu(layer.in(layer.feedForwardNorm(x))));
    }
    state.lengths = std::move(lengths);
    return m_finalNorm(x);
}

at::Tensor LanguageModel::embed(std::span<const std::int32_t> ids, std::int64_t rows, std::int64_t rowStride,
                                std::int64_t codebookStride) const {
    at::Tensor sum;
    for (int k = 0; k < m_config.codebooks; ++k) {
        at::Tensor index = at::empty({rows}, at::kLong);
        for (std::int64_t r = 0; r < rows; ++r)
            index.data_ptr<std::int64_t>()[r] = ids[static_cast<std::size_t>(r * rowStride + k * codebookStride)];
        at::Tensor part = m_embeddings[static_cast<std::size_t>(k)].index_select(0, index);
        sum = k == 0 ? part : sum + part;
    }
    return sum;
}

at::Tensor LanguageModel::logits(const at::Tensor& hidden) const {
    return m_heads(hidden).view({hidden.size(0), m_config.codebooks, m_config.codebookSize});
}

at::Tensor LanguageModel::step(State& state, std::span<const std::int32_t> ids_SK) const {
    const auto streams = static_cast<std::int64_t>(state.lengths.size());
    std::vector<int> streamOfRow(static_cast<std::size_t>(streams));
    for (std::size_t s = 0; s < streamOfRow.size(); ++s) streamOfRow[s] = static_cast<int>(s);
    return logits(forward(state, embed(ids_SK, streams, m_config.codebooks, 1), streamOfRow));
}

at::Tensor LanguageModel::forwardColumns(State& state, int stream, std::span<const std::int32_t> ids_KT) const {
    const auto columns = static_cast<std::int64_t>(ids_KT.size()) / m_config.codebooks;
    const std::vector<int> streamOfRow(static_cast<std::size_t>(columns), stream);
    return forward(state, embed(ids_KT, columns, 1, columns), streamOfRow);
}

at::Tensor LanguageModel::take(State& state, int stream, std::span<const std::int32_t> ids_KT) const {
    return logits(forwardColumns(state, stream, ids_KT));
}

void LanguageModel::prefill(State& state, int stream, std::span<const std::int32_t> ids_KT) const {
    if (!ids_KT.empty()) forwardColumns(state, stream, ids_KT);
}

}  // namespace capriccio::musicgen
