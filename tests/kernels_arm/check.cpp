// The ARM kernels against the plain ones, built for ARM and run by an emulator: what tests/model/test_kernels asks of the
// others, without Qt, which there is none of for that machine.
#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/multiply.h"
#include "core/musicgen/nn/kernels/team.h"

#include <cmath>
#include <cstdio>
#include <random>
#include <string>

using namespace capriccio::musicgen;
using namespace capriccio::musicgen::kernels;

namespace {

using Values = std::vector<float>;
int failures = 0, checks = 0;

void expect(bool good, const char* what) {
    ++checks;
    if (good) return;
    ++failures;
    std::printf("FAILED: %s\n", what);
}

Values noise(std::int64_t count, unsigned seed, bool extreme = false) {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal;
    Values values(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = normal(generator);
        if (extreme && i / 32 % 4 == 1) values[i] = 0;
        if (extreme && i / 32 % 4 == 2) values[i] *= 1e-20F;
        if (extreme && i / 32 % 4 == 3) values[i] *= 1e12F;
    }
    return values;
}

double difference(const Values& a, const Values& b) {
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double off = std::abs(static_cast<double>(a[i]) - b[i]);
        if (!(off <= worst)) worst = off;
    }
    return worst;
}

Values product(const Table& table, const Matrix& m, const Values& x, std::int64_t count) {
    VectorRoom room(count, m.width);
    const Vectors vectors = room.prepare(table, m.format, x.data(), count, m.width);
    Values out(static_cast<std::size_t>(count * m.rows), NAN);
    table.product(m, vectors, out.data(), m.rows, 0, m.rows / 3);
    table.product(m, vectors, out.data(), m.rows, m.rows / 3, m.rows);
    return out;
}

void products(const Table& table) {
    for (const std::int64_t width : {1, 3, 4, 33, 127, 129, 260})
        for (const std::int64_t rows : {1, 16, 17, 50})
            for (const std::int64_t count : {1, 2, 3, 5, 8})
                for (const bool extreme : {false, true}) {
                    const Values weights = noise(rows * width, 1, extreme), in = noise(count * width, 2, extreme);
                    for (const Precision format : {Precision::BF16, Precision::Int8, Precision::Int4}) {
                        const auto bytes = pack(format, weights.data(), rows, width);
                        const Matrix m{format, rows, width, bytes.data()};
                        expect(product(table, m, in, count) == product(reference(), m, in, count),
                               (std::string(nameOf(format)) + " " + std::to_string(rows) + " × " + std::to_string(width)).c_str());
                    }
                    if (extreme) continue;
                    const Matrix m{Precision::F32, rows, width, reinterpret_cast<const std::byte*>(weights.data())};
                    expect(difference(product(table, m, in, count), product(reference(), m, in, count)) < 1e-4, "f32");
                }
}

void attention(const Table& table) {
    for (const std::int64_t width : {1, 5, 12, 64})
        for (const std::int64_t count : {1, 16, 33, 300}) {
            const Values query = noise(width, 5), keys = noise(count * width, 6), values = noise(count * width, 7);
            const std::int64_t room = (count + 15) / 16 * 16;
            Values scores(static_cast<std::size_t>(room)), out[2], keyScales(static_cast<std::size_t>(room)), valueScales(keyScales);
            std::vector<std::int16_t> integers(static_cast<std::size_t>(width + 1));
            for (const int which : {0, 1}) {
                const Table& t = which == 0 ? reference() : table;
                out[which].resize(static_cast<std::size_t>(width));
                ByteCache cache;
                cache.width = width;
                std::vector<std::int8_t> k(static_cast<std::size_t>(room * cache.evenWidth())), v(static_cast<std::size_t>(room * width));
                cache.keys = k.data(), cache.values = v.data();
                cache.keyScales = keyScales.data(), cache.valueScales = valueScales.data();
                for (std::int64_t j = 0; j < count; ++j) t.store(cache, j, keys.data() + j * width, values.data() + j * width);
                t.attendBytes(query.data(), cache, 0.2F, count, scores.data(), integers.data(), out[which].data());
            }
            expect(difference(out[0], out[1]) < 2e-5, "attention over bytes");
            for (const int which : {0, 1})
                (which == 0 ? reference() : table).attend(query.data(), keys.data(), values.data(), nullptr, 0.2F, count, width, scores.data(), out[which].data());
            expect(difference(out[0], out[1]) < 2e-5, "attention");
        }
}

void functions(const Table& table) {
    for (const std::int64_t count : {1, 7, 8, 36, 256}) {
        const Values x = noise(count, 9), weight = noise(count, 10), bias = noise(count, 11), gates = noise(4 * count, 12), recurrent = noise(4 * count, 13);
        Values out[2], gelu[2], elu[2], cell[2], hidden[2];
        for (const int which : {0, 1}) {
            const Table& t = which == 0 ? reference() : table;
            out[which] = elu[which] = hidden[which] = Values(x.size());
            gelu[which] = cell[which] = x;
            t.layerNorm(x.data(), weight.data(), bias.data(), 1e-5F, count, out[which].data());
            t.gelu(gelu[which].data(), count);
            t.elu(x.data(), elu[which].data(), count);
            t.lstm(gates.data(), recurrent.data(), count, 0, count, cell[which].data(), hidden[which].data());
        }
        expect(difference(out[0], out[1]) < 2e-5, "norm");
        expect(difference(gelu[0], gelu[1]) < 3e-6, "GELU");
        expect(difference(elu[0], elu[1]) < 3e-7, "ELU");
        expect(difference(hidden[0], hidden[1]) < 2e-6 && difference(cell[0], cell[1]) < 2e-6, "LSTM");
    }
}

void panels(const Table& table) {
    for (const std::int64_t depth : {1, 48, 100})
        for (const std::int64_t columns : {1, 16, 33})
            for (const std::int64_t times : {1, 6, 13}) {
                const Values in = noise(times * depth, 1), weights = noise(depth * columns, 2), bias = noise(columns, 3), add = noise(times * columns, 4);
                const Values packed = packPanels(weights.data(), depth, columns);
                for (const float* plus : {static_cast<const float*>(nullptr), add.data()}) {
                    Values out[2];
                    for (const int which : {0, 1}) {
                        out[which] = Values(add.size(), NAN);
                        (which == 0 ? reference() : table).panels(in.data(), depth, times, packed.data(), depth, bias.data(), plus, out[which].data(), columns, columns, 0, (columns + 15) / 16);
                    }
                    expect(out[0] == out[1], "panels");
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

int main() {
    const Table* table = neon();
    if (!table || &best() != table) return std::printf("There are no ARM kernels here.\n"), 1;
    products(*table);
    attention(*table);
    functions(*table);
    panels(*table);
    teams();
    std::printf("%d checks of the kernels “%s”, %d failed\n", checks, table->name, failures);
    return failures ? 1 : 0;
}
