#pragma once

#include "core/musicgen/generate/conditioner.h"
#include "core/musicgen/generate/news.h"
#include "core/musicgen/generate/request.h"
#include "core/musicgen/lm/delay_pattern.h"
#include "core/musicgen/lm/sampler.h"

#include <cstdint>
#include <vector>

namespace capriccio::musicgen {

/// The language model at work on a batch of takes: one step() for each column, from conditions to tokens. The state of
/// one run; not thread-safe.
class TokenRun {
  public:
    TokenRun(const ModelParts& model, const Request& request, const std::vector<TakeConditions>& conditions);

    bool done() const { return m_column == m_pattern.steps(m_frames); }
    /// One step of the language model for every take.
    void step();

    int stepsDone() const { return m_column; }
    /// Frames of which every codebook is known.
    int framesDone() const { return m_pattern.framesDone(m_column); }
    /// Tokens of frames [first, end) of a take, all below framesDone(): (codebooks, end − first), int64.
    at::Tensor codes(int take, int first, int end) const;
    /// Everything that is complete.
    Tokens tokens(int take) const;

  private:
    struct Take {
        std::uint64_t seed;
        int stream;      ///< with the condition
        int nullStream;  ///< −1: none
    };

    /// Puts the given tokens at the start of every take and takes them in.
    void goOnFrom(const Tokens& given);
    std::int32_t& token(std::size_t take, int codebook, int frame);
    std::int32_t idAt(std::size_t take, int codebook, int column) const;

    const LanguageModel& m_lm;
    DelayPattern m_pattern;
    int m_frames;
    int m_codebookSize;
    double m_guidance;
    Sampler m_sampler;
    std::vector<Take> m_takes;
    LanguageModel::State m_state;
    std::vector<std::int32_t> m_tokens;  // takes × codebooks × frames
    int m_given = 0;                     // frames gone on from, never drawn anew
    int m_column = 0;                    // columns known beyond the first
};

}  // namespace capriccio::musicgen
