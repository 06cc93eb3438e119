#include "core/audio/record/recorder_engine.h"
#include "tests/audio/fake_input.h"
#include "tests/support/rt_trap.h"

#include <random>

#include <QtTest>

using namespace capriccio::audio;
using namespace capriccio::tests;
using namespace std::chrono_literals;
using capriccio::Error;

namespace {

/// Frames `begin` … of a sound in which every sample says where it is.
std::vector<float> places(int begin, int count) {
    std::vector<float> samples(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) samples[static_cast<std::size_t>(i)] = static_cast<float>(begin + i) / 65536.0F;
    return samples;
}

}  // namespace

class TestRecorder : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void keepsEverySampleAfterTheCountIn() {
        FakeInput microphone;
        RecorderEngine recorder(microphone.backend());
        QCOMPARE(recorder.status().state, RecordState::Idle);
        recorder.start({"mic", 0.1, 10});
        QCOMPARE(recorder.status().state, RecordState::Opening);
        QTRY_VERIFY(microphone.started());
        QCOMPARE(microphone.openedAs(), std::string("mic"));
        // 4800 frames are counted in; what comes after is kept, whatever the size of the callbacks.
        int sent = 0;
        for (const int size : {1, 700, 256, 257, 3000, 512}) {
            microphone.hear(places(sent, size));
            sent += size;
        }
        QTRY_COMPARE(recorder.status().state, RecordState::CountingIn);
        QVERIFY(!recorder.status().clip);
        QTRY_VERIFY(std::abs(recorder.status().countInLeft - (4800 - sent) / 48000.0) < 1e-9);
        for (; sent < 20000; sent += 500) microphone.hear(places(sent, 500));
        QTRY_VERIFY(recorder.status().seconds >= (sent - 4800) / 48000.0 - 1e-9);
        const RecorderStatus status = recorder.status();
        QCOMPARE(status.state, RecordState::Recording);
        QCOMPARE(status.device, std::string("Fake microphone"));
        QCOMPARE(status.clip->sampleRate(), 48000);
        QVERIFY(!status.clip->finished());
        recorder.stop();
        QTRY_COMPARE(recorder.status().state, RecordState::Ended);
        const auto clip = recorder.status().clip;
        QVERIFY(clip->finished());
        QCOMPARE(clip->availableFrames(), sent - 4800);
        const auto kept = clip->frames(0, clip->availableFrames());
        for (int i = 0; i < sent - 4800; ++i) QCOMPARE(kept[static_cast<std::size_t>(i)], (4800 + i) / 65536.0F);
        QCOMPARE(recorder.status().lostFrames, 0u);
        QVERIFY(!microphone.started());
    }

    void channelsBecomeOne() {
        FakeInput microphone;
        microphone.channels = 2;
        RecorderEngine recorder(microphone.backend());
        recorder.start({});
        QTRY_VERIFY(microphone.started());
        microphone.hear({0.5F, 0.25F, -1.0F, 1.0F});
        QTRY_COMPARE(recorder.status().state, RecordState::Recording);
        recorder.stop();
        QTRY_COMPARE(recorder.status().state, RecordState::Ended);
        const auto clip = recorder.status().clip;
        QCOMPARE(clip->channels(), 1);
        QCOMPARE(clip->frames(0, 2)[0], 0.375F);
        QCOMPARE(clip->frames(0, 2)[1], 0.0F);
    }

    void theLevelIsTheLoudestSinceTheLastLook() {
        FakeInput microphone;
        RecorderEngine recorder(microphone.backend());
        recorder.start({"", 5, 10});
        QTRY_VERIFY(microphone.started());
        microphone.hear({0.1F, -0.75F, 0.3F});
        float peak = 0;
        QTRY_VERIFY((peak = std::max(peak, recorder.status().peak)) > 0);
        QCOMPARE(peak, 0.75F);
        QCOMPARE(recorder.status().peak, 0.0F);
    }

    void itEndsByItselfWhenItIsFull() {
        FakeInput microphone;
        RecorderEngine recorder(microphone.backend());
        recorder.start({"", 0, 0.01});
        QTRY_VERIFY(microphone.started());
        microphone.hear(places(0, 1000));
        QTRY_COMPARE(recorder.status().state, RecordState::Ended);
        QCOMPARE(recorder.status().clip->availableFrames(), 480);
        QVERIFY(recorder.status().problem.isEmpty());
    }

    void stoppedInTheCountInKeepsNothing() {
        FakeInput microphone;
        RecorderEngine recorder(microphone.backend());
        recorder.start({"", 1, 10});
        QTRY_VERIFY(microphone.started());
        microphone.hear(places(0, 1000));
        recorder.stop();
        QTRY_COMPARE(recorder.status().state, RecordState::Ended);
        QVERIFY(!recorder.status().clip);
        QVERIFY(recorder.status().problem.isEmpty());
    }

    void aMicrophoneThatCannotBeOpenedIsSaid() {
        FakeInput microphone;
        microphone.failOpening(Error(Error::Code::Device, "It is busy."));
        RecorderEngine recorder(microphone.backend());
        recorder.start({});
        QTRY_COMPARE(recorder.status().state, RecordState::Ended);
        QCOMPARE(recorder.status().problem.english(), std::string("It is busy."));
        microphone.failOpening({});
        recorder.start({});
        QTRY_VERIFY(microphone.started());
        QCOMPARE(recorder.status().problem.english(), std::string());
    }

    void aMicrophoneThatGoesAwayLeavesWhatWasKept() {
        FakeInput microphone;
        RecorderEngine recorder(microphone.backend());
        recorder.start({});
        QTRY_VERIFY(microphone.started());
        microphone.hear(places(0, 900));
        QTRY_VERIFY(recorder.status().seconds > 0);
        microphone.vanish();
        QTRY_COMPARE(recorder.status().state, RecordState::Ended);
        QVERIFY(recorder.status().problem.english().find("Fake microphone") != std::string::npos);
        QCOMPARE(recorder.status().clip->availableFrames(), 900);
    }

    void aMicrophoneThatFallsSilentForeverIsNoticed() {
        FakeInput microphone;
        RecorderEngine recorder(microphone.backend(), 60ms);
        recorder.start({});
        QTRY_VERIFY(microphone.started());
        microphone.hear(places(0, 900));  // and then no more callbacks, though it says that it is well
        QTRY_COMPARE(recorder.status().state, RecordState::Ended);
        QVERIFY(recorder.status().problem.english().find("stopped") != std::string::npos);
    }

    void startingAnewEndsTheFirst() {
        FakeInput microphone;
        RecorderEngine recorder(microphone.backend());
        recorder.start({});
        QTRY_VERIFY(microphone.started());
        microphone.hear(places(0, 900));
        QTRY_VERIFY(recorder.status().clip);
        const auto first = recorder.status().clip;
        recorder.start({});
        QTRY_VERIFY(first->finished());
        QTRY_COMPARE(microphone.openings(), 2);
        QTRY_VERIFY(microphone.started());
        microphone.hear(places(100, 10));
        QTRY_VERIFY(recorder.status().clip);
        QVERIFY(recorder.status().clip != first);
    }

    // In any order and at any time; under ThreadSanitizer the proof that the threads share nothing they should not.
    void anythingAtAnyTime() {
        FakeInput microphone;
        RecorderEngine recorder(microphone.backend(), 1h);
        std::jthread callbacks([&](const std::stop_token& stop) {
            std::mt19937 random(1);
            while (!stop.stop_requested()) {
                microphone.hear(places(0, static_cast<int>(1 + random() % 600)));
                std::this_thread::yield();
            }
        });
        std::mt19937 random(2);
        for (int i = 0; i < 400; ++i) {
            if (random() % 3 == 0) recorder.start({"", random() % 2 ? 0.01 : 0, 0.5});
            if (random() % 3 == 0) recorder.stop();
            const RecorderStatus status = recorder.status();
            if (status.clip) QVERIFY(status.clip->availableFrames() <= status.clip->capacityFrames());
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 300));
        }
        recorder.start({});
        QTRY_VERIFY(recorder.status().seconds > 0);
    }

    void theCallbackIsWaitFree() {
        if (!RtTrap::available()) QSKIP("a sanitizer stands where the trap would");
        RtCapture capture;
        const auto sound = places(0, 3000);
        RtTrap::reset();
        {
            const RtTrap trap;
            for (int i = 0; i < 2000; ++i) capture.capture(sound.data(), 1 + i % 1500, 1 + i % 2);
        }
        QCOMPARE(QByteArray(RtTrap::firstFault()), QByteArray());
        QCOMPARE(RtTrap::faults(), 0);
        QVERIFY(capture.lostFrames() > 0);  // nobody took blocks away
        QCOMPARE(capture.callbacks(), 2000u);
    }
};

QTEST_GUILESS_MAIN(TestRecorder)
#include "test_recorder.moc"
