#include "core/musicgen/nn/kernels/matrix.h"

#include "core/musicgen/nn/kernels/kernels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <memory>

namespace capriccio::musicgen::kernels {
namespace {

constexpr std::int64_t ceilDiv(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

constexpr std::size_t kLine = 64 / sizeof(std::int16_t);  // of the processor's cache, in numbers

constexpr std::int64_t kInt8GroupBytes = kPanelRows * 2 + kPanelRows * kInt8Group;
constexpr std::int64_t kInt4GroupBytes = kPanelRows * 2 + kPanelRows * kInt4Group / 2;

std::uint16_t toBfloat16(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    if ((bits & 0x7fffffff) > 0x7f800000) return static_cast<std::uint16_t>(bits >> 16 | 0x40);  // not a number
    return static_cast<std::uint16_t>((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

float fromBfloat16(std::uint16_t value) { return std::bit_cast<float>(static_cast<std::uint32_t>(value) << 16); }

/// The next bfloat16 at or above a scale ≥ 0, so that the largest of its group stays within range.
std::uint16_t scaleUp(float scale) { return static_cast<std::uint16_t>((std::bit_cast<std::uint32_t>(scale) + 0xffff) >> 16); }

/// What a panel's rows and columns are, zeros where the matrix ends.
struct PanelView {
    const float* weights;
    std::int64_t rows, width, firstRow;
    float at(std::int64_t r, std::int64_t k) const {
        return firstRow + r < rows && k < width ? weights[(firstRow + r) * width + k] : 0;
    }
    float largest(std::int64_t r, std::int64_t begin, std::int64_t end) const {
        float most = 0;
        for (std::int64_t k = begin; k < end; ++k) most = std::max(most, std::abs(at(r, k)));
        return most;
    }
};

void packBf16(const PanelView& panel, std::byte* out) {
    auto* to = reinterpret_cast<std::uint16_t*>(out);
    for (std::int64_t k = 0; k < panel.width; k += 2)
        for (std::int64_t r = 0; r < kPanelRows; ++r)
            for (std::int64_t i = 0; i < 2; ++i) *to++ = toBfloat16(panel.at(r, k + i));
}

/// In steps of a scale, to the nearest, within ±most.
inline float quantised(float weight, float inverse, float most) {
    constexpr float kMagic = 12582912.0F;  // 1.5 · 2²³: no bit is left for fractions
    const float steps = std::clamp(weight * inverse, -most, most);
    return (steps + kMagic) - kMagic;
}

float inverseOf(float scale) { return scale > 1e-30F ? 1 / scale : 0; }

void packInt8(const PanelView& panel, std::byte* out) {
    for (std::int64_t begin = 0; begin < panel.width; begin += kInt8Group, out += kInt8GroupBytes) {
        auto* scales = reinterpret_cast<std::uint16_t*>(out);
        auto* to = reinterpret_cast<std::int8_t*>(out + kPanelRows * 2);
        for (std::int64_t r = 0; r < kPanelRows; ++r) {
            scales[r] = scaleUp(panel.largest(r, begin, begin + kInt8Group) / 127);
            const float inverse = inverseOf(fromBfloat16(scales[r]));
            for (std::int64_t k = 0; k < kInt8Group; ++k)
                to[k / 2 * kPanelRows * 2 + r * 2 + k % 2] =
                    static_cast<std::int8_t>(quantised(panel.at(r, begin + k), inverse, 127));
        }
    }
}

/// The scale for 32 weights in 4 bits that leaves the least error: with so few levels the largest weight is often
/// better cut than kept.
std::uint16_t bestInt4Scale(const float* weights) {
    constexpr int kLanes = 8;
    float most = 0;
    for (std::int64_t k = 0; k < kInt4Group; ++k) most = std::max(most, std::abs(weights[k]));
    std::uint16_t best = scaleUp(most / 7);
    float least = INFINITY;
    for (int step = 0; step < 10; ++step) {
        const std::uint16_t candidate = toBfloat16(most / (7.0F + 0.2F * static_cast<float>(step)));
        const float scale = fromBfloat16(candidate), inverse = inverseOf(scale);
        float errors[kLanes] = {};
        for (std::int64_t k = 0; k < kInt4Group; k += kLanes)
            for (int lane = 0; lane < kLanes; ++lane) {
                const float off = (weights[k + lane] - scale * quantised(weights[k + lane], inverse, 7)) * inverse;
                errors[lane] += off * off;
            }
        float error = 0;
        for (const float e : errors) error += e;
        error *= (scale / most) * (scale / most);  // against the largest, so that tiny and huge weights compare too
        if (error < least) least = error, best = candidate;
    }
    return best;
}

void packInt4(const PanelView& panel, std::byte* out) {
    for (std::int64_t begin = 0; begin < panel.width; begin += kInt4Group, out += kInt4GroupBytes) {
        auto* scales = reinterpret_cast<std::uint16_t*>(out);
        auto* to = reinterpret_cast<std::uint8_t*>(out + kPanelRows * 2);
        std::memset(to, 0, kPanelRows * kInt4Group / 2);
        for (std::int64_t r = 0; r < kPanelRows; ++r) {
            float weights[kInt4Group];
            for (std::int64_t k = 0; k < kInt4Group; ++k) weights[k] = panel.at(r, begin + k);
            scales[r] = bestInt4Scale(weights);
            const float inverse = inverseOf(fromBfloat16(scales[r]));
            for (std::int64_t k = 0; k < kInt4Group; ++k) {
                const int value = static_cast<int>(quantised(weights[k], inverse, 7)) + 8;
                to[k / 4 * 32 + r % 8 * 4 + k % 4] |= static_cast<std::uint8_t>(r < 8 ? value : value << 4);
            }
        }
    }
}

}  // namespace

std::int64_t Matrix::panelBytes() const {
    switch (format) {
        case Precision::BF16:
            return ceilDiv(width, 2) * kPanelRows * 4;
        case Precision::Int8:
            return ceilDiv(width, kInt8Group) * kInt8GroupBytes;
        case Precision::Int4:
            return ceilDiv(width, kInt4Group) * kInt4GroupBytes;
        default:
            return kPanelRows * width * 4;
    }
}

std::int64_t Matrix::bytes() const { return format == Precision::F32 ? rows * width * 4 : panels() * panelBytes(); }

std::int64_t bytesOf(Precision format, std::int64_t rows, std::int64_t width) {
    return Matrix{format, rows, width, nullptr}.bytes();
}

void pack(const Matrix& shape, const float* weights, std::byte* out, std::int64_t firstPanel, std::int64_t endPanel) {
    for (std::int64_t panel = firstPanel; panel < endPanel; ++panel) {
        const PanelView view{weights, shape.rows, shape.width, panel * kPanelRows};
        std::byte* to = out + panel * shape.panelBytes();
        if (shape.format == Precision::BF16) packBf16(view, to);
        if (shape.format == Precision::Int8) packInt8(view, to);
        if (shape.format == Precision::Int4) packInt4(view, to);
    }
}

std::vector<std::byte> pack(Precision format, const float* weights, std::int64_t rows, std::int64_t width) {
    const Matrix shape{format, rows, width, nullptr};
    std::vector<std::byte> out(static_cast<std::size_t>(shape.bytes()));
    pack(shape, weights, out.data(), 0, shape.panels());
    return out;
}

std::vector<float> unpack(const Matrix& matrix) {
    if (matrix.format == Precision::F32) return {matrix.floats(), matrix.floats() + matrix.rows * matrix.width};
    std::vector<float> out(static_cast<std::size_t>(matrix.rows * matrix.width));
    for (std::int64_t row = 0; row < matrix.rows; ++row) {
        const std::byte* panel = matrix.data + row / kPanelRows * matrix.panelBytes();
        const std::int64_t r = row % kPanelRows;
        for (std::int64_t k = 0; k < matrix.width; ++k) {
            float value = 0;
            if (matrix.format == Precision::BF16) {
                value = fromBfloat16(reinterpret_cast<const std::uint16_t*>(panel)[k / 2 * kPanelRows * 2 + r * 2 + k % 2]);
            } else if (matrix.format == Precision::Int8) {
                const std::byte* group = panel + k / kInt8Group * kInt8GroupBytes;
                const std::int64_t at = k % kInt8Group / 2 * kPanelRows * 2 + r * 2 + k % 2;
                value = fromBfloat16(reinterpret_cast<const std::uint16_t*>(group)[r]) *
                        static_cast<float>(reinterpret_cast<const std::int8_t*>(group + kPanelRows * 2)[at]);
            } else {
                const std::byte* group = panel + k / kInt4Group * kInt4GroupBytes;
                const std::int64_t at = k % kInt4Group / 4 * 32 + r % 8 * 4 + k % 4;
                const int both = reinterpret_cast<const std::uint8_t*>(group + kPanelRows * 2)[at];
                value = fromBfloat16(reinterpret_cast<const std::uint16_t*>(group)[r]) *
                        static_cast<float>((r < 8 ? both & 15 : both >> 4) - 8);
            }
            out[static_cast<std::size_t>(row * matrix.width + k)] = value;
        }
    }
    return out;
}

VectorRoom::VectorRoom(std::int64_t count, std::int64_t width) {
    const std::int64_t groups = ceilDiv(width, kInt4Group), padded = ceilDiv(width, kInt8Group) * kInt8Group;
    m_integers.resize(static_cast<std::size_t>(count * padded) + kLine);
    m_scales.resize(static_cast<std::size_t>(count * groups));
    m_sums.resize(static_cast<std::size_t>(count * groups));
}

std::int16_t* VectorRoom::integers() {
    void* at = m_integers.data();
    std::size_t room = m_integers.size() * sizeof(std::int16_t);
    return static_cast<std::int16_t*>(std::align(kLine * sizeof(std::int16_t), 1, at, room));
}

Vectors VectorRoom::prepare(const Table& table, Precision format, const float* vectors, std::int64_t count,
                            std::int64_t width) {
    const Vectors placed = place(format, vectors, count, width);
    fill(table, placed, 0, count);
    return placed;
}

Vectors VectorRoom::place(Precision format, const float* vectors, std::int64_t count, std::int64_t width) {
    Vectors result{count, width, vectors, nullptr, nullptr, nullptr, nullptr};
    if (format == Precision::Int8) {
        result.shorts = integers();
        result.scales = m_scales.data();
    } else if (format == Precision::Int4) {
        result.bytes = reinterpret_cast<const std::int8_t*>(integers());
        result.scales = m_scales.data();
        result.sums = m_sums.data();
    }
    return result;
}

void VectorRoom::fill(const Table& table, const Vectors& placed, std::int64_t first, std::int64_t end) {
    if (!placed.scales) return;
    const std::int64_t width = placed.width, group = placed.shorts ? kInt8Group : kInt4Group, groups = ceilDiv(width, group);
    for (std::int64_t n = first; n < end; ++n) {
        const float* x = placed.floats + n * width;
        float* scales = m_scales.data() + n * groups;
        if (placed.shorts)
            table.toShorts(x, width, group, integers() + n * groups * group, scales);
        else
            table.toBytes(x, width, group, reinterpret_cast<std::int8_t*>(integers()) + n * groups * group, scales,
                          m_sums.data() + n * groups);
    }
}

std::vector<float> packPanels(const float* weights, std::int64_t depth, std::int64_t columns) {
    const std::int64_t panels = ceilDiv(columns, kPanelRows);
    std::vector<float> out(static_cast<std::size_t>(panels * depth * kPanelRows));
    for (std::int64_t k = 0; k < depth; ++k)
        for (std::int64_t c = 0; c < columns; ++c)
            out[static_cast<std::size_t>((c / kPanelRows * depth + k) * kPanelRows + c % kPanelRows)] =
                weights[k * columns + c];
    return out;
}

}  // namespace capriccio::musicgen::kernels
