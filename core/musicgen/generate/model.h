#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/generate/load_options.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace capriccio::musicgen {

struct ModelParts;  // tokenizer, text encoder, language model, codec (generate/model_parts.h)

/// A loaded checkpoint: immutable, shared by everyone who generates with it, on any thread.
class Model {
  public:
    /// Opens a folder as published and takes every weight by name and exact shape. Takes seconds for real sizes. Throws
    /// Error that names the file and the thing, before anything large is read when there is not the memory for it or
    /// not the device; returns null when `stop` was requested first.
    static std::shared_ptr<const Model> load(const std::filesystem::path& folder, std::stop_token stop = {},
                                             const LoadOptions& options = {});

    /// Random weights of the given shape, for measuring; without a tokenizer every character is a token.
    static std::shared_ptr<const Model> random(const ModelConfig& config, std::uint64_t seed,
                                               const LoadOptions& options = {});

    explicit Model(std::unique_ptr<ModelParts> parts);
    ~Model();

    const std::string& name() const;  ///< the folder's name
    const std::filesystem::path& folder() const;
    const ModelConfig& config() const;
    int channels() const;    ///< of the sound it makes, 1 or 2
    int sampleRate() const;  ///< Hz
    std::int64_t parameters() const;
    const ComputePlace& place() const;  ///< where it computes, and why there
    Precision precision() const;  ///< of the large weights; never Auto

    /// Tokens of a prompt, the closing </s> included; config().maxTextTokens is the most the model reads.
    int countTokens(std::string_view prompt) const;

    const ModelParts& parts() const { return *m_parts; }

  private:
    std::unique_ptr<ModelParts> m_parts;
};

}  // namespace capriccio::musicgen
