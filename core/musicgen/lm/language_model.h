#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/nn/attention.h"
#include "core/musicgen/nn/linear.h"

#include <cstdint>
#include <span>
#include <vector>

namespace capriccio::musicgen {

/// What one stream of the language model listens to. Guidance runs two streams for a take: one with the condition, one
/// without.
struct Condition {
    /// Projected hidden states (tokens, width): looked at by cross-attention, or prepended in prefix models. Undefined
    /// where there is nothing: cross-attention is then skipped (zero keys and values and no bias would give zero).
    at::Tensor states;
};

/// The decoder-only transformer over codebooks. Immutable; what changes lives in a State, one for each run.
/// Source: transformers' modeling_musicgen.py and modeling_musicgen_melody.py; audiocraft's lm.py, transformer.py.
class LanguageModel {
  public:
    LanguageModel(const ModelConfig& config, Weights& weights);

    /// Caches of every stream, allocated once.
    class State {
        friend class LanguageModel;
        struct Layer {
            std::vector<Context> own;    // by stream; capacity columns and prefix
            std::vector<Context> cross;  // by stream; count 0 where there is no condition
        };
        std::vector<Layer> layers;
        std::vector<std::int64_t> lengths;  // rows in the cache, by stream
        std::int64_t columns = 0;           // room in the caches, beside the prefix
    };

    /// Text states (tokens, text width) → condition states (tokens, width).
    at::Tensor projectText(const at::Tensor& hidden) const;

    /// Chroma (frames, 12) → condition states (frames, width). Prefix models only.
    at::Tensor projectChroma(const at::Tensor& chroma) const { return m_chromaProjection(chroma); }

    /// Begins a run of one stream for each condition, with room for `columns` columns. Prefixes are taken in here.
    State begin(std::span<const Condition> conditions, std::int64_t columns) const;

    /// Takes in one column for every stream and gives the logits of the next: ids (streams × codebooks, row-major; the
    /// codebook size is the special id) → (streams, codebooks, codebook size), float32 on the CPU.
    at::Tensor step(State& state, std::span<const std::int32_t> ids_SK) const;

    /// Takes in several columns of one stream: ids_KT (codebooks × columns, row-major) → logits of all of them
    /// (columns, codebooks, codebook size).
    at::Tensor take(State& state, int stream, std::span<const std::int32_t> ids_KT) const;

    /// From here on a stream listens to something else; ids_KT are its columns so far. With cross-attention its text is
    /// exchanged; in prefix models the prefix is, and the columns are taken in behind it anew.
    void listenTo(State& state, int stream, const Condition& condition, std::span<const std::int32_t> ids_KT) const;

    /// The same as take() without the logits, for columns whose successors are known.
    void prefill(State& state, int stream, std::span<const std::int32_t> ids_KT) const;

    const DecoderConfig& config() const { return m_config; }

  private:
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

    /// rows (n, width) of embeddings without positions, each belonging to a stream, in order; appends them to the
    /// caches → (n, width) after the final norm.
    at::Tensor forward(State& state, at::Tensor x, std::span<const int> streamOfRow) const;
    at::Tensor embed(std::span<const std::int32_t> ids, std::int64_t rows, std::int64_t rowStride,
                     std::int64_t codebookStride) const;
    void startStream(State& state, std::size_t stream, const Condition& condition) const;
    at::Tensor forwardColumns(State& state, int stream, std::span<const std::int32_t> ids_KT) const;
    at::Tensor logits(const at::Tensor& hidden) const;
    at::Tensor positions(std::span<const std::int64_t> places) const;

    DecoderConfig m_config;
    Architecture m_architecture;
    std::vector<at::Tensor> m_embeddings;  // by codebook: (codebook size + 1, width)
    std::vector<Layer> m_layers;
    Norm m_finalNorm;
    Linear m_heads;  // all codebooks as one product: (codebooks · codebook size, width)
    Linear m_textProjection;
    bool m_hasTextProjection = false;
    Linear m_chromaProjection;
    at::Tensor m_frequencies;  // (width / 2)
};

}  // namespace capriccio::musicgen
