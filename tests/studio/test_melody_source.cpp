#include "core/audio/audio_file.h"
#include "core/studio/melody/melody_source.h"
#include "tests/studio/fakes/fake_microphone.h"
#include "tests/studio/fakes/fake_speaker.h"

#include <cmath>
#include <numbers>

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace capriccio;
using namespace capriccio::studio;
using namespace capriccio::tests;
using State = MelodySource::State;

namespace {

constexpr double kC4 = 261.626;
constexpr double kE4 = 329.628;
constexpr double kA4 = 440;

/// Notes one after the other, each of a length.
std::shared_ptr<audio::AudioClip> tune(std::initializer_list<double> pitches, double secondsEach, int rate = 32000,
                                       int channels = 1) {
    std::vector<float> samples;
    for (const double pitch : pitches)
        for (int i = 0; i < secondsEach * rate; ++i)
            for (int c = 0; c < channels; ++c)
                samples.push_back(0.5F * static_cast<float>(std::sin(2 * std::numbers::pi * pitch * i / rate)));
    auto clip =
        std::make_shared<audio::AudioClip>(rate, channels, static_cast<std::int64_t>(samples.size()) / channels);
    clip->append(samples);
    clip->finish();
    return clip;
}

struct Bench {
    std::shared_ptr<FakeSpeaker::Desk> speaker = std::make_shared<FakeSpeaker::Desk>();
    std::shared_ptr<FakeMicrophone::Desk> microphone = std::make_shared<FakeMicrophone::Desk>();
    MelodySource source{std::make_unique<FakeSpeaker>(speaker), std::make_unique<FakeMicrophone>(microphone)};

    bool ready() {
        return QTest::qWaitFor([this] { return source.state() == State::Ready; });
    }
};

}  // namespace

