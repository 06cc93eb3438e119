// Every kernel as plainly as it can be said.
#include "core/musicgen/nn/kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace capriccio::musicgen::kernels {
namespace {

float floatOf(std::uint16_t bfloat16) {
    const std::uint32_t bits = static_cast<std::uint32_t>(bfloat16) << 16;
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

float f32Row(const Matrix& m, const Vectors& v, std::int64_t n, std::int64_t row) {
    float sum = 0;
    for (std::int64_t k = 0; k < m.width; ++k) sum += m.floats()[row * m.width + k] * v.floats[n * m.width + k];
    return sum;
}

float bf16Row(const Matrix& m, const Vectors& v, std::int64_t n, std::int64_t row) {
    const auto* panel = reinterpret_cast<const std::uint16_t*>(m.data + row / kPanelRows * m.panelBytes());
    float sum = 0;
    for (std::int64_t k = 0; k < m.width; ++k)
        sum = std::fma(floatOf(panel[k / 2 * kPanelRows * 2 + row % kPanelRows * 2 + k % 2]),
                       v.floats[n * m.width + k], sum);
    return sum;
}

float int8Row(const Matrix& m, const Vectors& v, std::int64_t n, std::int64_t row) {
    const std::int64_t groups = (m.width + kInt8Group - 1) / kInt8Group, r = row % kPanelRows;
    const std::byte* panel = m.data + row / kPanelRows * m.panelBytes();
    float sum = 0;
    for (std::int64_t g = 0; g < groups; ++g, panel += kPanelRows * (2 + kInt8Group)) {
        const auto* weights = reinterpret_cast<const std::int8_t*>(panel + kPanelRows * 2);
        const std::int16_t* x = v.shorts + (n * groups + g) * kInt8Group;
        std::int32_t products = 0;
        for (std::int64_t k = 0; k < kInt8Group; ++k)
            products += weights[k / 2 * kPanelRows * 2 + r * 2 + k % 2] * x[k];
        const float scale = floatOf(reinterpret_cast<const std::uint16_t*>(panel)[r]) * v.scales[n * groups + g];
        sum = std::fma(static_cast<float>(products), scale, sum);
    }
    return sum;
}

float int4Row(const Matrix& m, const Vectors& v, std::int64_t n, std::int64_t row) {
    const std::int64_t groups = (m.width + kInt4Group - 1) / kInt4Group, r = row % kPanelRows;
    const std::byte* panel = m.data + row / kPanelRows * m.panelBytes();
    float sum = 0;
    for (std::int64_t g = 0; g < groups; ++g, panel += kPanelRows * (2 + kInt4Group / 2)) {
        const auto* weights = reinterpret_cast<const std::uint8_t*>(panel + kPanelRows * 2);
        const std::int8_t* x = v.bytes + (n * groups + g) * kInt4Group;
        std::int32_t products = 0;
        for (std::int64_t k = 0; k < kInt4Group; ++k) {
            const int both = weights[k / 4 * 32 + r % 8 * 4 + k % 4];
            products += ((r < 8 ? both & 15 : both >> 4) - 8) * x[k];
        }
        const float scale = floatOf(reinterpret_cast<const std::uint16_t*>(panel)[r]) * v.scales[n * groups + g];
        sum = std::fma(static_cast<float>(products), scale, sum);
    }
    return sum;
}

void product(const Matrix& matrix, const Vectors& vectors, float* out, std::int64_t stride, std::int64_t firstRow,
             std::int64_t endRow) {
    const auto one = matrix.format == Precision::BF16   ? bf16Row
                     : matrix.format == Precision::Int8 ? int8Row
                     : matrix.format == Precision::Int4 ? int4Row
                                                        : f32Row;
    for (std::int64_t n = 0; n < vectors.count; ++n)
        for (std::int64_t row = firstRow; row < endRow; ++row) out[n * stride + row] = one(matrix, vectors, n, row);
}

void softmax(float* scores, std::int64_t count) {
    const float highest = *std::max_element(scores, scores + count);
    float sum = 0;
    for (std::int64_t j = 0; j < count; ++j) sum += scores[j] = std::exp(scores[j] - highest);
    for (std::int64_t j = 0; j < count; ++j) scores[j] /= sum;
}

void attend(const float* query, const float* keys, const float* values, const float* bias, float scale,
            std::int64_t count, std::int64_t width, float* scores, float* out) {
    for (std::int64_t j = 0; j < count; ++j) {
        float dot = 0;
        for (std::int64_t k = 0; k < width; ++k) dot += query[k] * keys[j * width + k];
        scores[j] = dot * scale + (bias ? bias[j] : 0);
    }
    softmax(scores, count);
    for (std::int64_t k = 0; k < width; ++k) out[k] = 0;
    for (std::int64_t j = 0; j < count; ++j)
        for (std::int64_t k = 0; k < width; ++k) out[k] += scores[j] * values[j * width + k];
}

template <class Integer, int kMost>
void toIntegers(const float* x, std::int64_t width, std::int64_t group, Integer* out, float* scales,
                std::int32_t* sums) {
    for (std::int64_t begin = 0; begin < width; begin += group, out += group) {
        const std::int64_t end = std::min(begin + group, width);
        float most = 0;
        for (std::int64_t k = begin; k < end; ++k) most = std::max(most, std::abs(x[k]));
        const float inverse = most > 1e-30F ? kMost / most : 0;
        *scales++ = most > 1e-30F ? most / kMost : 0;
        std::int32_t sum = 0;
        for (std::int64_t k = 0; k < group; ++k) {
            out[k] = begin + k < end ? static_cast<Integer>(std::nearbyint(x[begin + k] * inverse)) : Integer{0};
            sum += out[k];
        }
        if (sums) *sums++ = -8 * sum;
    }
}

void toShorts(const float* x, std::int64_t width, std::int64_t group, std::int16_t* out, float* scales) {
    toIntegers<std::int16_t, 32767>(x, width, group, out, scales, nullptr);
}

void toBytes(const float* x, std::int64_t width, std::int64_t group, std::int8_t* out, float* scales,
             std::int32_t* sums) {
    toIntegers<std::int8_t, 127>(x, width, group, out, scales, sums);
}

std::int8_t& keyAt(const ByteCache& cache, std::int64_t position, std::int64_t k) {
    return cache.keys[position / kPanelRows * kPanelRows * cache.evenWidth() + k / 2 * kPanelRows * 2 +
                      position % kPanelRows * 2 + k % 2];
}

void store(const ByteCache& cache, std::int64_t position, const float* key, const float* value) {
    std::vector<std::int8_t> bytes(static_cast<std::size_t>(cache.evenWidth()));
    toBytes(key, cache.width, cache.evenWidth(), bytes.data(), cache.keyScales + position, nullptr);
    for (std::int64_t k = 0; k < cache.evenWidth(); ++k)
        keyAt(cache, position, k) = bytes[static_cast<std::size_t>(k)];
    toBytes(value, cache.width, cache.evenWidth(), bytes.data(), cache.valueScales + position, nullptr);
    std::copy_n(bytes.data(), cache.width, cache.values + position * cache.width);
}

void attendBytes(const float* query, const ByteCache& cache, float scale, std::int64_t count, float* scores,
                 std::int16_t* integers, float* out) {
    float queryScale = 0;
    toShorts(query, cache.width, cache.evenWidth(), integers, &queryScale);
    for (std::int64_t j = 0; j < count; ++j) {
        std::int32_t dot = 0;
        for (std::int64_t k = 0; k < cache.width; ++k) dot += integers[k] * keyAt(cache, j, k);
        scores[j] = static_cast<float>(dot) * (cache.keyScales[j] * (queryScale * scale));
    }
    softmax(scores, count);
    for (std::int64_t k = 0; k < cache.width; ++k) {
        out[k] = 0;
        for (std::int64_t j = 0; j < count; ++j)
            out[k] += scores[j] * cache.valueScales[j] * cache.values[j * cache.width + k];
    }
}

void layerNorm(const float* x, const float* weight, const float* bias, float eps, std::int64_t width, float* out) {
    double mean = 0, square = 0;
    for (std::int64_t k = 0; k < width; ++k) mean += x[k] / static_cast<double>(width);
    for (std::int64_t k = 0; k < width; ++k) square += (x[k] - mean) * (x[k] - mean) / static_cast<double>(width);
    for (std::int64_t k = 0; k < width; ++k)
        out[k] = static_cast<float>((x[k] - mean) / std::sqrt(square + eps)) * weight[k] + bias[k];
}

void gelu(float* x, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i)
        x[i] = static_cast<float>(x[i] * 0.5 * (1 + std::erf(x[i] / std::sqrt(2.0))));
}

void elu(const float* x, float* out, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) out[i] = x[i] > 0 ? x[i] : std::expm1(x[i]);
}

