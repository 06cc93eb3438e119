#include "core/audio/live_start.h"

#include <algorithm>
#include <random>

#include <QtTest>

using capriccio::audio::Making;
using capriccio::audio::secondsUntilSafe;

namespace {

/// Plays it through in small steps: the least that is ever ready ahead of the playhead, as a share of what should be
/// (`margin`, or all of what is left where that is less), before everything is made.
double leastReserve(const Making& making, double position, double wait, double margin) {
    double least = 1e9;
    const auto look = [&](double t) {
        const double made = std::min(making.expectedSeconds, making.madeSeconds + making.speed * t);
        const double played = position + (t - wait);
        least = std::min(least, made - std::min(making.expectedSeconds, played + margin));
    };
    constexpr double kStep = 0.01;
    for (double t = wait; position + (t - wait) <= making.expectedSeconds; t += kStep) look(t);
    look(wait + std::max(0.0, making.expectedSeconds - margin - position));  // where it bends
    return least;
}

}  // namespace

class TestLiveStart : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void knownAnswers() {
        // Half as fast as it plays, 10 s: the last of it is there after 20 s, playing takes 10.
        QCOMPARE(secondsUntilSafe({0, 10, 0.5, false}, 0, 0), 10.0);
        QCOMPARE(secondsUntilSafe({0, 10, 0.5, false}, 0, 0.5), 10.5);
        // Faster than it plays: only the reserve has to be there.
        QCOMPARE(secondsUntilSafe({0, 10, 2, false}, 0, 0.5), 0.25);
        QCOMPARE(secondsUntilSafe({1, 10, 2, false}, 0, 0.5), 0.0);
        // Unknown speed, unless there is nothing left to make.
        QVERIFY(secondsUntilSafe({5, 10, 0, false}, 0) < 0);
        QCOMPARE(secondsUntilSafe({10, 10, 0, false}, 0), 0.0);
        QCOMPARE(secondsUntilSafe({5, 10, 0, true}, 0), 0.0);
        // From beyond what there is.
        QCOMPARE(secondsUntilSafe({2, 10, 1, false}, 8, 0.5), 6.5);
        QCOMPARE(secondsUntilSafe({2, 10, 1, false}, 99, 0.5), 8.0);
    }

    void neverStallsAndIsNotLate() {
        std::mt19937 random(7);
        const auto between = [&](double a, double b) { return std::uniform_real_distribution<double>(a, b)(random); };
        for (int i = 0; i < 3000; ++i) {
            Making making;
            making.expectedSeconds = between(0.5, 30);
            making.madeSeconds = between(0, making.expectedSeconds);
            making.speed = between(0.05, 3);
            const double position = between(0, making.expectedSeconds);
            const double margin = i % 3 ? between(0, 2) : 0;
            const double wait = secondsUntilSafe(making, position, margin);
            QVERIFY(wait >= 0);
            const double least = leastReserve(making, position, wait, margin);
            QVERIFY2(least >= -1e-6, qPrintable(QStringLiteral("stalls: %1").arg(least)));
            // A little earlier would eat into the reserve.
            if (wait > 0.2) {
                const double earlier = leastReserve(making, position, wait - 0.1, margin);
                QVERIFY2(earlier < 1e-6, qPrintable(QStringLiteral("late: %1").arg(earlier)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestLiveStart)
#include "test_live_start.moc"
