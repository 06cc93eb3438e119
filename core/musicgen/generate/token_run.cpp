#include "core/musicgen/generate/token_run.h"

namespace capriccio::musicgen {

TokenRun::TokenRun(const ModelParts& model, const Request& request, const std::vector<TakeConditions>& conditions)
    : m_lm(*model.lm),
      m_pattern(model.config.decoder.codebooks, model.config.decoder.channels),
      m_frames(request.frames),
      m_codebookSize(model.config.decoder.codebookSize),
      m_guidance(request.sampling.guidance),
      m_sampler(request.sampling) {
    std::vector<Condition> streams;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        Take take{request.takes[i].seed, static_cast<int>(streams.size()), -1};
        streams.push_back(conditions[i].with);
        if (m_guidance != 1 && !conditions[i].isNull) {
            take.nullStream = static_cast<int>(streams.size());
            streams.push_back(conditions[i].without);
        }
        m_takes.push_back(take);
    }
    m_state = m_lm.begin(streams, m_pattern.steps(m_frames));
    m_tokens.assign(m_takes.size() * static_cast<std::size_t>(m_pattern.codebooks() * m_frames), m_codebookSize);
}

std::int32_t& TokenRun::token(std::size_t take, int codebook, int frame) {
    return m_tokens[(take * static_cast<std::size_t>(m_pattern.codebooks()) + static_cast<std::size_t>(codebook)) *
                        static_cast<std::size_t>(m_frames) + static_cast<std::size_t>(frame)];
}

std::int32_t TokenRun::idAt(std::size_t take, int codebook, int column) const {
    const int frame = m_pattern.frameAt(column, codebook);
    if (frame < 0 || frame >= m_frames) return m_codebookSize;
    return const_cast<TokenRun*>(this)->token(take, codebook, frame);
}

void TokenRun::step() {
    const int codebooks = m_pattern.codebooks();
    std::vector<std::int32_t> ids;
    for (std::size_t i = 0; i < m_takes.size(); ++i)
        for (int copy = 0; copy < (m_takes[i].nullStream < 0 ? 1 : 2); ++copy)
            for (int k = 0; k < codebooks; ++k) ids.push_back(idAt(i, k, m_column));

    at::Tensor logits = m_lm.step(m_state, ids).to(at::kCPU, at::kFloat).contiguous();
    const auto size = static_cast<std::size_t>(m_codebookSize);
    const auto of = [&](int stream, int codebook) {
        return std::span<float>(logits.data_ptr<float>() + static_cast<std::size_t>(stream * codebooks + codebook) * size, size);
    };
    ++m_column;
    for (std::size_t i = 0; i < m_takes.size(); ++i) {
        for (int k = 0; k < codebooks; ++k) {
            const int frame = m_pattern.frameAt(m_column, k);
            if (frame < 0 || frame >= m_frames) continue;  // the special id stands there, whatever the model says
            const std::span<float> cond = of(m_takes[i].stream, k);
            if (m_takes[i].nullStream >= 0) guide(cond, of(m_takes[i].nullStream, k), m_guidance);
            token(i, k, frame) = m_sampler.choose(cond, drawAt(m_takes[i].seed, m_column, k));
        }
    }
}

at::Tensor TokenRun::codes(int take, int first, int end) const {
    at::Tensor codes = at::empty({m_pattern.codebooks(), end - first}, at::kLong);
    auto code = codes.accessor<std::int64_t, 2>();
    for (int k = 0; k < m_pattern.codebooks(); ++k)
        for (int t = first; t < end; ++t) code[k][t - first] = idAt(static_cast<std::size_t>(take), k, t + 1 + m_pattern.delay(k));
    return codes;
}

Tokens TokenRun::tokens(int take) const {
    Tokens tokens{m_pattern.codebooks(), framesDone(), {}};
    for (int k = 0; k < tokens.codebooks; ++k)
        for (int t = 0; t < tokens.frames; ++t)
            tokens.codes.push_back(idAt(static_cast<std::size_t>(take), k, t + 1 + m_pattern.delay(k)));
    return tokens;
}

}  // namespace capriccio::musicgen
