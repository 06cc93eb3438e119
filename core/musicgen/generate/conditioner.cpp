#include "core/musicgen/generate/conditioner.h"

namespace capriccio::musicgen {
namespace {

/// What stands for "no melody": the first pitch class in every frame, not zeros.
at::Tensor noMelody(const MelodyConfig& config) {
    at::Tensor chroma = at::zeros({config.chromaFrames, config.chromaBins});
    chroma.select(1, 0).fill_(1.0);
    return chroma;
}

std::string tooLong(std::size_t tokens, int limit) {
    return "The model reads the first " + std::to_string(limit) + " tokens of a prompt; this one has " +
           std::to_string(tokens) + ", so its end is not heard.";
}

}  // namespace

TakeConditions conditionsOf(const ModelParts& model, const std::string& prompt, const at::Tensor& chroma) {
    TakeConditions conditions;
    std::vector<std::int32_t> ids = model.tokenIds(prompt);
    const auto limit = static_cast<std::size_t>(model.config.maxTextTokens);
    if (ids.size() > limit) {
        conditions.notice = tooLong(ids.size(), model.config.maxTextTokens);
        ids.resize(limit - 1);
        ids.push_back(model.config.text.eosId);
    }
    at::Tensor text;
    if (!prompt.empty()) text = model.lm->projectText(model.text->encode(ids));

    if (model.config.architecture == Architecture::CrossAttention) {
        conditions.with.states = text;
        conditions.isNull = prompt.empty();
        return conditions;
    }
    // The null prefix: no melody, and zeros for as many tokens as the prompt has.
    const at::Tensor zeros = at::zeros({static_cast<std::int64_t>(ids.size()), model.config.decoder.width});
    const at::Tensor silence = model.lm->projectChroma(noMelody(model.config.melody));
    conditions.without.states = at::cat({silence, zeros});
    conditions.with.states = at::cat({chroma.defined() ? model.lm->projectChroma(chroma) : silence, text.defined() ? text : zeros});
    conditions.isNull = prompt.empty() && !chroma.defined();
    return conditions;
}

}  // namespace capriccio::musicgen
