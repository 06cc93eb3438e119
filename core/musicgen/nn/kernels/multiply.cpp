#include "core/musicgen/nn/kernels/multiply.h"

#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>

namespace capriccio::musicgen::kernels {

namespace {
constexpr std::int64_t kVectorsAChunk = 4;  // to be made into integers: fewer are not worth a meeting
}

std::int64_t panelsAChunk(const Matrix& matrix) {
    constexpr std::int64_t kMostBytes = 256 << 10;  // some 20 µs of reading weights
    const std::int64_t share = matrix.bytes() / (2 * Team::size());
    return std::max<std::int64_t>(1, std::min(kMostBytes, share) / std::max<std::int64_t>(1, matrix.panelBytes()));
}

void multiply(const Matrix& matrix, const float* x, std::int64_t count, float* out) {
    const Table& table = best();
    const bool integers = matrix.format == Precision::Int8 || matrix.format == Precision::Int4;
    // One form for all threads: there may be many vectors.
    VectorRoom room(integers ? count : 0, matrix.width);
    const Vectors vectors = room.place(matrix.format, x, count, matrix.width);
    if (integers)
        Team::stretches(count, kVectorsAChunk, [&](std::int64_t first, std::int64_t end, int /*thread*/) {
            room.fill(table, vectors, first, end);
        });
    Team::tapering(matrix.panels(), panelsAChunk(matrix), [&](std::int64_t first, std::int64_t end, int /*thread*/) {
        table.product(matrix, vectors, out, matrix.rows, first * kPanelRows, std::min(end * kPanelRows, matrix.rows));
    });
}

}  // namespace capriccio::musicgen::kernels
