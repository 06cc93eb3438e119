#pragma once

#include "core/musicgen/codec/streaming/convolution.h"
#include "core/musicgen/nn/kernels/matrix.h"

#include <cstdint>
#include <vector>

namespace capriccio::musicgen {

/// One LSTM layer over rows that come in parts. Immutable; its state is the caller's.
class Recurrence {
  public:
    /// weightIn, weightHidden (4 · width, width) in torch's order of gates (in, forget, cell, out); both biases.
    /// weightHidden must stay where it is.
    Recurrence(const float* weightIn, const float* weightHidden, const float* biasIn, const float* biasHidden,
               std::int64_t width);

    struct State {
        std::vector<float> hidden, cell;  // (width)
    };
    State start() const;

    /// rows in → rows out (in place is fine).
    void run(const float* in, std::int64_t count, State& state, float* out) const;

  private:
    std::int64_t m_width;
    Convolution m_in;             // a product for all points in time at once, both biases in it
    const float* m_hidden;  // (4 · width, width)
};

}  // namespace capriccio::musicgen
