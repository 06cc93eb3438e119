#pragma once

#include "core/musicgen/checkpoint/config.h"

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
    /// Error that names the file and the thing; returns null when `stop` was requested first.
    static std::shared_ptr<const Model> load(const std::filesystem::path& folder, std::stop_token stop = {});

    /// Random weights of the given shape, for measuring; without a tokenizer every character is a token.
    static std::shared_ptr<const Model> random(const ModelConfig& config, std::uint64_t seed);

    explicit Model(std::unique_ptr<ModelParts> parts);
    ~Model();

    const std::string& name() const;  ///< the folder's name
    const std::filesystem::path& folder() const;
    const ModelConfig& config() const;
    int channels() const;    ///< of the sound it makes, 1 or 2
    int sampleRate() const;  ///< Hz
    std::int64_t parameters() const;

    /// Tokens of a prompt, the closing </s> included; config().maxTextTokens is the most the model reads.
    int countTokens(std::string_view prompt) const;

    const ModelParts& parts() const { return *m_parts; }

  private:
    std::unique_ptr<ModelParts> m_parts;
};

}  // namespace capriccio::musicgen
