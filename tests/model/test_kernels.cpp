// Every fast kernel against the plain one, at odd sizes, 1 to 27 vectors and extreme values; and what all promise: a row's
// result depends on nothing but the row.
#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/multiply.h"
#include "core/musicgen/nn/kernels/team.h"
#include "tests/support/kernel_values.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <random>

#include <QTest>

using namespace capriccio::musicgen;
using namespace capriccio::musicgen::kernels;
using namespace capriccio::tests;

namespace {

std::vector<const Table*> tables() {
    std::vector<const Table*> all;
    for (const Table* table : {&reference(), avx2(), avx512(), amx(), neon()})
        if (table) all.push_back(table);
    return all;
}

double largest(const Values& values) {
    double most = 0;
    for (const float v : values) most = std::max(most, std::abs(static_cast<double>(v)));
    return most;
}

struct Weights {
    std::vector<std::byte> bytes;
    Values floats;
    Matrix matrix;
    Weights(Precision format, Values values, std::int64_t rows, std::int64_t width) : floats(std::move(values)) {
        matrix = {format, rows, width, nullptr};
        if (format != Precision::F32) bytes = pack(format, floats.data(), rows, width);
        matrix.data = format == Precision::F32 ? reinterpret_cast<const std::byte*>(floats.data()) : bytes.data();
    }
};

Values product(const Table& table, const Matrix& m, const Values& x, std::int64_t count, std::int64_t split) {
    VectorRoom room(count, m.width);
    const Vectors vectors = room.prepare(table, m.format, x.data(), count, m.width);
    Values out(static_cast<std::size_t>(count * m.rows), NAN);
    table.product(m, vectors, out.data(), m.rows, 0, split);
    table.product(m, vectors, out.data(), m.rows, split, m.rows);
    return out;
}

const Precision kFormats[] = {Precision::F32, Precision::BF16, Precision::Int8, Precision::Int4};

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
        keyScales.resize(static_cast<std::size_t>(room));
        valueScales.resize(static_cast<std::size_t>(room));
        cache.keys = keys.data(), cache.values = values.data();
        cache.keyScales = keyScales.data(), cache.valueScales = valueScales.data();
        for (std::int64_t j = 0; j < count; ++j) table.store(cache, j, k.data() + j * width, v.data() + j * width);
    }
};

}  // namespace

