#pragma once

#include "core/musicgen/nn/kernels/matrix.h"

#include <cstdint>

namespace capriccio::musicgen::kernels {

/// Panels that make one chunk of work for the calling thread's Team: enough to be worth the taking, and chunks for all.
std::int64_t panelsAChunk(const Matrix& matrix);

/// out (count × rows) = x (count × width) times the matrix, shared by the calling thread's Team.
void multiply(const Matrix& matrix, const float* x, std::int64_t count, float* out);

}  // namespace capriccio::musicgen::kernels
