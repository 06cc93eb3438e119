#include "core/musicgen/lm/sampler.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace capriccio::musicgen {
namespace {

/// splitmix64's finaliser (Steele, Lea, Flood 2014): every bit of the input reaches every bit of the output.
constexpr std::uint64_t mixed(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

}  // namespace

double drawAt(std::uint64_t seed, std::int64_t frame, int codebook) {
    const auto place = (static_cast<std::uint64_t>(frame) << 8) | static_cast<std::uint64_t>(codebook);
    return static_cast<double>(mixed(mixed(seed) ^ mixed(~place)) >> 11) * 0x1.0p-53;
}

int Sampler::choose(std::span<const float> logits, double draw) {
    const auto highest = std::ranges::max_element(logits);
    if (m_settings.greedy || m_settings.temperature == 0) return static_cast<int>(highest - logits.begin());

    m_probabilities.resize(logits.size());
    const double inverse = 1.0 / m_settings.temperature;
    const float least = m_settings.topP > 0 ? -INFINITY : leastOfTopK(logits);
    double sum = 0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const double p =
            logits[i] >= least ? std::exp((static_cast<double>(logits[i]) - *highest) * inverse) : 0;
        m_probabilities[i] = static_cast<float>(p);
        sum += p;
    }
    for (float& p : m_probabilities) p = static_cast<float>(p / sum);

    if (m_settings.topP > 0) keepTopP();

    const double target = draw * std::accumulate(m_probabilities.begin(), m_probabilities.end(), 0.0);
    double passed = 0;
    int last = 0;  // rounding may leave the target just beyond the sum: then the last possible id
    for (std::size_t i = 0; i < m_probabilities.size(); ++i) {
        if (m_probabilities[i] <= 0) continue;
        passed += m_probabilities[i];
        last = static_cast<int>(i);
        if (passed > target) break;
    }
    return last;
}

float Sampler::leastOfTopK(std::span<const float> logits) {
    const auto k = static_cast<std::size_t>(m_settings.topK);
    if (k == 0 || k >= logits.size()) return -INFINITY;
    m_sorted.assign(logits.begin(), logits.end());
    std::nth_element(m_sorted.begin(), m_sorted.begin() + static_cast<std::ptrdiff_t>(k - 1), m_sorted.end(),
                     std::greater<>());
    return m_sorted[k - 1];
}

void Sampler::keepTopP() {
    m_order.resize(m_probabilities.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    std::ranges::stable_sort(m_order, std::greater<>(),
                             [this](int i) { return m_probabilities[static_cast<std::size_t>(i)]; });
    double before = 0;  // cumsum − p: what the likelier ones sum to
    for (const int i : m_order) {
        float& p = m_probabilities[static_cast<std::size_t>(i)];
        const double own = p;
        if (before > m_settings.topP) p = 0;
        before += own;
    }
}

void guide(std::span<float> cond, std::span<const float> null, double scale) {
    const auto s = static_cast<float>(scale);
    for (std::size_t i = 0; i < cond.size(); ++i) cond[i] = null[i] + (cond[i] - null[i]) * s;
}

}  // namespace capriccio::musicgen
