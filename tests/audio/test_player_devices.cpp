#include "tests/audio/player_bench.h"
#include "tests/support/sound_compare.h"

#include <random>

#include <QtTest>

using namespace capriccio::audio;
using namespace capriccio::tests;
using capriccio::Error;
using namespace std::chrono_literals;

// Devices that are not there, busy, slow, or go away.
class TestPlayerDevices : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void busyDeviceIsSaidAndTriedAgain() {
        PlayerBench bench;
        bench.device->failOpening(Error(Error::Code::Device, "It is busy."));
        auto clip = std::make_shared<AudioClip>(32000, 1, 60000);
        const auto sound = placeSound(60000);
        clip->append(std::span(sound).first(20000));
        bench.engine.setClip(clip);
        bench.engine.seek(100);
        bench.engine.play();
        QTRY_COMPARE(QString::fromStdString(bench.engine.status().problem.english()), QStringLiteral("It is busy."));
        PlayerStatus status = bench.engine.status();
        QCOMPARE(status.state, PlayState::Paused);
        QCOMPARE(status.positionFrames, 100);
        QCOMPARE(status.device, std::string());
        QCOMPARE(bench.device->openings(), 1);          // not again and again by itself
        clip->append(std::span(sound).subspan(20000));  // making goes on
        clip->finish();
        bench.engine.seek(30000);
        QVERIFY(!bench.engine.status().problem.isEmpty());
        bench.engine.play();  // still busy
        QTRY_COMPARE(bench.device->openings(), 2);
        QTRY_COMPARE(QString::fromStdString(bench.engine.status().problem.english()), QStringLiteral("It is busy."));
        bench.device->failOpening({});
        bench.engine.play();
        QCOMPARE(QString::fromStdString(bench.engine.status().problem.english()), QString());
        const auto heard = bench.take(2000);
        QCOMPARE(placeOf(heard.back()), 31999);
        QCOMPARE(bench.engine.status().state, PlayState::Playing);
    }

    void stoppedAtTheStartStaysStoppedWithoutADevice() {
        PlayerBench bench;
        bench.device->failOpening(Error(Error::Code::NotFound, "There is none."));
        bench.engine.setClip(finishedClip(placeSound(1000)));
        bench.engine.play();
        QTRY_VERIFY(!bench.engine.status().problem.isEmpty());
        QCOMPARE(bench.engine.status().state, PlayState::Stopped);
    }

    void vanishedDeviceIsSaidAndPlayGoesOn() {
        PlayerBench bench;
        bench.engine.setClip(finishedClip(placeSound(90000)));
        bench.engine.play();
        bench.take(3000);
        bench.device->vanishAfter(2);
        bench.take(960);
        QTRY_VERIFY(QString::fromStdString(bench.engine.status().problem.english()).contains("stopped"));
        const PlayerStatus status = bench.engine.status();
        QCOMPARE(status.state, PlayState::Paused);
        QCOMPARE(status.positionFrames, 3960);
        QCOMPARE(status.device, std::string());
        QVERIFY(QString::fromStdString(status.problem.english()).contains("Fake"));
        bench.device->comeBack();
        bench.engine.play();
        const auto heard = bench.take(1000);
        QCOMPARE(placeOf(heard.back()), 4959);
        QCOMPARE(QString::fromStdString(bench.engine.status().problem.english()), QString());
        QCOMPARE(bench.device->openings(), 2);
    }

    void deviceThatStopsAskingIsNoticed() {
        PlayerBench bench({100ms, 1h});
        bench.engine.setClip(finishedClip(placeSound(90000)));
        bench.engine.play();
        bench.take(3000);
        // No more callbacks, though the device says it is well.
        QTRY_VERIFY(QString::fromStdString(bench.engine.status().problem.english()).contains("stopped"));
        QCOMPARE(bench.engine.status().state, PlayState::Paused);
        QTRY_COMPARE(bench.engine.status().positionFrames, 3000);
        bench.engine.play();
        QTRY_COMPARE(bench.device->openings(), 2);
    }

    void openingNeverHoldsTheCaller() {
        PlayerBench bench;
        bench.device->holdOpening(true);
        bench.engine.setClip(finishedClip(placeSound(90000)));
        bench.engine.play();
        QTRY_VERIFY(bench.device->opening());
        // Opening does not return before we say so; all of this must.
        QCOMPARE(bench.engine.status().state, PlayState::Playing);
        bench.engine.seek(500);
        bench.engine.setVolume(1);
        bench.engine.setLoop(LoopRange{100, 80000});
        bench.engine.pause();
        QCOMPARE(bench.engine.status().state, PlayState::Paused);
        bench.engine.setDevice("other");
        bench.engine.stop();
        bench.engine.setClip(finishedClip(placeSound(80000)));
        bench.engine.seek(40000);
        bench.engine.play();
        QTRY_COMPARE(bench.engine.status().positionFrames, 40000);
        bench.device->holdOpening(false);
        QTRY_COMPARE(bench.device->openedAs(), std::string("other"));
        QVERIFY(bench.waitFor([&] { return bench.device->started() && bench.ready() > 0; }));
        QCOMPARE(placeOf(bench.take(1000).back()), 40999);
    }

    void anotherDeviceTakesOverWhereItWas() {
        PlayerBench bench;
        bench.engine.setClip(finishedClip(placeSound(90000)));
        bench.engine.play();
        bench.take(3000);
        QTRY_COMPARE(bench.engine.status().positionFrames, 3000);  // as heard, not as rendered
        bench.engine.setDevice("speakers");
        QTRY_COMPARE(bench.device->openings(), 2);
        const auto heard = bench.take(1000);
        QCOMPARE(placeOf(heard.back()), 3999);
        QCOMPARE(bench.engine.status().device, std::string("Fake speakers"));
        QCOMPARE(bench.engine.status().state, PlayState::Playing);
        bench.engine.setDevice("speakers");
        QCOMPARE(placeOf(bench.take(1000).back()), 4999);
        QCOMPARE(bench.device->openings(), 2);
        // One that fails leaves the place.
        bench.device->failOpening(Error(Error::Code::NotFound, "Not there."));
        QTRY_COMPARE(bench.engine.status().positionFrames, 5000);
        bench.engine.setDevice("nothing");
        QTRY_COMPARE(QString::fromStdString(bench.engine.status().problem.english()), QStringLiteral("Not there."));
        QTRY_COMPARE(bench.engine.status().positionFrames, 5000);
        QCOMPARE(bench.engine.status().state, PlayState::Paused);
        bench.device->failOpening({});
        bench.engine.setDevice("");
        QCOMPARE(QString::fromStdString(bench.engine.status().problem.english()), QString());
        bench.engine.play();
        QTRY_COMPARE(bench.device->openings(), 4);
        QCOMPARE(placeOf(bench.take(1000).back()), 5999);
    }

    void idleDeviceIsGivenBack() {
        PlayerBench bench({1h, 30ms});
        bench.engine.setClip(finishedClip(placeSound(90000)));
        bench.engine.play();
        bench.take(3000);
        bench.engine.pause();
        bench.take(480, 480, true);
        QTRY_COMPARE(bench.engine.status().positionFrames, 3160);  // with the fade
        const std::int64_t place = 3160;
        QTRY_VERIFY(!bench.device->started());
        QCOMPARE(bench.engine.status().device, std::string());
        QCOMPARE(QString::fromStdString(bench.engine.status().problem.english()), QString());
        QTRY_COMPARE(bench.engine.status().positionFrames, place);
        bench.engine.play();
        QCOMPARE(placeOf(bench.take(1000).back()), place + 999);
        QTRY_COMPARE(bench.engine.status().positionFrames, place + 1000);
    }

    // Under ThreadSanitizer this is the proof that the threads share nothing they should not; without it, that nothing
    // hangs.
    void anythingAtAnyTime() {
        for (const bool converting : {false, true}) {
            PlayerBench bench({50ms, 20ms});
            if (converting) {
                bench.device->sampleRate = 48000;
                bench.device->channels = 2;
            }
            std::jthread callbacks([&](const std::stop_token& stop) {
                std::mt19937 random(1);
                while (!stop.stop_requested()) {
                    bench.device->pump(static_cast<int>(1 + random() % 600));
                    std::this_thread::yield();
                }
            });
            std::jthread maker;
            std::mt19937 random(2);
            for (int i = 0; i < 1500; ++i) {
                const auto place = static_cast<std::int64_t>(random() % 70000);
                switch (random() % 12) {
                    case 0: {
                        auto clip = std::make_shared<AudioClip>(32000, 1 + static_cast<int>(random() % 2), 60000);
                        bench.engine.setClip(clip);
                        maker = std::jthread([clip](const std::stop_token& stop) {
                            const std::vector<float> piece(static_cast<std::size_t>(640 * clip->channels()), 0.1f);
                            while (!stop.stop_requested() && clip->availableFrames() + 640 <= clip->capacityFrames())
                                clip->append(piece);
                            clip->finish();
                        });
                        break;
                    }
                    case 1:
                        bench.engine.pause();
                        break;
                    case 2:
                        bench.engine.stop();
                        break;
                    case 3:
                        bench.engine.seek(place);
                        break;
                    case 4:
                        bench.engine.setLoop(LoopRange{place, place + 1000});
                        break;
                    case 5:
                        bench.engine.setLoop(std::nullopt);
                        break;
                    case 6:
                        bench.engine.setVolume(static_cast<float>(random() % 100) / 100);
                        break;
                    case 7:
                        if (random() % 10 == 0) bench.engine.setDevice(random() % 2 ? "a" : "b");
                        break;
                    case 8:
                        if (random() % 10 == 0) {
                            bench.device->vanishAfter(1);
                            bench.engine.play();
                            bench.device->comeBack();
                        }
                        break;
                    default:
                        bench.engine.play();
                }
                const PlayerStatus status = bench.engine.status();
                QVERIFY(status.positionFrames >= 0 && status.positionFrames <= 60000);
                if (i % 16 == 0) std::this_thread::yield();
            }
            // And it still plays.
            maker = {};
            bench.device->comeBack();
            bench.engine.setClip(finishedClip(std::vector<float>(60000, 0.5f)));
            bench.engine.setVolume(1);
            QVERIFY(bench.waitFor([&] {
                bench.engine.play();
                return bench.engine.status().peakLeft > 0.4f;
            }));
        }
    }
};

QTEST_GUILESS_MAIN(TestPlayerDevices)
#include "test_player_devices.moc"
