#include "core/musicgen/generate/sound_coding.h"

#include "core/base/error.h"
#include "core/musicgen/generate/sound_run.h"
#include "core/musicgen/generate/sound_tokens.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>

namespace capriccio::musicgen {

Tokens encodeSound(const Model& model, std::span<const float> interleaved, int channels) {
    const c10::InferenceMode noGradients;
    const auto frames = static_cast<std::int64_t>(interleaved.size()) / channels;
    const at::Tensor wave = at::empty({frames, channels}, at::kFloat);
    std::copy_n(interleaved.data(), frames * channels, wave.mutable_data_ptr<float>());
    return tokensOf(model.parts(), wave.t().contiguous());
}

bool decodeTokens(const Model& model, const Tokens& tokens, const std::function<void(std::span<const float>)>& audio,
                  std::stop_token stop) {
    const c10::InferenceMode noGradients;
    const auto& decoder = model.config().decoder;
    if (tokens.codebooks != decoder.codebooks)
        throw Error(Error::Code::Unsupported,
                    Core::tr("This take was made by a model of another kind. Choose the model that made it."),
                    std::to_string(tokens.codebooks) + " codebooks, not " + std::to_string(decoder.codebooks));
    const auto limit = model.config().codec.codebookSize;
    if (std::ranges::any_of(tokens.codes, [&](std::int32_t code) { return code < 0 || code >= limit; }))
        throw Error(Error::Code::Unreadable, Core::tr("The tokens of this take do not fit the model."));
    const at::Tensor codes = at::empty({tokens.codebooks, tokens.frames}, at::kInt);
    std::ranges::copy(tokens.codes, codes.mutable_data_ptr<std::int32_t>());
    const at::Tensor ids = codes.to(at::kLong);
    kernels::Team team(0);
    const kernels::Team::Scope scope(team);
    SoundRun run(*model.parts().codec, decoder.channels);
    for (int done = 0; done < tokens.frames;) {
        if (stop.stop_requested()) return false;
        const int next = std::min(done + partFrames(done), tokens.frames);
        audio(run.push(ids.slice(1, done, next)));
        done = next;
    }
    audio(run.finish().front());
    return true;
}

}  // namespace capriccio::musicgen
