#include "core/musicgen/lm/language_model.h"

#include "core/musicgen/nn/kernels/multiply.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace capriccio::musicgen {
namespace {

const std::string kBase = "decoder.model.decoder.";

/// Four bits are too few for the last product, which is a fiftieth of all.
Precision forHeads(Precision precision) { return precision == Precision::Int4 ? Precision::Int8 : precision; }

std::vector<at::Tensor> takeEmbeddings(const DecoderConfig& config, Weights& weights) {
    std::vector<at::Tensor> embeddings;
    for (int k = 0; k < config.codebooks; ++k)
        embeddings.push_back(weights
                                 .take(kBase + "embed_tokens." + std::to_string(k) + ".weight",
                                       {config.codebookSize + 1, config.width})
                                 .contiguous());
    return embeddings;
}

Linear takeHeads(const DecoderConfig& config, Precision precision, Weights& weights) {
    std::vector<std::string> names;
    for (int k = 0; k < config.codebooks; ++k) names.push_back("decoder.lm_heads." + std::to_string(k) + ".weight");
    return Linear(weights.matrix(names, config.codebookSize, config.width, forHeads(precision)));
}

}  // namespace

LanguageModel::LanguageModel(const ModelConfig& config, Precision precision, Weights& weights, bool plainly)
    : m_config(config.decoder),
      m_architecture(config.architecture),
      m_embeddings(takeEmbeddings(m_config, weights)),
      m_heads(takeHeads(m_config, precision, weights)),
      m_decoder(m_config, m_architecture == Architecture::CrossAttention, kBase, precision, weights) {
    const std::int64_t width = m_config.width;
    // Older files carry the sinusoids; they are computed here.
    weights.ignore(kBase + "embed_positions.weights");
    if (m_heads.matrix().rows > 0 && !plainly) m_transformer.emplace(transformerOver(m_decoder, precision));

    m_hasTextProjection = config.hasTextProjection();
    if (m_hasTextProjection)
        m_textProjection = Linear::take(weights, Precision::F32, "enc_to_dec_proj", width, config.text.width, true);
    if (m_architecture == Architecture::Prefix)
        m_chromaProjection =
            Linear::take(weights, Precision::F32, "audio_enc_to_dec_proj", width, config.melody.chromaBins, true);

    // half − 1, not half: facts of the original that every checkpoint was trained with.
    const std::int64_t half = width / 2;
    const at::Tensor frequencies =
        at::exp(at::arange(half, at::kFloat) * (-std::log(10000.0) / static_cast<double>(half - 1)));
    m_frequencies.assign(frequencies.const_data_ptr<float>(), frequencies.const_data_ptr<float>() + half);
}

Transformer LanguageModel::transformerOver(const PlainDecoder& decoder, Precision precision) const {
    const auto norm = [](const PlainDecoder::Norm& n) {
        return n.weight.defined()
                   ? Transformer::Norm{n.weight.const_data_ptr<float>(), n.bias.const_data_ptr<float>()}
                   : Transformer::Norm{};
    };
    std::vector<Transformer::Layer> layers;
    for (const PlainDecoder::Layer& layer : decoder.layers())
        layers.push_back({norm(layer.selfNorm), norm(layer.crossNorm), norm(layer.feedForwardNorm),
                          layer.queryKeyValue.matrix(), layer.selfOut.matrix(), layer.crossQuery.matrix(),
                          layer.crossKey.matrix(), layer.crossValue.matrix(), layer.crossOut.matrix(),
                          layer.in.matrix(), layer.out.matrix()});
    return {{m_config.width, m_config.heads, m_config.feedForward},
            std::move(layers),
            norm(decoder.finalNorm()),
            precision == Precision::F32 ? KeyValueCache::Width::Float32 : KeyValueCache::Width::Bytes};
}

at::Tensor LanguageModel::projectText(const at::Tensor& hidden) const {
    return m_hasTextProjection ? m_textProjection(hidden) : hidden;
}

