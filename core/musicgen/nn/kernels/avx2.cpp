// Compiled with AVX2 and FMA (core/musicgen/CMakeLists.txt); called only where the processor has both.
#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/softmax.h"

#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

namespace capriccio::musicgen::kernels {
namespace {

constexpr std::int64_t kLanes = 8;

/// The first `count` (0 … 8) lanes.
__m256i firstLanes(std::int64_t count) {
    const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    return _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count)), lane);
}

float sumOfLanes(__m256 v) {
    __m128 s = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    s = _mm_add_ps(s, _mm_movehl_ps(s, s));
    s = _mm_add_ss(s, _mm_movehdup_ps(s));
    return _mm_cvtss_f32(s);
}

/// R rows of the weight against N inputs: the weight is read once for all N, each output keeps one accumulator.
template <int R, int N>
void tile(const float* weight, const float* in, float* out, std::int64_t rows, std::int64_t width) {
    __m256 sum[R][N];
    for (auto& row : sum)
        for (__m256& s : row) s = _mm256_setzero_ps();
    std::int64_t k = 0;
    for (; k + kLanes <= width; k += kLanes) {
        __m256 w[R];
        for (int r = 0; r < R; ++r) w[r] = _mm256_loadu_ps(weight + r * width + k);
        for (int n = 0; n < N; ++n) {
            const __m256 x = _mm256_loadu_ps(in + n * width + k);
            for (int r = 0; r < R; ++r) sum[r][n] = _mm256_fmadd_ps(w[r], x, sum[r][n]);
        }
    }
    if (k < width) {
        const __m256i mask = firstLanes(width - k);
        for (int n = 0; n < N; ++n) {
            const __m256 x = _mm256_maskload_ps(in + n * width + k, mask);
            for (int r = 0; r < R; ++r)
                sum[r][n] = _mm256_fmadd_ps(_mm256_maskload_ps(weight + r * width + k, mask), x, sum[r][n]);
        }
    }
    for (int r = 0; r < R; ++r)
        for (int n = 0; n < N; ++n) out[n * rows + r] = sumOfLanes(sum[r][n]);
}

template <int R>
void rowsTile(const float* weight, const float* in, float* out, std::int64_t rows, std::int64_t width,
              std::int64_t count) {
    std::int64_t n = 0;
    for (; n + 3 <= count; n += 3) tile<R, 3>(weight, in + n * width, out + n * rows, rows, width);
    if (count - n == 2) tile<R, 2>(weight, in + n * width, out + n * rows, rows, width);
    if (count - n == 1) tile<R, 1>(weight, in + n * width, out + n * rows, rows, width);
}

void linear(const float* weight, const float* in, float* out, std::int64_t firstRow, std::int64_t endRow,
            std::int64_t rows, std::int64_t width, std::int64_t count) {
    // Inputs are taken in groups that stay in the cache while all rows pass by.
    constexpr std::int64_t kGroup = 24;
    for (std::int64_t n = 0; n < count; n += kGroup) {
        const std::int64_t group = count - n < kGroup ? count - n : kGroup;
        const float* x = in + n * width;
        std::int64_t r = firstRow;
        for (; r + 4 <= endRow; r += 4) rowsTile<4>(weight + r * width, x, out + n * rows + r, rows, width, group);
        for (; r < endRow; ++r) rowsTile<1>(weight + r * width, x, out + n * rows + r, rows, width, group);
    }
}

void attend(const float* query, const float* keys, const float* values, const float* bias, float scale,
            std::int64_t count, std::int64_t width, float* scores, float* out) {
    const std::int64_t whole = width - width % kLanes;
    const __m256i mask = firstLanes(width - whole);
    for (std::int64_t j = 0; j < count; ++j) {
        const float* key = keys + j * width;
        __m256 sum = _mm256_setzero_ps();
        for (std::int64_t k = 0; k < whole; k += kLanes)
            sum = _mm256_fmadd_ps(_mm256_loadu_ps(query + k), _mm256_loadu_ps(key + k), sum);
        if (whole < width)
            sum = _mm256_fmadd_ps(_mm256_maskload_ps(query + whole, mask), _mm256_maskload_ps(key + whole, mask), sum);
        scores[j] = sumOfLanes(sum) * scale + (bias ? bias[j] : 0);
    }
    softmax(scores, count);
    for (std::int64_t k = 0; k < whole; k += kLanes) {
        __m256 sum = _mm256_setzero_ps();
        for (std::int64_t j = 0; j < count; ++j)
            sum = _mm256_fmadd_ps(_mm256_set1_ps(scores[j]), _mm256_loadu_ps(values + j * width + k), sum);
        _mm256_storeu_ps(out + k, sum);
    }
    if (whole < width) {
        __m256 sum = _mm256_setzero_ps();
        for (std::int64_t j = 0; j < count; ++j)
            sum = _mm256_fmadd_ps(_mm256_set1_ps(scores[j]), _mm256_maskload_ps(values + j * width + whole, mask), sum);
        _mm256_maskstore_ps(out + whole, mask, sum);
    }
}

}  // namespace

const Table* avx2() {
    static const Table table{"avx2", linear, attend};
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &table : nullptr;
}

}  // namespace capriccio::musicgen::kernels

#else

namespace capriccio::musicgen::kernels {

const Table* avx2() { return nullptr; }

}  // namespace capriccio::musicgen::kernels

#endif
