#include "core/musicgen/codec/streaming/convolution.h"

#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>
#include <cstring>

namespace capriccio::musicgen {
namespace {

using kernels::kPanelRows;
using kernels::Team;

constexpr std::int64_t kTimes =
    96;  // rows that stay near while all panels pass by; a multiple of every kernel's tile, and even
/// Weights of a transposed convolution's input that are used in pairs of rows: more are read from memory all the time,
/// where half as many again cost more than the multiplications saved.
constexpr std::int64_t kPairsMost = 1 << 20;

}  // namespace

void Rows::resize(std::int64_t rows) {
    count = rows;
    if (const auto needed = static_cast<std::size_t>(size()); needed > m_values.size()) m_values.resize(needed);
}

void Rows::append(const float* from, std::int64_t rows) {
    const std::int64_t before = count;
    resize(count + rows);
    std::copy_n(from, rows * channels, row(before));
}

void Rows::appendZeros(std::int64_t rows) {
    const std::int64_t before = count;
    resize(count + rows);
    std::fill_n(row(before), rows * channels, 0.0F);
}

void Rows::drop(std::int64_t rows) {
    std::copy(row(rows), row(count), row(0));
    count -= rows;
}

Convolution Convolution::plain(const float* weight, const float* bias, std::int64_t out, std::int64_t in,
                               std::int64_t kernel, std::int64_t dilation) {
    Convolution conv;
    conv.m_in = in;
    conv.m_columns = out;
    conv.m_kernel = kernel;
    conv.m_dilation = dilation;
    conv.m_reach = (kernel - 1) * dilation + 1;
    conv.m_bias.assign(bias, bias + out);
    const std::int64_t depth = kernel * in;
    std::vector<float> columns(static_cast<std::size_t>(depth * out));
    for (std::int64_t o = 0; o < out; ++o)
        for (std::int64_t i = 0; i < in; ++i)
            for (std::int64_t k = 0; k < kernel; ++k)
                columns[static_cast<std::size_t>((k * in + i) * out + o)] = weight[(o * in + i) * kernel + k];
    conv.m_panels = kernels::packPanels(columns.data(), depth, out);
    if (out == 1 && dilation == 1) {
        const std::int64_t rows = (kernel + kPanelRows - 1) * in;
        std::vector<float> shifted(static_cast<std::size_t>(rows * kPanelRows));
        for (std::int64_t t = 0; t < kPanelRows; ++t)
            for (std::int64_t d = 0; d < depth; ++d)
                shifted[static_cast<std::size_t>((t * in + d) * kPanelRows + t)] = columns[static_cast<std::size_t>(d)];
        conv.m_sixteen = kernels::packPanels(shifted.data(), rows, kPanelRows);
        conv.m_sixteenBias.assign(static_cast<std::size_t>(kPanelRows), bias[0]);
    }
    return conv;
}

Convolution Convolution::transposed(const float* weight, const float* bias, std::int64_t in, std::int64_t out,
                                    std::int64_t stride) {
    Convolution conv;
    conv.m_in = in;
    conv.m_columns = stride * out;
    conv.m_kernel = conv.m_reach = 2;
    std::vector<float> columns(static_cast<std::size_t>(2 * in * conv.m_columns));
    for (std::int64_t i = 0; i < in; ++i)
        for (std::int64_t o = 0; o < out; ++o)
            for (std::int64_t j = 0; j < stride; ++j) {
                const float* from = weight + (i * out + o) * 2 * stride;
                columns[static_cast<std::size_t>(i * conv.m_columns + j * out + o)] = from[stride + j];
                columns[static_cast<std::size_t>((in + i) * conv.m_columns + j * out + o)] = from[j];
            }
    const auto half = static_cast<std::size_t>(in * conv.m_columns);
    if (in * conv.m_columns <= kPairsMost) {
        std::vector<float> before(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(half)), both(half);
        const float* own = columns.data() + half;
        for (std::size_t i = 0; i < half; ++i) both[i] = before[i] + own[i], before[i] = -before[i];
        conv.m_pairs = {kernels::packPanels(both.data(), in, conv.m_columns),
                        kernels::packPanels(own, in, conv.m_columns),
                        kernels::packPanels(before.data(), in, conv.m_columns)};
    } else {
        conv.m_panels = kernels::packPanels(columns.data(), 2 * in, conv.m_columns);
    }
    for (std::int64_t j = 0; j < stride; ++j) conv.m_bias.insert(conv.m_bias.end(), bias, bias + out);
    return conv;
}

void Convolution::run(const float* in, std::int64_t count, const float* add, float* out, float* activated) const {
    if (count <= 0) return;
    if (!m_pairs.both.empty()) return runPairs(in, count, out, activated);
    if (m_dilation != 1) {  // what an output looks at is brought together first
        std::vector<float> gathered(static_cast<std::size_t>(count * m_kernel * m_in));
        for (std::int64_t t = 0; t < count; ++t)
            for (std::int64_t k = 0; k < m_kernel; ++k)
                std::copy_n(in + (t + k * m_dilation) * m_in, m_in, gathered.data() + (t * m_kernel + k) * m_in);
        return runPanels(gathered.data(), m_kernel * m_in, count, m_panels, m_kernel * m_in, m_columns, m_bias, add,
                         out, activated);
    }
    const std::int64_t sixteens = m_sixteen.empty() ? 0 : count / kPanelRows, done = sixteens * kPanelRows;
    if (sixteens > 0)
        runPanels(in, kPanelRows * m_in, sixteens, m_sixteen, (m_kernel + kPanelRows - 1) * m_in, kPanelRows,
                  m_sixteenBias, add, out, activated);
    runPanels(in + done * m_in, m_in, count - done, m_panels, m_kernel * m_in, m_columns, m_bias,
              add ? add + done : nullptr, out + done * m_columns, activated ? activated + done : nullptr);
}

void Convolution::runPanels(const float* in, std::int64_t inStride, std::int64_t count,
                            const std::vector<float>& panels, std::int64_t depth, std::int64_t columns,
                            const std::vector<float>& bias, const float* add, float* out, float* activated) const {
    if (count <= 0) return;
    const kernels::Table& table = kernels::best();
    const std::int64_t all = (columns + kPanelRows - 1) / kPanelRows;
    // Few rows: the weights are what is long, and each thread reads its share of them once. Many: each takes some rows.
    const std::int64_t times = count <= kTimes ? count : kTimes;
    const std::int64_t share =
        count <= kTimes ? std::max<std::int64_t>(1, (1 << 20) / std::max<std::int64_t>(1, depth * kPanelRows * count))
                        : all;
    const std::int64_t shares = (all + share - 1) / share;
    Team::each((count + times - 1) / times * shares, [&](std::int64_t chunk, int /*thread*/) {
        const std::int64_t t = chunk / shares * times, some = std::min(times, count - t);
        const std::int64_t first = chunk % shares * share, end = std::min(all, first + share);
        const std::int64_t c = first * kPanelRows, wide = std::min(columns, end * kPanelRows) - c;
        const std::int64_t at = t * columns;
        table.panels(in + t * inStride, inStride, some, panels.data(), depth, bias.data(), add ? add + at : nullptr,
                     out + at, columns, columns, first, end);
        if (!activated) return;
        if (wide == columns) return table.elu(out + at, activated + at, some * columns);
        for (std::int64_t row = 0; row < some; ++row)
            table.elu(out + at + row * columns + c, activated + at + row * columns + c, wide);
    });
}

/// With r₀ r₁ r₂ as inputs, P and Q as weights of the one before and the own one:
///     y₀ = P r₀ + Q r₁ = (P + Q) r₁ − P (r₁ − r₀),   y₁ = P r₁ + Q r₂ = (P + Q) r₁ + Q (r₂ − r₁)
/// which is a fast FIR filter of two taps (Winograd's F(2, 2)).
void Convolution::runPairs(const float* in, std::int64_t count, float* out, float* activated) const {
    const kernels::Table& table = kernels::best();
    const std::vector<float> none(m_bias.size());
    Team::each((count + kTimes - 1) / kTimes, [&](std::int64_t chunk, int /*thread*/) {
        thread_local std::vector<float> room;
        const std::int64_t first = chunk * kTimes, some = std::min(kTimes, count - first), evens = (some + 1) / 2;
        // Rows that lie a power of two apart would push each other out of the cache.
        const std::int64_t stride = m_in + kPanelRows, all = (m_columns + kPanelRows - 1) / kPanelRows;
        room.resize(static_cast<std::size_t>(3 * kTimes / 2 * stride));
        float *middle = room.data(), *before = middle + kTimes / 2 * stride, *after = before + kTimes / 2 * stride;
        float* y = out + first * m_columns;
        for (std::int64_t p = 0; p < evens; ++p) {
            const float *r0 = in + (first + 2 * p) * m_in, *r1 = r0 + m_in, *r2 = 2 * p + 1 < some ? r1 + m_in : r1;
            float *m = middle + p * stride, *b = before + p * stride, *f = after + p * stride;
            for (std::int64_t i = 0; i < m_in; ++i) m[i] = r1[i], b[i] = r1[i] - r0[i], f[i] = r2[i] - r1[i];
        }
        const auto pass = [&](const float* from, std::int64_t rows, const std::vector<float>& panels, const float* bias,
                              const float* add, float* to) {
            table.panels(from, stride, rows, panels.data(), m_in, bias, add, to, 2 * m_columns, m_columns, 0, all);
        };
        pass(middle, evens, m_pairs.both, m_bias.data(), nullptr, y);
        pass(after, some - evens, m_pairs.own, none.data(), y, y + m_columns);
        pass(before, evens, m_pairs.before, none.data(), y, y);
        if (activated) table.elu(y, activated + first * m_columns, some * m_columns);
    });
}

}  // namespace capriccio::musicgen
