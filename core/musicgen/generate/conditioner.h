#pragma once

#include "core/musicgen/generate/model_parts.h"
#include "core/musicgen/melody/chroma.h"

#include <string>
#include <vector>

namespace capriccio::musicgen {

/// What one take listens to: its condition, and what its null stream hears instead.
struct TakeConditions {
    Condition with;
    Condition without;
    /// Without a condition both streams would say the same: one is enough.
    bool isNull = false;
    std::string notice;  ///< for Started::notices
};

/// Prompt and melody (null: none) → conditions. Throws Error (Unsupported) when the model can't follow a melody.
TakeConditions conditionsOf(const ModelParts& model, const std::string& prompt, const Chroma* melody = nullptr);

}  // namespace capriccio::musicgen
