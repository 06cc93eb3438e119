#include "core/musicgen/lm/sampler.h"

#include <algorithm>
#include <bit>
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

/// A whole number for every float, in their order; both zeros have the same.
std::uint32_t inOrder(float x) {
    const auto bits = std::bit_cast<std::uint32_t>(x + 0.0F);
    return bits ^ (bits >> 31 ? 0xffffffffU : 0x80000000U);
}

// By sign, exponent and the first three bits behind.
constexpr int kShelfShift = 20;
constexpr std::uint32_t kShelves = 1U << (32 - kShelfShift);

}  // namespace

double drawAt(std::uint64_t seed, std::int64_t frame, int codebook) {
    const auto place = (static_cast<std::uint64_t>(frame) << 8) | static_cast<std::uint64_t>(codebook);
    return static_cast<double>(mixed(mixed(seed) ^ mixed(~place)) >> 11) * 0x1.0p-53;
}

int Sampler::choose(std::span<const float> logits, double draw) {
    if (m_settings.greedy || m_settings.temperature == 0)
        return static_cast<int>(std::ranges::max_element(logits) - logits.begin());

    keepTopK(logits);
    m_probabilities.reserve(logits.size());  // how many stay differs
    m_probabilities.resize(m_ids.size());
    const auto logitOf = [&](std::size_t i) { return logits[static_cast<std::size_t>(m_ids[i])]; };
    float highest = logitOf(0);
    for (std::size_t i = 1; i < m_ids.size(); ++i) highest = std::max(highest, logitOf(i));
    const double inverse = 1.0 / m_settings.temperature;
    double sum = 0;
    for (std::size_t i = 0; i < m_ids.size(); ++i) {
        const double p = std::exp((static_cast<double>(logitOf(i)) - highest) * inverse);
        m_probabilities[i] = static_cast<float>(p);
        sum += p;
    }
    for (float& p : m_probabilities) p = static_cast<float>(p / sum);

    if (m_settings.topP > 0) keepTopP();

    const double target = draw * std::accumulate(m_probabilities.begin(), m_probabilities.end(), 0.0);
    double passed = 0;
    std::size_t last = 0;  // rounding may leave the target just beyond the sum: then the last possible id
    for (std::size_t i = 0; i < m_probabilities.size(); ++i) {
        if (m_probabilities[i] <= 0) continue;
        passed += m_probabilities[i];
        last = i;
        if (passed > target) break;
    }
    return m_ids[last];
}

void Sampler::keepTopK(std::span<const float> logits) {
    m_ids.resize(logits.size());
    const auto k = static_cast<std::uint32_t>(m_settings.topK);
    if (m_settings.topP > 0 || k == 0 || k >= logits.size()) return std::iota(m_ids.begin(), m_ids.end(), 0);

    // How many logits have the same leading bits tells in which of these shelves the k-th largest is, so only its few
    // need looking through: selecting among all of them took as long as a matrix.
    m_keys.resize(logits.size());
    m_shelves.assign(kShelves, 0);
    for (std::size_t i = 0; i < logits.size(); ++i) {
        m_keys[i] = inOrder(logits[i]);
        ++m_shelves[m_keys[i] >> kShelfShift];
    }
    std::uint32_t shelf = kShelves - 1, above = 0;
    while (above + m_shelves[shelf] < k) above += m_shelves[shelf--];

    m_shelved.clear();
    m_shelved.reserve(logits.size());
    std::size_t kept = 0;
    const std::uint32_t bottom = shelf << kShelfShift;
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        m_ids[kept] = static_cast<int>(i);
        kept += m_keys[i] >= bottom ? 1 : 0;
    }
    for (std::size_t i = 0; i < kept; ++i)
        if (const std::uint32_t key = m_keys[static_cast<std::size_t>(m_ids[i])]; key >> kShelfShift == shelf)
            m_shelved.push_back(key);
    const auto wanted = m_shelved.begin() + static_cast<std::ptrdiff_t>(k - above - 1);
    std::nth_element(m_shelved.begin(), wanted, m_shelved.end(), std::greater<>());
    const std::uint32_t least = *wanted;
    m_ids.resize(kept);
    std::erase_if(m_ids, [&](int id) { return m_keys[static_cast<std::size_t>(id)] < least; });
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
