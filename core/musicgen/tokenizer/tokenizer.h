#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace capriccio::musicgen {

/// Prompt → T5's ids, by SentencePiece. Immutable and safe to share between threads.
class Tokenizer {
  public:
    /// Reads spiece.model, or tokenizer.json (a Unigram model, as T5's) by turning it into the same SentencePiece model. Throws Error
    /// (NotFound, Unreadable, Unsupported) that names the file and the thing.
    explicit Tokenizer(const std::filesystem::path& file);
    ~Tokenizer();
    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;

    /// The ids of a prompt (UTF-8; malformed bytes count as U+FFFD) with the closing </s>, never cut. An empty prompt gives </s> alone.
    std::vector<std::int32_t> encode(std::string_view prompt) const;

    /// How many pieces the tokenizer itself knows (the embedding table may have more rows).
    int vocabSize() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace capriccio::musicgen
