#include "core/musicgen/nn/kernels/multiply.h"

#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>

namespace capriccio::musicgen::kernels {

std::int64_t panelsAChunk(const Matrix& matrix, std::int64_t vectors) {
    constexpr std::int64_t kChunkBytes = 64 << 10;  // some 5 µs of reading weights
    const std::int64_t work = matrix.panelBytes() * std::max<std::int64_t>(1, vectors / 4);
    return std::max<std::int64_t>(1, kChunkBytes / std::max<std::int64_t>(1, work));
}

void multiply(const Matrix& matrix, const float* x, std::int64_t count, float* out) {
    const Table& table = best();
    const bool integers = matrix.format == Precision::Int8 || matrix.format == Precision::Int4;
    // One form for all threads: there may be many vectors.
    VectorRoom room(integers ? count : 0, matrix.width);
    const Vectors vectors = room.prepare(table, matrix.format, x, count, matrix.width);
    Team::stretches(matrix.panels(), panelsAChunk(matrix, count),
                    [&](std::int64_t first, std::int64_t end, int /*thread*/) {
                        table.product(matrix, vectors, out, matrix.rows, first * kPanelRows,
                                      std::min(end * kPanelRows, matrix.rows));
                    });
}

}  // namespace capriccio::musicgen::kernels
