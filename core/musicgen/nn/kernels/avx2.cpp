// Compiled with AVX2 and FMA (CMakeLists.txt here); called only where the processor has both. The short loops are unrolled by
// name: sums in arrays would live in memory otherwise.
#include "core/musicgen/nn/kernels/kernels.h"

#include <cmath>
#include <cstring>

#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

namespace capriccio::musicgen::kernels {
namespace {

#include "core/musicgen/nn/kernels/lanes.h"
#include "core/musicgen/nn/kernels/x86_f32.h"

/// How far ahead of the multiplication memory is asked for, in bytes.
constexpr std::int64_t kAhead = 2048;

void fetchAhead(const void* from) {
    _mm_prefetch(static_cast<const char*>(from) + kAhead, _MM_HINT_T0);
}

/// Sixteen bfloat16 scales.
void scalesOf(const std::byte* group, __m256& low, __m256& high) {
    const __m256i both = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(group));
    low = _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(_mm256_castsi256_si128(both)), 16));
    high = _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(_mm256_extracti128_si256(both, 1)), 16));
}

/// sums += integers · (weights' scales · vector's scale), for one vector of a panel.
void addGroup(float* sums, __m256i low, __m256i high, __m256 scaleLow, __m256 scaleHigh, float vectorScale) {
    const __m256 s = _mm256_set1_ps(vectorScale);
    _mm256_storeu_ps(sums, _mm256_fmadd_ps(_mm256_cvtepi32_ps(low), _mm256_mul_ps(scaleLow, s), _mm256_loadu_ps(sums)));
    _mm256_storeu_ps(sums + 8, _mm256_fmadd_ps(_mm256_cvtepi32_ps(high), _mm256_mul_ps(scaleHigh, s), _mm256_loadu_ps(sums + 8)));
}

/// sum += x for 32 and 16 bits, in place: GCC 12 copies every sum in each round otherwise, a fifth of the time.
void add32(__m256i& sum, __m256i x) {
    asm("vpaddd %1, %0, %0" : "+x"(sum) : "x"(x));
}
void add16(__m256i& sum, __m256i x) {
    asm("vpaddw %1, %0, %0" : "+x"(sum) : "x"(x));
}

/// Four bytes of x in every lane.
__m256i everywhere(const void* x) {
    std::int32_t four;
    std::memcpy(&four, x, sizeof four);
    return _mm256_set1_epi32(four);
}

/// A group of a panel against N vectors from `n` on.
struct Int8 {
    static constexpr std::int64_t kGroup = kInt8Group, kBytes = kPanelRows * (2 + kInt8Group), kAtOnce = 8;
    static constexpr bool kFloats = false;

    template <int N>
    static void group(const std::byte* data, const Vectors& v, std::int64_t n, std::int64_t g, std::int64_t groups, float* sums) {
        const std::byte* weights = data + kPanelRows * 2;
        const std::int16_t* x[N];
        __m256i low[N], high[N];
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) {
            x[i] = v.shorts + ((n + i) * groups + g) * kGroup;
            low[i] = high[i] = _mm256_setzero_si256();
        }
        for (std::int64_t k = 0; k < kGroup; k += kAtOnce, weights += kAtOnce * kPanelRows) {
#pragma GCC unroll 16
            for (std::int64_t j = 0; j < kAtOnce; j += 2) {
                const std::byte* pairs = weights + j * kPanelRows;
                if (j % 4 == 0) fetchAhead(pairs);
                const __m256i w0 = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(pairs)));
                const __m256i w1 = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(pairs + 16)));
#pragma GCC unroll 16
                for (int i = 0; i < N; ++i) {
                    const __m256i both = everywhere(x[i] + k + j);
                    add32(low[i], _mm256_madd_epi16(w0, both));
                    add32(high[i], _mm256_madd_epi16(w1, both));
                }
            }
        }
        __m256 scaleLow, scaleHigh;
        scalesOf(data, scaleLow, scaleHigh);
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i)
            addGroup(sums + i * kPanelRows, low[i], high[i], scaleLow, scaleHigh, v.scales[(n + i) * groups + g]);
    }
};

