#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace capriccio::musicgen::kernels {

/// In place, over `count` ≥ 1 scores.
inline void softmax(float* scores, std::int64_t count) {
    const float highest = *std::max_element(scores, scores + count);
    float sum = 0;
    for (std::int64_t j = 0; j < count; ++j) sum += scores[j] = std::exp(scores[j] - highest);
    const float inverse = 1.0F / sum;
    for (std::int64_t j = 0; j < count; ++j) scores[j] *= inverse;
}

}  // namespace capriccio::musicgen::kernels
