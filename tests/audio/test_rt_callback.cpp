#include "core/audio/playback/rt_renderer.h"
#include "tests/support/rt_trap.h"

#include <memory>
#include <mutex>
#include <random>
#include <vector>

#include <QtTest>

using namespace capriccio::audio;
using capriccio::tests::RtTrap;

namespace {

bool give(RtRenderer& renderer, std::uint32_t epoch, int frames, float value, bool gap = false, bool end = false) {
    Block* const block = renderer.freeBlock();
    if (!block) return false;
    block->epoch = epoch;
    block->frames = frames;
    block->clipStart = false;
    block->gapFollows = gap;
    block->endFollows = end;
    block->samples.fill(value);
    renderer.push();
    return true;
}

}  // namespace

class TestRtCallback : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void trapCatches() {
        if (!RtTrap::available()) QSKIP("a sanitizer stands where the trap would");
        RtTrap::reset();
        std::unique_ptr<int> kept;
        {
            const RtTrap trap;
            kept = std::make_unique<int>(1);
        }
        QVERIFY(RtTrap::faults() > 0);
        QCOMPARE(QByteArray(RtTrap::firstFault()), QByteArray("malloc"));
        std::mutex mutex;
        RtTrap::reset();
        {
            const RtTrap trap;
            mutex.lock();
        }
        mutex.unlock();
        QCOMPARE(QByteArray(RtTrap::firstFault()), QByteArray("pthread_mutex_lock"));
        RtTrap::reset();
        kept.reset();
        QCOMPARE(RtTrap::faults(), 0);
    }

    // Everything that can happen to it, in random order: sound, pause, seek, volume, gaps, the end, an empty and a full
    // ring.
    void allocatesNothingAndTakesNoLock() {
        if (!RtTrap::available()) QSKIP("a sanitizer stands where the trap would");
        RtRenderer renderer;
        renderer.prepare({48000, 2}, 32000.0 / 48000);
        std::mt19937 random(3);
        const auto chance = [&](int in) { return random() % static_cast<unsigned>(in) == 0; };
        std::vector<float> out(2 * 1024);
        std::uint32_t epoch = 1;
        bool playing = true;
        double loudest = 0;
        RtTrap::reset();
        for (int i = 0; i < 20000; ++i) {
            if (chance(20)) ++epoch;
            if (chance(10)) playing = !playing;
            if (chance(10)) renderer.setVolume(static_cast<float>(random() % 100) / 100);
            renderer.order(epoch, playing);
            while (!chance(3) && give(renderer, epoch - (chance(8) ? 1 : 0), static_cast<int>(random() % 257), 0.5f,
                                      chance(5), chance(50))) {}
            {
                const RtTrap trap;
                renderer.render(out.data(), static_cast<int>(1 + random() % 1024), 0.01);
            }
            loudest = std::max(loudest, static_cast<double>(renderer.takePeak().left));
        }
        QVERIFY2(RtTrap::faults() == 0, RtTrap::firstFault());
        QVERIFY(loudest > 0.4 && loudest < 0.51);
        QVERIFY(renderer.underruns() > 0);
    }

    void countsUnderrunsOnlyWhereTheClipHadMore() {
        RtRenderer renderer;
        renderer.prepare({32000, 1}, 1);
        std::vector<float> out(256);
        const auto render = [&] { renderer.render(out.data(), 256, 0); };
        renderer.order(1, true);
        render();  // nothing yet: not begun
        QCOMPARE(renderer.underruns(), 0u);
        QVERIFY(!renderer.report().begun);
        give(renderer, 1, 200, 0.5f);
        render();  // 200 of 256
        QCOMPARE(renderer.underruns(), 1u);
        QCOMPARE(out[199], out[198] + (out[198] - out[197]));
        give(renderer, 1, 256, 0.5f, true);
        render();
        render();  // the gap was announced
        QCOMPARE(renderer.underruns(), 1u);
        QVERIFY(renderer.report().silent);
        give(renderer, 1, 256, 0.5f);
        give(renderer, 1, 0, 0.5f, true);  // announced later, by a mark of its own
        render();
        render();
        QCOMPARE(renderer.underruns(), 1u);
        give(renderer, 1, 100, 0.5f, false, true);
        render();
        render();
        QVERIFY(renderer.report().ended);
        QCOMPARE(renderer.report().playedFrames, 200.0 + 256 + 256 + 100);
        renderer.order(1, false);  // paused: nothing is missing
        render();
        renderer.order(2, true);
        render();
        QCOMPARE(renderer.underruns(), 1u);
        QVERIFY(!renderer.report().ended);
    }

    // A block made for a jump that the callback has not seen when its buffer began must not be dropped.
    void keepsBlocksOfAnEpochToCome() {
        RtRenderer renderer;
        renderer.prepare({32000, 1}, 1);
        std::vector<float> out(256);
        renderer.order(1, true);
        give(renderer, 1, 256, 0.25f);
        give(renderer, 2, 256, 0.75f);
        renderer.render(out.data(), 256, 0);
        renderer.render(out.data(), 256, 0);
        QCOMPARE(renderer.takenFrames(), 256);
        renderer.order(2, true);
        renderer.render(out.data(), 256, 0);
        QCOMPARE(out[255], 0.75f);
        QCOMPARE(renderer.report().playedFrames, 256.0);
        // Counting round does not confuse it.
        renderer.order(0xffffffff, false);
        renderer.render(out.data(), 256, 0);
        give(renderer, 0xffffffff, 256, 0.25f);
        give(renderer, 0, 256, 0.75f);
        renderer.order(0, true);
        renderer.render(out.data(), 256, 0);
        QCOMPARE(out[255], 0.75f);
    }
};

QTEST_GUILESS_MAIN(TestRtCallback)
#include "test_rt_callback.moc"