struct Int4 {
    static constexpr std::int64_t kGroup = kInt4Group, kBytes = kPanelRows * (2 + kInt4Group / 2);
    static constexpr bool kFloats = false;

    template <int N>
    static void group(const std::byte* data, const Vectors& v, std::int64_t n, std::int64_t g, std::int64_t groups, float* sums) {
        const std::byte* weights = data + kPanelRows * 2;
        const __m256i nibble = _mm256_set1_epi8(15);
        const std::int8_t* x[N];
        // 16 bits hold the sum of a group: 32 weights of at most 15, times 127, in two lanes.
        __m256i low[N], high[N];
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) {
            x[i] = v.bytes + ((n + i) * groups + g) * kGroup;
            low[i] = high[i] = _mm256_setzero_si256();
        }
        for (std::int64_t k = 0; k < kGroup; k += 4, weights += 32) {
            if (k % 8 == 0) fetchAhead(weights);
            const __m256i both = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
            const __m256i w0 = _mm256_and_si256(both, nibble);
            const __m256i w1 = _mm256_and_si256(_mm256_srli_epi16(both, 4), nibble);
#pragma GCC unroll 16
            for (int i = 0; i < N; ++i) {
                const __m256i four = everywhere(x[i] + k);
                add16(low[i], _mm256_maddubs_epi16(w0, four));
                add16(high[i], _mm256_maddubs_epi16(w1, four));
            }
        }
        __m256 scaleLow, scaleHigh;
        scalesOf(data, scaleLow, scaleHigh);
        const __m256i ones = _mm256_set1_epi16(1);
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) {
            const __m256i off = _mm256_set1_epi32(v.sums[(n + i) * groups + g]);
            addGroup(sums + i * kPanelRows, _mm256_add_epi32(_mm256_madd_epi16(low[i], ones), off),
                     _mm256_add_epi32(_mm256_madd_epi16(high[i], ones), off), scaleLow, scaleHigh,
                     v.scales[(n + i) * groups + g]);
        }
    }
};

/// 16 bits: the columns of a panel in stretches, so that all vectors meet a stretch while it is near.
struct Bf16 {
    static constexpr std::int64_t kGroup = 128;
    static constexpr bool kFloats = true;

    template <int N>
    static void columns(const std::byte* data, const Vectors& v, std::int64_t n, std::int64_t begin, std::int64_t count, float* sums) {
        const __m256i upper = _mm256_set1_epi32(static_cast<int>(0xffff0000U));
        const float* x[N];
        __m256 low[N], high[N];
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) {
            x[i] = v.floats + (n + i) * v.width + begin;
            low[i] = _mm256_loadu_ps(sums + i * kPanelRows);
            high[i] = _mm256_loadu_ps(sums + i * kPanelRows + 8);
        }
        for (std::int64_t k = 0; k < count; k += 2, data += 64) {
            fetchAhead(data);
            const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(data));
            const __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(data + 32));
            const __m256 even0 = _mm256_castsi256_ps(_mm256_slli_epi32(w0, 16)), even1 = _mm256_castsi256_ps(_mm256_slli_epi32(w1, 16));
#pragma GCC unroll 16
            for (int i = 0; i < N; ++i) {
                const __m256 one = _mm256_broadcast_ss(x[i] + k);
                low[i] = _mm256_fmadd_ps(even0, one, low[i]);
                high[i] = _mm256_fmadd_ps(even1, one, high[i]);
            }
            if (k + 1 == count) break;  // an odd width
            const __m256 odd0 = _mm256_castsi256_ps(_mm256_and_si256(w0, upper)), odd1 = _mm256_castsi256_ps(_mm256_and_si256(w1, upper));
