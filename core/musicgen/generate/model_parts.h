#pragma once

#include "core/musicgen/codec/codec.h"
#include "core/musicgen/generate/load_options.h"
#include "core/musicgen/lm/language_model.h"
#include "core/musicgen/text/t5_encoder.h"
#include "core/musicgen/tokenizer/tokenizer.h"

#include <filesystem>
#include <optional>
#include <string>

namespace capriccio::musicgen {

/// What a Model is made of. Kept out of model.h so that nobody above needs torch.
struct ModelParts {
    std::string name;
    std::filesystem::path folder;
    ModelConfig config;
    ComputePlace place;
    at::Device device = at::kCPU;        ///< of every tensor
    std::optional<Tokenizer> tokenizer;  ///< empty in random models
    std::optional<T5Encoder> text;
    std::optional<LanguageModel> lm;
    std::optional<Codec> codec;
    Precision precision = Precision::F32;
    std::int64_t parameters = 0;

    /// Takes the layers of config from the weights, and complains about missing and unknown ones. `wanted` is not Auto.
    void take(const ModelConfig& modelConfig, Precision wanted, Weights& weights);
    /// Token ids with the closing </s>, never cut.
    std::vector<std::int32_t> tokenIds(std::string_view prompt) const;
};

}  // namespace capriccio::musicgen
