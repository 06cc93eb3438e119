#pragma once

#include <cstdint>

namespace capriccio::musicgen::kernels {

/// The products of the language model's step, on plain float arrays, without threads of their own. Every implementation
/// adds the terms of one output in an order that depends on its length alone: the same row gives the same bits alone,
/// in a batch, while prefilling, and on any number of threads.
struct Table {
    const char* name;  ///< "reference", "avx2"

    /// out[n][r] = Σ_k weight[r][k] · in[n][k] for r in [firstRow, endRow), n in [0, count).
    /// weight (rows × width), in (count × width), out (count × rows); all row-major, any alignment.
    void (*linear)(const float* weight, const float* in, float* out, std::int64_t firstRow, std::int64_t endRow,
                   std::int64_t rows, std::int64_t width, std::int64_t count);

    /// One query of one head: out = Σ_j softmax_j(scale · query·keys[j] + bias[j]) · values[j], j in [0, count), count
    /// ≥ 1. keys, values (count × width); bias null or count long; scores: scratch of count floats.
    void (*attend)(const float* query, const float* keys, const float* values, const float* bias, float scale,
                   std::int64_t count, std::int64_t width, float* scores, float* out);
};

/// What the rest is held against: short and obvious.
const Table& reference();
/// Null where the machine or the build has none.
const Table* avx2();

/// The fastest this machine has. CAPRICCIO_KERNELS=reference|avx2 in the environment overrides it, for tests and for
/// hunting faults.
const Table& best();

}  // namespace capriccio::musicgen::kernels