#pragma GCC unroll 16
            for (int i = 0; i < N; ++i) {
                const __m256 one = _mm256_broadcast_ss(x[i] + k + 1);
                low[i] = _mm256_fmadd_ps(odd0, one, low[i]);
                high[i] = _mm256_fmadd_ps(odd1, one, high[i]);
            }
        }
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) {
            _mm256_storeu_ps(sums + i * kPanelRows, low[i]);
            _mm256_storeu_ps(sums + i * kPanelRows + 8, high[i]);
        }
    }
};

constexpr int kTile = 4;  // vectors that meet a group at once: two sums of each stay in registers

#include "core/musicgen/nn/kernels/products.h"

/// Columns [k, k + 8 · C) of the sum over positions of weight · value.
template <int C>
void valueColumns(const float* weights, const std::int8_t* values, std::int64_t count, std::int64_t width, float* out) {
    __m256 sums[C];
    for (__m256& s : sums) s = _mm256_setzero_ps();
    for (std::int64_t j = 0; j < count; ++j, values += width) {
        fetchAhead(values);
        const __m256 weight = _mm256_broadcast_ss(weights + j);
#pragma GCC unroll 16
        for (int c = 0; c < C; ++c) {
            const __m128i eight = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(values + 8 * c));
            sums[c] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(eight)), weight, sums[c]);
        }
    }
#pragma GCC unroll 16
    for (int c = 0; c < C; ++c) _mm256_storeu_ps(out + 8 * c, sums[c]);
}

void attendBytes(const float* query, const ByteCache& cache, float scale, std::int64_t count, float* scores,
                 std::int16_t* integers, float* out) {
    const std::int64_t width = cache.width, even = cache.evenWidth();
    float queryScale = 0;
    toShorts(query, width, even, integers, &queryScale);
    const __m256 whole = _mm256_set1_ps(queryScale * scale);
    const std::int8_t* keys = cache.keys;
    for (std::int64_t j = 0; j < count; j += kPanelRows) {
        __m256i low = _mm256_setzero_si256(), high = low;
        for (std::int64_t k = 0; k < even; k += 2, keys += 2 * kPanelRows) {
            if (k % 4 == 0) fetchAhead(keys);
            const __m256i both = everywhere(integers + k);
            const __m128i* from = reinterpret_cast<const __m128i*>(keys);
            add32(low, _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm_loadu_si128(from)), both));
            add32(high, _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm_loadu_si128(from + 1)), both));
        }
        _mm256_storeu_ps(scores + j, _mm256_mul_ps(_mm256_cvtepi32_ps(low), _mm256_mul_ps(_mm256_loadu_ps(cache.keyScales + j), whole)));
        _mm256_storeu_ps(scores + j + 8, _mm256_mul_ps(_mm256_cvtepi32_ps(high), _mm256_mul_ps(_mm256_loadu_ps(cache.keyScales + j + 8), whole)));
    }
    softmax(scores, count);
    for (std::int64_t j = 0; j < count; ++j) scores[j] *= cache.valueScales[j];
    std::int64_t k = 0;
    for (; k + 64 <= width; k += 64) valueColumns<8>(scores, cache.values + k, count, width, out + k);
    for (; k + 8 <= width; k += 8) valueColumns<1>(scores, cache.values + k, count, width, out + k);
    for (; k < width; ++k) {
        float sum = 0;
        for (std::int64_t j = 0; j < count; ++j) sum = std::fma(static_cast<float>(cache.values[j * width + k]), scores[j], sum);
        out[k] = sum;
    }
}

}  // namespace

const Table* avx2() {
    static const Table table{"avx2", product, attend, attendBytes, storeBytes, layerNorm, gelu, elu, lstm, toShorts, toBytes, f32Panels};
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &table : nullptr;
}

}  // namespace capriccio::musicgen::kernels

#else

namespace capriccio::musicgen::kernels {

const Table* avx2() { return nullptr; }

}  // namespace capriccio::musicgen::kernels

#endif
