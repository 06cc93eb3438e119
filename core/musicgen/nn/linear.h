#pragma once

#include "core/musicgen/nn/kernels/matrix.h"
#include "core/musicgen/nn/torch.h"
#include "core/musicgen/nn/weights.h"

namespace capriccio::musicgen {

/// y = x Wᵀ (+ b) for rows of x. On the CPU through our own kernels, in any precision, shared by the calling thread's
/// kernels::Team; a row's result does not depend on the other rows or the number of threads. Elsewhere through torch.
class Linear {
  public:
    Linear() = default;
    /// bias (out) or undefined.
    explicit Linear(WeightMatrix weight, at::Tensor bias = {}) : m_weight(std::move(weight)), m_bias(std::move(bias)) {}
    /// Takes `name`.weight, and `name`.bias when asked for.
    static Linear take(Weights& weights, Precision precision, const std::string& name, std::int64_t out,
                       std::int64_t in, bool bias = false);

    /// (rows, in) → (rows, out), contiguous float32.
    at::Tensor operator()(const at::Tensor& x) const;

    /// What the kernels see; its rows are 0 for a Linear that is not there or goes through torch.
    const kernels::Matrix& matrix() const { return m_weight.packed; }

  private:
    WeightMatrix m_weight;
    at::Tensor m_bias;
};

}  // namespace capriccio::musicgen
