#pragma once

#include "core/musicgen/nn/torch.h"
#include "core/musicgen/nn/weights.h"

namespace capriccio::musicgen {

/// y = x Wᵀ (+ b) for rows of x. On the CPU through our own kernels, whose result for a row does not depend on the
/// other rows or the number of threads; elsewhere through torch.
class Linear {
  public:
    Linear() = default;
    /// weight (out, in) is contiguous float32; bias (out) or undefined.
    explicit Linear(at::Tensor weight, at::Tensor bias = {}) : m_weight(std::move(weight)), m_bias(std::move(bias)) {}
    /// Takes `name`.weight, and `name`.bias when asked for.
    static Linear take(Weights& weights, const std::string& name, std::int64_t out, std::int64_t in, bool bias = false);

    /// (rows, in) → (rows, out), contiguous float32.
    at::Tensor operator()(const at::Tensor& x) const;

    std::int64_t outWidth() const { return m_weight.size(0); }

  private:
    at::Tensor m_weight;
    at::Tensor m_bias;
};

}  // namespace capriccio::musicgen
