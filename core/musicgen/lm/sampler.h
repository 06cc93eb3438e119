#pragma once

#include "core/musicgen/generate/request.h"

#include <cstdint>
#include <span>
#include <vector>

namespace capriccio::musicgen {

/// The number that decides one draw, in [0, 1): a function of the take's seed and the draw's place alone, so that a
/// take can be gone on with at any frame and sounds the same alone and in a batch.
double drawAt(std::uint64_t seed, std::int64_t frame, int codebook);

/// Chooses tokens from logits. Keeps room between calls; not thread-safe.
/// Source: audiocraft lm.py (_sample_next_token), utils.py (sample_top_k, sample_top_p).
class Sampler {
  public:
    explicit Sampler(const Sampling& settings) : m_settings(settings) {}

    /// logits: one per id; draw in [0, 1). The draw runs through the ids in their order. The first of equals where
    /// greedy.
    int choose(std::span<const float> logits, double draw);

  private:
    /// m_ids: those of the k largest (of all, where top-p chooses), in order. Softmax keeps the order, so only what stays
    /// needs its exponential. Equals of the k-th stay, as in audiocraft.
    void keepTopK(std::span<const float> logits);
    void keepTopP();

    Sampling m_settings;
    std::vector<int> m_ids;
    std::vector<float> m_probabilities;  // of m_ids
    std::vector<int> m_order;            // of m_probabilities
    std::vector<std::uint32_t> m_keys, m_shelves, m_shelved;
};

/// null + (cond − null) · scale, in place of `cond`.
void guide(std::span<float> cond, std::span<const float> null, double scale);

}  // namespace capriccio::musicgen
