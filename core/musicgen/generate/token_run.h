#pragma once

#include "core/base/message.h"
#include "core/musicgen/generate/conditioner.h"
#include "core/musicgen/generate/request.h"
#include "core/musicgen/lm/delay_pattern.h"
#include "core/musicgen/lm/sampler.h"
#include "core/musicgen/plan/window_plan.h"

#include <cstdint>
#include <string>
#include <vector>

namespace capriccio::musicgen {

/// The language model at work on a batch of takes, from prompts to tokens: one step() for each column of each window.
/// The state of one run; not thread-safe. Work is shared by the calling thread's kernels::Team, always the same one.
class TokenRun {
  public:
    TokenRun(const ModelParts& model, const Request& request);

    /// For each take: words about its prompts, or empty.
    const std::vector<Message>& notices() const { return m_notices; }

    bool done() const { return framesDone() == m_frames; }
    /// One step of the language model for every take.
    void step();

    /// Frames of which every codebook is known.
    int framesDone() const { return std::max(m_firstNew, m_window.begin + m_pattern.framesDone(m_column)); }
    /// Tokens of frames [first, end) of a take, all below framesDone(): (codebooks, end − first), int64.
    at::Tensor codes(int take, int first, int end) const;
    /// Everything that is complete.
    Tokens tokens(int take) const;

  private:
    struct PromptFrom {
        int fromFrame;
        PromptStates prompt;
    };
    struct Take {
        std::uint64_t seed;
        std::vector<PromptFrom> prompts;  ///< the first from frame 0
        PromptStates negative;
        std::size_t current = 0;  ///< of prompts
        int stream = 0;           ///< with the condition
        int nullStream = -1;      ///< −1: none
    };

    void copyGiven(const Tokens& given);
    /// Makes ready for the frames from `frame` on, all before it known.
    void openWindow(int frame);
    /// Changes to the prompts that begin at `frame`.
    void changePrompts(int frame);
    Condition conditionOf(const Take& take) const;
    Condition nullConditionOf(const Take& take) const;
    /// Columns [0, count) of the window, as the model takes them: (codebooks × columns).
    std::vector<std::int32_t> columns(std::size_t take, int count) const;

    std::size_t index(std::size_t take, int codebook, int frame) const;
    /// What stands at a column of the window.
    std::int32_t idAt(std::size_t take, int codebook, int column) const;

    const ModelParts& m_model;
    const LanguageModel& m_lm;
    DelayPattern m_pattern;
    WindowPlan m_plan;
    int m_frames;
    int m_codebookSize;
    double m_guidance;
    std::optional<Chroma> m_melody;
    std::vector<Sampler> m_samplers;  // by thread
    std::vector<Take> m_takes;
    std::vector<Message> m_notices;
    std::vector<std::int32_t> m_tokens;  // takes × codebooks × frames; the special id where not known yet

    Window m_window;
    LanguageModel::State m_state;
    int m_firstNew = 0;  // frames before it are given, never drawn anew
    int m_column = 0;    // columns of the window known beyond its first
};

}  // namespace capriccio::musicgen
