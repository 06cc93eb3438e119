#include "core/audio/audio_clip.h"
#include "core/base/error.h"

#include <algorithm>
#include <thread>
#include <vector>

#include <QtTest>

using capriccio::Error;
using capriccio::audio::AudioClip;

class TestClip : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void growsAndEnds() {
        AudioClip clip(32000, 2, 4);
        QCOMPARE(clip.availableFrames(), 0);
        QCOMPARE(clip.expectedFrames(), 4);
        clip.append(std::vector<float>{1, 2, 3, 4});
        QCOMPARE(clip.availableFrames(), 2);
        QVERIFY(std::ranges::equal(clip.frames(1, 1), std::vector<float>{3, 4}));
        clip.append({});
        QCOMPARE(clip.availableFrames(), 2);
        clip.append(std::vector<float>{5, 6});
        clip.finish();
        QVERIFY(clip.finished());
        QCOMPARE(clip.expectedFrames(), 3);
        QVERIFY(std::ranges::equal(clip.frames(0, 3), std::vector<float>{1, 2, 3, 4, 5, 6}));
    }

    void refusesWhatDoesNotFit() {
        AudioClip clip(32000, 2, 2);
        QVERIFY_EXCEPTION_THROWN(clip.append(std::vector<float>(3)), Error);
        QVERIFY_EXCEPTION_THROWN(clip.append(std::vector<float>(6)), Error);
        QCOMPARE(clip.availableFrames(), 0);
        clip.finish();
        QVERIFY_EXCEPTION_THROWN(clip.append(std::vector<float>(2)), Error);
        QVERIFY_EXCEPTION_THROWN(AudioClip(0, 1, 1), Error);
        QVERIFY_EXCEPTION_THROWN(AudioClip(32000, 3, 1), Error);
        QVERIFY_EXCEPTION_THROWN(AudioClip(32000, 1, 0), Error);
    }

    void readersSeeOnlyWholeFrames() {
        constexpr std::int64_t kFrames = 200000;
        AudioClip clip(32000, 2, kFrames);
        std::vector<std::jthread> readers;
        std::atomic<int> wrong{0};
        for (int r = 0; r < 3; ++r)
            readers.emplace_back([&] {
                std::int64_t seen = 0;
                while (true) {
                    const bool finished = clip.finished();
                    const std::int64_t available = clip.availableFrames();
                    if (available < seen) ++wrong;
                    const auto samples = clip.frames(seen, available - seen);
                    for (std::size_t i = 0; i < samples.size(); ++i)
                        if (samples[i] != static_cast<float>(seen * 2 + static_cast<std::int64_t>(i))) ++wrong;
                    seen = available;
                    if (finished) break;
                }
                if (seen != kFrames) ++wrong;
            });
        std::vector<float> piece;
        for (std::int64_t at = 0; at < kFrames;) {
            const std::int64_t count = std::min<std::int64_t>(1 + at % 777, kFrames - at);
            piece.clear();
            for (std::int64_t i = 0; i < count * 2; ++i) piece.push_back(static_cast<float>(at * 2 + i));
            clip.append(piece);
            at += count;
        }
        clip.finish();
        readers.clear();
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestClip)
#include "test_clip.moc"
