// Compiled with AVX-512 F, BW, VL, DQ and VNNI (CMakeLists.txt here); called only where the processor has them all. A
// panel of 16 rows is one register wide.
#include "core/musicgen/nn/kernels/kernels.h"

#include <cmath>
#include <cstring>

#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512VL__) && defined(__AVX512VNNI__)

#include <immintrin.h>

namespace capriccio::musicgen::kernels {
namespace {

#include "core/musicgen/nn/kernels/lanes.h"
#include "core/musicgen/nn/kernels/x86_f32.h"

/// How far ahead of the multiplication memory is asked for, in bytes.
constexpr std::int64_t kAhead = 2048;

void fetchAhead(const void* from) { _mm_prefetch(static_cast<const char*>(from) + kAhead, _MM_HINT_T0); }

__m256i load32(const void* from) { return _mm256_loadu_si256(static_cast<const __m256i*>(from)); }

/// Sixteen bfloat16 scales.
__m512 scalesOf(const std::byte* group) {
    return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(load32(group)), 16));
}

void addGroup(float* sums, __m512i integers, __m512 scale, float vectorScale) {
    const __m512 all = _mm512_mul_ps(scale, _mm512_set1_ps(vectorScale));
    _mm512_storeu_ps(sums, _mm512_fmadd_ps(_mm512_cvtepi32_ps(integers), all, _mm512_loadu_ps(sums)));
}

/// Four bytes, of whatever.
typedef std::int32_t Four __attribute__((may_alias, aligned(1)));

// sum += w · the four bytes at x in every lane, in place: from the intrinsics GCC 12 copies every sum in each round,
// and reads x by an instruction of its own.

/// Two products of 16 bits a lane.
void addShorts(__m512i& sum, __m512i w, const void* x) {
    asm("vpdpwssd %2%{1to16%}, %1, %0" : "+v"(sum) : "v"(w), "m"(*static_cast<const Four*>(x)));
}
/// Four products of 8 bits a lane, those of w without a sign.
void addBytes(__m512i& sum, __m512i w, const void* x) {
    asm("vpdpbusd %2%{1to16%}, %1, %0" : "+v"(sum) : "v"(w), "m"(*static_cast<const Four*>(x)));
}

struct Int8 {
    static constexpr std::int64_t kGroup = kInt8Group, kBytes = kPanelRows * (2 + kInt8Group);
    static constexpr bool kFloats = false;

    template <int N>
    static void group(const std::byte* data, const Vectors& v, std::int64_t n, std::int64_t g, std::int64_t groups,
                      float* sums) {
        const std::byte* weights = data + kPanelRows * 2;
        const std::int16_t* x[N];
        __m512i even[N], odd[N];  // two of each, to hide the latency
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) {
            x[i] = v.shorts + ((n + i) * groups + g) * kGroup;
            even[i] = odd[i] = _mm512_setzero_si512();
        }
        for (std::int64_t k = 0; k < kGroup; k += 4, weights += 64) {
            fetchAhead(weights);
            const __m512i w0 = _mm512_cvtepi8_epi16(load32(weights)), w1 = _mm512_cvtepi8_epi16(load32(weights + 32));
#pragma GCC unroll 16
            for (int i = 0; i < N; ++i) {
                addShorts(even[i], w0, x[i] + k);
                addShorts(odd[i], w1, x[i] + k + 2);
            }
        }
        const __m512 scale = scalesOf(data);
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i)
            addGroup(sums + i * kPanelRows, _mm512_add_epi32(even[i], odd[i]), scale, v.scales[(n + i) * groups + g]);
    }
};

struct Int4 {
    static constexpr std::int64_t kGroup = kInt4Group, kBytes = kPanelRows * (2 + kInt4Group / 2);
    static constexpr bool kFloats = false;

    template <int N>
    static void group(const std::byte* data, const Vectors& v, std::int64_t n, std::int64_t g, std::int64_t groups,
                      float* sums) {
        const std::byte* weights = data + kPanelRows * 2;
        const __m256i nibble = _mm256_set1_epi8(15);
        const std::int8_t* x[N];
        __m512i total[N];
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) {
            x[i] = v.bytes + ((n + i) * groups + g) * kGroup;
            total[i] = _mm512_set1_epi32(v.sums[(n + i) * groups + g]);
        }
        for (std::int64_t k = 0; k < kGroup; k += 4, weights += 32) {
            if (k % 8 == 0) fetchAhead(weights);
            const __m256i both = load32(weights);
            const __m256i low = _mm256_and_si256(both, nibble),
                          high = _mm256_and_si256(_mm256_srli_epi16(both, 4), nibble);
            const __m512i w = _mm512_inserti64x4(_mm512_castsi256_si512(low), high, 1);
#pragma GCC unroll 16
            for (int i = 0; i < N; ++i) addBytes(total[i], w, x[i] + k);
        }
        const __m512 scale = scalesOf(data);
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) addGroup(sums + i * kPanelRows, total[i], scale, v.scales[(n + i) * groups + g]);
    }
};