void LanguageModel::addPositions(State& state) const {
    const auto half = m_frequencies.size();
    std::vector<std::int64_t> next(state.streams);
    for (std::size_t s = 0; s < state.streams; ++s)
        next[s] = m_transformer ? state.fast.length(s) : PlainDecoder::length(state.plain, s);
    std::vector<float> phases(2 * half);
    std::int64_t known = -1;  // the streams of a step mostly stand at the same place
    for (std::size_t row = 0; row < state.streamOfRow.size(); ++row) {
        const std::int64_t place = next[static_cast<std::size_t>(state.streamOfRow[row])]++;
        for (std::size_t i = 0; i < half && place != known; ++i) {
            const float phase = static_cast<float>(place) * m_frequencies[i];
            phases[i] = std::cos(phase);
            phases[half + i] = std::sin(phase);
        }
        known = place;
        float* x = state.rows.data() + row * 2 * half;
        for (std::size_t i = 0; i < 2 * half; ++i) x[i] += phases[i];
    }
}

LanguageModel::State LanguageModel::begin(std::span<const Condition> conditions, std::int64_t columns) const {
    State state;
    state.streams = conditions.size();
    state.columns = columns;
    if (m_transformer)
        state.fast = m_transformer->begin(conditions.size());
    else
        state.plain = m_decoder.begin(conditions.size());
    for (std::size_t stream = 0; stream < conditions.size(); ++stream) startStream(state, stream, conditions[stream]);
    return state;
}

void LanguageModel::startStream(State& state, std::size_t stream, const Condition& condition) const {
    const bool prefix = m_architecture == Architecture::Prefix && condition.states.defined();
    const at::Tensor prefixed = prefix ? condition.states.to(at::kCPU).contiguous() : at::Tensor();
    const at::Tensor heard =
        m_architecture == Architecture::CrossAttention && condition.states.defined() ? condition.states.contiguous() : at::Tensor();
    const std::int64_t capacity = state.columns + (prefix ? prefixed.size(0) : 0);
    if (m_transformer) {
        m_transformer->reset(state.fast, stream, capacity);
        m_transformer->listen(state.fast, stream, heard.defined() ? heard.const_data_ptr<float>() : nullptr,
                              heard.defined() ? heard.size(0) : 0);
    } else {
        m_decoder.reset(state.plain, stream, capacity);
        m_decoder.listen(state.plain, stream, heard);
    }
    if (!prefix) return;
    state.streamOfRow.assign(static_cast<std::size_t>(prefixed.size(0)), static_cast<int>(stream));
    state.rows.assign(prefixed.const_data_ptr<float>(), prefixed.const_data_ptr<float>() + prefixed.numel());
    forward(state);
}

void LanguageModel::listenTo(State& state, int stream, const Condition& condition,
                             std::span<const std::int32_t> ids_KT) const {
    const auto s = static_cast<std::size_t>(stream);
    if (m_architecture == Architecture::Prefix) {
        startStream(state, s, condition);
        prefill(state, stream, ids_KT);
        return;
    }
    // What was heard so far stays as it was heard.
    const at::Tensor heard = condition.states.defined() ? condition.states.contiguous() : at::Tensor();
    if (m_transformer)
        m_transformer->listen(state.fast, s, heard.defined() ? heard.const_data_ptr<float>() : nullptr,
                              heard.defined() ? heard.size(0) : 0);
    else
        m_decoder.listen(state.plain, s, heard);
}

void LanguageModel::forward(State& state) const {
    addPositions(state);
    if (m_transformer) return m_transformer->forward(state.fast, state.rows.data(), state.streamOfRow);
    const at::Tensor x = at::from_blob(state.rows.data(), {static_cast<std::int64_t>(state.streamOfRow.size()), m_config.width});
    const at::Tensor out =
        m_decoder.forward(state.plain, x.to(m_embeddings.front().device(), at::kFloat, false, true), state.streamOfRow)
            .to(at::kCPU)
            .contiguous();
    std::copy_n(out.const_data_ptr<float>(), out.numel(), state.rows.data());
}

