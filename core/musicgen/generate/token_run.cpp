#include "core/musicgen/generate/token_run.h"

#include "core/base/error.h"
#include "core/musicgen/nn/kernels/team.h"

namespace capriccio::musicgen {

using kernels::Team;

TokenRun::TokenRun(const ModelParts& model, const Request& request)
    : m_model(model),
      m_lm(*model.lm),
      m_pattern(model.config.decoder.codebooks, model.config.decoder.channels),
      m_plan(request.frames),
      m_frames(request.frames),
      m_codebookSize(model.config.decoder.codebookSize),
      m_guidance(request.sampling.guidance),
      m_melody(request.melody),
      m_samplers(static_cast<std::size_t>(Team::size()), Sampler(request.sampling)) {
    int streams = 0;
    for (const TakeRequest& asked : request.takes) {
        Take take;
        take.seed = asked.seed;
        take.prompts.push_back({0, promptStates(model, asked.prompt)});
        for (const Section& section : asked.sections)
            take.prompts.push_back({section.fromFrame, promptStates(model, section.prompt)});
        take.negative = promptStates(model, asked.negativePrompt);
        Message notice;
        bool conditioned = m_melody || !take.negative.isEmpty();
        for (const PromptFrom& from : take.prompts) {
            conditioned = conditioned || !from.prompt.isEmpty();
            if (notice.isEmpty()) notice = from.prompt.notice;
        }
        m_notices.push_back(notice.isEmpty() ? take.negative.notice : notice);
        take.stream = streams++;
        // Without a condition both streams would say the same: one is enough.
        if (m_guidance != 1 && conditioned) take.nullStream = streams++;
        m_takes.push_back(std::move(take));
    }
    m_tokens.assign(m_takes.size() * static_cast<std::size_t>(m_pattern.codebooks() * m_frames), m_codebookSize);
    if (request.goOnFrom) copyGiven(*request.goOnFrom);
    openWindow(request.goOnFrom ? request.goOnFrom->frames : 0);
}

void TokenRun::copyGiven(const Tokens& given) {
    const auto unusable = [](const Message& why, int number) {
        return Error(Error::Code::InvalidInput,
                     Core::tr("What is to be gone on from was made by another kind of model (%1).").arg(why),
                     std::to_string(number));
    };
    if (given.codebooks != m_pattern.codebooks() ||
        given.codes.size() != static_cast<std::size_t>(given.codebooks) * static_cast<std::size_t>(given.frames))
        throw unusable(Core::tr("mono or stereo"), given.codebooks);
    for (std::size_t i = 0; i < m_takes.size(); ++i)
        for (int k = 0; k < given.codebooks; ++k)
            for (int t = 0; t < given.frames; ++t) {
                const std::int32_t code = given.codes[static_cast<std::size_t>(k * given.frames + t)];
                if (code < 0 || code >= m_codebookSize) throw unusable(Core::tr("other codebooks"), code);
                m_tokens[index(i, k, t)] = code;
            }
}

Condition TokenRun::conditionOf(const Take& take) const {
    return musicgen::conditionOf(m_model, take.prompts[take.current].prompt, m_melody ? &*m_melody : nullptr,
                                 m_window.begin);
}

Condition TokenRun::nullConditionOf(const Take& take) const {
    if (!take.negative.isEmpty()) return musicgen::conditionOf(m_model, take.negative, nullptr, m_window.begin);
    return nullCondition(m_model, take.prompts[take.current].prompt.tokens);
}

std::vector<std::int32_t> TokenRun::columns(std::size_t take, int count) const {
    std::vector<std::int32_t> ids;
    for (int k = 0; k < m_pattern.codebooks(); ++k)
        for (int column = 0; column < count; ++column) ids.push_back(idAt(take, k, column));
    return ids;
}

void TokenRun::openWindow(int frame) {
    m_window = m_plan.of(frame);
    m_firstNew = frame;
    m_column = frame - m_window.begin;
    std::vector<Condition> streams;
    for (Take& take : m_takes) {
        while (take.current + 1 < take.prompts.size() && take.prompts[take.current + 1].fromFrame <= frame)
            ++take.current;
        streams.push_back(conditionOf(take));
        if (take.nullStream >= 0) streams.push_back(nullConditionOf(take));
    }
    m_state = {};  // the old caches go before the new ones come
    m_state = m_lm.begin(streams, m_pattern.steps(m_window.end - m_window.begin));
    // The first unknown token is codebook 0 of the first new frame: the columns before it are taken in at once, but for
    // the last one, which the first step takes.
    for (std::size_t i = 0; i < m_takes.size(); ++i) {
        const std::vector<std::int32_t> known = columns(i, m_column);
        m_lm.prefill(m_state, m_takes[i].stream, known);
        if (m_takes[i].nullStream >= 0) m_lm.prefill(m_state, m_takes[i].nullStream, known);
    }
}

void TokenRun::changePrompts(int frame) {
    for (std::size_t i = 0; i < m_takes.size(); ++i) {
        Take& take = m_takes[i];
        if (take.current + 1 == take.prompts.size() || take.prompts[take.current + 1].fromFrame != frame) continue;
        ++take.current;
        const std::vector<std::int32_t> known = columns(i, m_column);
        m_lm.listenTo(m_state, take.stream, conditionOf(take), known);
        // A prefix is as long as the prompt it stands for, in the null stream too.
        if (take.nullStream >= 0) m_lm.listenTo(m_state, take.nullStream, nullConditionOf(take), known);
    }
}

void TokenRun::step() {
    if (framesDone() == m_window.end) openWindow(m_window.end);
    if (m_window.begin + m_column != m_firstNew) changePrompts(m_window.begin + m_column);
    const int codebooks = m_pattern.codebooks();
    std::vector<std::int32_t> ids;
    for (std::size_t i = 0; i < m_takes.size(); ++i)
        for (int copy = 0; copy < (m_takes[i].nullStream < 0 ? 1 : 2); ++copy)
            for (int k = 0; k < codebooks; ++k) ids.push_back(idAt(i, k, m_column));

    const std::span<float> logits = m_lm.step(m_state, ids);
    const auto size = static_cast<std::size_t>(m_codebookSize);
    const auto of = [&](int stream, int codebook) {
        return logits.subspan(static_cast<std::size_t>(stream * codebooks + codebook) * size, size);
    };
    ++m_column;
    // By all threads: while one chose for four takes, the others went to sleep.
    Team::each(static_cast<std::int64_t>(m_takes.size()) * codebooks, [&](std::int64_t one, int thread) {
        const auto i = static_cast<std::size_t>(one / codebooks);
        const int k = static_cast<int>(one % codebooks), frame = m_window.begin + m_pattern.frameAt(m_column, k);
        if (frame < m_firstNew || frame >= m_window.end)
            return;  // given, or the special id, whatever the model says
        const Take& take = m_takes[i];
        const std::span<float> cond = of(take.stream, k);
        if (take.nullStream >= 0) guide(cond, of(take.nullStream, k), m_guidance);
        m_tokens[index(i, k, frame)] =
            m_samplers[static_cast<std::size_t>(thread)].choose(cond, drawAt(take.seed, frame, k));
    });
}

std::size_t TokenRun::index(std::size_t take, int codebook, int frame) const {
    return (take * static_cast<std::size_t>(m_pattern.codebooks()) + static_cast<std::size_t>(codebook)) *
               static_cast<std::size_t>(m_frames) +
           static_cast<std::size_t>(frame);
}

std::int32_t TokenRun::idAt(std::size_t take, int codebook, int column) const {
    const int frame = m_pattern.frameAt(column, codebook);
    if (frame < 0 || frame >= m_window.end - m_window.begin) return m_codebookSize;
    return m_tokens[index(take, codebook, m_window.begin + frame)];
}

at::Tensor TokenRun::codes(int take, int first, int end) const {
    at::Tensor codes = at::empty({m_pattern.codebooks(), end - first}, at::kLong);
    auto code = codes.accessor<std::int64_t, 2>();
    for (int k = 0; k < m_pattern.codebooks(); ++k)
        for (int t = first; t < end; ++t) code[k][t - first] = m_tokens[index(static_cast<std::size_t>(take), k, t)];
    return codes;
}

Tokens TokenRun::tokens(int take) const {
    Tokens tokens{m_pattern.codebooks(), framesDone(), {}};
    for (int k = 0; k < tokens.codebooks; ++k)
        for (int t = 0; t < tokens.frames; ++t)
            tokens.codes.push_back(m_tokens[index(static_cast<std::size_t>(take), k, t)]);
    return tokens;
}

}  // namespace capriccio::musicgen
