#include "core/musicgen/lm/transformer/transformer.h"

#include "core/musicgen/nn/kernels/multiply.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>
#include <cstring>

namespace capriccio::musicgen {
namespace {

using kernels::kPanelRows;
using kernels::Matrix;
using kernels::Team;

constexpr float kNormEps = 1e-5F;
constexpr std::int64_t kBlockRows = 64;  // rows that share one reading of the weights
constexpr std::int64_t kFewRows = 3;     // so many one thread makes into vectors faster than several meet

/// What one thread computes in.
struct Desk {
    std::vector<float> scores;
    std::vector<std::int16_t> integers;
};

/// body(first, end) for stretches of rows, by all threads where that pays.
template <class Body>
void shareRows(std::int64_t count, Body&& body) {
    const std::int64_t share = count <= kFewRows ? count : (count + Team::size() - 1) / Team::size();
    Team::stretches(count, share, [&](std::int64_t first, std::int64_t end, int /*thread*/) { body(first, end); });
}

}  // namespace

struct Transformer::State::Room {
    std::vector<Desk> desks;  // by thread
    std::vector<float> normed, queryKeyValue, attended, rows, hidden;
    kernels::VectorRoom vectors;
};

Transformer::State::State() = default;
Transformer::State::~State() = default;
Transformer::State::State(State&&) noexcept = default;
Transformer::State& Transformer::State::operator=(State&&) noexcept = default;

/// One block of rows on its way through the layers.
struct Transformer::Block {
    State& state;
    State::Room& room;
    const kernels::Table& table;
    float* x;
    std::span<const int> streamOfRow;
    std::span<const std::int64_t> places;
    std::span<const int> listening;  // rows with something to listen to

