#include "core/musicgen/codec/streaming/recurrence.h"

#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>
#include <cstring>

namespace capriccio::musicgen {

using kernels::kPanelRows;
using kernels::Team;

Recurrence::Recurrence(const float* weightIn, const float* weightHidden, const float* biasIn, const float* biasHidden,
                       std::int64_t width, Precision kept)
    : m_width(width) {
    std::vector<float> bias(static_cast<std::size_t>(4 * width));
    for (std::size_t i = 0; i < bias.size(); ++i) bias[i] = biasIn[i] + biasHidden[i];
    m_in = Convolution::plain(weightIn, bias.data(), 4 * width, width, 1, 1);
    for (Gate& gate : m_hidden) {
        if (kept == Precision::F32) {
            gate.data.resize(static_cast<std::size_t>(kernels::bytesOf(kept, width, width)));
            std::memcpy(gate.data.data(), weightHidden, gate.data.size());
        } else {
            gate.data = kernels::pack(kept, weightHidden, width, width);
        }
        gate.matrix = {kept, width, width, gate.data.data()};
        weightHidden += width * width;
    }
}

Recurrence::State Recurrence::start() const {
    return {std::vector<float>(static_cast<std::size_t>(m_width)),
            std::vector<float>(static_cast<std::size_t>(m_width))};
}

void Recurrence::run(std::span<const Lane> lanes, std::int64_t count) const {
    const kernels::Table& table = kernels::best();
    const std::int64_t width = m_width, sounds = static_cast<std::int64_t>(lanes.size());
    std::vector<float> gates(static_cast<std::size_t>(sounds * count * 4 * width)),
        recurrent(static_cast<std::size_t>(sounds * 4 * width));
    // Of all lanes, one behind the other.
    std::vector<float> before(static_cast<std::size_t>(sounds * width)), next(before.size());
    for (std::int64_t s = 0; s < sounds; ++s) {
        const Lane& lane = lanes[static_cast<std::size_t>(s)];
        m_in.run(lane.in, count, nullptr, gates.data() + s * count * 4 * width, nullptr);
        std::ranges::copy(lane.state->hidden, before.begin() + s * width);
    }
    // A unit's four gates are made and used by one thread: one meeting of all for each point in time.
    const std::int64_t units =
        std::max(kPanelRows, (1 << 16) / std::max<std::int64_t>(1, width) / kPanelRows * kPanelRows);
    for (std::int64_t t = 0; t < count; ++t) {
        Team::stretches(width, units, [&](std::int64_t first, std::int64_t end, int /*thread*/) {
            kernels::Vectors vectors;
            vectors.count = sounds;
            vectors.width = width;
            vectors.floats = before.data();
            for (std::int64_t part = 0; part < 4; ++part)
                table.product(m_hidden[static_cast<std::size_t>(part)].matrix, vectors, recurrent.data() + part * width,
                              4 * width, first, end);
            for (std::int64_t s = 0; s < sounds; ++s)
                table.lstm(gates.data() + (s * count + t) * 4 * width, recurrent.data() + s * 4 * width, width, first,
                           end, lanes[static_cast<std::size_t>(s)].state->cell.data(), next.data() + s * width);
        });
        before.swap(next);
        for (std::int64_t s = 0; s < sounds; ++s)
            std::copy_n(before.data() + s * width, width, lanes[static_cast<std::size_t>(s)].out + t * width);
    }
    for (std::int64_t s = 0; s < sounds; ++s)
        std::copy_n(before.data() + s * width, width, lanes[static_cast<std::size_t>(s)].state->hidden.data());
}

}  // namespace capriccio::musicgen
