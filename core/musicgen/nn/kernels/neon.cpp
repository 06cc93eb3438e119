// For 64-bit ARM, where NEON is always there.
#include "core/musicgen/nn/kernels/kernels.h"

#include <cmath>
#include <cstring>

#if defined(__aarch64__)

#include <arm_neon.h>

namespace capriccio::musicgen::kernels {
namespace {

#include "core/musicgen/nn/kernels/lanes.h"

/// Sixteen sums of one vector, four registers.
struct Sums {
    int32x4_t four[4];
};

float32x4_t floatsOf(uint16x4_t bfloat16) { return vreinterpretq_f32_u32(vshll_n_u16(bfloat16, 16)); }

void addGroup(float* sums, const Sums& integers, const std::byte* scales, float vectorScale) {
    for (int q = 0; q < 4; ++q) {
        const uint16x4_t scale = vld1_u16(reinterpret_cast<const std::uint16_t*>(scales) + 4 * q);
        const float32x4_t all = vmulq_n_f32(floatsOf(scale), vectorScale);
        vst1q_f32(sums + 4 * q, vfmaq_f32(vld1q_f32(sums + 4 * q), vcvtq_f32_s32(integers.four[q]), all));
    }
}

/// Two columns of 16 rows times two numbers.
void addColumns(Sums& sums, int8x16x2_t columns, std::int16_t x0, std::int16_t x1) {
    for (int half = 0; half < 2; ++half) {
        const int8x16_t both = columns.val[half];
        const std::int16_t x = half == 0 ? x0 : x1;
        const int16x8_t low = vmovl_s8(vget_low_s8(both)), high = vmovl_s8(vget_high_s8(both));
        sums.four[0] = vmlal_n_s16(sums.four[0], vget_low_s16(low), x);
        sums.four[1] = vmlal_n_s16(sums.four[1], vget_high_s16(low), x);
        sums.four[2] = vmlal_n_s16(sums.four[2], vget_low_s16(high), x);
        sums.four[3] = vmlal_n_s16(sums.four[3], vget_high_s16(high), x);
    }
}

struct Int8 {
    static constexpr std::int64_t kGroup = kInt8Group, kBytes = kPanelRows * (2 + kInt8Group);
    static constexpr bool kFloats = false;

    template <int N>
    static void group(const std::byte* data, const Vectors& v, std::int64_t n, std::int64_t g, std::int64_t groups,
                      float* sums) {
        const auto* weights = reinterpret_cast<const std::int8_t*>(data + kPanelRows * 2);
        const std::int16_t* x[N];
        Sums total[N] = {};
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) x[i] = v.shorts + ((n + i) * groups + g) * kGroup;
        for (std::int64_t k = 0; k < kGroup; k += 2, weights += 32) {
            const int8x16x2_t columns = vld2q_s8(weights);
#pragma GCC unroll 16
            for (int i = 0; i < N; ++i) addColumns(total[i], columns, x[i][k], x[i][k + 1]);
        }
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) addGroup(sums + i * kPanelRows, total[i], data, v.scales[(n + i) * groups + g]);
    }
};

struct Int4 {
    static constexpr std::int64_t kGroup = kInt4Group, kBytes = kPanelRows * (2 + kInt4Group / 2);
    static constexpr bool kFloats = false;

    /// Four rows of four columns times four numbers: a sum for each row.
    static int32x4_t rowsOf(int8x16_t weights, int8x16_t x) {
        const int16x8_t low = vmull_s8(vget_low_s8(weights), vget_low_s8(x));
        const int16x8_t high = vmull_s8(vget_high_s8(weights), vget_high_s8(x));
        return vpaddq_s32(vpaddlq_s16(low), vpaddlq_s16(high));
    }

