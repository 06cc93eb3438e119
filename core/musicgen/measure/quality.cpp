#include "core/musicgen/measure/quality.h"

#include "core/musicgen/generate/conditioner.h"
#include "core/musicgen/generate/generation.h"
#include "core/musicgen/generate/model_parts.h"
#include "core/musicgen/lm/delay_pattern.h"
#include "core/musicgen/nn/kernels/team.h"

#include <vector>

namespace capriccio::musicgen {
namespace {

/// The columns of a piece as the language model takes them: (codebooks × columns).
std::vector<std::int32_t> columnsOf(const DecoderConfig& config, const Tokens& piece) {
    const DelayPattern pattern(config.codebooks, config.channels);
    const int columns = pattern.steps(piece.frames);
    std::vector<std::int32_t> ids;
    for (int k = 0; k < config.codebooks; ++k)
        for (int column = 0; column < columns; ++column) {
            const int frame = pattern.frameAt(column, k);
            ids.push_back(frame < 0 || frame >= piece.frames
                              ? config.codebookSize
                              : piece.codes[static_cast<std::size_t>(k * piece.frames + frame)]);
        }
    return ids;
}

/// (columns, codebooks, codebook size), one column after the other, as while generating.
at::Tensor expectations(const Model& model, const std::string& prompt, const std::vector<std::int32_t>& ids) {
    const ModelParts& parts = model.parts();
    const auto codebooks = static_cast<std::size_t>(parts.config.decoder.codebooks), columns = ids.size() / codebooks;
    const Condition condition = conditionOf(parts, promptStates(parts, prompt), nullptr, 0);
    auto state = parts.lm->begin(std::span(&condition, 1), static_cast<std::int64_t>(columns));
    std::vector<at::Tensor> logits;
    for (std::size_t column = 0; column < columns; ++column) {
        std::vector<std::int32_t> one;
        for (std::size_t k = 0; k < codebooks; ++k) one.push_back(ids[k * columns + column]);
        const std::span<float> next = parts.lm->step(state, one);
        logits.push_back(at::from_blob(next.data(), {static_cast<std::int64_t>(codebooks), parts.config.decoder.codebookSize}).clone());
    }
    return at::stack(logits);
}

}  // namespace

QualityFigures compareQuality(const Model& exact, const Model& model, const std::string& prompt, const Tokens& piece) {
    const c10::InferenceMode noGradients;
    kernels::Team team(0);
    const kernels::Team::Scope scope(team);
    const std::vector<std::int32_t> ids = columnsOf(exact.config().decoder, piece);
    const at::Tensor p = at::log_softmax(expectations(exact, prompt, ids).to(at::kDouble), -1);
    const at::Tensor q = at::log_softmax(expectations(model, prompt, ids).to(at::kDouble), -1);
    return {(p.exp() * (p - q)).sum(-1).mean().item<double>(),
            (p.argmax(-1) == q.argmax(-1)).to(at::kDouble).mean().item<double>()};
}

Tokens pieceOf(const Model& model, const std::string& prompt, int frames) {
    struct Kept : Listener {
        Tokens tokens;
        void ended(Outcome, const std::vector<Tokens>& made) override { tokens = made.front(); }
    } kept;
    Request request;
    request.takes.push_back({prompt, 1});
    request.frames = frames;
    generate(model, request, kept, {});
    return kept.tokens;
}

}  // namespace capriccio::musicgen
