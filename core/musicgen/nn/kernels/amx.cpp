// Compiled with AVX-512 and AMX's tiles of 8-bit integers (CMakeLists.txt here); called only where the processor and
// the system have both. The products with int8 weights are made here, the rest is AVX-512's.
#include "core/musicgen/nn/kernels/kernels.h"

#include <cassert>
#include <cstring>

#if defined(__AVX512BW__) && defined(__AVX512VL__) && defined(__AMX_INT8__) && defined(__linux__)

#include <algorithm>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace capriccio::musicgen::kernels {
namespace {

// A tile is 16 rows of 64 bytes. Of the vectors it holds 64 columns of up to 16, of the weights 64 columns of a panel,
// of sums 16 rows of a panel for each vector. The 16-bit numbers of the vectors are two: x = 256 · upper + lower, the
// upper byte with a sign, the lower without. Sums are exact, so the result is that of the other instruction sets.
//
// Tiles 0 and 1: lower and upper bytes of the vectors, 2: weights, 3 and 4: sums of lower and upper. (The intrinsics
// want numbers as such.)
constexpr std::int64_t kTileRows = 16, kTileBytes = 64;
constexpr std::int64_t kMost = 64;     // vectors that share one reading of the weights
constexpr std::int64_t kAhead = 2048;  // how far ahead of the multiplication memory is asked for, in bytes
constexpr std::int64_t kParts = kInt8Group / kTileBytes;

/// What the processor's tile registers are to be, as it wants to read it.
struct alignas(64) Shapes {
    std::uint8_t palette = 1, start = 0, unused[14]{};
    std::uint16_t rowBytes[16]{};
    std::uint8_t rows[16]{};

    explicit Shapes(std::int64_t vectors) {
        for (int tile = 0; tile < 5; ++tile) {
            rowBytes[tile] = kTileBytes;
            rows[tile] = static_cast<std::uint8_t>(tile == 2 ? kTileRows : vectors);
        }
    }
};

/// A group's 128 columns of a panel, in which two columns lie together, as tiles, in which four do.
void toTiles(const std::byte* group, std::byte* tiles) {
    alignas(64) static constexpr std::uint16_t kOrder[32] = {0,  16, 1,  17, 2,  18, 3,  19, 4,  20, 5,
                                                             21, 6,  22, 7,  23, 8,  24, 9,  25, 10, 26,
                                                             11, 27, 12, 28, 13, 29, 14, 30, 15, 31};
    const __m512i order = _mm512_load_si512(kOrder);
#pragma GCC unroll 8
    for (std::int64_t at = 0; at < kPanelRows * kInt8Group; at += 64) {
        _mm_prefetch(reinterpret_cast<const char*>(group) + at + kAhead, _MM_HINT_T0);
        _mm512_store_si512(tiles + at, _mm512_permutexvar_epi16(order, _mm512_loadu_si512(group + at)));
    }
}

/// The vectors' bytes of one group: 128 lower ones, then 128 upper ones.
const std::byte* bytesOf(const Vectors& v, std::int64_t n, std::int64_t groups, std::int64_t g) {
    return reinterpret_cast<const std::byte*>(v.shorts + (n * groups + g) * kInt8Group);
}

/// Adds a group's products with a tile of `rows` vectors, from the n-th on, to sums (rows − skip × 16), but the first
/// `skip`.
void addGroup(const std::byte* tiles, __m512 scale, const Vectors& v, std::int64_t n, std::int64_t rows,
              std::int64_t skip, std::int64_t groups, std::int64_t g, float* sums) {
    alignas(64) std::int32_t lower[kTileRows * kPanelRows], upper[kTileRows * kPanelRows];
    const std::byte* x = bytesOf(v, n, groups, g);
    const auto stride = static_cast<std::size_t>(groups * kInt8Group * 2);
    _tile_zero(3);
    _tile_zero(4);
    for (std::int64_t part = 0; part < kParts; ++part) {
        _tile_loadd(2, tiles + part * kTileRows * kTileBytes, kTileBytes);
        _tile_loadd(0, x + part * kTileBytes, stride);
        _tile_loadd(1, x + kInt8Group + part * kTileBytes, stride);
        _tile_dpbusd(3, 0, 2);
        _tile_dpbssd(4, 1, 2);
    }
    _tile_stored(3, lower, kTileBytes);
    _tile_stored(4, upper, kTileBytes);
    for (std::int64_t i = skip; i < rows; ++i, sums += kPanelRows) {
        const __m512i whole = _mm512_add_epi32(_mm512_slli_epi32(_mm512_load_si512(upper + i * kPanelRows), 8),
                                               _mm512_load_si512(lower + i * kPanelRows));
        const __m512 all = _mm512_mul_ps(scale, _mm512_set1_ps(v.scales[(n + i) * groups + g]));
        _mm512_store_ps(sums, _mm512_fmadd_ps(_mm512_cvtepi32_ps(whole), all, _mm512_load_ps(sums)));
    }
}

/// The first `count` of 16 lanes.
__mmask16 below(std::int64_t count) {
    return static_cast<__mmask16>((1U << std::clamp<std::int64_t>(count, 0, kPanelRows)) - 1);
}

void int8Product(const Matrix& m, const Vectors& v, float* out, std::int64_t stride, std::int64_t firstRow,
                 std::int64_t endRow) {
    constexpr std::int64_t kGroupBytes = kPanelRows * (2 + kInt8Group);
    alignas(64) float sums[kMost * kPanelRows];
    alignas(64) std::byte tiles[kPanelRows * kInt8Group];
    const std::int64_t groups = (m.width + kInt8Group - 1) / kInt8Group;
    const std::int64_t rows = std::min(v.count, kTileRows);
    const Shapes shapes(rows);
    _tile_loadconfig(&shapes);
    for (std::int64_t panel = firstRow / kPanelRows; panel * kPanelRows < endRow; ++panel)
        for (std::int64_t first = 0; first < v.count; first += kMost) {
            const std::int64_t count = std::min(v.count - first, kMost);
            std::memset(sums, 0, sizeof(float) * static_cast<std::size_t>(count * kPanelRows));
            const std::byte* group = m.data + panel * m.panelBytes();
            for (std::int64_t g = 0; g < groups; ++g, group += kGroupBytes) {
                toTiles(group + kPanelRows * 2, tiles);
                const __m512 scale = _mm512_castsi512_ps(_mm512_slli_epi32(
                    _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(group))), 16));
                // Tiles are full, so the last one begins early and leaves out what is done.
                for (std::int64_t done = 0; done < count; done += rows) {
                    const std::int64_t n = std::min(first + done, v.count - rows);
                    addGroup(tiles, scale, v, n, rows, first + done - n, groups, g, sums + done * kPanelRows);
                }
            }
            const std::int64_t row = panel * kPanelRows;
            const __mmask16 wanted = below(endRow - row) & ~below(firstRow - row);
            for (std::int64_t n = 0; n < count; ++n)
                _mm512_mask_storeu_ps(out + (first + n) * stride + row, wanted, _mm512_load_ps(sums + n * kPanelRows));
        }
    _tile_release();
}

