#pragma once

#include "core/musicgen/nn/kernels/matrix.h"

#include <cstdint>

namespace capriccio::musicgen::kernels {

/// Keys and values of one head of one stream, 8 bits each with a scale for each position. Positions lie in blocks of 16,
/// keys as a Matrix's panel of 16 rows: for every two columns, 16 positions × 2; values position by position.
struct ByteCache {
    std::int8_t* keys = nullptr;    ///< (blocks × evenWidth/2 × 16 × 2)
    std::int8_t* values = nullptr;  ///< (blocks · 16 × width)
    float* keyScales = nullptr;     ///< (blocks · 16)
    float* valueScales = nullptr;   ///< (blocks · 16)
    std::int64_t width = 0;         ///< of a head
    std::int64_t evenWidth() const { return (width + 1) / 2 * 2; }
};

/// The arithmetic of the model on plain arrays, without threads of its own. Every implementation adds the terms of one
/// output in an order that depends on its length alone: the same row gives the same bits alone, in a batch, while
/// prefilling, and on any number of threads.
struct Table {
    const char* name;  ///< "reference", "avx2", "avx512", "amx", "neon"

    /// out[n · stride + r] = Σ_k matrix[r][k] · vectors[n][k] for r in [firstRow, endRow), all n.
    void (*product)(const Matrix& matrix, const Vectors& vectors, float* out, std::int64_t stride,
                    std::int64_t firstRow, std::int64_t endRow);

    /// One query of one head: out = Σ_j softmax_j(scale · query·keys[j] + bias[j]) · values[j], j in [0, count), count
    /// ≥ 1. keys, values (count × width); bias null or count long; scores: scratch of count floats.
    void (*attend)(const float* query, const float* keys, const float* values, const float* bias, float scale,
                   std::int64_t count, std::int64_t width, float* scores, float* out);

    /// The same over a ByteCache. scores: scratch of count + 16 floats; `integers`: scratch of evenWidth() numbers.
    void (*attendBytes)(const float* query, const ByteCache& cache, float scale, std::int64_t count, float* scores,
                        std::int16_t* integers, float* out);

    /// A position's key and value into a ByteCache, which must be written in order.
    void (*store)(const ByteCache& cache, std::int64_t position, const float* key, const float* value);

    /// out = (x − mean) / √(variance + eps) · weight + bias.
    void (*layerNorm)(const float* x, const float* weight, const float* bias, float eps, std::int64_t width,
                      float* out);

    /// x ← x · (1 + erf(x / √2)) / 2, in place.
    void (*gelu)(float* x, std::int64_t count);
    /// out = x where x > 0, else eˣ − 1. out may be x.
    void (*elu)(const float* x, float* out, std::int64_t count);

    /// Units [first, end) of an LSTM cell: gates and recurrent (4 · width, in the order in, forget, cell, out) are added;
    /// cell is kept up, hidden written.
    void (*lstm)(const float* gates, const float* recurrent, std::int64_t width, std::int64_t first, std::int64_t end,
                 float* cell, float* hidden);

    /// Vectors to integers with a scale for each group: scale = largest / `most`, rounded to the nearest. `out` has
    /// groups · group numbers, the rest zeros. sums: null, or −8 · the sum of each group. The shorts are for the same
    /// table's product only: amx() lays their bytes out otherwise.
    void (*toShorts)(const float* x, std::int64_t width, std::int64_t group, std::int16_t* out, float* scales);
    void (*toBytes)(const float* x, std::int64_t width, std::int64_t group, std::int8_t* out, float* scales,
                    std::int32_t* sums);

    /// Rows of float32 against panels (see packPanels): out[t · outStride + c] = bias[c] + Σ_k in[t · inStride + k] ·
    /// weights[k][c], + add[t · outStride + c] where add is not null, for t in [0, times), c in [firstPanel · 16, …
    /// endPanel · 16) below columns. Rows of `in` may overlap (inStride < depth): that is a convolution.
    /// `add` may be `out`.
    void (*panels)(const float* in, std::int64_t inStride, std::int64_t times, const float* weights,
                   std::int64_t depth, const float* bias, const float* add, float* out, std::int64_t outStride,
                   std::int64_t columns, std::int64_t firstPanel, std::int64_t endPanel);
};

/// What the rest is held against: short and obvious.
const Table& reference();
/// Null where the machine or the build has none.
const Table* avx2();
const Table* avx512();  ///< with VNNI
const Table* amx();     ///< AVX-512, and int8 products in tiles
const Table* neon();

/// The fastest this machine has. CAPRICCIO_KERNELS=reference|avx2|avx512|amx|neon in the environment overrides it, for tests
/// and for hunting faults.
const Table& best();

/// (depth × columns) row-major → for every 16 columns depth × 16, filled up with zeros: what Table::panels reads.
std::vector<float> packPanels(const float* weights, std::int64_t depth, std::int64_t columns);

}  // namespace capriccio::musicgen::kernels
