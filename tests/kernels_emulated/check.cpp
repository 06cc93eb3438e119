// The kernels of an instruction set against the plain ones, built for it and run by an emulator: what
// tests/model/test_kernels asks of those that the building machine has, without Qt, which is not there for the others.
//
//   check NAME [alone]    which kernels best() must choose there; alone: where there are no threads
#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/multiply.h"
#include "core/musicgen/nn/kernels/team.h"
#include "tests/support/kernel_values.h"

#include <cmath>
#include <cstdio>
#include <random>
#include <string>

using namespace capriccio::musicgen;
using namespace capriccio::musicgen::kernels;
using namespace capriccio::tests;

namespace {

int failures = 0, checks = 0;

void expect(bool good, const std::string& what) {
    ++checks;
    if (good) return;
    if (++failures <= 40) std::printf("FAILED: %s\n", what.c_str());
}

std::string size(std::int64_t a, std::int64_t b) { return std::to_string(a) + " × " + std::to_string(b); }

Values filled(std::int64_t count, float with = NAN) { return Values(static_cast<std::size_t>(count), with); }

Values sample(std::int64_t count, unsigned seed, bool extreme) {
    return extreme ? extremes(count, seed, 4) : noise(count, seed);
}

Values product(const Table& table, const Matrix& m, const Values& x, std::int64_t count, std::int64_t split) {
    Values in(x.begin(), x.begin() + count * m.width);
    in.push_back(NAN);  // who reads beyond the last vector shows it
    VectorRoom room(count, m.width);
    const Vectors vectors = room.prepare(table, m.format, in.data(), count, m.width);
    Values out = filled(count * m.rows);
    table.product(m, vectors, out.data(), m.rows, 0, split);
    table.product(m, vectors, out.data(), m.rows, split, m.rows);
    return out;
}

/// Integer sums are exact and groups are added in one order, so packed products may not differ at all, however many
/// vectors meet at once and wherever the rows are shared out.
void products(const Table& table) {
    for (const std::int64_t width : {1, 3, 31, 32, 33, 127, 129, 260})
        for (const std::int64_t rows : {1, 17, 50})
            for (const bool extreme : {false, true}) {
                const std::int64_t most = 27;
                const Values weights = sample(rows * width, 1, extreme), in = sample(most * width, 2, extreme);
                for (const Precision format : {Precision::F32, Precision::BF16, Precision::Int8, Precision::Int4}) {
                    const bool exact = format != Precision::F32;
                    if (!exact && extreme) continue;
                    const auto bytes = exact ? pack(format, weights.data(), rows, width) : std::vector<std::byte>();
                    const Matrix m{format, rows, width,
                                   exact ? bytes.data() : reinterpret_cast<const std::byte*>(weights.data())};
                    const Values plain = product(reference(), m, in, most, 0);
                    for (const std::int64_t count : {1, 2, 3, 4, 5, 6, 7, 8, 27}) {
                        const Values own = product(table, m, in, count, rows / 3);
                        const Values first(plain.begin(), plain.begin() + count * rows);
                        expect(
                            exact ? own == first : largestDifference(own, first) < 1e-4,
                            std::string(nameOf(format)) + " " + size(rows, width) + " with " + std::to_string(count));
                    }
                }
            }
}

/// A cache of one head, filled by a table.
struct Head {
    std::vector<std::int8_t> keys, values;
    Values keyScales, valueScales;
    ByteCache cache;
    Head(const Table& table, std::int64_t width, std::int64_t count, const Values& k, const Values& v) {
        const std::int64_t room = (count + 15) / 16 * 16;
        cache.width = width;
        keys.resize(static_cast<std::size_t>(room * cache.evenWidth()));
        values.resize(static_cast<std::size_t>(room * width));
        keyScales = valueScales = filled(room, 0);
        cache.keys = keys.data(), cache.values = values.data();
        cache.keyScales = keyScales.data(), cache.valueScales = valueScales.data();
        for (std::int64_t j = 0; j < count; ++j) table.store(cache, j, k.data() + j * width, v.data() + j * width);
    }
};

void attention(const Table& table) {
    for (const std::int64_t width : {1, 5, 12, 16, 63, 64, 80})
        for (const std::int64_t count : {1, 2, 15, 16, 17, 33, 300}) {
            const Values query = noise(width, 5), keys = noise(count * width, 6), values = noise(count * width, 7),
                         bias = noise(count, 8);
            const Head plain(reference(), width, count, keys, values), own(table, width, count, keys, values);
            expect(plain.keys == own.keys && plain.values == own.values && plain.keyScales == own.keyScales &&
                       plain.valueScales == own.valueScales,
                   "a cache of " + size(count, width));
            Values scores = filled(count + 16), out[2] = {filled(width), filled(width)};
            std::vector<std::int16_t> integers(static_cast<std::size_t>(width + 1));
            reference().attendBytes(query.data(), plain.cache, 0.2F, count, scores.data(), integers.data(),
                                    out[0].data());
            table.attendBytes(query.data(), own.cache, 0.2F, count, scores.data(), integers.data(), out[1].data());
            expect(largestDifference(out[0], out[1]) < 2e-5, "attention over bytes, " + size(count, width));
            for (const float* b : {static_cast<const float*>(nullptr), bias.data()}) {
                for (const int which : {0, 1})
                    (which == 0 ? reference() : table)
                        .attend(query.data(), keys.data(), values.data(), b, 0.2F, count, width, scores.data(),
                                out[which].data());
                expect(largestDifference(out[0], out[1]) < 2e-5, "attention, " + size(count, width));
            }
        }
}

void functions(const Table& table) {
    for (const std::int64_t count : {1, 7, 8, 9, 36, 256}) {
        Values x = noise(count, 9);
        if (count > 8) x[3] = 90, x[4] = -90, x[5] = 0, x[6] = 1e-30F;
        const Values weight = noise(count, 10), bias = noise(count, 11), gates = noise(4 * count, 12),
                     recurrent = noise(4 * count, 13);
        Values out[2], gelu[2], elu[2], cell[2], hidden[2];
        for (const int which : {0, 1}) {
            const Table& t = which == 0 ? reference() : table;
            out[which] = elu[which] = hidden[which] = filled(count);
            gelu[which] = x;
            cell[which] = noise(count, 14);
            t.layerNorm(x.data(), weight.data(), bias.data(), 1e-5F, count, out[which].data());
            t.gelu(gelu[which].data(), count);
            t.elu(x.data(), elu[which].data(), count);
            t.lstm(gates.data(), recurrent.data(), count, 0, count / 3, cell[which].data(), hidden[which].data());
            t.lstm(gates.data(), recurrent.data(), count, count / 3, count, cell[which].data(), hidden[which].data());
        }
        expect(largestDifference(out[0], out[1]) < 2e-5, "norm of " + std::to_string(count));
        expect(largestDifference(gelu[0], gelu[1]) < 3e-6, "GELU of " + std::to_string(count));
        expect(largestDifference(elu[0], elu[1]) < 3e-7, "ELU of " + std::to_string(count));
        expect(largestDifference(hidden[0], hidden[1]) < 2e-6 && largestDifference(cell[0], cell[1]) < 2e-6,
               "LSTM of " + std::to_string(count));
    }
}

/// What lies between one time's columns and the next one's must stay as it was.
void panels(const Table& table) {
    const std::int64_t most = 30;
    for (const std::int64_t depth : {1, 3, 48, 100})
        for (const std::int64_t columns : {1, 16, 33}) {
            const std::int64_t outStride = columns + 3, all = (columns + 15) / 16;
            const Values in = noise(most * depth, 1), weights = noise(depth * columns, 2), bias = noise(columns, 3),
                         add = noise(most * outStride, 4), packed = packPanels(weights.data(), depth, columns);
            for (const std::int64_t count : {std::int64_t{1}, std::int64_t{5}, std::int64_t{13}, most})
                for (const std::int64_t stride : {depth, depth / 3 + 1})
                    for (const float* plus : {static_cast<const float*>(nullptr), add.data()}) {
                        Values out[2];
                        for (const int which : {0, 1}) {
                            const Table& t = which == 0 ? reference() : table;
                            out[which] = filled(count * outStride, -12345);
                            for (const auto& [first, end] : {std::pair{std::int64_t{0}, all / 2}, {all / 2, all}})
                                t.panels(in.data(), stride, count, packed.data(), depth, bias.data(), plus,
                                         out[which].data(), outStride, columns, first, end);
                        }
                        expect(out[0] == out[1], "panels, " + size(count, columns) + " of " + std::to_string(depth));
                    }
        }
}

void teams() {
    Team team(3);
    const Team::Scope scope(team);
    for (int round = 0; round < 300; ++round) {
        std::vector<int> done(static_cast<std::size_t>(round % 37));
        Team::each(round % 37, [&](std::int64_t chunk, int) { ++done[static_cast<std::size_t>(chunk)]; });
        for (const int times : done) expect(times == 1, "a team does every chunk once");
    }
}

}  // namespace

int main(int argc, char** argv) {
    const Table& table = best();
    const std::string wanted = argc > 1 ? argv[1] : "";
    if (wanted != table.name)
        return std::printf("The kernels chosen here are “%s”, not “%s”.\n", table.name, wanted.c_str()), 1;
    products(table);
    attention(table);
    functions(table);
    panels(table);
    if (argc < 3) teams();
    std::printf("%d checks of the kernels “%s”, %d failed\n", checks, table.name, failures);
    return failures ? 1 : 0;
}
