#include "core/audio/peaks.h"

#include <algorithm>
#include <random>
#include <vector>

#include <QtTest>

using namespace capriccio::audio;

namespace {

/// What Peaks promises, computed from the samples: the bins of 64 frames that the stretch touches.
Peak plainRange(const AudioClip& clip, std::int64_t covered, std::int64_t first, std::int64_t end) {
    first = std::max<std::int64_t>(first, 0);
    end = std::min(end, covered);
    if (first >= end) return {};
    first -= first % 64;
    end = std::min(covered, (end + 63) / 64 * 64);
    const auto [low, high] = std::ranges::minmax(clip.frames(first, end - first));
    return {low, high};
}

}  // namespace

class TestPeaks : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void equalThePlainOnes_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("frames");
        for (const int channels : {1, 2})
            for (const int frames : {1, 63, 64, 65, 255, 256, 257, 1024, 5000, 70001})
                QTest::addRow("%d channels, %d frames", channels, frames) << channels << frames;
    }
    void equalThePlainOnes() {
        QFETCH(int, channels);
        QFETCH(int, frames);
        std::mt19937 random(static_cast<unsigned>(frames * 10 + channels));
        std::uniform_real_distribution<float> sample(-1, 1);
        const auto upTo = [&](std::int64_t most) {
            return std::uniform_int_distribution<std::int64_t>(0, most)(random);
        };
        AudioClip clip(32000, channels, frames);
        Peaks peaks;
        while (clip.availableFrames() < frames) {
            std::vector<float> piece(static_cast<std::size_t>(
                std::min<std::int64_t>(1 + upTo(900), frames - clip.availableFrames()) * channels));
            const float scale = std::abs(sample(random));
            for (float& s : piece) s = sample(random) * scale;
            clip.append(piece);
            if (clip.availableFrames() == frames) clip.finish();
            const std::int64_t before = peaks.frames();
            const bool changed = peaks.update(clip);
            QCOMPARE(changed, peaks.frames() > before);
            QVERIFY(!peaks.update(clip));
            // Whole bins while it grows, everything once it is finished.
            QCOMPARE(peaks.frames(), clip.finished() ? frames : clip.availableFrames() / 64 * 64);
            for (int i = 0; i < 50; ++i) {
                const std::int64_t first = upTo(frames + 100) - 50;
                const std::int64_t end = first + upTo(i % 2 ? 200 : frames);
                const Peak fast = peaks.range(first, end);
                const Peak plain = plainRange(clip, peaks.frames(), first, end);
                QCOMPARE(fast.low, plain.low);
                QCOMPARE(fast.high, plain.high);
            }
        }
    }

    void nothingHasNoPeak() {
        Peaks peaks;
        QCOMPARE(peaks.range(0, 100).high, 0.0f);
        AudioClip clip(32000, 1, 1000);
        QVERIFY(!peaks.update(clip));
        clip.append(std::vector<float>(100, 0.5f));
        QVERIFY(peaks.update(clip));
        QCOMPARE(peaks.frames(), 64);
        QCOMPARE(peaks.range(10, 10).high, 0.0f);
        QCOMPARE(peaks.range(20, 10).high, 0.0f);
        QCOMPARE(peaks.range(64, 100).high, 0.0f);
        // Above zero throughout: the low is what it is, not 0.
        QCOMPARE(peaks.range(0, 64).low, 0.5f);
        peaks.clear();
        QCOMPARE(peaks.frames(), 0);
        QCOMPARE(peaks.range(0, 64).high, 0.0f);
    }
};

QTEST_GUILESS_MAIN(TestPeaks)
#include "test_peaks.moc"
