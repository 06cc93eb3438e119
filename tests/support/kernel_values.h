#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace capriccio::tests {

using Values = std::vector<float>;

/// Normally distributed, the same for the same seed.
inline Values noise(std::int64_t count, unsigned seed, float scale = 1) {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal(0, scale);
    Values values(static_cast<std::size_t>(count));
    for (float& v : values) v = normal(generator);
    return values;
}

/// Tiny, huge and zero among the usual, in groups of their own and mixed. `cycle`: after so many groups of 32 they come
/// again.
inline Values extremes(std::int64_t count, unsigned seed, std::size_t cycle) {
    Values values = noise(count, seed);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i / 32 % cycle == 1) values[i] = 0;
        if (i / 32 % cycle == 2) values[i] *= 1e-20F;
        if (i / 32 % cycle == 3) values[i] *= 1e12F;
        if (i % 97 == 0) values[i] *= 1e6F;
    }
    return values;
}

/// NaN where one of them has it.
inline double largestDifference(const Values& a, const Values& b) {
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double off = std::abs(static_cast<double>(a[i]) - b[i]);
        if (!(off <= worst)) worst = off;
    }
    return worst;
}

}  // namespace capriccio::tests
