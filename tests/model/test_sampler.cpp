// Draws against the distribution they must follow, in audiocraft's order of steps.
#include "core/musicgen/lm/delay_pattern.h"
#include "core/musicgen/lm/sampler.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>
#include <set>

#include <QTest>

using namespace capriccio::musicgen;

namespace {

constexpr int kDraws = 20000;

std::vector<double> frequencies(const Sampling& settings, const std::vector<float>& logits) {
    Sampler sampler(settings);
    std::vector<double> share(logits.size());
    for (int i = 0; i < kDraws; ++i)
        share[static_cast<std::size_t>(sampler.choose(logits, drawAt(5, i, i % 4)))] += 1.0 / kDraws;
    return share;
}

std::vector<double> softmax(const std::vector<float>& logits, double temperature) {
    std::vector<double> p;
    for (const float l : logits) p.push_back(std::exp(l / temperature));
    const double sum = std::accumulate(p.begin(), p.end(), 0.0);
    for (double& v : p) v /= sum;
    return p;
}

/// Sampler::choose with top-k, said plainly: by sorting everything.
int plainlyChosen(const std::vector<float>& logits, std::size_t k, double temperature, double draw) {
    std::vector<float> sorted = logits;
    std::ranges::sort(sorted, std::greater<>());
    const float least = sorted[std::min(k, sorted.size()) - 1];
    std::vector<float> p;
    double sum = 0;
    for (const float l : logits) {
        const double one = l >= least ? std::exp((double{l} - sorted.front()) * (1 / temperature)) : 0;
        p.push_back(static_cast<float>(one));
        sum += one;
    }
    for (float& one : p) one = static_cast<float>(one / sum);
    const double target = draw * std::accumulate(p.begin(), p.end(), 0.0);
    double passed = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i] > 0 && (passed += p[i]) > target) return static_cast<int>(i);
    return -1;
}

void normalise(std::vector<double>& p) {
    const double sum = std::accumulate(p.begin(), p.end(), 0.0);
    for (double& v : p) v /= sum;
}

bool near(const std::vector<double>& a, const std::vector<double>& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::abs(a[i] - b[i]) > 0.015) return false;
    return true;
}

const std::vector<float> kLogits{1.0F, -0.5F, 2.0F, 0.3F, 2.0F, -3.0F};

}  // namespace

