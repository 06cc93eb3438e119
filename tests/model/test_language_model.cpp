// The CPU's transformer against the plain decoder through torch, in every precision; and what it promises: a stream's numbers
// depend on its own past alone, not on other streams, on threads, or on how many columns were taken in at once.
#include "core/musicgen/generate/model_parts.h"
#include "core/musicgen/nn/kernels/team.h"
#include "tests/model/tiny_model.h"

#include <QTest>

using namespace capriccio::musicgen;

namespace {

constexpr int kColumns = 40;

ModelConfig wideEnough() {
    ModelConfig config = tinyConfig();
    config.decoder.width = 144;  // three heads of 48, groups of 128 that are not full
    config.decoder.feedForward = 300;
    config.decoder.layers = 3;
    return config;
}

LanguageModel made(Precision precision, bool plainly = false) {
    Weights weights = Weights::random(7);
    return LanguageModel(wideEnough(), precision, weights, plainly);
}

std::vector<std::int32_t> ids(int streams, int seed) {
    std::vector<std::int32_t> all;
    for (int i = 0; i < streams * 4; ++i) all.push_back((i * 7 + seed * 13) % 64);
    return all;
}

using Logits = std::vector<std::vector<float>>;  // by column

Logits run(const LanguageModel& lm, std::span<const Condition> conditions, std::span<const int> seeds, int threads) {
    kernels::Team team(threads);
    const kernels::Team::Scope scope(team);
    auto state = lm.begin(conditions, kColumns);
    Logits all;
    for (int column = 0; column < kColumns; ++column) {
        std::vector<std::int32_t> now;
        for (const int seed : seeds) {
            const auto one = ids(1, seed + column);
            now.insert(now.end(), one.begin(), one.end());
        }
        const std::span<float> logits = lm.step(state, now);
        all.emplace_back(logits.begin(), logits.end());
    }
    return all;
}

double relativeError(const Logits& a, const Logits& b) {
    double error = 0, power = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < a[i].size(); ++j) {
            error += std::pow(a[i][j] - b[i][j], 2);
            power += std::pow(b[i][j], 2);
        }
    return std::sqrt(error / power);
}

std::vector<Condition> conditions(int streams) {
    at::manual_seed(3);
    std::vector<Condition> all;
    for (int i = 0; i < streams; ++i) {
        all.push_back({at::randn({5 + 9 * i, 144})});
        if (i % 2 == 1) all.back() = {};  // a null stream
    }
    return all;
}

}  // namespace

class TestLanguageModel : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void transformerEqualsPlainDecoder_data() {
        QTest::addColumn<QString>("precision");
        QTest::addColumn<double>("limit");
        QTest::newRow("float32 is exact") << "f32" << 2e-6;
        QTest::newRow("bf16, caches of 8 bits") << "bf16" << 0.02;
        QTest::newRow("int8, caches of 8 bits") << "int8" << 0.02;
        QTest::newRow("int4, caches of 8 bits") << "int4" << 0.04;
    }
    void transformerEqualsPlainDecoder() {
        QFETCH(QString, precision);
        QFETCH(double, limit);
        const c10::InferenceMode noGradients;
        const Precision p = *precisionOf(precision.toStdString());
        const auto heard = conditions(3);
        const int seeds[] = {1, 2, 3};
        const Logits own = run(made(p), heard, seeds, 2), plain = run(made(p, true), heard, seeds, 1);
        const double error = relativeError(own, plain);
        QVERIFY2(error < limit, qPrintable(QString::number(error)));
    }

    void precisionsAreNearFloat32() {
        const c10::InferenceMode noGradients;
        const auto heard = conditions(2);
        const int seeds[] = {1, 2};
        const Logits exact = run(made(Precision::F32), heard, seeds, 1);
        for (const auto& [precision, limit] : {std::pair{Precision::BF16, 0.02}, {Precision::Int8, 0.03}, {Precision::Int4, 0.3}}) {
            const double error = relativeError(run(made(precision), heard, seeds, 1), exact);
            QVERIFY2(error > 0 && error < limit, qPrintable(QString::number(error)));
        }
    }

    void aStreamIsTheSameAloneAndOnAnyThreads() {
        const c10::InferenceMode noGradients;
        const auto heard = conditions(8);
        const int seeds[] = {1, 2, 3, 4, 5, 6, 7, 8};
        for (const Precision precision : {Precision::F32, Precision::BF16, Precision::Int8, Precision::Int4}) {
            const LanguageModel lm = made(precision);
            const Logits together = run(lm, heard, seeds, 3);
            for (const std::size_t s : {0UL, 1UL, 6UL}) {
                const Logits alone = run(lm, std::span(heard).subspan(s, 1), std::span(seeds).subspan(s, 1), 1);
                for (std::size_t column = 0; column < alone.size(); ++column)
                    QVERIFY(std::ranges::equal(alone[column], std::span(together[column]).subspan(s * 256, 256)));
            }
        }
    }

    void columnsAtOnceAreTheSameAsOneByOne() {
        const c10::InferenceMode noGradients;
        const auto heard = conditions(1);
        const int seeds[] = {1};
        for (const Precision precision : {Precision::F32, Precision::Int8}) {
            const LanguageModel lm = made(precision);
            const Logits steps = run(lm, heard, seeds, 1);
            std::vector<std::int32_t> all(4 * kColumns);
            for (int column = 0; column < kColumns; ++column) {
                const auto one = ids(1, 1 + column);
                for (int k = 0; k < 4; ++k) all[static_cast<std::size_t>(k * kColumns + column)] = one[static_cast<std::size_t>(k)];
            }
            auto state = lm.begin(heard, kColumns);
            const at::Tensor logits = lm.take(state, 0, all);
            for (int column = 0; column < kColumns; ++column) {
                const at::Tensor own = logits[column].flatten().contiguous();
                QVERIFY(std::ranges::equal(std::span(own.const_data_ptr<float>(), 256), steps[static_cast<std::size_t>(column)]));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestLanguageModel)
#include "test_language_model.moc"