void LanguageModel::embed(State& state, std::span<const std::int32_t> ids, std::int64_t rows, std::int64_t rowStride,
                          std::int64_t codebookStride) const {
    const std::int64_t width = m_config.width;
    state.rows.resize(static_cast<std::size_t>(rows * width));
    const auto idAt = [&](std::int64_t r, std::int64_t k) {
        return ids[static_cast<std::size_t>(r * rowStride + k * codebookStride)];
    };
    if (!m_transformer && !m_embeddings.front().is_cpu()) {  // the tables are elsewhere
        at::Tensor sum;
        for (int k = 0; k < m_config.codebooks; ++k) {
            at::Tensor index = at::empty({rows}, at::kLong);
            for (std::int64_t r = 0; r < rows; ++r) index.data_ptr<std::int64_t>()[r] = idAt(r, k);
            const at::Tensor& table = m_embeddings[static_cast<std::size_t>(k)];
            const at::Tensor part = table.index_select(0, index.to(table.device()));
            sum = k == 0 ? part : sum + part;
        }
        const at::Tensor here = sum.to(at::kCPU).contiguous();
        std::copy_n(here.const_data_ptr<float>(), here.numel(), state.rows.data());
        return;
    }
    for (std::int64_t r = 0; r < rows; ++r) {
        float* x = state.rows.data() + r * width;
        for (int k = 0; k < m_config.codebooks; ++k) {
            const float* from = m_embeddings[static_cast<std::size_t>(k)].const_data_ptr<float>() + idAt(r, k) * width;
            for (std::int64_t i = 0; i < width; ++i) x[i] = k == 0 ? from[i] : x[i] + from[i];
        }
    }
}

void LanguageModel::logits(State& state) const {
    const auto rows = static_cast<std::int64_t>(state.streamOfRow.size());
    state.logits.resize(static_cast<std::size_t>(rows * m_config.codebooks * m_config.codebookSize));
    if (m_heads.matrix().rows > 0)
        return kernels::multiply(m_heads.matrix(), state.rows.data(), rows, state.logits.data());
    const at::Tensor x = at::from_blob(state.rows.data(), {rows, m_config.width}).to(m_embeddings.front().device());
    const at::Tensor out = m_heads(x).to(at::kCPU).contiguous();
    std::copy_n(out.const_data_ptr<float>(), out.numel(), state.logits.data());
}

std::span<float> LanguageModel::step(State& state, std::span<const std::int32_t> ids_SK) const {
    state.streamOfRow.resize(state.streams);
    for (std::size_t s = 0; s < state.streams; ++s) state.streamOfRow[s] = static_cast<int>(s);
    embed(state, ids_SK, static_cast<std::int64_t>(state.streams), m_config.codebooks, 1);
    forward(state);
    logits(state);
    return state.logits;
}

void LanguageModel::forwardColumns(State& state, int stream, std::span<const std::int32_t> ids_KT) const {
    const auto columns = static_cast<std::int64_t>(ids_KT.size()) / m_config.codebooks;
    state.streamOfRow.assign(static_cast<std::size_t>(columns), stream);
    embed(state, ids_KT, columns, 1, columns);
    forward(state);
}

at::Tensor LanguageModel::take(State& state, int stream, std::span<const std::int32_t> ids_KT) const {
    forwardColumns(state, stream, ids_KT);
    logits(state);
    return at::from_blob(state.logits.data(), {static_cast<std::int64_t>(state.streamOfRow.size()), m_config.codebooks,
                                               m_config.codebookSize})
        .clone();
}

std::int64_t LanguageModel::bytesPerStep() const {
    std::int64_t bytes = m_heads.matrix().bytes();
    for (const PlainDecoder::Layer& layer : m_decoder.layers())
        for (const Linear* linear :
             {&layer.queryKeyValue, &layer.selfOut, &layer.crossQuery, &layer.crossOut, &layer.in, &layer.out})
            bytes += linear->matrix().rows > 0 ? linear->matrix().bytes() : 0;
    return bytes;
}

void LanguageModel::prefill(State& state, int stream, std::span<const std::int32_t> ids_KT) const {
    if (!ids_KT.empty()) forwardColumns(state, stream, ids_KT);
}

}  // namespace capriccio::musicgen