void product(const Matrix& matrix, const Vectors& vectors, float* out, std::int64_t stride, std::int64_t firstRow,
             std::int64_t endRow) {
    (matrix.format == Precision::Int8 ? int8Product : avx512()->product)(matrix, vectors, out, stride, firstRow,
                                                                         endRow);
}

/// As the others', but of each group first the lower bytes, then the upper ones.
void toSplitShorts(const float* x, std::int64_t width, std::int64_t group, std::int16_t* out, float* scales) {
    assert(group == kInt8Group);
    avx512()->toShorts(x, width, group, out, scales);
    const std::int64_t end = (width + group - 1) / group * group;
    for (std::int64_t k = 0; k < end; k += kInt8Group) {
        auto* at = reinterpret_cast<__m256i*>(out + k);
        __m512i shorts[4];
#pragma GCC unroll 4
        for (int i = 0; i < 4; ++i) shorts[i] = _mm512_loadu_si512(out + k + 32 * i);
#pragma GCC unroll 4
        for (int i = 0; i < 4; ++i) {
            _mm256_storeu_si256(at + i, _mm512_cvtepi16_epi8(shorts[i]));
            _mm256_storeu_si256(at + 4 + i, _mm512_cvtepi16_epi8(_mm512_srai_epi16(shorts[i], 8)));
        }
    }
}

/// Linux lends the tiles' room to those only who ask.
bool allowed() {
    constexpr long kRequest = 0x1023, kTileData = 18;
    return syscall(SYS_arch_prctl, kRequest, kTileData) == 0;
}

}  // namespace

const Table* amx() {
    static const Table* const found = []() -> const Table* {
        if (!avx512() || !__builtin_cpu_supports("amx-tile") || !__builtin_cpu_supports("amx-int8") || !allowed())
            return nullptr;
        static Table table = *avx512();
        table.name = "amx";
        table.product = product;
        table.toShorts = toSplitShorts;
        return &table;
    }();
    return found;
}

}  // namespace capriccio::musicgen::kernels

#else

namespace capriccio::musicgen::kernels {

const Table* amx() { return nullptr; }

}  // namespace capriccio::musicgen::kernels

#endif