    template <int N>
    static void group(const std::byte* data, const Vectors& v, std::int64_t n, std::int64_t g, std::int64_t groups,
                      float* sums) {
        const auto* weights = reinterpret_cast<const std::uint8_t*>(data + kPanelRows * 2);
        const uint8x16_t nibble = vdupq_n_u8(15);
        Sums total[N];
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i)
            for (int32x4_t& four : total[i].four) four = vdupq_n_s32(v.sums[(n + i) * groups + g]);
        for (std::int64_t k = 0; k < kGroup; k += 4, weights += 32)
            for (int half = 0; half < 2; ++half) {  // rows 0 to 3 with 8 to 11, then 4 to 7 with 12 to 15
                const uint8x16_t both = vld1q_u8(weights + 16 * half);
                const int8x16_t low = vreinterpretq_s8_u8(vandq_u8(both, nibble)),
                                high = vreinterpretq_s8_u8(vshrq_n_u8(both, 4));
#pragma GCC unroll 16
                for (int i = 0; i < N; ++i) {
                    std::int32_t four;
                    std::memcpy(&four, v.bytes + ((n + i) * groups + g) * kGroup + k, sizeof four);
                    const int8x16_t x = vreinterpretq_s8_s32(vdupq_n_s32(four));
                    total[i].four[half] = vaddq_s32(total[i].four[half], rowsOf(low, x));
                    total[i].four[2 + half] = vaddq_s32(total[i].four[2 + half], rowsOf(high, x));
                }
            }
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i) addGroup(sums + i * kPanelRows, total[i], data, v.scales[(n + i) * groups + g]);
    }
};

struct Bf16 {
    static constexpr std::int64_t kGroup = 128;
    static constexpr bool kFloats = true;

    template <int N>
    static void columns(const std::byte* data, const Vectors& v, std::int64_t n, std::int64_t begin,
                        std::int64_t count, float* sums) {
        const auto* weights = reinterpret_cast<const std::uint16_t*>(data);
        float32x4_t total[N][4];
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i)
            for (int q = 0; q < 4; ++q) total[i][q] = vld1q_f32(sums + i * kPanelRows + 4 * q);
        for (std::int64_t k = 0; k < count; k += 2, weights += 32) {
            float32x4_t even[4], odd[4];
            for (int q = 0; q < 4; ++q) {
                const uint16x4x2_t both = vld2_u16(weights + 8 * q);
                even[q] = floatsOf(both.val[0]);
                odd[q] = floatsOf(both.val[1]);
            }
#pragma GCC unroll 16
            for (int i = 0; i < N; ++i) {
                const float* x = v.floats + (n + i) * v.width + begin + k;
                for (int q = 0; q < 4; ++q) total[i][q] = vfmaq_n_f32(total[i][q], even[q], x[0]);
                if (k + 1 == count) continue;  // an odd width
                for (int q = 0; q < 4; ++q) total[i][q] = vfmaq_n_f32(total[i][q], odd[q], x[1]);
            }
        }
#pragma GCC unroll 16
        for (int i = 0; i < N; ++i)
            for (int q = 0; q < 4; ++q) vst1q_f32(sums + i * kPanelRows + 4 * q, total[i][q]);
    }
};

/// Rows of float32 as they lie, a row and a vector at a time: eight lanes each.
void f32Product(const Matrix& m, const Vectors& v, float* out, std::int64_t stride, std::int64_t firstRow,
                std::int64_t endRow) {
    for (std::int64_t row = firstRow; row < endRow; ++row)
        for (std::int64_t n = 0; n < v.count; ++n) {
            const float *w = m.floats() + row * m.width, *x = v.floats + n * m.width;
            float32x4_t low = vdupq_n_f32(0), high = low;
            std::int64_t k = 0;
            for (; k + 8 <= m.width; k += 8) {
                low = vfmaq_f32(low, vld1q_f32(w + k), vld1q_f32(x + k));
                high = vfmaq_f32(high, vld1q_f32(w + k + 4), vld1q_f32(x + k + 4));
            }
            float sum = vaddvq_f32(vaddq_f32(low, high));
            for (; k < m.width; ++k) sum = std::fma(w[k], x[k], sum);
            out[n * stride + row] = sum;
        }
}

constexpr int kTile = 2;  // vectors that meet a group at once: four sums of each stay in registers

#include "core/musicgen/nn/kernels/products.h"