/// 16 bits: the columns of a panel in stretches, so that all vectors meet a stretch while it is near.
struct Bf16 {
    static constexpr std::int64_t kGroup = 128;
    static constexpr bool kFloats = true;

    template <int N>
    static void columns(const std::byte* data, const Vectors& v, std::int64_t n, std::int64_t begin, std::int64_t count,
                        float* sums) {
        const __m512i upper = _mm512_set1_epi32(static_cast<int>(0xffff0000U));
        const float* x[N];
        __m512 total[N];
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) {
            x[i] = v.floats + (n + i) * v.width + begin;
            total[i] = _mm512_loadu_ps(sums + i * kPanelRows);
        }
        for (std::int64_t k = 0; k < count; k += 2, data += 64) {
            fetchAhead(data);
            const __m512i w = _mm512_loadu_si512(data);
            const __m512 even = _mm512_castsi512_ps(_mm512_slli_epi32(w, 16));
#pragma GCC unroll 16
            for (int i = 0; i < N; ++i) total[i] = _mm512_fmadd_ps(even, _mm512_set1_ps(x[i][k]), total[i]);
            if (k + 1 == count) break;  // an odd width
            const __m512 odd = _mm512_castsi512_ps(_mm512_and_si512(w, upper));
#pragma GCC unroll 16
            for (int i = 0; i < N; ++i) total[i] = _mm512_fmadd_ps(odd, _mm512_set1_ps(x[i][k + 1]), total[i]);
        }
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) _mm512_storeu_ps(sums + i * kPanelRows, total[i]);
    }
};

constexpr int kTile = 8;  // vectors that meet a group at once

#include "core/musicgen/nn/kernels/products.h"

/// Columns [k, k + 16 · C) of the sum over positions of weight · value.
template <int C>
void valueColumns(const float* weights, const std::int8_t* values, std::int64_t count, std::int64_t width, float* out) {
    __m512 sums[C];
    for (__m512& s : sums) s = _mm512_setzero_ps();
    for (std::int64_t j = 0; j < count; ++j, values += width) {
        fetchAhead(values);
        const __m512 weight = _mm512_set1_ps(weights[j]);
#pragma GCC unroll 16
        for (int c = 0; c < C; ++c) {
            const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(values + 16 * c));
            sums[c] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(some)), weight, sums[c]);
        }
    }
#pragma GCC unroll 16
    for (int c = 0; c < C; ++c) _mm512_storeu_ps(out + 16 * c, sums[c]);
}

void attendBytes(const float* query, const ByteCache& cache, float scale, std::int64_t count, float* scores,
                 std::int16_t* integers, float* out) {
    const std::int64_t width = cache.width, even = cache.evenWidth();
    float queryScale = 0;
    toShorts(query, width, even, integers, &queryScale);
    const __m512 whole = _mm512_set1_ps(queryScale * scale);
    const std::int8_t* keys = cache.keys;
    for (std::int64_t j = 0; j < count; j += kPanelRows) {
        __m512i total = _mm512_setzero_si512(), odd = total;
        std::int64_t k = 0;
        for (; k + 4 <= even; k += 4, keys += 4 * kPanelRows) {
            fetchAhead(keys);
            addShorts(total, _mm512_cvtepi8_epi16(load32(keys)), integers + k);
            addShorts(odd, _mm512_cvtepi8_epi16(load32(keys + 2 * kPanelRows)), integers + k + 2);
        }
        if (k < even) {
            addShorts(total, _mm512_cvtepi8_epi16(load32(keys)), integers + k);
            keys += 2 * kPanelRows;
        }
        total = _mm512_add_epi32(total, odd);
        _mm512_storeu_ps(scores + j, _mm512_mul_ps(_mm512_cvtepi32_ps(total),
                                                   _mm512_mul_ps(_mm512_loadu_ps(cache.keyScales + j), whole)));
    }
    softmax(scores, count);
    for (std::int64_t j = 0; j < count; ++j) scores[j] *= cache.valueScales[j];
    std::int64_t k = 0;
    for (; k + 64 <= width; k += 64) valueColumns<4>(scores, cache.values + k, count, width, out + k);
    for (; k + 16 <= width; k += 16) valueColumns<1>(scores, cache.values + k, count, width, out + k);
    for (; k < width; ++k) {
        float sum = 0;
        for (std::int64_t j = 0; j < count; ++j)
            sum = std::fma(static_cast<float>(cache.values[j * width + k]), scores[j], sum);
        out[k] = sum;
    }
}

