#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/softmax.h"

namespace capriccio::musicgen::kernels {
namespace {

void linear(const float* weight, const float* in, float* out, std::int64_t firstRow, std::int64_t endRow,
            std::int64_t rows, std::int64_t width, std::int64_t count) {
    for (std::int64_t r = firstRow; r < endRow; ++r) {
        for (std::int64_t n = 0; n < count; ++n) {
            float sum = 0;
            for (std::int64_t k = 0; k < width; ++k) sum += weight[r * width + k] * in[n * width + k];
            out[n * rows + r] = sum;
        }
    }
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

}  // namespace

const Table& reference() {
    static const Table table{"reference", linear, attend};
    return table;
}

}  // namespace capriccio::musicgen::kernels
