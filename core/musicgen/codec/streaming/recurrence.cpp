#include "core/musicgen/codec/streaming/recurrence.h"

#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>

namespace capriccio::musicgen {

using kernels::Team;

Recurrence::Recurrence(const float* weightIn, const float* weightHidden, const float* biasIn, const float* biasHidden,
                       std::int64_t width)
    : m_width(width), m_hidden(weightHidden) {
    std::vector<float> bias(static_cast<std::size_t>(4 * width));
    for (std::size_t i = 0; i < bias.size(); ++i) bias[i] = biasIn[i] + biasHidden[i];
    m_in = Convolution::plain(weightIn, bias.data(), 4 * width, width, 1, 1);
}

Recurrence::State Recurrence::start() const {
    return {std::vector<float>(static_cast<std::size_t>(m_width)), std::vector<float>(static_cast<std::size_t>(m_width))};
}

void Recurrence::run(const float* in, std::int64_t count, State& state, float* out) const {
    const kernels::Table& table = kernels::best();
    const std::int64_t width = m_width;
    std::vector<float> gates(static_cast<std::size_t>(count * 4 * width)), next(state.hidden.size()), recurrent(static_cast<std::size_t>(4 * width));
    m_in.run(in, count, nullptr, gates.data(), nullptr);
    const kernels::Matrix hidden{Precision::F32, 4 * width, width, reinterpret_cast<const std::byte*>(m_hidden)};
    // A unit's four gates are made and used by one thread: one meeting of all for each point in time.
    const std::int64_t units = std::max<std::int64_t>(16, (1 << 16) / std::max<std::int64_t>(1, width));
    for (std::int64_t t = 0; t < count; ++t) {
        float* gate = gates.data() + t * 4 * width;
        Team::stretches(width, units, [&](std::int64_t first, std::int64_t end, int /*thread*/) {
            kernels::Vectors before;
            before.count = 1;
            before.width = width;
            before.floats = state.hidden.data();
            for (std::int64_t part = 0; part < 4; ++part)
                table.product(hidden, before, recurrent.data(), 4 * width, part * width + first, part * width + end);
            table.lstm(gate, recurrent.data(), width, first, end, state.cell.data(), next.data());
        });
        state.hidden.swap(next);
        std::copy(state.hidden.begin(), state.hidden.end(), out + t * width);
    }
}

}  // namespace capriccio::musicgen
