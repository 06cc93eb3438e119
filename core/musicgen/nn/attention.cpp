#include "core/musicgen/nn/attention.h"

#include "core/musicgen/nn/kernels/kernels.h"

#include <cmath>
#include <vector>

namespace capriccio::musicgen {
namespace {

/// Room for the scores of one query, kept by each thread of the pool.
float* scratch(std::int64_t count) {
    thread_local std::vector<float> room;
    if (room.size() < static_cast<std::size_t>(count)) room.resize(static_cast<std::size_t>(count));
    return room.data();
}

at::Tensor mergeHeads(const at::Tensor& x) {  // (heads, rows, headWidth) → (rows, heads · headWidth)
    return x.transpose(0, 1).reshape({x.size(1), x.size(0) * x.size(2)});
}

}  // namespace

at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads) {
    return x.view({x.size(0), heads, x.size(1) / heads}).transpose(0, 1).contiguous();
}

at::Tensor attendRows(const at::Tensor& queries, std::span<const Context> contexts, std::int64_t heads) {
    const std::int64_t rows = queries.size(0), headWidth = queries.size(1) / heads;
    const float scale = 1.0F / std::sqrt(static_cast<float>(headWidth));
    at::Tensor out = at::zeros_like(queries);
    if (!queries.is_cpu()) {
        for (std::int64_t row = 0; row < rows; ++row) {
            const Context& context = contexts[static_cast<std::size_t>(row)];
            if (context.count == 0) continue;
            const at::Tensor query = queries[row].view({heads, 1, headWidth});
            const at::Tensor scores =
                at::matmul(query, context.keys.narrow(1, 0, context.count).transpose(1, 2)) * scale;
            out[row]
                .view({heads, 1, headWidth})
                .copy_(at::matmul(at::softmax(scores, -1), context.values.narrow(1, 0, context.count)));
        }
        return out;
    }
    struct Row {
        const float *keys, *values;
        std::int64_t count, capacity;
    };
    std::vector<Row> plain;
    plain.reserve(contexts.size());
    std::int64_t work = 0;
    for (const Context& context : contexts) {
        if (context.count == 0) {
            plain.push_back({nullptr, nullptr, 0, 0});
            continue;
        }
        plain.push_back({context.keys.const_data_ptr<float>(), context.values.const_data_ptr<float>(), context.count,
                         context.keys.size(1)});
        work += context.count * headWidth;
    }
    const float* query = queries.const_data_ptr<float>();
    float* result = out.data_ptr<float>();
    const std::int64_t workPerItem = std::max<std::int64_t>(1, work / std::max<std::int64_t>(1, rows));
    const auto& kernel = kernels::best();
    at::parallel_for(0, rows * heads, std::max<std::int64_t>(1, (1 << 16) / workPerItem),
                     [&](std::int64_t first, std::int64_t end) {
                         for (std::int64_t item = first; item < end; ++item) {
                             const Row& row = plain[static_cast<std::size_t>(item / heads)];
                             if (row.count == 0) continue;
                             const std::int64_t head = item % heads, offset = head * row.capacity * headWidth;
                             kernel.attend(query + item * headWidth, row.keys + offset, row.values + offset, nullptr,
                                           scale, row.count, headWidth, scratch(row.count), result + item * headWidth);
                         }
                     });
    return out;
}

at::Tensor attendAll(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                     const at::Tensor& bias, float scale, std::int64_t heads) {
    const at::Tensor q = splitHeads(queries, heads), k = splitHeads(keys, heads), v = splitHeads(values, heads);
    if (!queries.is_cpu())
        return mergeHeads(at::matmul(at::softmax(at::matmul(q, k.transpose(1, 2)) * scale + bias, -1), v));
    const std::int64_t rows = q.size(1), headWidth = q.size(2);
    at::Tensor out = at::empty_like(q);
    const float *qData = q.const_data_ptr<float>(), *kData = k.const_data_ptr<float>(),
                *vData = v.const_data_ptr<float>();
    const float* biasData = bias.const_data_ptr<float>();
    float* outData = out.data_ptr<float>();
    const auto& kernel = kernels::best();
    at::parallel_for(0, heads * rows, std::max<std::int64_t>(1, (1 << 16) / (rows * headWidth)),
                     [&](std::int64_t first, std::int64_t end) {
                         for (std::int64_t item = first; item < end; ++item) {
                             const std::int64_t offset = item / rows * rows * headWidth;
                             kernel.attend(qData + item * headWidth, kData + offset, vData + offset,
                                           biasData + item * rows, scale, rows, headWidth, scratch(rows),
                                           outData + item * headWidth);
                         }
                     });
    return mergeHeads(out);
}

}  // namespace capriccio::musicgen
