#pragma once

#include "core/musicgen/nn/torch.h"

#include <cstdint>

namespace capriccio::musicgen {

/// Every row looks at all rows. queries, keys, values (rows, heads · headWidth); bias (heads, rows, rows). On the CPU a
/// row's result does not depend on the number of threads.
at::Tensor attendAll(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                     const at::Tensor& bias, float scale, std::int64_t heads);

/// (rows, heads · headWidth) → (heads, rows, headWidth), contiguous.
at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads);

}  // namespace capriccio::musicgen
