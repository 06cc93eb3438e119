#include "tests/audio/player_bench.h"
#include "tests/support/sound_compare.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <QtTest>

using namespace capriccio::audio;
using namespace capriccio::tests;
using capriccio::Error;

namespace {

constexpr int kFadeFrames = 160;  // 5 ms at 32 kHz

std::vector<float> without(const std::vector<float>& mono, float value = 0) {
    std::vector<float> rest;
    std::ranges::copy_if(mono, std::back_inserter(rest), [&](float s) { return s != value; });
    return rest;
}

}  // namespace

// What is heard: the clip itself, and nothing that is not wished for.
class TestPlayer : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void playsTheClipSampleForSample_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("callbackFrames");
        for (const int channels : {1, 2})
            for (const int callbackFrames : {1, 64, 480, 4096})
                QTest::addRow("%d channels, callbacks of %d", channels, callbackFrames) << channels << callbackFrames;
    }
    void playsTheClipSampleForSample() {
        QFETCH(int, channels);
        QFETCH(int, callbackFrames);
        const auto sound = testSound(32000, channels, 20001);
        PlayerBench bench;
        bench.engine.setClip(finishedClip(sound, channels));
        QCOMPARE(bench.engine.status().state, PlayState::Stopped);
        bench.engine.play();
        QCOMPARE(bench.engine.status().state, PlayState::Playing);
        const auto heard = bench.take(20001, callbackFrames);
        QVERIFY(heard == sound);
        QTRY_COMPARE(bench.engine.status().state, PlayState::Ended);
        QTRY_COMPARE(bench.engine.status().positionFrames, 20001);
        QCOMPARE(bench.engine.status().underruns, 0u);
        QCOMPARE(bench.engine.status().device, std::string("Fake "));
        bench.take(1000, 480, true);
        QCOMPARE(bench.engine.status().underruns, 0u);
        // Again, from the start.
        bench.engine.play();
        QTRY_COMPARE(bench.engine.status().positionFrames, 0);
        const auto again = bench.take(22000, callbackFrames);
        QVERIFY(!std::ranges::search(again, sound).empty());
        QCOMPARE(bench.device->openings(), 1);
    }

    void playsOnDevicesOfAnotherKind_data() {
        QTest::addColumn<int>("clipChannels");
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("channels");
        for (const int clip : {1, 2})
            for (const double rate : {32000.0, 44100.0, 48000.0, 16000.0})
                for (const int channels : {1, 2, 6})
                    QTest::addRow("%d on %g Hz %d", clip, rate, channels) << clip << rate << channels;
    }
    void playsOnDevicesOfAnotherKind() {
        QFETCH(int, clipChannels);
        QFETCH(double, rate);
        QFETCH(int, channels);
        const auto sound = testSound(32000, clipChannels, 32000);
        PlayerBench bench;
        bench.device->sampleRate = rate;
        bench.device->channels = channels;
        bench.engine.setClip(finishedClip(sound, clipChannels));
        bench.engine.play();
        const auto heard = bench.take(static_cast<std::int64_t>(rate) + 4);
        QTRY_COMPARE(bench.engine.status().state, PlayState::Ended);
        QTRY_COMPARE(bench.engine.status().positionFrames, 32000);
        QCOMPARE(bench.engine.status().underruns, 0u);
        for (int c = 0; c < channels; ++c) {
            auto wanted = channelOf(sound, clipChannels, std::min(c, clipChannels - 1));
            if (channels == 1 && clipChannels == 2)
                for (std::size_t i = 0; i < wanted.size(); ++i) wanted[i] = 0.5f * (sound[2 * i] + sound[2 * i + 1]);
            const auto mine = channelOf(heard, channels, c);
            if (c >= 2) {
                QVERIFY(std::ranges::all_of(mine, [](float s) { return s == 0; }));
                continue;
            }
            // At the frames that both rates have: 44100 and 32000 meet every 320 of the clip's.
            std::vector<float> a, b;
            const auto step = static_cast<std::size_t>(rate == 44100 ? 320 : 2);
            for (std::size_t i = 0; i < wanted.size(); i += step) {
                a.push_back(wanted[i]);
                b.push_back(mine[static_cast<std::size_t>(std::lround(static_cast<double>(i) * rate / 32000))]);
            }
            const double same = correlation(a, b);
            QVERIFY2(same > 0.9999, qPrintable(QString::number(same)));
        }
    }

    void waitsForAGrowingClipAndGoesOn() {
        auto clip = std::make_shared<AudioClip>(32000, 1, 60000);
        const auto sound = placeSound(60000);
        PlayerBench bench;
        bench.engine.setClip(clip);
        bench.engine.play();
        QCOMPARE(bench.engine.status().state, PlayState::Waiting);
        QVERIFY(without(bench.take(1000, 480, true)).empty());
        std::vector<float> heard;
        for (int part = 0; part < 3; ++part) {
            clip->append(std::span(sound).subspan(static_cast<std::size_t>(part) * 20000, 20000));
            if (part == 2) clip->finish();
            QVERIFY(bench.waitFor([&] { return bench.ready() > 0; }));
            if (part > 0) QTRY_COMPARE(bench.engine.status().state, PlayState::Playing);
            const auto piece = bench.take(20000);
            heard.insert(heard.end(), piece.begin(), piece.end());
            if (part == 2) break;
            QVERIFY(bench.waitFor([&] {
                const auto rest = bench.take(100, 100, true);
                heard.insert(heard.end(), rest.begin(), rest.end());
                return bench.engine.status().state == PlayState::Waiting;
            }));
            QTRY_COMPARE(bench.engine.status().positionFrames, (part + 1) * 20000);
        }
        QCOMPARE(bench.engine.status().underruns, 0u);
        QTRY_COMPARE(bench.engine.status().state, PlayState::Ended);
        // Every sample once and in order; only where it went on after silence is it faded in, and the end decays.
        std::int64_t exact = 0;
        std::size_t at = 0;
        for (std::int64_t frame = 0; frame < 60000; ++frame) {
            const auto found =
                std::find(heard.begin() + static_cast<std::ptrdiff_t>(at), heard.end(), placeSample(frame));
            if (found == heard.end()) continue;
            ++exact;
            at = static_cast<std::size_t>(found - heard.begin()) + 1;
        }
        QVERIFY2(exact >= 60000 - 2 * kFadeFrames, qPrintable(QString::number(exact)));
        QVERIFY2(largestJump(heard) < 0.6f / kFadeFrames * 2, qPrintable(QString::number(largestJump(heard))));
    }

    void endsWhereAClipEndsEarly() {
        auto clip = std::make_shared<AudioClip>(32000, 1, 60000);
        clip->append(placeSound(10000));
        PlayerBench bench;
        bench.engine.setClip(clip);
        bench.engine.seek(50000);
        bench.engine.play();
        QCOMPARE(bench.engine.status().state, PlayState::Waiting);
        QTRY_COMPARE(bench.engine.status().positionFrames, 50000);
        clip->finish();
        QVERIFY(bench.waitFor([&] {
            bench.take(100, 100, true);
            return bench.engine.status().state == PlayState::Ended;
        }));
        QTRY_COMPARE(bench.engine.status().positionFrames, 10000);
        QCOMPARE(bench.engine.status().underruns, 0u);
    }

    void anEmptyClipEndsAtOnce() {
        auto clip = std::make_shared<AudioClip>(32000, 1, 100);
        clip->finish();
        PlayerBench bench;
        bench.engine.play();  // nothing to play at all
        QCOMPARE(bench.engine.status().state, PlayState::Stopped);
        bench.engine.setClip(clip);
        bench.engine.play();
        QVERIFY(bench.waitFor([&] {
            bench.take(100, 100, true);
            return bench.engine.status().state == PlayState::Ended;
        }));
        QTRY_COMPARE(bench.engine.status().positionFrames, 0);
    }

    void nothingClicks() {
        // A constant: every jump in what is heard is a click of ours. A 5 ms ramp takes steps of 1/160, two at once at
        // most.
        PlayerBench bench;
        bench.engine.setClip(finishedClip(std::vector<float>(96000, 0.5f)));
        bench.engine.seek(100);
        bench.engine.play();
        std::vector<float> heard;
        const auto take = [&](std::int64_t frames) {
            const auto piece = bench.take(frames);
            heard.insert(heard.end(), piece.begin(), piece.end());
        };
        take(3000);
        QCOMPARE(heard.back(), 0.5f);
        bench.engine.pause();
        take(1000);
        QCOMPARE(heard.back(), 0.0f);
        bench.engine.play();
        take(3000);
        QCOMPARE(heard.back(), 0.5f);
        bench.engine.seek(40000);
        take(3000);
        bench.engine.setVolume(0.2f);
        take(3000);
        QVERIFY(std::abs(heard.back() - 0.1f) < 1e-6f);
        bench.engine.setVolume(1);
        bench.engine.setLoop(LoopRange{41000, 52000});
        take(3000);
        bench.engine.setLoop(std::nullopt);
        take(3000);
        bench.engine.seek(90000);
        take(20000);  // over the end
        QCOMPARE(heard.back(), 0.0f);
        constexpr float kMost = 0.5f / kFadeFrames * 2.01f;
        QVERIFY2(largestJump(heard) < kMost, qPrintable(QString::number(largestJump(heard))));

        // From the clip's very start nothing is faded: its first sample is what it is.
        bench.engine.play();
        heard.clear();
        take(1000);
        bench.engine.stop();
        take(1000);
        QCOMPARE(heard.back(), 0.0f);
        const auto first = std::ranges::find_if(heard, [](float s) { return s != 0; });
        QCOMPARE(*first, 0.5f);
        std::fill(heard.begin(), first, 0.5f);
        for (float& sample : heard) sample -= 0.5f;
        QVERIFY2(largestJump(heard) < kMost, qPrintable(QString::number(largestJump(heard))));
    }

    void nothingClicksInTheMiddle() {
        PlayerBench bench;
        bench.engine.setClip(finishedClip(std::vector<float>(96000, 0.5f)));
        bench.engine.seek(100);
        bench.engine.play();
        std::vector<float> heard;
        const auto take = [&](std::int64_t frames) {
            const auto piece = bench.take(frames);
            heard.insert(heard.end(), piece.begin(), piece.end());
        };
        std::mt19937 random(5);
        for (int i = 0; i < 60; ++i) {
            take(static_cast<std::int64_t>(1 + random() % 2000));
            switch (random() % 6) {
                case 0:
                    bench.engine.pause();
                    break;
                case 1:
                    bench.engine.play();
                    break;
                case 2:
                    bench.engine.seek(static_cast<std::int64_t>(1 + random() % 90000));
                    break;
                case 3:
                    bench.engine.setVolume(static_cast<float>(random() % 11) / 10);
                    break;
                case 4:
                    bench.engine.setLoop(LoopRange{500, 2000});
                    break;
                default:
                    bench.engine.setLoop(std::nullopt);
                    break;
            }
            if (bench.engine.status().state == PlayState::Ended) bench.engine.seek(1000);
        }
        const float worst = largestJump(heard);
        QVERIFY2(worst < 0.5f / kFadeFrames * 2.01f, qPrintable(QString::number(worst)));
        QVERIFY(std::ranges::max(heard) == 0.5f);
    }

    void seekIsHeardInTheNextBuffer() {
        PlayerBench bench;
        bench.engine.setClip(finishedClip(placeSound(90000)));
        bench.engine.play();
        QCOMPARE(placeOf(bench.take(5000).back()), 4999);
        bench.engine.seek(70000);
        QTRY_COMPARE(bench.engine.status().positionFrames, 70000);
        QCOMPARE(bench.engine.status().state, PlayState::Playing);
        // The old place fades out within the first 160 frames, then only the new one sounds.
        const auto after = bench.device->pump(512);
        for (std::size_t i = kFadeFrames; i < 512; ++i) QVERIFY(after[i] == 0 || after[i] <= placeSample(70512));
        std::vector<float> heard;
        while (heard.size() < 1000)
            for (const float s : bench.take(100)) heard.push_back(s);
        QVERIFY(placeOf(heard.back()) >= 70000 && placeOf(heard.back()) < 72000);
        QTRY_COMPARE(bench.engine.status().positionFrames, placeOf(heard.back()) + 1);
        // Clamped.
        bench.engine.seek(-5);
        QTRY_COMPARE(bench.engine.status().positionFrames, 0);
        bench.engine.pause();
        bench.engine.seek(1000000);
        QTRY_COMPARE(bench.engine.status().positionFrames, 90000);
        QCOMPARE(bench.engine.status().state, PlayState::Paused);
        QCOMPARE(bench.engine.status().underruns, 0u);
    }

    void pauseAndStopAreHeardInTheNextBuffer() {
        PlayerBench bench;
        bench.engine.setClip(finishedClip(placeSound(90000)));
        bench.engine.play();
        bench.take(5000);
        bench.engine.pause();
        const auto fading = bench.device->pump(512);
        for (std::size_t i = kFadeFrames + 1; i < 512; ++i) QCOMPARE(fading[i], 0.0f);
        QCOMPARE(bench.engine.status().state, PlayState::Paused);
        constexpr std::int64_t place = 5000 + kFadeFrames;
        QTRY_COMPARE(bench.engine.status().positionFrames, place);
        bench.take(1000, 480, true);
        QTRY_COMPARE(bench.engine.status().positionFrames, place);
        bench.engine.play();  // on from exactly there, without a new opening
        const auto on = bench.take(1000);
        QCOMPARE(placeOf(on.back()), place + 999);
        bench.engine.stop();
        QCOMPARE(bench.engine.status().state, PlayState::Stopped);
        QTRY_COMPARE(bench.engine.status().positionFrames, 0);
        const auto stopping = bench.device->pump(512);
        for (std::size_t i = kFadeFrames + 1; i < 512; ++i) QCOMPARE(stopping[i], 0.0f);
        bench.engine.seek(10);
        QCOMPARE(bench.engine.status().state, PlayState::Paused);
        QCOMPARE(bench.device->openings(), 1);
        QCOMPARE(bench.engine.status().underruns, 0u);
    }

    void loopsSampleForSample() {
        PlayerBench bench;
        bench.engine.setClip(finishedClip(placeSound(90000)));
        bench.engine.setLoop(LoopRange{1000, 3500});
        bench.engine.play();
        const auto heard = bench.take(20000);
        for (std::int64_t i = 0; i < 20000; ++i)
            QCOMPARE(placeOf(heard[static_cast<std::size_t>(i)]), i < 3500 ? i : 1000 + (i - 3500) % 2500);
        QTRY_COMPARE(bench.engine.status().positionFrames, 1000 + (20000 - 3500) % 2500);
        // Without the loop it plays on to the end.
        bench.engine.setLoop(std::nullopt);
        const auto place = placeOf(bench.take(1000).back());
        QCOMPARE(placeOf(bench.take(5000).back()), place + 5000);
        // A loop that lies behind is gone to; one that is empty is none.
        bench.engine.setLoop(LoopRange{200, 300});
        QTRY_COMPARE(bench.engine.status().positionFrames, 200);
        bench.engine.setLoop(LoopRange{300, 200});
        bench.take(5000);
        QTRY_VERIFY(bench.engine.status().positionFrames > 4000);
        QCOMPARE(bench.engine.status().underruns, 0u);
    }

    void loopOnAnotherRateKeepsItsPlace() {
        PlayerBench bench;
        bench.device->sampleRate = 48000;
        bench.engine.setClip(finishedClip(placeSound(90000)));
        bench.engine.setLoop(LoopRange{1000, 3500});
        bench.engine.play();
        for (int i = 0; i < 20; ++i) {
            bench.take(1500);
            const std::int64_t unrolled = (i + 1) * 1000;
            QTRY_COMPARE(bench.engine.status().positionFrames,
                         unrolled < 3500 ? unrolled : 1000 + (unrolled - 3500) % 2500);
        }
    }

    void volumeAndPeaks() {
        PlayerBench bench;
        std::vector<float> sound;
        for (int i = 0; i < 50000; ++i) sound.insert(sound.end(), {0.5f, -0.25f});
        bench.engine.setClip(finishedClip(sound, 2));
        bench.engine.setVolume(0.5f);
        bench.engine.play();
        bench.take(5000);
        PlayerStatus status = bench.engine.status();
        QCOMPARE(status.peakLeft, 0.25f);
        QCOMPARE(status.peakRight, 0.125f);
        QCOMPARE(bench.engine.status().peakLeft, 0.0f);  // since the last call
        bench.engine.setVolume(0);
        bench.take(2000);
        (void)bench.engine.status();
        const auto silent = bench.take(1000);
        QVERIFY(without(silent).empty());
        bench.engine.setVolume(7);  // clamped
        bench.take(3000);
        (void)bench.engine.status();
        bench.take(1000);
        QCOMPARE(bench.engine.status().peakLeft, 0.5f);
        bench.engine.setVolume(std::nanf(""));
        bench.take(3000);
        (void)bench.engine.status();
        bench.take(1000);
        QCOMPARE(bench.engine.status().peakLeft, 0.0f);
    }

    void positionIsWhatIsHeard() {
        PlayerBench bench;
        bench.device->delaySeconds = 0.5;
        bench.engine.setClip(finishedClip(placeSound(90000)));
        bench.engine.seek(1000);
        bench.engine.play();
        bench.take(8000);
        // What was just rendered is heard half a second later, so nothing of it can be heard before a buffer's time has
        // gone by.
        const auto early = bench.engine.status().positionFrames;
        QVERIFY(early >= 1000);
        std::int64_t last = early;
        QVERIFY(bench.waitFor([&] {
            const auto now = bench.engine.status().positionFrames;
            const bool onwards = now >= last && now <= 9000;
            last = now;
            return !onwards || now == 9000;
        }));
        QCOMPARE(last, 9000);
        // The end is reached when it is heard, not when it is rendered.
        bench.engine.seek(89000);
        bench.take(1000);
        bench.take(480, 480, true);
        const auto status = bench.engine.status();
        QVERIFY(status.state == PlayState::Playing ? status.positionFrames < 90000 : status.state == PlayState::Ended);
        QTRY_COMPARE_WITH_TIMEOUT(bench.engine.status().state, PlayState::Ended, 20000);
    }

    void anotherClipStartsAtItsStart() {
        PlayerBench bench;
        bench.engine.setClip(finishedClip(placeSound(50000)));
        bench.engine.setLoop(LoopRange{0, 100});
        bench.engine.play();
        bench.take(3000);
        const auto stereo = testSound(44100, 2, 10000);
        bench.engine.setClip(finishedClip(stereo, 2, 44100));
        QCOMPARE(bench.engine.status().state, PlayState::Stopped);
        QTRY_COMPARE(bench.engine.status().positionFrames, 0);
        bench.engine.play();
        QVERIFY(bench.waitFor([&] { return bench.device->openings() == 2 && bench.device->started(); }));
        QVERIFY(bench.take(10000) == stereo);  // in its own rate and channels, the loop forgotten
        bench.engine.setClip(nullptr);
        QCOMPARE(bench.engine.status().state, PlayState::Stopped);
        bench.engine.play();
        bench.engine.seek(5);
        bench.engine.setLoop(LoopRange{1, 2});
        QCOMPARE(bench.engine.status().state, PlayState::Stopped);
        QTRY_COMPARE(bench.engine.status().positionFrames, 0);
    }
};

QTEST_GUILESS_MAIN(TestPlayer)
#include "test_player.moc"
