#pragma once

#include "core/musicgen/nn/torch.h"

#include <cstdint>
#include <span>

namespace capriccio::musicgen {

/// Keys and values that a query looks at: `keys` and `values` (heads, capacity, headWidth), contiguous float32, of
/// which the first `count` are there.
struct Context {
    at::Tensor keys, values;
    std::int64_t count = 0;
};

/// Attention of rows that each have a context of their own (a stream's cache up to the row's position, or a prompt's
/// cross-attention). queries (rows, heads · headWidth) → the same shape. A row whose context is empty gets zeros.
/// Scores are scaled by 1/√headWidth. A row's result does not depend on the other rows or the number of threads.
at::Tensor attendRows(const at::Tensor& queries, std::span<const Context> contexts, std::int64_t heads);

/// Every row looks at all rows. queries, keys, values (rows, heads · headWidth); bias (heads, rows, rows).
at::Tensor attendAll(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                     const at::Tensor& bias, float scale, std::int64_t heads);

/// (rows, heads · headWidth) → (heads, rows, headWidth), contiguous.
at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads);

}  // namespace capriccio::musicgen
