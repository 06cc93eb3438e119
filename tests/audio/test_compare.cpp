#include "core/audio/clip_loudness.h"
#include "tests/audio/player_bench.h"

#include <cmath>
#include <numbers>

#include <QTest>

using namespace capriccio;
using namespace capriccio::audio;
using namespace capriccio::tests;

/// Two clips that go along: hearing one and the other.
class TestCompare : public QObject {
    Q_OBJECT

    /// Frame i is 0.5 + i · 1e-5 in the other clip: which clip a sample is from, and from where in it, can be read off.
    static constexpr float kOffset = -0.9F;
    static std::vector<float> otherSound(std::int64_t frames) {
        auto sound = placeSound(frames);
        for (float& sample : sound) sample += kOffset;
        return sound;
    }

  private Q_SLOTS:
    void theOtherIsHeardFromTheSamePlaceWithoutAGap() {
        PlayerBench bench;
        bench.engine.setClip(finishedClip(placeSound(40000)));
        bench.engine.setOther(finishedClip(otherSound(40000)));
        bench.engine.play();
        auto heard = bench.take(8000);
        bench.engine.hearOther(true);
        const auto second = bench.take(8000);
        heard.insert(heard.end(), second.begin(), second.end());
        bench.engine.hearOther(false);
        const auto third = bench.take(4000);
        heard.insert(heard.end(), third.begin(), third.end());
        constexpr std::size_t kFade = 160;  // 5 ms
        for (std::size_t i = 0; i < heard.size(); ++i) {
            const auto place = static_cast<std::int64_t>(i);
            if (i < 8000 || i >= 16000 + kFade)
                QCOMPARE(placeOf(heard[i]), place);
            else if (i >= 8000 + kFade && i < 16000)
                QCOMPARE(placeOf(heard[i] - kOffset), place);
            else  // on the way: in between, never silent
                QVERIFY(heard[i] <= placeSample(place) + 1e-6F && heard[i] >= placeSample(place) + kOffset - 1e-6F);
        }
        // The way from one to the other is spread over the fade: no jump that would click.
        QVERIFY(largestJump(std::vector<float>(heard.begin() + 7000, heard.end())) < 0.1F);
    }

    void bothGoRoundTheLoop() {
        PlayerBench bench;
        bench.engine.setClip(finishedClip(placeSound(20000)));
        bench.engine.setOther(finishedClip(otherSound(5000)));  // shorter: silent beyond its end
        bench.engine.setLoop(LoopRange{4000, 6000});
        bench.engine.hearOther(true);
        bench.engine.play();
        const auto heard = bench.take(12000);
        for (std::size_t i = 400; i < heard.size(); ++i) {
            auto place = static_cast<std::int64_t>(i);
            if (place >= 6000) place = 4000 + (place - 4000) % 2000;
            if (place < 5000)
                QCOMPARE(placeOf(heard[i] - kOffset), place);
            else
                QCOMPARE(heard[i], 0.0F);
        }
    }

    void atTheDevicesOwnRateToo() {
        PlayerBench bench;
        bench.device->sampleRate = 48000;
        bench.device->channels = 2;
        std::vector<float> low, high;
        for (int i = 0; i < 32000; ++i) {
            low.push_back(static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * 200 * i / 32000)));
            high.push_back(static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * 400 * i / 32000)));
        }
        bench.engine.setClip(finishedClip(low));
        bench.engine.setOther(finishedClip(high));
        bench.engine.play();
        bench.engine.hearOther(true);
        const auto heard = bench.take(24000);
        // After the fade it is the higher tone, at its place.
        for (std::size_t i = 6000; i < 23000; ++i)
            QVERIFY(std::abs(heard[2 * i] -
                             0.5 * std::sin(2 * std::numbers::pi * 400 * static_cast<double>(i) / 48000)) < 0.01);
    }

    void gainsLevelThem() {
        PlayerBench bench;
        bench.engine.setClip(finishedClip(std::vector<float>(40000, 0.4F)));
        bench.engine.setOther(finishedClip(std::vector<float>(40000, 0.1F)));
        bench.engine.setGains(0.5F, 2.0F);
        bench.engine.play();
        QVERIFY(std::abs(bench.take(4000).back() - 0.2F) < 1e-6F);
        bench.engine.hearOther(true);
        QVERIFY(std::abs(bench.take(4000).back() - 0.2F) < 1e-6F);
        bench.engine.setClip(finishedClip(std::vector<float>(40000, 0.4F)));  // all of it forgotten
        bench.engine.play();
        QVERIFY(std::abs(bench.take(4000).back() - 0.4F) < 1e-6F);
    }

    void loudnessOfAClip() {
        // EBU Tech 3341: a stereo sine of 1 kHz at −23 dBFS in both channels is −23 LUFS.
        std::vector<float> sound;
        const double amplitude = std::pow(10, -23.0 / 20);
        for (int i = 0; i < 32000 * 5; ++i)
            for (int c = 0; c < 2; ++c)
                sound.push_back(static_cast<float>(amplitude * std::sin(2 * std::numbers::pi * 1000 * i / 32000)));
        const auto loudness = loudnessOf(*finishedClip(sound, 2), {});
        QVERIFY(loudness);
        QVERIFY2(std::abs(loudness->lufs + 23) < 0.1, qPrintable(QString::number(loudness->lufs)));
        QVERIFY(std::abs(loudness->peak - amplitude) < 1e-4);
        const auto silence = loudnessOf(*finishedClip(std::vector<float>(64000, 0.0F)), {});
        QVERIFY(silence && std::isinf(silence->lufs) && silence->peak == 0);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!loudnessOf(*finishedClip(sound, 2), stop.get_token()));
    }
};

QTEST_GUILESS_MAIN(TestCompare)
#include "test_compare.moc"
