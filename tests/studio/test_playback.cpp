#include "core/studio/playback.h"
#include "tests/studio/fakes/fake_speaker.h"

#include <QSignalSpy>
#include <QTest>

using namespace capriccio;
using namespace capriccio::studio;
using capriccio::tests::FakeSpeaker;

class TestPlayback : public QObject {
    Q_OBJECT

    static constexpr int kRate = 32000;

    static std::shared_ptr<audio::AudioClip> clip(double seconds) {
        return std::make_shared<audio::AudioClip>(kRate, 1, std::llround(seconds * kRate));
    }
    static void make(audio::AudioClip& clip, double seconds) {
        clip.append(std::vector<float>(static_cast<std::size_t>(std::llround(seconds * kRate)), 0.5F));
    }
    static std::shared_ptr<audio::AudioClip> finished(double seconds) {
        auto made = clip(seconds);
        make(*made, seconds);
        made->finish();
        return made;
    }

    struct Set {
        std::shared_ptr<FakeSpeaker::Desk> desk = std::make_shared<FakeSpeaker::Desk>();
        Playback playback{std::make_unique<FakeSpeaker>(desk)};
    };

  private Q_SLOTS:
    void aSlowTakeStartsWhenItWillNotStall() {
        Set s;
        auto growing = clip(20);
        s.playback.setClip(growing, true);
        s.playback.setMakingSpeed(0.5);
        QCOMPARE(s.playback.state(), Playback::State::Waiting);
        make(*growing, 4);
        // 16 s are to be made in 32 s, and 20 s are to be played: at least 12 s to wait.
        QTRY_VERIFY(s.playback.startsIn() >= 12 && s.playback.startsIn() < 15);
        QCOMPARE(s.desk->plays, 0);
        make(*growing, 5);  // 22 s for the rest
        QTRY_VERIFY(s.playback.startsIn() > 0 && s.playback.startsIn() < 5);
        QCOMPARE(s.desk->plays, 0);
        make(*growing, 3);  // 16 s for the rest
        QTRY_COMPARE(s.playback.state(), Playback::State::Playing);
        QCOMPARE(s.desk->plays, 1);
    }

    void aFastTakeStartsAtOnce() {
        Set s;
        auto growing = clip(20);
        make(*growing, 1);
        s.playback.setClip(growing, true);
        s.playback.setMakingSpeed(3);
        QTRY_COMPARE(s.playback.state(), Playback::State::Playing);
    }

    void withoutAKnownSpeedItIsNotPromised() {
        Set s;
        auto growing = clip(20);
        make(*growing, 1);
        s.playback.setClip(growing, true);
        QVERIFY(s.playback.startsIn() < 0);
        QCOMPARE(s.playback.state(), Playback::State::Waiting);
        s.playback.setMakingSpeed(3);
        QTRY_COMPARE(s.playback.state(), Playback::State::Playing);
    }

    void playNowOverrides() {
        Set s;
        auto growing = clip(20);
        make(*growing, 1);
        s.playback.setClip(growing, true);
        s.playback.setMakingSpeed(0.1);
        QVERIFY(s.playback.startsIn() != 0);
        s.playback.play();
        QCOMPARE(s.desk->plays, 1);
        QTRY_COMPARE(s.playback.state(), Playback::State::Playing);
        // It runs out, as was accepted: it waits for sound, and goes on by itself.
        s.desk->pass(2);
        QTRY_COMPARE(s.playback.state(), Playback::State::Waiting);
        make(*growing, 1);
        s.desk->pass(0.1);
        QTRY_COMPARE(s.playback.state(), Playback::State::Playing);
    }

    void runningOutWaitsUntilItIsSafeAgain() {
        Set s;
        auto growing = clip(20);
        make(*growing, 2);
        s.playback.setClip(growing, true);
        s.playback.setMakingSpeed(3);
        QTRY_COMPARE(s.playback.state(), Playback::State::Playing);
        s.playback.setMakingSpeed(0.5);  // the machine got busy
        s.desk->pass(3);
        QTRY_COMPARE(s.playback.state(), Playback::State::Waiting);
        QTRY_VERIFY(s.playback.startsIn() > 0);
        QCOMPARE(s.desk->now.state, audio::PlayState::Paused);
        make(*growing, 18);
        growing->finish();
        QTRY_COMPARE(s.playback.state(), Playback::State::Playing);
    }