class TestKernels : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void f32EqualsDoublePrecision() {
        for (const std::int64_t width : {1, 7, 8, 12, 40, 64, 1023, 1024})
            for (const std::int64_t count : {1, 2, 3, 4, 7, 16, 27}) {
                const std::int64_t rows = 13;
                const Weights w(Precision::F32, noise(rows * width, 1), rows, width);
                const Values in = noise(count * width, 2);
                Values exact;
                for (std::int64_t n = 0; n < count; ++n)
                    for (std::int64_t r = 0; r < rows; ++r) {
                        double sum = 0;
                        for (std::int64_t k = 0; k < width; ++k)
                            sum += static_cast<double>(w.floats[static_cast<std::size_t>(r * width + k)]) *
                                   in[static_cast<std::size_t>(n * width + k)];
                        exact.push_back(static_cast<float>(sum));
                    }
                for (const Table* table : tables())
                    QVERIFY2(largestDifference(product(*table, w.matrix, in, count, 5), exact) <
                                 1e-6 * static_cast<double>(width) + 1e-6,
                             table->name);
            }
    }

    void packedEqualsReferenceToTheLastBit() {
        // Integer sums are exact and groups are added in one order, so nothing may differ at all.
        for (const Precision format : {Precision::BF16, Precision::Int8, Precision::Int4})
            for (const std::int64_t width : {1, 3, 4, 31, 32, 33, 127, 128, 129, 260, 1024})
                for (const std::int64_t rows : {1, 15, 16, 17, 50}) {
                    const Weights usual(format, noise(rows * width, 1, 0.05F), rows, width);
                    const Weights wild(format, extremes(rows * width, 2, 5), rows, width);
                    for (const std::int64_t count : {1, 2, 3, 4, 5, 6, 7, 8, 27})
                        for (const bool extreme : {false, true}) {
                            const Values in = extreme ? extremes(count * width, 3, 5) : noise(count * width, 4);
                            const Matrix& m = extreme ? wild.matrix : usual.matrix;
                            const Values plain = product(reference(), m, in, count, 0);
                            for (const Table* table : tables())
                                QVERIFY2(product(*table, m, in, count, rows / 3) == plain, table->name);
                        }
                }
    }

    void packingLosesNoMoreThanItsStep() {
        const std::int64_t rows = 33, width = 300;
        const Values weights = noise(rows * width, 7, 0.02F);
        for (const auto& [format, limit] : {std::pair{Precision::BF16, 0.002}, {Precision::Int8, 0.008}, {Precision::Int4, 0.1}}) {
            const Weights packed(format, weights, rows, width);
            const Values back = unpack(packed.matrix);
            double error = 0, power = 0;
            for (std::size_t i = 0; i < back.size(); ++i) {
                error += std::pow(back[i] - weights[i], 2);
                power += std::pow(weights[i], 2);
            }
            QVERIFY2(std::sqrt(error / power) < limit, qPrintable(QString::number(std::sqrt(error / power))));
            QVERIFY(packed.matrix.bytes() == bytesOf(format, rows, width));
        }
    }

    void packedProductIsThatOfTheWeightsItStandsFor() {
        const std::int64_t rows = 40, width = 1000, count = 3;
        const Values in = noise(count * width, 8);
        for (const auto& [format, limit] : {std::pair{Precision::BF16, 1e-5}, {Precision::Int8, 1e-4}, {Precision::Int4, 0.02}}) {
            const Weights packed(format, noise(rows * width, 9, 0.05F), rows, width);
            const Weights plain(Precision::F32, unpack(packed.matrix), rows, width);
            const Values exact = product(reference(), plain.matrix, in, count, 0);
            const double off = largestDifference(product(best(), packed.matrix, in, count, 0), exact);
            QVERIFY2(off < limit * largest(exact), qPrintable(QString::number(off / largest(exact))));
        }
    }

    void aRowIsTheSameAloneAndAmongOthers() {
        const std::int64_t rows = 41, width = 260, count = 9;
        const Values in = noise(count * width, 4);
        for (const Precision format : kFormats) {
            const Weights w(format, noise(rows * width, 3), rows, width);
            for (const Table* table : tables()) {
                const Values together = product(*table, w.matrix, in, count, 0);
                for (std::int64_t n = 0; n < count; ++n) {
                    const Values one(in.begin() + n * width, in.begin() + (n + 1) * width);
                    const Values alone = product(*table, w.matrix, one, 1, 17);  // in two shares, as two threads would
                    QVERIFY(std::equal(alone.begin(), alone.end(), together.begin() + n * rows));
                }
            }
        }
    }

    void attendEqualsReference() {
        for (const std::int64_t width : {4, 12, 16, 64})
            for (const std::int64_t count : {1, 2, 33, 1500}) {
                const Values query = noise(width, 5), keys = noise(count * width, 6), values = noise(count * width, 7),
                             bias = noise(count, 8);
                for (const float* b : {static_cast<const float*>(nullptr), bias.data()}) {
                    Values scores(static_cast<std::size_t>(count)), plain(static_cast<std::size_t>(width));
                    reference().attend(query.data(), keys.data(), values.data(), b, 0.3F, count, width, scores.data(),
                                       plain.data());
                    for (const Table* table : tables()) {
                        Values out(static_cast<std::size_t>(width), NAN);
                        table->attend(query.data(), keys.data(), values.data(), b, 0.3F, count, width, scores.data(),
                                      out.data());
                        QVERIFY2(largestDifference(out, plain) < 2e-5, table->name);
                    }
                }
            }
    }

    void attendBytesEqualsReferenceAndIsNearFloats() {
        for (const std::int64_t width : {1, 5, 12, 16, 63, 64, 80})
            for (const std::int64_t count : {1, 2, 15, 16, 17, 33, 1500}) {
                const Values query = noise(width, 5), keys = noise(count * width, 6), values = noise(count * width, 7);
                const float scale = 1 / std::sqrt(static_cast<float>(width));
                Values scores(static_cast<std::size_t>(count + 16)), plain(static_cast<std::size_t>(width)), exact(plain);
                std::vector<std::int16_t> integers(static_cast<std::size_t>(width + 1));
                const Head head(reference(), width, count, keys, values);
                reference().attendBytes(query.data(), head.cache, scale, count, scores.data(), integers.data(), plain.data());
                reference().attend(query.data(), keys.data(), values.data(), nullptr, scale, count, width, scores.data(), exact.data());
                QVERIFY(largestDifference(plain, exact) < 0.05);
                for (const Table* table : tables()) {
                    const Head own(*table, width, count, keys, values);
                    QVERIFY2(own.keys == head.keys && own.values == head.values && own.keyScales == head.keyScales, table->name);
                    Values out(static_cast<std::size_t>(width), NAN);
                    table->attendBytes(query.data(), own.cache, scale, count, scores.data(), integers.data(), out.data());
                    QVERIFY2(largestDifference(out, plain) < 2e-5, table->name);
                }
            }
    }

    void normAndFunctionsEqualReference() {
        for (const std::int64_t count : {1, 7, 8, 9, 36, 1024}) {
            Values x = noise(count, 9, 3), weight = noise(count, 10), bias = noise(count, 11);
            if (count > 8) x[3] = 90, x[4] = -90, x[5] = 0, x[6] = 1e-30F;
            Values plain(x.size()), plainGelu = x, plainElu(x.size());
            reference().layerNorm(x.data(), weight.data(), bias.data(), 1e-5F, count, plain.data());
            reference().gelu(plainGelu.data(), count);
            reference().elu(x.data(), plainElu.data(), count);
            for (const Table* table : tables()) {
                Values out(x.size(), NAN), gelu = x, elu(x.size(), NAN);
                table->layerNorm(x.data(), weight.data(), bias.data(), 1e-5F, count, out.data());
                table->gelu(gelu.data(), count);
                table->elu(x.data(), elu.data(), count);
                QVERIFY2(largestDifference(out, plain) < 2e-5, table->name);
                QVERIFY2(largestDifference(gelu, plainGelu) < 3e-6, table->name);
                QVERIFY2(largestDifference(elu, plainElu) < 3e-7, table->name);
            }
        }
    }

    void lstmEqualsReference() {
        for (const std::int64_t width : {1, 8, 12, 100}) {
            const Values gates = noise(4 * width, 1, 4), recurrent = noise(4 * width, 2, 4), before = noise(width, 3, 2);
            Values cell = before, hidden(before.size(), NAN);
            reference().lstm(gates.data(), recurrent.data(), width, 0, width, cell.data(), hidden.data());
            for (const Table* table : tables()) {
                Values ownCell = before, own(before.size(), NAN);
                table->lstm(gates.data(), recurrent.data(), width, 0, width / 3, ownCell.data(), own.data());
                table->lstm(gates.data(), recurrent.data(), width, width / 3, width, ownCell.data(), own.data());
                QVERIFY2(largestDifference(own, hidden) < 2e-6, table->name);
                QVERIFY2(largestDifference(ownCell, cell) < 2e-6, table->name);
            }
        }
    }

    void panelsEqualReference() {
        for (const std::int64_t depth : {1, 3, 48, 200})
            for (const std::int64_t columns : {1, 16, 33, 64})
                for (const std::int64_t times : {1, 5, 6, 13, 30})
                    for (const std::int64_t stride : {depth, std::max<std::int64_t>(1, depth / 3)}) {
                        const Values in = noise(times * depth, 1), weights = noise(depth * columns, 2), bias = noise(columns, 3),
                                     add = noise(times * columns, 4), packed = packPanels(weights.data(), depth, columns);
                        const std::int64_t panels = (columns + 15) / 16;
                        for (const float* plus : {static_cast<const float*>(nullptr), add.data()}) {
                            Values plain(add.size(), NAN);
                            reference().panels(in.data(), stride, times, packed.data(), depth, bias.data(), plus, plain.data(), columns, columns, 0, panels);
                            for (const Table* table : tables()) {
                                Values out(add.size(), NAN);
                                table->panels(in.data(), stride, times, packed.data(), depth, bias.data(), plus, out.data(), columns, columns, 0, panels / 2);
                                table->panels(in.data(), stride, times, packed.data(), depth, bias.data(), plus, out.data(), columns, columns, panels / 2, panels);
                                QVERIFY2(out == plain, table->name);
                            }
                        }
                    }
    }

    void taperingCoversEverythingOnceInStretchesThatEndSmall() {
        for (const int threads : {1, 2, 3}) {
            Team team(threads);
            const Team::Scope scope(team);
            for (const std::int64_t count : {0, 1, 7, 16, 64, 257})
                for (const std::int64_t grain : {0, 1, 3, 15, 16, 100}) {
                    std::vector<int> times(static_cast<std::size_t>(count));
                    std::atomic<std::int64_t> longest = 0, ofTheLast = 0;
                    Team::tapering(count, grain, [&](std::int64_t first, std::int64_t end, int /*thread*/) {
                        for (std::int64_t i = first; i < end; ++i) ++times[static_cast<std::size_t>(i)];
                        for (std::int64_t known = longest; known < end - first;)
                            if (longest.compare_exchange_weak(known, end - first)) break;
                        if (end == count) ofTheLast = end - first;
                    });
                    QVERIFY(std::ranges::all_of(times, [](int n) { return n == 1; }));
                    QVERIFY(longest <= std::max<std::int64_t>(1, grain));
                    QVERIFY(ofTheLast <= std::max<std::int64_t>(1, grain / 4));
                }
        }
    }

    void aTeamDoesEveryChunkOnce() {
        for (const int threads : {1, 2, 3, 8}) {
            Team team(threads);
            const Team::Scope scope(team);
            QCOMPARE(Team::size(), threads);
            for (int round = 0; round < 2000; ++round) {
                const std::int64_t chunks = round % 37;
                std::vector<int> done(static_cast<std::size_t>(chunks));
                Team::each(chunks, [&](std::int64_t chunk, int thread) {
                    if (thread >= 0 && thread < threads) ++done[static_cast<std::size_t>(chunk)];
                });
                QCOMPARE(std::count(done.begin(), done.end(), 1), chunks);
                if (round % 500 == 0) QTest::qWait(2);  // all fall asleep
            }
        }
        QCOMPARE(Team::size(), 1);
    }

    void productsAreTheSameOnAnyNumberOfThreads() {
        const std::int64_t rows = 900, width = 300, count = 5;
        const Values in = noise(count * width, 1);
        for (const Precision format : kFormats) {
            const Weights w(format, noise(rows * width, 2), rows, width);
            Values alone(static_cast<std::size_t>(rows * count)), shared(alone.size());
            multiply(w.matrix, in.data(), count, alone.data());
            Team team(3);
            const Team::Scope scope(team);
            multiply(w.matrix, in.data(), count, shared.data());
            QVERIFY(alone == shared);
        }
    }
};

QTEST_GUILESS_MAIN(TestKernels)
#include "test_kernels.moc"
