#pragma once

#include "core/musicgen/nn/kernels/precision.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace capriccio::musicgen::kernels {

struct Table;

inline constexpr std::int64_t kPanelRows = 16;   ///< rows that lie together
inline constexpr std::int64_t kInt8Group = 128;  ///< weights of a row that share a scale
inline constexpr std::int64_t kInt4Group = 32;

/// A weight matrix (rows × width) for products with vectors. Where `data` points to:
///
/// F32: row-major float32, as published.
///
/// The others: panels of 16 rows, each read from its first byte to its last; rows and width are filled up with zeros.
///   BF16: for every two columns, 16 rows × 2 bfloat16.
///   Int8: for every 128 columns, 16 bfloat16 scales, then for every two columns 16 rows × 2 int8 (−127 … 127).
///   Int4: for every 32 columns, 16 bfloat16 scales, then for every four columns 8 bytes × 4: the low halves are rows
///         0 to 7, the high ones rows 8 to 15, each the weight + 8 (1 … 15).
///
///     Int8, two columns of a panel      r0k0 r0k1 r1k0 r1k1 … r15k0 r15k1
///     Int4, four columns of a panel     r0k0/r8k0 r0k1/r8k1 r0k2/r8k2 r0k3/r8k3 r1k0/r9k0 … r7k3/r15k3
///
/// A product keeps a sum for every row of a panel in one lane, so nothing is added across lanes, a step reads one
/// stream of memory, and every instruction set adds in the same order.
struct Matrix {
    Precision format = Precision::F32;  ///< never Auto
    std::int64_t rows = 0, width = 0;
    const std::byte* data = nullptr;

    std::int64_t panels() const { return (rows + kPanelRows - 1) / kPanelRows; }
    /// Of one panel, or for F32 of 16 rows.
    std::int64_t panelBytes() const;
    std::int64_t bytes() const;
    const float* floats() const { return reinterpret_cast<const float*>(data); }
};

/// Bytes that a matrix takes in a format.
std::int64_t bytesOf(Precision format, std::int64_t rows, std::int64_t width);

/// Rounds row-major float32 weights into `out`, which has room for bytesOf(): to the nearest, scales so that the largest
/// of a group just fits. Not for F32. Takes whole panels: may be called by several threads for different panels.
void pack(const Matrix& shape, const float* weights, std::byte* out, std::int64_t firstPanel, std::int64_t endPanel);
/// The whole matrix at once.
std::vector<std::byte> pack(Precision format, const float* weights, std::int64_t rows, std::int64_t width);

/// What a packed matrix stands for: row-major float32, for tests and quality figures.
std::vector<float> unpack(const Matrix& matrix);

/// The vectors of a product, in the form that its format multiplies with. Int8 weights meet 16-bit integers, Int4 ones
/// 8-bit integers, both with a scale for each group of a vector; the rest meets float32.
///
/// Integer sums are exact, so their order is free; the sums of groups are added in float32 in the order of the groups.
struct Vectors {
    std::int64_t count = 0;                 ///< of vectors
    std::int64_t width = 0;                 ///< of the matrix
    const float* floats = nullptr;          ///< (count × width)
    const std::int16_t* shorts = nullptr;   ///< (count × groups · 128), as the Table's toShorts leaves them
    const std::int8_t* bytes = nullptr;     ///< (count × groups · 32)
    const float* scales = nullptr;          ///< (count × groups)
    const std::int32_t* sums = nullptr;     ///< (count × groups) of bytes, times −8: what the + 8 of Int4 adds, taken off
};

/// Room for Vectors, and what fills it.
class VectorRoom {
  public:
    /// For up to `count` vectors of up to `width`, of any format.
    VectorRoom(std::int64_t count, std::int64_t width);
    VectorRoom() = default;

    /// vectors (count × width) → the form for `format`. What is returned lives until the next call, and for F32 and
    /// BF16 as long as `vectors`.
    Vectors prepare(const Table& table, Precision format, const float* vectors, std::int64_t count,
                    std::int64_t width);

    /// The same in two steps, so that several threads can share it: where the forms will be, then those of the vectors
    /// in [first, end), which may be written until then.
    Vectors place(Precision format, const float* vectors, std::int64_t count, std::int64_t width);
    void fill(const Table& table, const Vectors& placed, std::int64_t first, std::int64_t end);

  private:
    std::int16_t* integers();  // on a line of the processor's cache

    std::vector<std::int16_t> m_integers;
    std::vector<float> m_scales;
    std::vector<std::int32_t> m_sums;
};

}  // namespace capriccio::musicgen::kernels