void attendBytes(const float* query, const ByteCache& cache, float scale, std::int64_t count, float* scores,
                 std::int16_t* integers, float* out) {
    const std::int64_t width = cache.width, even = cache.evenWidth();
    float queryScale = 0;
    toShorts(query, width, even, integers, &queryScale);
    const std::int8_t* keys = cache.keys;
    for (std::int64_t j = 0; j < count; j += kPanelRows) {
        Sums total = {};
        for (std::int64_t k = 0; k < even; k += 2, keys += 2 * kPanelRows)
            addColumns(total, vld2q_s8(keys), integers[k], integers[k + 1]);
        for (int q = 0; q < 4; ++q)
            vst1q_f32(scores + j + 4 * q,
                      vmulq_f32(vcvtq_f32_s32(total.four[q]),
                                vmulq_n_f32(vld1q_f32(cache.keyScales + j + 4 * q), queryScale * scale)));
    }
    softmax(scores, count);
    for (std::int64_t j = 0; j < count; ++j) scores[j] *= cache.valueScales[j];
    std::int64_t k = 0;
    for (; k + 8 <= width; k += 8) {
        float32x4_t low = vdupq_n_f32(0), high = low;
        for (std::int64_t j = 0; j < count; ++j) {
            const int16x8_t eight = vmovl_s8(vld1_s8(cache.values + j * width + k));
            low = vfmaq_n_f32(low, vcvtq_f32_s32(vmovl_s16(vget_low_s16(eight))), scores[j]);
            high = vfmaq_n_f32(high, vcvtq_f32_s32(vmovl_s16(vget_high_s16(eight))), scores[j]);
        }
        vst1q_f32(out + k, low);
        vst1q_f32(out + k + 4, high);
    }
    for (; k < width; ++k) {
        float sum = 0;
        for (std::int64_t j = 0; j < count; ++j)
            sum = std::fma(static_cast<float>(cache.values[j * width + k]), scores[j], sum);
        out[k] = sum;
    }
}

/// T times of a panel of 16 columns.
template <int T>
void panelTile(const float* in, std::int64_t inStride, const float* panel, std::int64_t depth, const float* bias,
               const float* add, float* out, std::int64_t outStride, std::int64_t columns) {
    float room[kPanelRows] = {};
    std::memcpy(room, bias, sizeof(float) * static_cast<std::size_t>(columns));
    float32x4_t total[T][4];
#pragma GCC unroll 16
    for (int t = 0; t < T; ++t)
        for (int q = 0; q < 4; ++q) total[t][q] = vld1q_f32(room + 4 * q);
    for (std::int64_t k = 0; k < depth; ++k, panel += kPanelRows) {
        __builtin_prefetch(panel + depth * kPanelRows, 0, 2);  // the next panel
        for (int q = 0; q < 4; ++q) {
            const float32x4_t w = vld1q_f32(panel + 4 * q);
#pragma GCC unroll 16
            for (int t = 0; t < T; ++t) total[t][q] = vfmaq_n_f32(total[t][q], w, in[t * inStride + k]);
        }
    }
#pragma GCC unroll 16
    for (int t = 0; t < T; ++t) {
        for (int q = 0; q < 4; ++q) vst1q_f32(room + 4 * q, total[t][q]);
        for (std::int64_t c = 0; c < columns; ++c)
            out[t * outStride + c] = add ? room[c] + add[t * outStride + c] : room[c];
    }
}

void panels(const float* in, std::int64_t inStride, std::int64_t times, const float* weights, std::int64_t depth,
            const float* bias, const float* add, float* out, std::int64_t outStride, std::int64_t columns,
            std::int64_t firstPanel, std::int64_t endPanel) {
    for (std::int64_t panel = firstPanel; panel < endPanel; ++panel) {
        const float* w = weights + panel * depth * kPanelRows;
        const std::int64_t c = panel * kPanelRows, some = columns - c < kPanelRows ? columns - c : kPanelRows;
        const float* plus = add ? add + c : nullptr;
        std::int64_t t = 0;
        const auto tile = [&]<int T>() {
            panelTile<T>(in + t * inStride, inStride, w, depth, bias + c, plus ? plus + t * outStride : nullptr,
                         out + t * outStride + c, outStride, some);
            t += T;
        };
        while (t + 6 <= times) tile.template operator()<6>();
        while (t < times) tile.template operator()<1>();
    }
}

}  // namespace

const Table* neon() {
    static const Table table{"neon", product, attend, attendBytes, storeBytes, layerNorm,
                             gelu,   elu,     lstm, toShorts, toBytes,   panels};
    return &table;
}

}  // namespace capriccio::musicgen::kernels

#else

namespace capriccio::musicgen::kernels {

const Table* neon() { return nullptr; }

}  // namespace capriccio::musicgen::kernels

#endif