    std::int64_t rows() const { return static_cast<std::int64_t>(streamOfRow.size()); }
    State::Stream& streamOf(std::int64_t row) const {
        return state.m_streams[static_cast<std::size_t>(streamOfRow[static_cast<std::size_t>(row)])];
    }
    /// Normalised rows as vectors for a product: all, or those named.
    kernels::Vectors normed(const Norm& norm, const Matrix& matrix, std::span<const int> someRows = {}) const {
        float* to = room.normed.data();
        const std::int64_t width = matrix.width, count = someRows.empty() ? rows() : static_cast<std::int64_t>(someRows.size());
        const kernels::Vectors placed = room.vectors.place(matrix.format, to, count, width);
        shareRows(count, [&](std::int64_t first, std::int64_t end) {
            for (std::int64_t n = first; n < end; ++n) {
                const std::int64_t row = someRows.empty() ? n : someRows[static_cast<std::size_t>(n)];
                table.layerNorm(x + row * width, norm.weight, norm.bias, kNormEps, width, to + n * width);
            }
            room.vectors.fill(table, placed, first, end);
        });
        return placed;
    }
    /// Rows (count × width) as they are.
    kernels::Vectors plain(const Matrix& matrix, const float* from, std::int64_t count) const {
        const kernels::Vectors placed = room.vectors.place(matrix.format, from, count, matrix.width);
        if (placed.scales)
            shareRows(count, [&](std::int64_t first, std::int64_t end) { room.vectors.fill(table, placed, first, end); });
        return placed;
    }
};

Transformer::Transformer(const Shape& shape, std::vector<Layer> layers, Norm finalNorm,
                         KeyValueCache::Width cacheWidth)
    : m_shape(shape), m_layers(std::move(layers)), m_finalNorm(finalNorm), m_cacheWidth(cacheWidth) {}

Transformer::State Transformer::begin(std::size_t streams) const {
    State state;
    state.m_streams.resize(streams);
    state.m_room = std::make_unique<State::Room>();
    State::Room& room = *state.m_room;
    const auto floats = [](std::int64_t width) {
        return std::vector<float>(static_cast<std::size_t>(kBlockRows * width));
    };
    room.normed = floats(m_shape.width);
    room.queryKeyValue = floats(3 * m_shape.width);
    room.attended = floats(m_shape.width);
    room.rows = floats(m_shape.width);
    room.hidden = floats(m_shape.feedForward);
    room.vectors = kernels::VectorRoom(kBlockRows, std::max(m_shape.width, m_shape.feedForward));
    return state;
}

void Transformer::reset(State& state, std::size_t stream, std::int64_t capacity) const {
    State::Stream& s = state.m_streams[stream];
    s.length = 0;
    if (!s.own.empty() && s.own.front().capacity() >= capacity) return;
    s.own.clear();
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        s.own.emplace_back(m_cacheWidth, m_shape.heads, m_shape.width / m_shape.heads, capacity);
}

void Transformer::listen(State& state, std::size_t stream, const float* states, std::int64_t count) const {
    State::Stream& s = state.m_streams[stream];
    s.heard = count;
    s.cross.clear();
    if (count == 0) return;
    const std::int64_t width = m_shape.width, headWidth = width / m_shape.heads;
    for (std::size_t i = 0; i < m_layers.size(); ++i) s.cross.emplace_back(m_cacheWidth, m_shape.heads, headWidth, count);
    const auto& table = kernels::best();
    std::vector<std::vector<float>> rooms(static_cast<std::size_t>(Team::size()));
    kernels::VectorRoom keyRoom(kBlockRows, width), valueRoom(kBlockRows, width);
    for (std::int64_t first = 0; first < count; first += kBlockRows) {
        const std::int64_t some = std::min(kBlockRows, count - first);
        const kernels::Vectors forKey =
            keyRoom.prepare(table, m_layers.front().crossKey.format, states + first * width, some, width);
        const kernels::Vectors forValue =
            valueRoom.prepare(table, m_layers.front().crossValue.format, states + first * width, some, width);
        Team::each(static_cast<std::int64_t>(m_layers.size()), [&](std::int64_t layer, int thread) {
            std::vector<float>& room = rooms[static_cast<std::size_t>(thread)];
            room.resize(static_cast<std::size_t>(2 * kBlockRows * width));
            float *keys = room.data(), *values = keys + kBlockRows * width;
            const Layer& weights = m_layers[static_cast<std::size_t>(layer)];
            table.product(weights.crossKey, forKey, keys, width, 0, width);
            table.product(weights.crossValue, forValue, values, width, 0, width);
            for (std::int64_t i = 0; i < some; ++i)
                for (std::int64_t h = 0; h < m_shape.heads; ++h)
                    s.cross[static_cast<std::size_t>(layer)].store(table, h, first + i, keys + i * width + h * headWidth,
                                                                   values + i * width + h * headWidth);
        });
    }
}

void Transformer::forward(State& state, float* x, std::span<const int> streamOfRow) const {
    for (std::size_t first = 0; first < streamOfRow.size(); first += static_cast<std::size_t>(kBlockRows)) {
        const std::size_t count = std::min(static_cast<std::size_t>(kBlockRows), streamOfRow.size() - first);
        forwardBlock(state, x + static_cast<std::int64_t>(first) * m_shape.width, streamOfRow.subspan(first, count));
    }
}

void Transformer::forwardBlock(State& state, float* x, std::span<const int> streamOfRow) const {
    std::int64_t places[kBlockRows];
    int listening[kBlockRows];
    std::size_t listeners = 0;
    std::int64_t longest = 0;
    for (std::size_t row = 0; row < streamOfRow.size(); ++row) {
        State::Stream& stream = state.m_streams[static_cast<std::size_t>(streamOfRow[row])];
        places[row] = stream.length++;
        if (stream.heard > 0) listening[listeners++] = static_cast<int>(row);
        longest = std::max({longest, stream.own.front().capacity(), stream.heard});
    }
    State::Room& room = *state.m_room;
    // Made anew only when a run's threads or lengths grow.
    if (room.desks.size() < static_cast<std::size_t>(Team::size())) room.desks.resize(static_cast<std::size_t>(Team::size()));
    for (Desk& desk : room.desks) {
        desk.integers.resize(static_cast<std::size_t>(m_shape.width / m_shape.heads + 1));
        if (desk.scores.size() < static_cast<std::size_t>(longest + kPanelRows))
            desk.scores.resize(static_cast<std::size_t>(longest + kPanelRows));
    }
    const Block block{state, room, kernels::best(), x, streamOfRow, {places, streamOfRow.size()}, {listening, listeners}};
    for (std::size_t layer = 0; layer < m_layers.size(); ++layer) {
        selfAttention(block, layer);
        if (listeners > 0) crossAttention(block, layer);
        feedForward(block, layer);
    }
    for (std::int64_t row = 0; row < block.rows(); ++row) {
        float* at = x + row * m_shape.width;
        block.table.layerNorm(at, m_finalNorm.weight, m_finalNorm.bias, kNormEps, m_shape.width, at);
    }
}

std::int64_t Transformer::headsOfAChunk(const Matrix& matrix) const {
    return std::max<std::int64_t>(1, kernels::panelsAChunk(matrix) * kPanelRows * m_shape.heads / m_shape.width);
}

void Transformer::selfAttention(const Block& block, std::size_t layer) const {
    const Layer& weights = m_layers[layer];
    State::Room& room = block.room;
    const std::int64_t width = m_shape.width, headWidth = width / m_shape.heads, rows = block.rows();
    const std::int64_t headsAChunk = headsOfAChunk(weights.queryKeyValue) / 3 + 1;

    const kernels::Vectors vectors = block.normed(weights.selfNorm, weights.queryKeyValue);
    Team::tapering(m_shape.heads, headsAChunk, [&](std::int64_t firstHead, std::int64_t endHead, int thread) {
        Desk& desk = room.desks[static_cast<std::size_t>(thread)];
        float* qkv = room.queryKeyValue.data();
        for (std::int64_t part = 0; part < 3; ++part)
            block.table.product(weights.queryKeyValue, vectors, qkv, 3 * width, part * width + firstHead * headWidth,
                                part * width + endHead * headWidth);
        for (std::int64_t head = firstHead; head < endHead; ++head) {
            for (std::int64_t row = 0; row < rows; ++row) {
                const float* at = qkv + row * 3 * width + head * headWidth;
                block.streamOf(row).own[layer].store(block.table, head, block.places[static_cast<std::size_t>(row)], at + width, at + 2 * width);
            }
            for (std::int64_t row = 0; row < rows; ++row)
                block.streamOf(row).own[layer].attend(block.table, head, qkv + row * 3 * width + head * headWidth,
                                                      block.places[static_cast<std::size_t>(row)] + 1, desk.scores.data(), desk.integers.data(),
                                                      room.attended.data() + row * width + head * headWidth);
        }
    });

    addProjection(block, weights.selfOut, room.attended.data(), {});
}

void Transformer::crossAttention(const Block& block, std::size_t layer) const {
    const Layer& weights = m_layers[layer];
    State::Room& room = block.room;
    const std::int64_t width = m_shape.width, headWidth = width / m_shape.heads;
    const auto rows = static_cast<std::int64_t>(block.listening.size());
    const std::int64_t headsAChunk = headsOfAChunk(weights.crossQuery);

    const kernels::Vectors vectors = block.normed(weights.crossNorm, weights.crossQuery, block.listening);
    Team::tapering(m_shape.heads, headsAChunk, [&](std::int64_t firstHead, std::int64_t endHead, int thread) {
        Desk& desk = room.desks[static_cast<std::size_t>(thread)];
        float* queries = room.rows.data();
        block.table.product(weights.crossQuery, vectors, queries, width, firstHead * headWidth, endHead * headWidth);
        for (std::int64_t head = firstHead; head < endHead; ++head)
            for (std::int64_t i = 0; i < rows; ++i) {
                const State::Stream& stream = block.streamOf(block.listening[static_cast<std::size_t>(i)]);
                const std::int64_t at = i * width + head * headWidth;
                stream.cross[layer].attend(block.table, head, queries + at, stream.heard, desk.scores.data(), desk.integers.data(),
                                           room.attended.data() + at);
            }
    });

    addProjection(block, weights.crossOut, room.attended.data(), block.listening);
}

void Transformer::feedForward(const Block& block, std::size_t layer) const {
    const Layer& weights = m_layers[layer];
    State::Room& room = block.room;
    const std::int64_t inner = m_shape.feedForward, rows = block.rows();

    const kernels::Vectors vectors = block.normed(weights.feedForwardNorm, weights.in);
    Team::tapering(weights.in.panels(), kernels::panelsAChunk(weights.in), [&](std::int64_t first, std::int64_t end, int /*thread*/) {
        const std::int64_t begin = first * kPanelRows, until = std::min(end * kPanelRows, inner);
        block.table.product(weights.in, vectors, room.hidden.data(), inner, begin, until);
        for (std::int64_t row = 0; row < rows; ++row) block.table.gelu(room.hidden.data() + row * inner + begin, until - begin);
    });

    addProjection(block, weights.out, room.hidden.data(), {});
}

void Transformer::addProjection(const Block& block, const Matrix& matrix, const float* in,
                                std::span<const int> someRows) const {
    State::Room& room = block.room;
    const std::int64_t width = m_shape.width;
    const auto rows = someRows.empty() ? block.rows() : static_cast<std::int64_t>(someRows.size());
    const kernels::Vectors vectors = block.plain(matrix, in, rows);
    Team::tapering(matrix.panels(), kernels::panelsAChunk(matrix), [&](std::int64_t first, std::int64_t end, int /*thread*/) {
        const std::int64_t begin = first * kPanelRows, until = std::min(end * kPanelRows, width);
        block.table.product(matrix, vectors, room.rows.data(), width, begin, until);
        for (std::int64_t i = 0; i < rows; ++i) {
            float* x = block.x + (someRows.empty() ? i : someRows[static_cast<std::size_t>(i)]) * width;
            const float* add = room.rows.data() + i * width;
            for (std::int64_t c = begin; c < until; ++c) x[c] += add[c];
        }
    });
}

}  // namespace capriccio::musicgen