void lstm(const float* gates, const float* recurrent, std::int64_t width, std::int64_t first, std::int64_t end,
          float* cell, float* hidden) {
    const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
    for (std::int64_t i = first; i < end; ++i) {
        const auto gate = [&](std::int64_t part) {
            return static_cast<double>(gates[part * width + i]) + recurrent[part * width + i];
        };
        cell[i] = static_cast<float>(sigmoid(gate(1)) * cell[i] + sigmoid(gate(0)) * std::tanh(gate(2)));
        hidden[i] = static_cast<float>(sigmoid(gate(3)) * std::tanh(static_cast<double>(cell[i])));
    }
}

void panels(const float* in, std::int64_t inStride, std::int64_t times, const float* weights, std::int64_t depth,
            const float* bias, const float* add, float* out, std::int64_t outStride, std::int64_t columns,
            std::int64_t firstPanel, std::int64_t endPanel) {
    for (std::int64_t t = 0; t < times; ++t)
        for (std::int64_t c = firstPanel * kPanelRows; c < std::min(columns, endPanel * kPanelRows); ++c) {
            const float* panel = weights + c / kPanelRows * depth * kPanelRows + c % kPanelRows;
            float sum = bias[c];
            for (std::int64_t k = 0; k < depth; ++k) sum = std::fma(in[t * inStride + k], panel[k * kPanelRows], sum);
            out[t * outStride + c] = add ? sum + add[t * outStride + c] : sum;
        }
}

}  // namespace

const Table& reference() {
    static const Table table{"reference", product, attend, attendBytes, store, layerNorm,
                             gelu,        elu,     lstm, toShorts, toBytes,   panels};
    return table;
}

}  // namespace capriccio::musicgen::kernels
