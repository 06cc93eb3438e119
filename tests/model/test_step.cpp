#include "core/musicgen/lm/sampler.h"
#include "core/musicgen/lm/transformer/transformer.h"
#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/team.h"
#include "tests/support/kernel_values.h"
#include "tests/support/rt_trap.h"

#include <deque>

#include <QtTest>

using namespace capriccio::musicgen;
using capriccio::tests::noise;
using capriccio::tests::RtTrap;
using kernels::Matrix;
using kernels::Team;

namespace {

constexpr std::int64_t kWidth = 64, kHeads = 2, kInner = 128;

/// Two layers with random weights.
struct Model {
    explicit Model(Precision precision) : format(precision) {
        for (int i = 0; i < 2; ++i)
            layers.push_back({norm(), norm(), norm(), matrix(3 * kWidth, kWidth), matrix(kWidth, kWidth),
                              matrix(kWidth, kWidth), matrix(kWidth, kWidth), matrix(kWidth, kWidth),
                              matrix(kWidth, kWidth), matrix(kInner, kWidth), matrix(kWidth, kInner)});
    }
    Transformer::Norm norm() const { return {ones.data(), zeros.data()}; }
    Matrix matrix(std::int64_t rows, std::int64_t width) {
        floats.push_back(noise(rows * width, static_cast<unsigned>(floats.size()), 0.2F));
        if (format == Precision::F32)
            return {format, rows, width, reinterpret_cast<const std::byte*>(floats.back().data())};
        packed.push_back(kernels::pack(format, floats.back().data(), rows, width));
        return {format, rows, width, packed.back().data()};
    }

    Precision format;
    std::vector<float> ones = std::vector<float>(kWidth, 1), zeros = std::vector<float>(kWidth, 0);
    std::deque<std::vector<float>> floats;
    std::deque<std::vector<std::byte>> packed;
    std::vector<Transformer::Layer> layers;
};

}  // namespace

class TestStep : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void allocatesNothing_data() {
        QTest::addColumn<int>("precision");
        for (const Precision p : {Precision::F32, Precision::BF16, Precision::Int8, Precision::Int4})
            QTest::newRow(std::string(nameOf(p)).c_str()) << static_cast<int>(p);
    }

    // From the second step on, listening streams and others, for as long as the caches were made for.
    void allocatesNothing() {
        if (!RtTrap::available()) QSKIP("a sanitizer stands where the trap would");
        QFETCH(int, precision);
        Model model(static_cast<Precision>(precision));
        const Transformer transformer(
            {kWidth, kHeads, kInner}, model.layers, model.norm(),
            model.format == Precision::F32 ? KeyValueCache::Width::Float32 : KeyValueCache::Width::Bytes);
        Team team(1);
        const Team::Scope scope(team);
        constexpr int kStreams = 4, kSteps = 70;
        Transformer::State state = transformer.begin(kStreams);
        const std::vector<float> heard = noise(7 * kWidth, 99, 0.2F);
        std::vector<int> rows;
        for (int s = 0; s < kStreams; ++s) {
            transformer.reset(state, static_cast<std::size_t>(s), kSteps);
            if (s % 2 == 0) transformer.listen(state, static_cast<std::size_t>(s), heard.data(), 7);
            rows.push_back(s);
        }
        std::vector<float> x = noise(kStreams * kWidth, 5, 0.2F);
        transformer.forward(state, x.data(), rows);
        RtTrap::reset();
        {
            const RtTrap trap;
            for (int step = 1; step < kSteps; ++step) transformer.forward(state, x.data(), rows);
        }
        QVERIFY2(RtTrap::faults() == 0, RtTrap::firstFault());
        QCOMPARE(state.length(0), std::int64_t{kSteps});
    }

    void choosingAllocatesNothing_data() {
        QTest::addColumn<int>("topK");
        QTest::addColumn<double>("topP");
        QTest::newRow("top k") << 250 << 0.0;
        QTest::newRow("all") << 0 << 0.0;
    }

    void choosingAllocatesNothing() {
        if (!RtTrap::available()) QSKIP("a sanitizer stands where the trap would");
        QFETCH(int, topK);
        QFETCH(double, topP);
        Sampling settings;
        settings.topK = topK;
        settings.topP = topP;
        Sampler sampler(settings);
        std::vector<float> logits = noise(2048, 3, 0.2F), null = noise(2048, 4, 0.2F);
        sampler.choose(logits, 0.5);
        RtTrap::reset();
        {
            const RtTrap trap;
            for (int i = 0; i < 50; ++i) {
                guide(logits, null, 1.01);
                sampler.choose(logits, drawAt(1, i, 0));
            }
        }
        QVERIFY2(RtTrap::faults() == 0, RtTrap::firstFault());
    }
};

QTEST_GUILESS_MAIN(TestStep)
#include "test_step.moc"
