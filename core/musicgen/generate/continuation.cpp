#include "core/musicgen/generate/continuation.h"

#include "core/base/error.h"
#include "core/musicgen/generate/model.h"
#include "core/musicgen/generate/model_parts.h"
#include "core/musicgen/generate/sound_tokens.h"

#include <algorithm>

namespace capriccio::musicgen {
namespace {

at::Tensor codesOf(const Tokens& take) {  // (codebooks, frames), int64
    at::Tensor codes = at::empty({take.codebooks, take.frames}, at::kInt);
    std::copy(take.codes.begin(), take.codes.end(), codes.data_ptr<std::int32_t>());
    return codes.to(at::kLong);
}

void check(const ModelParts& model, const Tokens& take) {
    const int perChannel = model.config.codec.codebooks;
    const bool shaped =
        (take.codebooks == perChannel || take.codebooks == 2 * perChannel) && take.frames > 0 &&
        take.codes.size() == static_cast<std::size_t>(take.codebooks) * static_cast<std::size_t>(take.frames);
    const bool known = std::ranges::all_of(
        take.codes, [&](std::int32_t code) { return code >= 0 && code < model.config.decoder.codebookSize; });
    if (shaped && known) return;
    throw Error(Error::Code::InvalidInput,
                Core::tr("These tokens were made by another kind of model than “%1”. Go on with the model that made "
                         "them, or from the take's sound instead.")
                    .arg(model.name),
                std::to_string(take.codebooks) + " codebooks, " + std::to_string(take.frames) + " frames, " +
                    std::to_string(take.codes.size()) + " codes");
}

}  // namespace

Tokens tokensFor(const Model& model, const Tokens& take) {
    const ModelParts& parts = model.parts();
    check(parts, take);
    const int channels = parts.config.decoder.channels, perChannel = parts.config.codec.codebooks;
    if (take.codebooks == channels * perChannel) return take;
    if (channels == 2) {
        Tokens doubled{2 * take.codebooks, take.frames, {}};  // L0 R0 L1 R1 …
        for (int k = 0; k < doubled.codebooks; ++k) {
            const auto begin = take.codes.begin() + static_cast<std::ptrdiff_t>(k / 2) * take.frames;
            doubled.codes.insert(doubled.codes.end(), begin, begin + take.frames);
        }
        return doubled;
    }
    const c10::InferenceMode noGradients;
    const at::Tensor codes = codesOf(take);
    std::vector<at::Tensor> waves;
    for (std::int64_t c = 0; c < 2; ++c) waves.push_back(parts.codec->decode(codes.slice(0, c, take.codebooks, 2)));
    return tokensOf(parts, at::stack(waves));
}

}  // namespace capriccio::musicgen
