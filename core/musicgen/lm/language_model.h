#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/lm/plain_decoder.h"
#include "core/musicgen/lm/transformer/transformer.h"
#include "core/musicgen/nn/linear.h"

#include <cstdint>
#include <optional>
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

/// The decoder-only transformer over codebooks. Immutable; what changes lives in a State, one for each run. On the CPU
/// its layers run through Transformer, where products go through torch through PlainDecoder.
/// Source: transformers' modeling_musicgen.py and modeling_musicgen_melody.py; audiocraft's lm.py, transformer.py.
class LanguageModel {
  public:
    /// precision is that of the large matrices (not Auto); the caches are float32 with F32, else 8 bits wide.
    /// plainly: through PlainDecoder on the CPU too, to compare with.
    LanguageModel(const ModelConfig& config, Precision precision, Weights& weights, bool plainly = false);

    /// Caches of every stream.
    class State {
        friend class LanguageModel;
        Transformer::State fast;
        PlainDecoder::State plain;
        std::size_t streams = 0;
        std::int64_t columns = 0;  // room in the caches, beside the prefix
        std::vector<float> rows, logits;
        std::vector<int> streamOfRow;
    };

    /// Text states (tokens, text width) → condition states (tokens, width).
    at::Tensor projectText(const at::Tensor& hidden) const;

    /// Chroma (frames, 12) → condition states (frames, width). Prefix models only.
    at::Tensor projectChroma(const at::Tensor& chroma) const { return m_chromaProjection(chroma); }

    /// Begins a run of one stream for each condition, with room for `columns` columns. Prefixes are taken in here.
    State begin(std::span<const Condition> conditions, std::int64_t columns) const;

    /// Takes in one column for every stream and gives the logits of the next: ids (streams × codebooks, row-major; the
    /// codebook size is the special id) → streams × codebooks × codebook size numbers, which may be changed and live
    /// until the next call.
    std::span<float> step(State& state, std::span<const std::int32_t> ids_SK) const;

    /// Takes in several columns of one stream: ids_KT (codebooks × columns, row-major) → logits of all of them
    /// (columns, codebooks, codebook size).
    at::Tensor take(State& state, int stream, std::span<const std::int32_t> ids_KT) const;

    /// From here on a stream listens to something else; ids_KT are its columns so far. With cross-attention its text is
    /// exchanged; in prefix models the prefix is, and the columns are taken in behind it anew.
    void listenTo(State& state, int stream, const Condition& condition, std::span<const std::int32_t> ids_KT) const;

    /// The same as take() without the logits, for columns whose successors are known.
    void prefill(State& state, int stream, std::span<const std::int32_t> ids_KT) const;

    const DecoderConfig& config() const { return m_config; }

    /// Weights that one step reads, whatever the number of streams.
    std::int64_t bytesPerStep() const;

  private:
    /// Embeddings without positions in state.rows, each belonging to a stream of state.streamOfRow, in order → the same
    /// after the final norm.
    void forward(State& state) const;
    /// The sum of the codebooks' embeddings: id of codebook k of row r is ids[r · rowStride + k · codebookStride].
    void embed(State& state, std::span<const std::int32_t> ids, std::int64_t rows, std::int64_t rowStride,
               std::int64_t codebookStride) const;
    void startStream(State& state, std::size_t stream, const Condition& condition) const;
    void forwardColumns(State& state, int stream, std::span<const std::int32_t> ids_KT) const;
    void logits(State& state) const;
    void addPositions(State& state) const;
    Transformer transformerOver(const PlainDecoder& decoder, Precision precision) const;

    DecoderConfig m_config;
    Architecture m_architecture;
    std::vector<at::Tensor> m_embeddings;  // by codebook: (codebook size + 1, width)
    Linear m_heads;                        // all codebooks as one product: (codebooks · codebook size, width)
    PlainDecoder m_decoder;
    std::optional<Transformer> m_transformer;
    Linear m_textProjection;
    bool m_hasTextProjection = false;
    Linear m_chromaProjection;
    std::vector<float> m_frequencies;  // (width / 2)
};

}  // namespace capriccio::musicgen
