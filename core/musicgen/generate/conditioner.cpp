#include "core/musicgen/generate/conditioner.h"

#include "core/base/error.h"

namespace capriccio::musicgen {
namespace {

/// One-hot (frames, bins) of the model's whole window: shorter melodies repeat, longer ones are cut. No melody is the
/// first pitch class in every frame, not zeros.
at::Tensor oneHot(const Chroma* melody, const MelodyConfig& config) {
    at::Tensor chroma = at::zeros({config.chromaFrames, config.chromaBins});
    auto cell = chroma.accessor<float, 2>();
    for (int t = 0; t < config.chromaFrames; ++t)
        cell[t][melody ? melody->pitchClasses[static_cast<std::size_t>(t) % melody->pitchClasses.size()] : 0] = 1;
    return chroma;
}

std::string tooLong(std::size_t tokens, int limit) {
    return "The model reads the first " + std::to_string(limit) + " tokens of a prompt; this one has " +
           std::to_string(tokens) + ", so its end is not heard.";
}

}  // namespace

TakeConditions conditionsOf(const ModelParts& model, const std::string& prompt, const Chroma* melody) {
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
        if (melody)
            throw Error(Error::Code::Unsupported,
                        "“" + model.name + "” can't follow a melody. Choose a melody model, or leave the melody out.");
        conditions.with.states = text;
        conditions.isNull = prompt.empty();
        return conditions;
    }
    // The null prefix: no melody, and zeros for as many tokens as the prompt has.
    const at::Tensor zeros = at::zeros({static_cast<std::int64_t>(ids.size()), model.config.decoder.width});
    const at::Tensor silence = model.lm->projectChroma(oneHot(nullptr, model.config.melody));
    conditions.without.states = at::cat({silence, zeros});
    conditions.with.states = at::cat({melody ? model.lm->projectChroma(oneHot(melody, model.config.melody)) : silence,
                                      text.defined() ? text : zeros});
    conditions.isNull = prompt.empty() && !melody;
    return conditions;
}

}  // namespace capriccio::musicgen
