// The codec's convolutions on the CPU against their definition, at odd sizes and for any number of rows.
#include "core/musicgen/codec/streaming/convolution.h"
#include "core/musicgen/nn/kernels/team.h"

#include <cmath>
#include <random>

#include <QTest>

using namespace capriccio::musicgen;

namespace {

std::vector<float> random(std::int64_t count, unsigned seed) {
    std::mt19937 generator(seed);
    std::uniform_real_distribution<float> value(-1, 1);
    std::vector<float> out(static_cast<std::size_t>(count));
    for (float& x : out) x = value(generator);
    return out;
}

double elu(double x) { return x > 0 ? x : std::exp(x) - 1; }

}  // namespace

class TestConvolution : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void plain_data() {
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("dilation");
        QTest::newRow("as in the residual blocks") << 24 << 48 << 3 << 1;
        QTest::newRow("one by one") << 48 << 24 << 1 << 1;
        QTest::newRow("dilated") << 5 << 7 << 3 << 2;
        QTest::newRow("one channel out") << 1 << 9 << 7 << 1;
    }

    void plain() {
        QFETCH(int, out);
        QFETCH(int, in);
        QFETCH(int, kernel);
        QFETCH(int, dilation);
        kernels::Team team(2);
        const kernels::Team::Scope scope(team);
        const std::vector<float> weight = random(out * in * kernel, 1), bias = random(out, 2);
        const Convolution conv = Convolution::plain(weight.data(), bias.data(), out, in, kernel, dilation);
        for (const std::int64_t count : {1, 2, 15, 16, 33, 97, 250}) {
            const std::vector<float> x = random((count + conv.reach() - 1) * in, 3), plus = random(count * out, 4);
            for (const float* add : {static_cast<const float*>(nullptr), plus.data()}) {
                std::vector<float> y(static_cast<std::size_t>(count * out)), activated(y.size());
                conv.run(x.data(), count, add, y.data(), activated.data());
                for (std::int64_t t = 0; t < count; ++t)
                    for (std::int64_t o = 0; o < out; ++o) {
                        double sum = bias[static_cast<std::size_t>(o)] + (add ? add[t * out + o] : 0.0F);
                        for (std::int64_t i = 0; i < in; ++i)
                            for (std::int64_t k = 0; k < kernel; ++k)
                                sum += double{weight[static_cast<std::size_t>((o * in + i) * kernel + k)]} *
                                       x[static_cast<std::size_t>((t + k * dilation) * in + i)];
                        const auto at = static_cast<std::size_t>(t * out + o);
                        QVERIFY(std::abs(y[at] - sum) < 1e-4 && std::abs(activated[at] - elu(sum)) < 1e-4);
                    }
            }
        }
    }

    void transposed_data() {
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("stride");
        QTest::newRow("odd") << 7 << 3 << 5;
        QTest::newRow("in pairs of rows") << 64 << 32 << 4;
        QTest::newRow("with too many weights for pairs") << 520 << 260 << 8;
    }

    void transposed() {
        QFETCH(int, in);
        QFETCH(int, out);
        QFETCH(int, stride);
        kernels::Team team(2);
        const kernels::Team::Scope scope(team);
        const std::vector<float> weight = random(in * out * 2 * stride, 5), bias = random(out, 6);
        const Convolution conv = Convolution::transposed(weight.data(), bias.data(), in, out, stride);
        QCOMPARE(conv.reach(), 2);
        for (const std::int64_t count : {1, 2, 3, 95, 96, 97, 193}) {
            const std::vector<float> x = random((count + 1) * in, 7);
            std::vector<float> y(static_cast<std::size_t>(count * stride * out)), activated(y.size());
            conv.run(x.data(), count, nullptr, y.data(), activated.data());
            for (std::int64_t t = 0; t < count; t += t < 3 || t > count - 4 ? 1 : 7)
                for (std::int64_t j = 0; j < stride; ++j)
                    for (std::int64_t o = 0; o<out; o += out> 100 ? 13 : 1) {
                        double sum = bias[static_cast<std::size_t>(o)];
                        for (std::int64_t i = 0; i < in; ++i) {
                            const float* w = weight.data() + (i * out + o) * 2 * stride;
                            sum += double{w[stride + j]} * x[static_cast<std::size_t>(t * in + i)] +
                                   double{w[j]} * x[static_cast<std::size_t>((t + 1) * in + i)];
                        }
                        const auto at = static_cast<std::size_t>((t * stride + j) * out + o);
                        QVERIFY(std::abs(y[at] - sum) < 2e-4 && std::abs(activated[at] - elu(sum)) < 2e-4);
                    }
        }
    }
};

QTEST_GUILESS_MAIN(TestConvolution)
#include "test_convolution.moc"
