#include "core/musicgen/codec/streaming/recurrence.h"

#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/multiply.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>
#include <utility>

namespace capriccio::musicgen {

using kernels::kPanelRows;
using kernels::Team;

std::vector<std::byte> Recurrence::stored(const float* weight, std::int64_t rows) const {
    if (m_kept != Precision::F32) return kernels::pack(m_kept, weight, rows, m_width);
    const auto* bytes = reinterpret_cast<const std::byte*>(weight);
    return {bytes, bytes + kernels::bytesOf(m_kept, rows, m_width)};
}

Recurrence::Recurrence(const float* weightIn, const float* weightHidden, const float* biasIn, const float* biasHidden,
                       std::int64_t width, Precision kept)
    : m_width(width), m_kept(kept), m_bias(static_cast<std::size_t>(4 * width)) {
    for (std::size_t i = 0; i < m_bias.size(); ++i) m_bias[i] = biasIn[i] + biasHidden[i];
    if (kept == Precision::F32)
        m_exactIn = Convolution::plain(weightIn, m_bias.data(), 4 * width, width, 1, 1);
    else
        m_in = stored(weightIn, 4 * width);
    for (std::vector<std::byte>& gate : m_hidden)
        gate = stored(std::exchange(weightHidden, weightHidden + width * width), width);
}

Recurrence::State Recurrence::start() const {
    return {std::vector<float>(static_cast<std::size_t>(m_width)),
            std::vector<float>(static_cast<std::size_t>(m_width))};
}

void Recurrence::fromInputs(std::span<const Lane> lanes, std::int64_t count, float* gates) const {
    const std::int64_t all = 4 * m_width;
    for (const Lane& lane : lanes) {
        if (m_kept == Precision::F32) {
            m_exactIn.run(lane.in, count, nullptr, gates, nullptr);
        } else {
            kernels::multiply(matrix(m_in, all), lane.in, count, gates);
            for (std::int64_t t = 0; t < count; ++t)
                for (std::int64_t i = 0; i < all; ++i) gates[t * all + i] += m_bias[static_cast<std::size_t>(i)];
        }
        gates += count * all;
    }
}

void Recurrence::run(std::span<const Lane> lanes, std::int64_t count) const {
    const kernels::Table& table = kernels::best();
    const std::int64_t width = m_width, sounds = static_cast<std::int64_t>(lanes.size());
    std::vector<float> gates(static_cast<std::size_t>(sounds * count * 4 * width)),
        recurrent(static_cast<std::size_t>(sounds * 4 * width));
    // Of all lanes, one behind the other.
    std::vector<float> before(static_cast<std::size_t>(sounds * width)), next(before.size());
    fromInputs(lanes, count, gates.data());
    for (std::int64_t s = 0; s < sounds; ++s) {
        const Lane& lane = lanes[static_cast<std::size_t>(s)];
        std::ranges::copy(lane.state->hidden, before.begin() + s * width);
    }
    // A unit's four gates are made and used by one thread: one meeting of all for each point in time.
    const std::int64_t units =
        std::max(kPanelRows, (1 << 16) / std::max<std::int64_t>(1, width) / kPanelRows * kPanelRows);
    kernels::VectorRoom room(sounds, width);
    for (std::int64_t t = 0; t < count; ++t) {
        const kernels::Vectors vectors = room.prepare(table, m_kept, before.data(), sounds, width);
        Team::stretches(width, units, [&](std::int64_t first, std::int64_t end, int /*thread*/) {
            for (std::int64_t part = 0; part < 4; ++part)
                table.product(matrix(m_hidden[static_cast<std::size_t>(part)], width), vectors,
                              recurrent.data() + part * width, 4 * width, first, end);
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
