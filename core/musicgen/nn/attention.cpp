#include "core/musicgen/nn/attention.h"

#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/team.h"
#include "core/musicgen/nn/through_torch.h"

#include <vector>

namespace capriccio::musicgen {
namespace {

at::Tensor mergeHeads(const at::Tensor& x) {  // (heads, rows, headWidth) → (rows, heads · headWidth)
    return x.transpose(0, 1).reshape({x.size(1), x.size(0) * x.size(2)});
}

}  // namespace

at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads) {
    return x.view({x.size(0), heads, x.size(1) / heads}).transpose(0, 1).contiguous();
}

at::Tensor attendAll(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                     const at::Tensor& bias, float scale, std::int64_t heads) {
    const at::Tensor q = splitHeads(queries, heads), k = splitHeads(keys, heads), v = splitHeads(values, heads);
    if (throughTorch(queries))
        return mergeHeads(at::matmul(at::softmax(at::matmul(q, k.transpose(1, 2)) * scale + bias, -1), v));
    const std::int64_t rows = q.size(1), headWidth = q.size(2);
    at::Tensor out = at::empty_like(q);
    const float *qData = q.const_data_ptr<float>(), *kData = k.const_data_ptr<float>(),
                *vData = v.const_data_ptr<float>(), *biasData = bias.const_data_ptr<float>();
    float* outData = out.data_ptr<float>();
    std::vector<float> scores(static_cast<std::size_t>(rows * kernels::Team::size()));
    const std::int64_t grain = std::max<std::int64_t>(1, (1 << 16) / (rows * headWidth));
    kernels::Team::stretches(heads * rows, grain, [&](std::int64_t first, std::int64_t end, int thread) {
        for (std::int64_t item = first; item < end; ++item) {
            const std::int64_t offset = item / rows * rows * headWidth;
            kernels::best().attend(qData + item * headWidth, kData + offset, vData + offset, biasData + item * rows,
                                   scale, rows, headWidth, scores.data() + thread * rows, outData + item * headWidth);
        }
    });
    return mergeHeads(out);
}

}  // namespace capriccio::musicgen
