#pragma once

#include "core/musicgen/codec/streaming/convolution.h"
#include "core/musicgen/nn/kernels/matrix.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace capriccio::musicgen {

/// One LSTM layer over rows that come in parts. Immutable; its state is the caller's.
class Recurrence {
  public:
    /// weightIn, weightHidden (4 · width, width) in torch's order of gates (in, forget, cell, out); both biases.
    /// `kept`: how the weights are stored. All of weightHidden is read for every point in time, so its bytes are
    /// the time.
    Recurrence(const float* weightIn, const float* weightHidden, const float* biasIn, const float* biasHidden,
               std::int64_t width, Precision kept);

    struct State {
        std::vector<float> hidden, cell;  // (width)
    };
    State start() const;

    /// A sound on its way through: rows in → rows out (in place is fine).
    struct Lane {
        const float* in;
        State* state;
        float* out;
    };
    /// `count` rows of each lane. What is read most of are the weights from one point in time to the next, so all lanes
    /// pass together; each comes out as it would alone.
    void run(std::span<const Lane> lanes, std::int64_t count) const;

  private:
    std::vector<std::byte> stored(const float* weight, std::int64_t rows) const;
    kernels::Matrix matrix(const std::vector<std::byte>& data, std::int64_t rows) const {
        return {m_kept, rows, m_width, data.data()};
    }
    /// What of the gates depends on the inputs, both biases in it, for all points in time at once.
    void fromInputs(std::span<const Lane> lanes, std::int64_t count, float* gates) const;

    std::int64_t m_width;
    Precision m_kept;
    Convolution m_exactIn;        // F32
    std::vector<std::byte> m_in;  // else
    std::vector<float> m_bias;
    std::array<std::vector<std::byte>, 4> m_hidden;  // of each gate (width, width)
};

}  // namespace capriccio::musicgen
