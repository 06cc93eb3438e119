#pragma once

#include <string>
#include <vector>

#include "core/musicgen/generate/model_parts.h"

namespace capriccio::musicgen {

/// What one take listens to: its condition, and what its null stream hears instead.
struct TakeConditions {
    Condition with;
    Condition without;
    /// Without a condition both streams would say the same: one is enough.
    bool isNull = false;
    std::string notice;  ///< for Started::notices
};

/// Prompt → conditions. `chroma` (frames, 12), undefined without a melody; prefix models only.
TakeConditions conditionsOf(const ModelParts& model, const std::string& prompt, const at::Tensor& chroma = {});

}  // namespace capriccio::musicgen
