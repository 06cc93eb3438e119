#include "core/musicgen/nn/linear.h"

#include "core/musicgen/nn/kernels/multiply.h"

namespace capriccio::musicgen {

Linear Linear::take(Weights& weights, Precision precision, const std::string& name, std::int64_t out, std::int64_t in,
                    bool bias) {
    WeightMatrix weight = weights.matrix({name + ".weight"}, out, in, precision);
    return Linear(std::move(weight), bias ? weights.take(name + ".bias", {out}) : at::Tensor());
}

at::Tensor Linear::operator()(const at::Tensor& x) const {
    if (m_weight.packed.rows == 0) {
        if (m_weight.tensor.scalar_type() == at::kFloat) return at::linear(x, m_weight.tensor, m_bias);
        // Rounded weights, and what they are multiplied with; all between the products stays float32.
        at::Tensor out = at::linear(x.to(m_weight.tensor.scalar_type()), m_weight.tensor).to(at::kFloat);
        return m_bias.defined() ? out.add_(m_bias) : out;
    }
    const at::Tensor in = x.contiguous();
    at::Tensor out = at::empty({in.size(0), m_weight.packed.rows}, in.options());
    kernels::multiply(m_weight.packed, in.const_data_ptr<float>(), in.size(0), out.data_ptr<float>());
    if (m_bias.defined()) out.add_(m_bias);
    return out;
}

}  // namespace capriccio::musicgen
