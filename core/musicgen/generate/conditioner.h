#pragma once

#include "core/base/message.h"
#include "core/musicgen/generate/model_parts.h"
#include "core/musicgen/melody/chroma.h"

#include <string>

namespace capriccio::musicgen {

/// A prompt as the decoder hears it.
struct PromptStates {
    at::Tensor states;  ///< (tokens, width); undefined for an empty prompt, which is no prompt
    int tokens = 1;     ///< the closing </s> included
    Message notice;     ///< for Started::notices: that the prompt is longer than the model reads
    bool isEmpty() const { return !states.defined(); }
};

PromptStates promptStates(const ModelParts& model, const std::string& prompt);

/// What a stream listens to in a window that begins at `beginFrame` of the piece: the prompt, and in prefix models the
/// stretch of the melody under the window (null: no melody) before it. Throws Error (Unsupported) when the model can't
/// follow a melody.
Condition conditionOf(const ModelParts& model, const PromptStates& prompt, const Chroma* melody, int beginFrame);

/// What the null stream listens to beside a prompt of so many tokens: nothing, and in prefix models the chroma of no
/// melody and as many zeros.
Condition nullCondition(const ModelParts& model, int tokens);

}  // namespace capriccio::musicgen