class TestSampler : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void greedyTakesTheFirstOfTheLikeliest() {
        QCOMPARE(Sampler({.greedy = true}).choose(kLogits, 0.99), 2);
        QCOMPARE(Sampler({.temperature = 0}).choose(kLogits, 0.99), 2);
        QCOMPARE(Sampler({.topK = 1}).choose(std::vector<float>{0, 3, 1}, 0.99), 1);
    }

    void plainDrawsFollowSoftmax() {
        QVERIFY(near(frequencies({.topK = 0}, kLogits), softmax(kLogits, 1)));
        QVERIFY(near(frequencies({.temperature = 2, .topK = 0}, kLogits), softmax(kLogits, 2)));
        QVERIFY(!near(frequencies({.temperature = 2, .topK = 0}, kLogits), softmax(kLogits, 1)));
    }

    void topKKeepsEqualsOfTheLast() {
        std::vector<double> expected = softmax(kLogits, 1);
        for (const std::size_t i : {1UL, 3UL, 5UL}) expected[i] = 0;
        normalise(expected);
        QVERIFY(near(frequencies({.topK = 3}, kLogits), expected));  // 2.0, 2.0, 1.0
        expected[0] = 0;
        normalise(expected);
        QVERIFY(near(frequencies({.topK = 1}, kLogits), expected));  // both 2.0
        QVERIFY(near(frequencies({.topK = 100}, kLogits), softmax(kLogits, 1)));
    }

    void topKChoosesAsSortingWould_data() {
        QTest::addColumn<float>("scale");
        QTest::addColumn<float>("step");
        QTest::newRow("as logits are") << 3.0F << 0.0F;
        QTest::newRow("all near zero") << 1e-30F << 0.0F;
        QTest::newRow("huge") << 1e30F << 0.0F;
        QTest::newRow("many equals, both zeros") << 2.0F << 0.5F;
    }
    void topKChoosesAsSortingWould() {
        QFETCH(const float, scale);
        QFETCH(const float, step);
        std::mt19937 generator(4);
        std::normal_distribution<float> normal(0, scale);
        for (const std::size_t count : {2UL, 5UL, 300UL, 2048UL})
            for (const int k : {1, 2, 250, 2047}) {
                std::vector<float> logits(count);
                for (float& l : logits) l = step > 0 ? std::round(normal(generator) / step) * step : normal(generator);
                const double temperature = std::min(1.0, double{scale});
                Sampler sampler({.temperature = temperature, .topK = k});
                for (int i = 0; i < 50; ++i) {
                    const double draw = drawAt(7, i, k % 4);
                    const int chosen = sampler.choose(logits, draw);
                    const int plain = plainlyChosen(logits, static_cast<std::size_t>(k), temperature, draw);
                    QVERIFY2(chosen == plain,
                             qPrintable(QStringLiteral("%1 of %2: %3, not %4").arg(k).arg(count).arg(chosen).arg(plain)));
                }
            }
    }

    void topPDropsWhatComesAfterThatMuch() {
        // sorted: 2.0 (.379), 2.0 (.379), 1.0 (.139) …: cumsum − p is 0, .379, .758, .897, …
        std::vector<double> expected = softmax(kLogits, 1);
        for (const std::size_t i : {1UL, 3UL, 5UL}) expected[i] = 0;
        normalise(expected);
        QVERIFY(near(frequencies({.topP = 0.77}, kLogits), expected));
        expected[0] = 0;
        normalise(expected);
        QVERIFY(near(frequencies({.topP = 0.5}, kLogits), expected));
        QVERIFY(near(frequencies({.topK = 1, .topP = 1}, kLogits), softmax(kLogits, 1)));  // top-p wins over top-k
    }

    void drawsAreEvenAndOwnToTheirPlace() {
        double mean = 0;
        std::set<double> seen;
        for (int column = 0; column < 1000; ++column)
            for (int codebook = 0; codebook < 8; ++codebook) {
                const double draw = drawAt(1, column, codebook);
                QVERIFY(draw >= 0 && draw < 1);
                mean += draw / 8000;
                seen.insert(draw);
            }
        QVERIFY(std::abs(mean - 0.5) < 0.02);
        QCOMPARE(seen.size(), 8000UL);
        QVERIFY(drawAt(1, 3, 2) != drawAt(2, 3, 2));
        QCOMPARE(drawAt(1, 3, 2), drawAt(1, 3, 2));
    }

    void guidance() {
        std::vector<float> cond{1, 2, 3};
        guide(cond, std::vector<float>{0, 2, 5}, 3);
        QCOMPARE(cond, (std::vector<float>{3, 2, -1}));
    }

    void delaysOfMonoAndStereo() {
        constexpr DelayPattern mono(4, 1), stereo(8, 2);
        for (int k = 0; k < 4; ++k) QCOMPARE(mono.delay(k), k);
        for (int k = 0; k < 8; ++k) QCOMPARE(stereo.delay(k), k / 2);
        QCOMPARE(mono.framesOfSteps(60), 57);
        QCOMPARE(stereo.framesOfSteps(60), 57);
        QCOMPARE(mono.steps(57), 60);
        QCOMPARE(mono.framesOfSteps(3), 0);
        QCOMPARE(mono.frameAt(1, 0), 0);
        QCOMPARE(mono.frameAt(4, 3), 0);
        QCOMPARE(mono.framesDone(4), 1);
        QCOMPARE(mono.framesDone(3), 0);
    }
};

QTEST_GUILESS_MAIN(TestSampler)
#include "test_sampler.moc"
