#include "core/audio/player.h"
#include "core/audio/recorder.h"
#include "tests/support/pulse_sink.h"
#include "tests/support/sound_compare.h"

#include <algorithm>

#include <QtTest>

using namespace capriccio::audio;
using namespace capriccio::tests;

#define NEED_SINK(sink) \
    if (!(sink).problem().isEmpty()) QSKIP(qPrintable((sink).problem()))

// The real thing: PortAudio from a sound server whose microphone hears what a silent device is given.
class TestRecorderSound : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void whatIsPlayedIsHeard() {
        PulseSink sink(44100, 1);
        NEED_SINK(sink);
        Recorder recorder;
        recorder.start({"", 0.3, 20});
        QTRY_VERIFY_WITH_TIMEOUT(recorder.status().state == RecordState::Recording, 15000);
        QVERIFY(!recorder.status().device.empty());
        const auto sound = testSound(44100, 1, 2 * 44100);
        auto clip = std::make_shared<AudioClip>(44100, 1, static_cast<std::int64_t>(sound.size()));
        clip->append(sound);
        clip->finish();
        Player player;
        player.setClip(clip);
        player.setVolume(1);
        player.play();
        float peak = 0;
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     peak = std::max(peak, recorder.status().peak);
                                     return player.status().state == PlayState::Ended ||
                                            !player.status().problem.isEmpty();
                                 }()),
                                 20000);
        QCOMPARE(QString::fromStdString(player.status().problem.english()), QString());
        QTest::qWait(700);  // what is under way arrives
        recorder.stop();
        QTRY_COMPARE(recorder.status().state, RecordState::Ended);
        const RecorderStatus status = recorder.status();
        QCOMPARE(QString::fromStdString(status.problem.english()), QString());
        QCOMPARE(status.lostFrames, 0u);
        QVERIFY(peak > 0.3F);
        QCOMPARE(status.clip->sampleRate(), 44100);
        const auto kept = status.clip->frames(0, status.clip->availableFrames());
        const Heard heard = compareHeard(kept, sound, 44100);
        qInfo("correlation %.9f, worst 50 ms %.6f, gain %.6f", heard.correlation, heard.worstPiece, heard.gain);
        QVERIFY2(heard.correlation >= 0.999, qPrintable(QString::number(heard.correlation)));
        QVERIFY2(heard.worstPiece >= 0.99, qPrintable(QString::number(heard.worstPiece)));
        QVERIFY(std::abs(heard.gain - 1) < 0.01);
    }

    void devicesAreListedAndChosen() {
        PulseSink sink(48000, 2);
        NEED_SINK(sink);
        const auto devices = inputDevices();
        QVERIFY(!devices.empty());
        QVERIFY(std::any_of(devices.begin(), devices.end(), [](const InputDevice& d) { return d.isDefault; }));
        for (const auto& device : devices) QVERIFY(device.channels > 0);
        Recorder recorder;
        const auto pulse =
            std::find_if(devices.begin(), devices.end(), [](const auto& d) { return d.name == "pulse"; });
        QVERIFY(pulse != devices.end());
        recorder.start({pulse->name, 0, 5});
        QTRY_VERIFY_WITH_TIMEOUT(recorder.status().seconds > 0.1, 15000);
        QCOMPARE(recorder.status().device, pulse->name);
        recorder.start({"a microphone that is not there", 0, 5});
        QTRY_COMPARE_WITH_TIMEOUT(recorder.status().state, RecordState::Ended, 15000);
        QVERIFY(recorder.status().problem.english().find("a microphone that is not there") != std::string::npos);
        QVERIFY(!recorder.status().clip);
    }
};

QTEST_GUILESS_MAIN(TestRecorderSound)
#include "test_recorder_sound.moc"
