#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace capriccio::musicgen {

/// Prompt → T5's ids, by SentencePiece. Immutable and safe to share between threads.
class Tokenizer {
  public:
    /// Reads spiece.model, or tokenizer.json (a Unigram model, as T5's) by turning it into the same SentencePiece
    /// model. Throws Error (NotFound, Unreadable, Unsupported) that names the file and the thing.
    ///
    /// `rows` is how many ids there are embeddings for (TextConfig::vocabSize). No id that encode() gives reaches it: a
    /// model with more pieces is refused, and special tokens beyond it (<extra_id_N>) count as the text they are
    /// written with.
    explicit Tokenizer(const std::filesystem::path& file, std::int32_t rows = std::numeric_limits<std::int32_t>::max());
    ~Tokenizer();
    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;

    /// The ids of a prompt (UTF-8; malformed bytes count as unknown characters) with the closing </s>, never cut. An empty prompt
    /// gives
    /// </s> alone. Special tokens written out in the prompt ("</s>", "<extra_id_0>") become their ids, as in
    /// transformers.
    std::vector<std::int32_t> encode(std::string_view prompt) const;

    /// How many pieces the tokenizer itself knows (the embedding table may have more rows).
    int vocabSize() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace capriccio::musicgen