    void togglePausesWaitsAndPlays() {
        Set s;
        auto growing = clip(20);
        make(*growing, 1);
        s.playback.setClip(growing, true);
        s.playback.setMakingSpeed(0.5);
        s.playback.toggle();
        QCOMPARE(s.playback.state(), Playback::State::Stopped);
        s.playback.toggle();
        QCOMPARE(s.playback.state(), Playback::State::Waiting);
        QCOMPARE(s.desk->plays, 0);
        make(*growing, 19);
        growing->finish();
        QTRY_COMPARE(s.playback.state(), Playback::State::Playing);
        s.playback.toggle();
        QTRY_COMPARE(s.playback.state(), Playback::State::Paused);
        s.playback.toggle();
        QTRY_COMPARE(s.playback.state(), Playback::State::Playing);
    }

    void secondsAreTranslatedBothWays() {
        Set s;
        s.playback.setClip(finished(10));
        QCOMPARE(s.playback.lengthSeconds(), 10.0);
        QSignalSpy moved(&s.playback, &Playback::positionChanged);
        s.playback.seek(4.5);
        QCOMPARE(s.desk->now.positionFrames, std::int64_t(4.5 * kRate));
        QCOMPARE(s.playback.positionSeconds(), 4.5);
        QVERIFY(moved.count() >= 1);
        s.playback.seek(99);
        QCOMPARE(s.playback.positionSeconds(), 10.0);
        s.playback.setLoop(std::pair(1.0, 2.0));
        QCOMPARE(s.desk->loop->beginFrames, std::int64_t(kRate));
        QCOMPARE(s.desk->loop->endFrames, std::int64_t(2 * kRate));
        s.playback.setLoop(std::nullopt);
        QVERIFY(!s.desk->loop);
        s.playback.setVolume(0.5);
        QCOMPARE(s.desk->volume, 0.25F);
    }

    void itPlaysToItsEndAndFromTheStartAgain() {
        Set s;
        s.playback.setClip(finished(2));
        s.playback.toggle();
        QTRY_COMPARE(s.playback.state(), Playback::State::Playing);
        s.desk->pass(1);
        QTRY_COMPARE(s.playback.positionSeconds(), 1.0);
        s.desk->pass(5);
        QTRY_COMPARE(s.playback.state(), Playback::State::Ended);
        s.playback.toggle();
        QTRY_COMPARE(s.playback.state(), Playback::State::Playing);
        QCOMPARE(s.desk->now.positionFrames, std::int64_t(0));
        s.playback.stop();
        QCOMPARE(s.playback.state(), Playback::State::Stopped);
    }

    void levelsEndInSilence() {
        Set s;
        s.desk->now.peakLeft = 0.5F;
        s.playback.setClip(finished(2));
        QSignalSpy levels(&s.playback, &Playback::levelChanged);
        s.playback.toggle();
        QTRY_VERIFY(!levels.isEmpty());
        QCOMPARE(levels.first()[0].toFloat(), 0.5F);
        s.playback.pause();
        QTRY_COMPARE(levels.last()[0].toFloat(), 0.0F);
    }

    void problemsAreToldAndTakenBack() {
        Set s;
        QSignalSpy problems(&s.playback, &Playback::problemChanged);
        s.playback.setClip(finished(2));
        s.desk->now.problem = "The sound device is busy: another program holds it.";
        s.playback.toggle();
        QTRY_COMPARE(problems.count(), 1);
        QVERIFY(problems[0][0].toString().contains(QStringLiteral("busy")));
        s.desk->now.problem = {};
        s.playback.play();
        QTRY_COMPARE(problems.count(), 2);
        QVERIFY(problems[1][0].toString().isEmpty());
    }

    void withoutAClipNothingHappens() {
        Set s;
        s.playback.toggle();
        s.playback.play();
        s.playback.seek(3);
        s.playback.stop();
        QCOMPARE(s.playback.state(), Playback::State::Empty);
        QCOMPARE(s.desk->plays, 0);
    }
};

QTEST_GUILESS_MAIN(TestPlayback)
#include "test_playback.moc"
