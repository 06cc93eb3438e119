#include "core/musicgen/nn/linear.h"

#include "core/musicgen/nn/kernels/kernels.h"

namespace capriccio::musicgen {

Linear Linear::take(Weights& weights, const std::string& name, std::int64_t out, std::int64_t in, bool bias) {
    at::Tensor weight = weights.take(name + ".weight", {out, in});
    return Linear(std::move(weight), bias ? weights.take(name + ".bias", {out}) : at::Tensor());
}

at::Tensor Linear::operator()(const at::Tensor& x) const {
    if (!x.is_cpu()) return at::linear(x, m_weight, m_bias);
    const at::Tensor in = x.contiguous();
    const std::int64_t count = in.size(0), width = m_weight.size(1), rows = m_weight.size(0);
    at::Tensor out = at::empty({count, rows}, in.options());
    const float* weightData = m_weight.const_data_ptr<float>();
    const float* inData = in.const_data_ptr<float>();
    float* outData = out.data_ptr<float>();
    // A share of the rows for each thread, not smaller than what makes waking one worth it (some 20 µs of work): on a busy machine a
    // thread that has to be waited for costs far more than it brings.
    const std::int64_t grain = std::max<std::int64_t>(4, (1 << 18) / std::max<std::int64_t>(1, width * count));
    const auto& kernel = kernels::best();
    at::parallel_for(0, rows, grain, [&](std::int64_t first, std::int64_t end) {
        kernel.linear(weightData, inData, outData, first, end, rows, width, count);
    });
    if (m_bias.defined()) out.add_(m_bias);
    return out;
}

}  // namespace capriccio::musicgen
