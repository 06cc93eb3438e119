// Every fast kernel against the plain one, at widths with and without a ragged end; and what both promise: a row's
// result depends on nothing but the row.
#include "core/musicgen/nn/kernels/kernels.h"

#include <random>

#include <QTest>

using namespace capriccio::musicgen::kernels;

namespace {

std::vector<float> noise(std::int64_t count, unsigned seed) {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& v : values) v = normal(generator);
    return values;
}

std::vector<const Table*> tables() {
    std::vector<const Table*> all{&reference()};
    if (avx2()) all.push_back(avx2());
    return all;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(static_cast<double>(a[i]) - b[i]));
    return worst;
}

}  // namespace

class TestKernels : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void linearEqualsDoublePrecision() {
        for (const std::int64_t width : {1, 7, 8, 12, 40, 64, 1023, 1024}) {
            for (const std::int64_t count : {1, 2, 3, 4, 7, 16, 27}) {
                const std::int64_t rows = 13;
                const auto weight = noise(rows * width, 1), in = noise(count * width, 2);
                std::vector<float> exact;
                for (std::int64_t n = 0; n < count; ++n)
                    for (std::int64_t r = 0; r < rows; ++r) {
                        double sum = 0;
                        for (std::int64_t k = 0; k < width; ++k)
                            sum += static_cast<double>(weight[static_cast<std::size_t>(r * width + k)]) *
                                   in[static_cast<std::size_t>(n * width + k)];
                        exact.push_back(static_cast<float>(sum));
                    }
                for (const Table* table : tables()) {
                    std::vector<float> out(exact.size(), NAN);
                    table->linear(weight.data(), in.data(), out.data(), 0, rows, rows, width, count);
                    QVERIFY2(largestDifference(out, exact) < 1e-6 * static_cast<double>(width) + 1e-6, table->name);
                }
            }
        }
    }

    void linearRowIsTheSameAloneAndAmongOthers() {
        const std::int64_t rows = 11, width = 52, count = 9;
        const auto weight = noise(rows * width, 3), in = noise(count * width, 4);
        for (const Table* table : tables()) {
            std::vector<float> together(static_cast<std::size_t>(rows * count));
            table->linear(weight.data(), in.data(), together.data(), 0, rows, rows, width, count);
            for (std::int64_t n = 0; n < count; ++n) {
                std::vector<float> alone(static_cast<std::size_t>(rows));
                // in two shares, as two threads would
                table->linear(weight.data(), in.data() + n * width, alone.data(), 0, 5, rows, width, 1);
                table->linear(weight.data(), in.data() + n * width, alone.data(), 5, rows, rows, width, 1);
                for (std::int64_t r = 0; r < rows; ++r)
                    QCOMPARE(alone[static_cast<std::size_t>(r)], together[static_cast<std::size_t>(n * rows + r)]);
            }
        }
    }

    void attendEqualsReference() {
        for (const std::int64_t width : {4, 12, 16, 64}) {
            for (const std::int64_t count : {1, 2, 33, 1500}) {
                const auto query = noise(width, 5), keys = noise(count * width, 6), values = noise(count * width, 7),
                           bias = noise(count, 8);
                for (const float* b : {static_cast<const float*>(nullptr), bias.data()}) {
                    std::vector<float> scores(static_cast<std::size_t>(count)), plain(static_cast<std::size_t>(width));
                    reference().attend(query.data(), keys.data(), values.data(), b, 0.3F, count, width, scores.data(),
                                       plain.data());
                    for (const Table* table : tables()) {
                        std::vector<float> out(static_cast<std::size_t>(width), NAN);
                        table->attend(query.data(), keys.data(), values.data(), b, 0.3F, count, width, scores.data(),
                                      out.data());
                        QVERIFY2(largestDifference(out, plain) < 2e-5, table->name);
                    }
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestKernels)
#include "test_kernels.moc"
