#include "core/musicgen/generate/token_run.h"

#include "core/base/error.h"

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
    if (request.goOnFrom) goOnFrom(*request.goOnFrom);
}

void TokenRun::goOnFrom(const Tokens& given) {
    if (given.codebooks != m_pattern.codebooks() ||
        given.codes.size() != static_cast<std::size_t>(given.codebooks * given.frames))
        throw Error(Error::Code::InvalidInput,
                    "What is to be gone on from was made by another kind of model (mono or stereo).",
                    std::to_string(given.codebooks) + " codebooks");
    m_given = given.frames;
    for (std::size_t i = 0; i < m_takes.size(); ++i)
        for (int k = 0; k < given.codebooks; ++k)
            for (int t = 0; t < given.frames; ++t) {
                const std::int32_t code = given.codes[static_cast<std::size_t>(k * given.frames + t)];
                if (code < 0 || code >= m_codebookSize)
                    throw Error(Error::Code::InvalidInput,
                                "What is to be gone on from was made by a model with other codebooks.",
                                std::to_string(code));
                token(i, k, t) = code;
            }
    // The first unknown token is codebook 0 of the first new frame: the columns before it are taken in at once, but for
    // the last one, which the first step takes.
    if (m_given == 0) return;
    std::vector<std::int32_t> ids;
    for (std::size_t i = 0; i < m_takes.size(); ++i) {
        ids.clear();
        for (int k = 0; k < m_pattern.codebooks(); ++k)
            for (int column = 0; column < m_given; ++column) ids.push_back(idAt(i, k, column));
        m_lm.prefill(m_state, m_takes[i].stream, ids);
        if (m_takes[i].nullStream >= 0) m_lm.prefill(m_state, m_takes[i].nullStream, ids);
    }
    m_column = m_given;
}

std::int32_t& TokenRun::token(std::size_t take, int codebook, int frame) {
    return m_tokens[(take * static_cast<std::size_t>(m_pattern.codebooks()) + static_cast<std::size_t>(codebook)) *
                        static_cast<std::size_t>(m_frames) +
                    static_cast<std::size_t>(frame)];
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
        return std::span<float>(
            logits.data_ptr<float>() + static_cast<std::size_t>(stream * codebooks + codebook) * size, size);
    };
    ++m_column;
    for (std::size_t i = 0; i < m_takes.size(); ++i) {
        for (int k = 0; k < codebooks; ++k) {
            const int frame = m_pattern.frameAt(m_column, k);
            if (frame < m_given || frame >= m_frames) continue;  // given, or the special id, whatever the model says
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
        for (int t = first; t < end; ++t)
            code[k][t - first] = idAt(static_cast<std::size_t>(take), k, t + 1 + m_pattern.delay(k));
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