/// T times of P panels of 16 columns, the last of which has `columns`. Two panels share the reading of `in`: a load for every
/// multiplication would be what takes the time.
template <int P, int T>
void panelTile(const float* in, std::int64_t inStride, const float* weights, std::int64_t depth, const float* bias,
               const float* add, float* out, std::int64_t outStride, __mmask16 columns) {
    __m512 total[P][T];
    const auto mask = [columns](int p) { return p + 1 < P ? static_cast<__mmask16>(0xffff) : columns; };
#pragma GCC unroll 2
    for (int p = 0; p < P; ++p) {
#pragma GCC unroll 16
        for (int t = 0; t < T; ++t) total[p][t] = _mm512_maskz_loadu_ps(mask(p), bias + p * kPanelRows);
    }
    const std::int64_t panel = depth * kPanelRows;
    for (std::int64_t k = 0; k < depth; ++k, weights += kPanelRows) {
        __m512 w[P];
#pragma GCC unroll 2
        for (int p = 0; p < P; ++p) {
            w[p] = _mm512_loadu_ps(weights + p * panel);
            _mm_prefetch(reinterpret_cast<const char*>(weights + (P + p) * panel), _MM_HINT_T1);  // the next ones
        }
#pragma GCC unroll 16
        for (int t = 0; t < T; ++t) {
            const __m512 x = _mm512_set1_ps(in[t * inStride + k]);
#pragma GCC unroll 2
            for (int p = 0; p < P; ++p) total[p][t] = _mm512_fmadd_ps(x, w[p], total[p][t]);
        }
    }
#pragma GCC unroll 16
    for (int t = 0; t < T; ++t) {
#pragma GCC unroll 2
        for (int p = 0; p < P; ++p) {
            const std::int64_t at = t * outStride + p * kPanelRows;
            if (add) total[p][t] = _mm512_add_ps(total[p][t], _mm512_maskz_loadu_ps(mask(p), add + at));
            _mm512_mask_storeu_ps(out + at, mask(p), total[p][t]);
        }
    }
}

void panels(const float* in, std::int64_t inStride, std::int64_t times, const float* weights, std::int64_t depth,
            const float* bias, const float* add, float* out, std::int64_t outStride, std::int64_t columns,
            std::int64_t firstPanel, std::int64_t endPanel) {
    const auto pass = [&]<int P>(std::int64_t panel) {
        const float* w = weights + panel * depth * kPanelRows;
        const std::int64_t c = panel * kPanelRows, last = columns - c - (P - 1) * kPanelRows;
        const auto mask = static_cast<__mmask16>((1U << (last < kPanelRows ? last : kPanelRows)) - 1);
        const float* plus = add ? add + c : nullptr;
        std::int64_t t = 0;
        const auto tile = [&]<int T>() {
            panelTile<P, T>(in + t * inStride, inStride, w, depth, bias + c, plus ? plus + t * outStride : nullptr,
                            out + t * outStride + c, outStride, mask);
            t += T;
        };
        while (t + 12 <= times) tile.template operator()<12>();
        while (t + 4 <= times) tile.template operator()<4>();
        while (t < times) tile.template operator()<1>();
    };
    std::int64_t panel = firstPanel;
    for (; panel + 2 <= endPanel; panel += 2) pass.template operator()<2>(panel);
    if (panel < endPanel) pass.template operator()<1>(panel);
}

}  // namespace

const Table* avx512() {
    static const Table table{"avx512", product, attend, attendBytes, storeBytes, layerNorm,
                             gelu,     elu,     lstm,   toShorts,    toBytes,    panels};
    const bool there = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                       __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                       __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("fma");
    return there ? &table : nullptr;
}

}  // namespace capriccio::musicgen::kernels

#else

namespace capriccio::musicgen::kernels {

const Table* avx512() { return nullptr; }

}  // namespace capriccio::musicgen::kernels

#endif
