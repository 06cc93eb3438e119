#include "core/musicgen/generate/conditioner.h"

#include "core/base/error.h"
#include "core/base/units.h"

#include <cmath>

namespace capriccio::musicgen {
namespace {

/// One-hot (frames, bins) of the model's whole window, from a frame of the melody on, which repeats when it is too
/// short. No melody is the first pitch class in every frame, not zeros.
at::Tensor oneHot(const Chroma* melody, std::size_t from, const MelodyConfig& config) {
    at::Tensor chroma = at::zeros({config.chromaFrames, config.chromaBins});
    auto cell = chroma.accessor<float, 2>();
    for (int t = 0; t < config.chromaFrames; ++t) {
        const std::size_t at = from + static_cast<std::size_t>(t);
        cell[t][melody ? melody->pitchClasses[at % melody->pitchClasses.size()] : 0] = 1;
    }
    return chroma;
}

Message tooLong(std::size_t tokens, int limit) {
    return Core::tr("The model reads the first %1 tokens of a prompt; this one has %2, so its end is not heard.")
        .arg(std::to_string(limit))
        .arg(std::to_string(tokens));
}

at::Tensor zerosFor(const ModelParts& model, int tokens) {
    return at::zeros({tokens, model.config.decoder.width}, model.device);
}

}  // namespace

PromptStates promptStates(const ModelParts& model, const std::string& prompt) {
    PromptStates result;
    if (prompt.empty()) return result;
    std::vector<std::int32_t> ids = model.tokenIds(prompt);
    const auto limit = static_cast<std::size_t>(model.config.maxTextTokens);
    if (ids.size() > limit) {
        result.notice = tooLong(ids.size(), model.config.maxTextTokens);
        ids.resize(limit - 1);
        ids.push_back(model.config.text.eosId);
    }
    result.tokens = static_cast<int>(ids.size());
    result.states = model.lm->projectText(model.text->encode(ids));
    return result;
}

Condition conditionOf(const ModelParts& model, const PromptStates& prompt, const Chroma* melody, int beginFrame) {
    if (model.config.architecture == Architecture::CrossAttention) {
        if (melody)
            throw Error(Error::Code::Unsupported,
                        Core::tr("“%1” can't follow a melody. Choose a melody model, or leave the melody out.")
                            .arg(model.name));
        return {prompt.states};
    }
    const auto begin = std::llround(static_cast<double>(beginFrame) * kSamplesPerFrame / model.config.melody.hop);
    const at::Tensor chroma =
        model.lm->projectChroma(oneHot(melody, static_cast<std::size_t>(begin), model.config.melody).to(model.device));
    return {at::cat({chroma, prompt.isEmpty() ? zerosFor(model, prompt.tokens) : prompt.states})};
}

Condition nullCondition(const ModelParts& model, int tokens) {
    if (model.config.architecture == Architecture::CrossAttention) return {};
    return {at::cat(
        {model.lm->projectChroma(oneHot(nullptr, 0, model.config.melody).to(model.device)), zerosFor(model, tokens)})};
}

}  // namespace capriccio::musicgen