class TestMelodySource : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;

    QString wav(const QString& name, const audio::AudioClip& clip) {
        const QString file = m_dir.filePath(name);
        audio::writeWav(file.toStdString(), clip);
        return file;
    }

  private Q_SLOTS:
    void aFileIsReadAndItsNotesAreHeard() {
        Bench bench;
        QCOMPARE(bench.source.state(), State::Empty);
        QVERIFY(!bench.source.choice());
        bench.source.readFile(wav(QStringLiteral("idea.wav"), *tune({kC4, kE4, kA4}, 2, 44100, 2)));
        QCOMPARE(bench.source.state(), State::Reading);
        QCOMPARE(bench.source.name(), QStringLiteral("idea.wav"));
        QVERIFY(bench.ready());
        QCOMPARE(bench.source.seconds(), 6.0);
        QCOMPARE(bench.source.clip()->channels(), 2);
        const MelodyNotes& notes = bench.source.notes();
        QCOMPARE(notes.frames(), 47);  // 192000 / 4096, and the first
        QCOMPARE(notes.note(notes.frameAt(1)), 0);
        QCOMPARE(notes.note(notes.frameAt(3)), 4);
        QCOMPARE(notes.note(notes.frameAt(5)), 9);
        const auto choice = bench.source.choice();
        QVERIFY(choice);
        QCOMPARE(choice->use, MelodyChoice::Use::Follow);
        QCOMPARE(choice->chroma.pitchClasses.size(), std::size_t(47));
    }

    void aPartIsWhatCounts() {
        Bench bench;
        bench.source.takeClip(QStringLiteral("take"), tune({kC4, kE4, kA4}, 2));
        QVERIFY(bench.ready());
        bench.source.setPart({3.9, 2.1});  // either way round
        QCOMPARE(bench.source.part(), (SoundPart{2.1, 3.9}));
        const auto choice = bench.source.choice();
        QVERIFY(choice->chroma.pitchClasses.size() >= 14);
        for (const auto note : choice->chroma.pitchClasses) QCOMPARE(int(note), 4);
        bench.source.setPart({-5, 100});
        QCOMPARE(bench.source.part(), (SoundPart{0, 6}));
        bench.source.setPart({5.99, 5.995});  // never too short to be heard
        QVERIFY(bench.source.part().seconds() >= 0.199);
        QVERIFY(bench.source.part().end <= 6);
    }

    void notesCanBeCorrectedAndGivenBack() {
        Bench bench;
        bench.source.takeClip(QStringLiteral("take"), tune({kC4}, 3));
        QVERIFY(bench.ready());
        QSignalSpy changed(&bench.source, &MelodySource::notesChanged);
        bench.source.correctNote(5, 7);
        bench.source.correctNote(5, 7);  // no news
        bench.source.correctNote(500, 7);
        bench.source.correctNote(6, 12);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(bench.source.notes().corrections(), 1);
        QCOMPARE(int(bench.source.choice()->chroma.pitchClasses[5]), 7);
        bench.source.setPart({0.5, 2});  // corrections stay where they are in the sound
        QCOMPARE(int(bench.source.choice()->chroma.pitchClasses[1]), 7);
        bench.source.restoreNote(5);
        QCOMPARE(bench.source.notes().corrections(), 0);
        bench.source.correctNote(1, 1);
        bench.source.correctNote(2, 2);
        bench.source.restoreNotes();
        QCOMPARE(bench.source.notes().corrections(), 0);
    }

    void aTakeThatIsStillMadeGivesWhatThereIs() {
        Bench bench;
        auto growing = std::make_shared<audio::AudioClip>(32000, 1, 320000);
        const auto sound = tune({kA4}, 4);
        growing->append(sound->frames(0, sound->availableFrames()));
        bench.source.takeClip(QStringLiteral("growing"), growing, SoundPart{1, 9});
        QVERIFY(bench.ready());
        QCOMPARE(bench.source.seconds(), 3.0);
    }

    void whatCannotBeReadLeavesWhatWasThere() {
        Bench bench;
        bench.source.readFile(m_dir.filePath(QStringLiteral("nothing.wav")));
        QTRY_COMPARE(bench.source.state(), State::Empty);
        QVERIFY(bench.source.problem().contains(QStringLiteral("nothing.wav")));
        bench.source.readFile(wav(QStringLiteral("good.wav"), *tune({kC4}, 2)));
        QVERIFY(bench.ready());
        QVERIFY(bench.source.problem().isEmpty());
        bench.source.correctNote(3, 8);
        bench.source.setPart({0.5, 1.5});
        QFile text(m_dir.filePath(QStringLiteral("words.wav")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("these are words");
        text.close();
        bench.source.readFile(text.fileName());
        QTRY_VERIFY(!bench.source.problem().isEmpty());
        QCOMPARE(bench.source.state(), State::Ready);
        QCOMPARE(bench.source.name(), QStringLiteral("good.wav"));
        QCOMPARE(bench.source.part(), (SoundPart{0.5, 1.5}));
        QCOMPARE(bench.source.notes().corrections(), 1);
    }

    void silenceIsNoMelody() {
        Bench bench;
        auto silent = std::make_shared<audio::AudioClip>(32000, 1, 64000);
        silent->append(std::vector<float>(64000, 0.0F));
        silent->finish();
        bench.source.takeClip(QStringLiteral("silence"), silent);
        QTRY_COMPARE(bench.source.state(), State::Empty);
        QVERIFY(bench.source.problem().contains(QStringLiteral("nothing to hear")));
    }

    void theLastFileAskedForCounts() {
        Bench bench;
        const QString first = wav(QStringLiteral("first.wav"), *tune({kC4}, 60));
        const QString second = wav(QStringLiteral("second.wav"), *tune({kA4}, 1));
        bench.source.readFile(first);
        bench.source.readFile(second);
        QVERIFY(bench.ready());
        QTest::qWait(50);
        QCOMPARE(bench.source.name(), QStringLiteral("second.wav"));
        QCOMPARE(bench.source.seconds(), 1.0);
        bench.source.readFile(first);
        bench.source.clear();
        QTest::qWait(100);
        QCOMPARE(bench.source.state(), State::Empty);
    }

    void listeningPlaysThePartOnly() {
        Bench bench;
        bench.source.takeClip(QStringLiteral("take"), tune({kC4, kE4, kA4}, 2));
        QVERIFY(bench.ready());
        bench.source.setPart({2, 4});
        bench.source.listen();
        QVERIFY(bench.source.isListening());
        QCOMPARE(bench.speaker->clip->availableFrames(), 64000);
        const auto wanted = bench.source.clip()->frames(64000, 64000);
        const auto played = bench.speaker->clip->frames(0, 64000);
        QVERIFY(std::equal(wanted.begin(), wanted.end(), played.begin()));
        bench.speaker->pass(1);
        QTRY_COMPARE(bench.source.listeningAt(), 3.0);
        bench.speaker->pass(2);
        QTRY_VERIFY(!bench.source.isListening());
        bench.source.listen();
        QVERIFY(bench.source.isListening());
        bench.source.listen();  // again: stops
        QVERIFY(!bench.source.isListening());
        QCOMPARE(bench.speaker->now.state, audio::PlayState::Stopped);
    }

    void aSpeakerThatIsMissingIsSaid() {
        Bench bench;
        bench.source.takeClip(QStringLiteral("take"), tune({kC4}, 2));
        QVERIFY(bench.ready());
        bench.source.listen();
        bench.speaker->now.state = audio::PlayState::Stopped;
        bench.speaker->now.problem = "There is no sound device.";
        QTRY_VERIFY(!bench.source.isListening());
        QTRY_COMPARE(bench.source.problem(), QStringLiteral("There is no sound device."));
        QCOMPARE(bench.source.state(), State::Ready);
    }

    void hummingCountsInThenRecords() {
        Bench bench;
        bench.source.setRecordingsFolder(m_dir.filePath(QStringLiteral("new/recordings")));
        bench.source.record(QStringLiteral("mic"), 120, true);
        QCOMPARE(bench.source.state(), State::CountingIn);
        QCOMPARE(bench.microphone->order.device, std::string("mic"));
        QCOMPARE(bench.microphone->order.countInSeconds, 2.0);
        QCOMPARE(bench.source.beatsLeft(), 4);
        QVERIFY(!bench.speaker->clip);  // clicks come when the microphone listens
        bench.microphone->hum(0.6, kA4, 0.25F);
        QTRY_COMPARE(bench.source.beatsLeft(), 3);
        QCOMPARE(bench.source.level(), 0.25F);
        QVERIFY(bench.speaker->clip);
        QCOMPARE(bench.speaker->clip->availableFrames(), 64000);  // four beats of clicks
        QCOMPARE(bench.speaker->now.state, audio::PlayState::Playing);
        bench.microphone->hum(1.4, kA4);
        bench.microphone->hum(3, kC4);
        QTRY_COMPARE(bench.source.state(), State::Recording);
        QTRY_COMPARE(bench.source.recordedSeconds(), 3.0);
        QCOMPARE(bench.source.clip(), std::shared_ptr<const audio::AudioClip>(bench.microphone->clip));
        bench.source.stopRecording();
        QVERIFY(bench.ready());
        QCOMPARE(bench.source.seconds(), 3.0);
        QVERIFY(bench.source.name().startsWith(QStringLiteral("Hummed")));
        QCOMPARE(bench.source.notes().note(10), 0);  // the C that was hummed, not the A of the count-in
        // And it is kept as a file.
        const QString file = bench.source.choice()->file;
        QVERIFY(file.startsWith(m_dir.filePath(QStringLiteral("new/recordings/hummed"))));
        QCOMPARE(audio::readAudioFile(file.toStdString()).frames(), std::int64_t(3 * 48000));
    }

    void cancelledInTheCountInNothingHasChanged() {
        Bench bench;
        bench.source.takeClip(QStringLiteral("take"), tune({kC4}, 2));
        QVERIFY(bench.ready());
        bench.source.record({}, 120, false);
        QCOMPARE(bench.source.state(), State::CountingIn);
        bench.microphone->hum(1, kA4);
        QTest::qWait(60);
        QVERIFY(!bench.speaker->clip || bench.speaker->now.state != audio::PlayState::Playing);  // no clicks
        bench.source.stopRecording();
        QTRY_COMPARE(bench.source.state(), State::Ready);
        QCOMPARE(bench.source.name(), QStringLiteral("take"));
        QVERIFY(bench.source.problem().isEmpty());
    }

    void aMicrophoneThatIsMissingIsSaid() {
        Bench bench;
        bench.source.record({}, 90, true);
        bench.microphone->end("There is no microphone.");
        QTRY_COMPARE(bench.source.state(), State::Empty);
        QCOMPARE(bench.source.problem(), QStringLiteral("There is no microphone."));
    }

    void aMicrophoneThatGoesAwayLeavesWhatItHeard() {
        Bench bench;
        bench.source.record({}, 120, false);
        bench.microphone->hum(5, kE4);
        QTRY_COMPARE(bench.source.state(), State::Recording);
        bench.microphone->end("The microphone stopped.");
        QVERIFY(bench.ready());
        QCOMPARE(bench.source.seconds(), 3.0);
        QCOMPARE(bench.source.problem(), QStringLiteral("The microphone stopped."));
    }

    void anotherSoundWhileRecording() {
        Bench bench;
        bench.source.record({}, 120, false);
        bench.microphone->hum(4, kE4);
        QTRY_COMPARE(bench.source.state(), State::Recording);
        bench.source.takeClip(QStringLiteral("take"), tune({kC4}, 2));
        QVERIFY(bench.ready());
        QCOMPARE(bench.source.name(), QStringLiteral("take"));
        QCOMPARE(bench.microphone->stops, 1);
    }

    void thePartAsAFileAndBack() {
        Bench bench;
        bench.source.takeClip(QStringLiteral("tune"), tune({kC4, kE4, kA4}, 2));
        QVERIFY(bench.ready());
        bench.source.setPart({2, 4});
        bench.source.correctNote(20, 11);
        InputFile file;
        int calls = 0;
        const auto keep = [&](const InputFile& made, const QString& problem) {
            QVERIFY(problem.isEmpty());
            file = made;
            ++calls;
        };
        bench.source.asFile(keep);
        QCOMPARE(calls, 0);  // made on a thread
        QTRY_COMPARE(calls, 1);
        QCOMPARE(file.name, QStringLiteral("tune.flac"));
        QVERIFY(file.content.startsWith("fLaC"));
        bench.source.asFile(keep);  // known now
        QCOMPARE(calls, 2);
        const auto followed = bench.source.choice()->chroma;
        bench.source.setPart({0, 6});
        bench.source.asFile([](const InputFile&, const QString&) { QFAIL("this call was replaced"); });
        bench.source.asFile(keep);
        QTRY_COMPARE(calls, 3);

        bench.source.setPart({2, 4});
        InputFile part;
        bench.source.asFile([&](const InputFile& made, const QString&) { part = made; });
        QTRY_VERIFY(!part.isEmpty());
        Bench other;
        other.source.useInput(part, MelodyChoice::Use::Follow, followed);
        QVERIFY(other.ready());
        QCOMPARE(other.source.seconds(), 2.0);
        QCOMPARE(other.source.name(), QStringLiteral("tune.flac"));
        QCOMPARE(other.source.choice()->chroma.pitchClasses, followed.pitchClasses);
        other.source.useInput({QStringLiteral("broken.flac"), QByteArray("not sound")}, MelodyChoice::Use::GoOn);
        QTRY_VERIFY(other.source.problem().contains(QStringLiteral("broken.flac")));
        QCOMPARE(other.source.state(), State::Ready);
    }

    void goneWhileReading() {
        const QString file = wav(QStringLiteral("long.wav"), *tune({kC4}, 60));
        for (int i = 0; i < 3; ++i) {
            Bench bench;
            bench.source.readFile(file);
            QTest::qWait(i * 5);
        }
        Bench bench;
        bench.source.takeClip(QStringLiteral("tune"), tune({kC4}, 20));
        QVERIFY(bench.ready());
        bench.source.asFile([](const InputFile&, const QString&) { QFAIL("it is gone"); });
    }
};

QTEST_GUILESS_MAIN(TestMelodySource)
#include "test_melody_source.moc"
