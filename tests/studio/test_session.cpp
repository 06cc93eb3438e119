#include "core/studio/input_sound.h"
#include "core/studio/session.h"
#include "core/studio/take_settings.h"
#include "tests/studio/fakes/fake_engine.h"

#include <cmath>

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::studio;
using capriccio::tests::FakeStudio;
using project::TakeId;
using project::TakeState;

/// Takes from being asked for to being in the project, with a model that does what the test says.
class TestSession : public QObject {
    Q_OBJECT

    struct Desk {
        Desk() {
            QDir().mkpath(modelFolder());
            QFile weights(modelFolder() + QStringLiteral("/model.safetensors"));
            if (weights.open(QIODevice::WriteOnly)) weights.write("weights");
        }
        QString modelFolder() const { return dir.filePath(QStringLiteral("musicgen-small")); }
        GenerationSettings settings(const QString& prompt = QStringLiteral("solo piano"), double seconds = 2) const {
            GenerationSettings s;
            s.prompt = prompt;
            s.modelFolder = modelFolder();
            s.seconds = seconds;
            return s;
        }
        Session& open() {
            shelf = std::make_unique<project::ProjectShelf>(dir.filePath(QStringLiteral("data")));
            session = std::make_unique<Session>(*shelf, model.loader());
            return *session;
        }
        void close() {
            session.reset();
            shelf.reset();
        }
        ~Desk() { close(); }

        QTemporaryDir dir;
        FakeStudio model;
        std::unique_ptr<project::ProjectShelf> shelf;
        std::unique_ptr<Session> session;
    };

    static musicgen::Tokens tokensOf(Session& session, TakeId id) {
        const auto future = session.project().tokens(id);
        return future.result();
    }

    static Session::Clip heard(Session& session, TakeId id) {
        const auto future = session.sound(id);
        if (!QTest::qWaitFor([&] { return future.isFinished(); })) qFatal("no sound");
        return future.result();
    }

  private Q_SLOTS:
    void aTakeIsInTheProjectFromTheStartAndRemembersAll() {
        Desk desk;
        Session& session = desk.open();
        QCOMPARE(session.project().name(), QStringLiteral("Sketches"));
        QSignalSpy ended(&session, &Session::ended);
        desk.model.letMake(1);
        auto settings = desk.settings();
        settings.negativePrompt = QStringLiteral("noise");
        settings.sections = {{1, QStringLiteral("then drums")}};
        settings.seed = 41;
        settings.takes = 2;
        settings.sampling.topK = 90;
        settings.precision = QStringLiteral("int8");
        settings.device = QStringLiteral("cpu");
        QVERIFY(session.ask(settings) > 0);
        QCOMPARE(session.project().takes().size(), 2U);
        QCOMPARE(session.project().takes()[0].state, TakeState::Running);
        QTRY_VERIFY(session.project().takes()[1].frames >= 50);  // a second of it, while it is still made
        QCOMPARE(session.making().size(), 2);
        QVERIFY(session.progressOf(session.making().first()).has_value());
        desk.model.letMake(100);
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(session.making().isEmpty());
        const project::TakeRecord& second = session.project().takes()[1];
        QCOMPARE(second.state, TakeState::Finished);
        QCOMPARE(second.prompt, QStringLiteral("solo piano"));
        QCOMPARE(second.negativePrompt, QStringLiteral("noise"));
        QCOMPARE(second.sections, settings.sections);
        QCOMPARE(second.seed, 42ULL);
        QCOMPARE(second.settings.sampling.topK, 90);
        QCOMPARE(second.modelName, QStringLiteral("MusicGen small"));
        QCOMPARE(second.precision, QStringLiteral("f32"));  // what it really ran in
        QCOMPARE(second.device, QStringLiteral("cpu"));
        QCOMPARE(second.frames, 100);
        QTRY_COMPARE(session.project().takes()[1].modelHash.size(), 64);
        const Take shown = session.take(second.id);
        QCOMPARE(shown.number, 2);
        QCOMPARE(shown.of, 2);
        const auto tokens = tokensOf(session, second.id);
        QCOMPARE(tokens.codes, FakeStudio::tokensOf(42, 0, 100).codes);
        // And all of it is there the next time.
        desk.close();
        Session& later = desk.open();
        QCOMPARE(later.project().takes().size(), 2U);
        const project::TakeRecord& kept = later.project().takes()[1];
        QCOMPARE(kept.sections, settings.sections);
        QCOMPARE(kept.modelHash.size(), 64);
        QCOMPARE(kept.precision, QStringLiteral("f32"));
        const auto clip = heard(later, kept.id);
        QVERIFY(clip);
        QCOMPARE(clip->availableFrames(), 64000);
        QVERIFY(std::abs(clip->frames(777, 1)[0] - FakeStudio::sampleAt(777)) < 1e-6F);
    }

    void othersWaitInOrderAndCanBeMovedAndCancelled() {
        Desk desk;
        Session& session = desk.open();
        desk.model.letMake(0);
        QSignalSpy started(&session, &Session::started);
        QSignalSpy ended(&session, &Session::ended);
        session.ask(desk.settings(QStringLiteral("one"), 1));
        QVERIFY(session.queue().isEmpty());  // it is being made
        const auto two = session.ask(desk.settings(QStringLiteral("two"), 1));
        const auto three = session.ask(desk.settings(QStringLiteral("three"), 1));
        session.ask(desk.settings(QStringLiteral("four"), 1));
        QCOMPARE(session.queue().waiting().size(), 3U);
        QCOMPARE(session.project().takes().size(), 1U);
        session.queue().move(three, 0);
        session.queue().cancel(two);
        desk.model.letMake(100);
        QTRY_COMPARE(ended.count(), 3);
        QStringList prompts;
        for (const auto& take : session.project().takes()) prompts += take.prompt;
        QCOMPARE(prompts, QStringList({QStringLiteral("one"), QStringLiteral("three"), QStringLiteral("four")}));
        QVERIFY(!session.isMaking());
    }

    void stopKeepsAndTheNextIsMade() {
        Desk desk;
        Session& session = desk.open();
        desk.model.letMake(1);
        QSignalSpy ended(&session, &Session::ended);
        QSignalSpy started(&session, &Session::started);
        session.ask(desk.settings(QStringLiteral("long"), 20));
        session.ask(desk.settings(QStringLiteral("short"), 1));
        QTRY_COMPARE(started.count(), 1);
        QTRY_COMPARE(session.take(1).clip->availableFrames(), 32000);
        session.stop();
        QTRY_COMPARE(ended.count(), 2);
        QCOMPARE(session.project().take(1)->state, TakeState::Stopped);
        QCOMPARE(session.project().take(1)->seconds(), 1.0);
        QCOMPARE(session.project().take(2)->state, TakeState::Finished);
    }

    void whatComesToNothingLeavesNothing() {
        Desk desk;
        Session& session = desk.open();
        QSignalSpy ended(&session, &Session::ended);
        desk.model.holdLoading();
        session.ask(desk.settings());
        QTRY_COMPARE(desk.model.loads(), 1);
        session.stop();
        QTRY_COMPARE(ended.count(), 1);
        QTRY_VERIFY(session.project().takes().empty());
    }

    void afterAFailureTheOthersAreHeldBack() {
        Desk desk;
        Session& session = desk.open();
        QSignalSpy failed(&session, &Session::failed);
        QSignalSpy ended(&session, &Session::ended);
        desk.model.failAfter(1, Error(Error::Code::OutOfMemory, "There is not enough memory."));
        session.ask(desk.settings(QStringLiteral("one"), 3));
        session.ask(desk.settings(QStringLiteral("two"), 1));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(session.isHeld());
        QCOMPARE(session.queue().waiting().size(), 1U);
        QTRY_COMPARE(session.project().take(1)->state, TakeState::Failed);
        QCOMPARE(session.project().take(1)->seconds(), 1.0);
        session.resume();
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(session.project().takes().size(), 2U);
    }

    void whatFailedCanBeTriedAgain() {
        Desk desk;
        Session& session = desk.open();
        QSignalSpy failed(&session, &Session::failed);
        QSignalSpy ended(&session, &Session::ended);
        session.tryAgain();  // nothing has failed
        QVERIFY(!session.isMaking());
        desk.model.failAfter(1, Error(Error::Code::OutOfMemory, "There is not enough memory."));
        session.ask(desk.settings(QStringLiteral("one"), 3));
        session.ask(desk.settings(QStringLiteral("two"), 1));
        QTRY_COMPARE(failed.count(), 1);
        QTRY_COMPARE(session.project().take(1)->state, TakeState::Failed);
        QCOMPARE(session.project().take(1)->fault().kind, QStringLiteral("memory"));
        QCOMPARE(session.project().take(1)->fault().words, QStringLiteral("There is not enough memory."));
        session.tryAgain();
        QTRY_COMPARE(ended.count(), 2);
        QCOMPARE(session.project().take(2)->prompt, QStringLiteral("one"));  // before what waits
        QCOMPARE(session.project().take(2)->seed, session.project().take(1)->seed);
        QVERIFY(session.project().take(2)->fault().words.isEmpty());
        QCOMPARE(session.project().take(3)->prompt, QStringLiteral("two"));
        desk.close();  // it is in the file
        QCOMPARE(desk.open().project().take(1)->fault().kind, QStringLiteral("memory"));
    }

    void whatFailedDoesNotKeepItsProjectOpen() {
        Desk desk;
        Session& session = desk.open();
        QSignalSpy failed(&session, &Session::failed);
        QSignalSpy changed(&session, &Session::projectChanged);
        desk.model.failAfter(1, Error(Error::Code::Internal, "Something went wrong."));
        session.ask(desk.settings(QStringLiteral("one"), 3));
        QTRY_COMPARE(failed.count(), 1);
        const std::weak_ptr<project::Project> before = session.sharedProject();
        session.create(desk.dir.filePath(QStringLiteral("other.capriccio")));
        QTRY_COMPARE(changed.count(), 1);
        QTRY_VERIFY(before.expired());
        session.tryAgain();  // it belonged there
        QVERIFY(!session.isMaking());
    }

    void cancelledGoesToTheBin() {
        Desk desk;
        Session& session = desk.open();
        QSignalSpy discarded(&session, &Session::discarded);
        session.cancel();  // nothing is made
        QCOMPARE(discarded.count(), 0);
        desk.model.letMake(1);
        auto settings = desk.settings(QStringLiteral("unwanted"), 3);
        settings.takes = 2;
        session.ask(settings);
        QTRY_VERIFY(session.take(2).clip && session.take(2).clip->availableFrames() == 32000);
        session.cancel();
        QTRY_COMPARE(discarded.count(), 1);
        QCOMPARE(discarded[0][0].value<QList<qint64>>(), QList<qint64>({1, 2}));
        QVERIFY(session.project().take(1)->inBin() && session.project().take(2)->inBin());
        QCOMPARE(session.project().take(1)->seconds(), 1.0);  // and can be put back
        session.project().undo();
        QVERIFY(!session.project().take(1)->inBin() && !session.project().take(2)->inBin());
        // What nothing was made of leaves nothing.
        desk.model.letMake(0);
        session.ask(desk.settings(QStringLiteral("too early"), 3));
        session.cancel();
        QTRY_COMPARE(discarded.count(), 2);
        QVERIFY(discarded[1][0].value<QList<qint64>>().isEmpty());
        QCOMPARE(session.project().takes().size(), 2U);
    }

    void theSameAgainIsTheSameAndAVariationIsNot() {
        Desk desk;
        Session& session = desk.open();
        QSignalSpy ended(&session, &Session::ended);
        audio::AudioClip hum(32000, 1, 32000);
        std::vector<float> samples;
        for (int i = 0; i < 32000; ++i) samples.push_back(0.5F * std::sin(2 * 3.14159265F * 440 * float(i) / 32000));
        hum.append(samples);
        hum.finish();
        auto settings = desk.settings();
        settings.melody = Melody{fileOf(hum, QStringLiteral("hum")), {}};
        settings.sampling.guidance = 5;
        session.ask(settings);
        QTRY_COMPARE(ended.count(), 1);
        const auto first = desk.model.lastRequest();
        session.again(1, {});
        QTRY_COMPARE(ended.count(), 2);
        const auto second = desk.model.lastRequest();
        QCOMPARE(second.takes.at(0).seed, first.takes.at(0).seed);
        QCOMPARE(second.sampling.guidance, 5.0);
        QVERIFY(second.melody && second.melody->pitchClasses == first.melody->pitchClasses);
        QCOMPARE(tokensOf(session, 2).codes, tokensOf(session, 1).codes);
        QCOMPARE(session.project().take(2)->melody, session.project().take(1)->melody);
        QCOMPARE(session.project().inputs().size(), 1U);
        session.vary(1, {});
        QTRY_COMPARE(ended.count(), 3);
        QVERIFY(session.project().take(3)->seed != session.project().take(1)->seed);
        QCOMPARE(session.project().take(3)->parent, TakeId(1));
        QCOMPARE(session.project().take(3)->parentFrame, 0);
    }

    void goingOnKeepsTheBeginningAndKnowsItsParent() {
        Desk desk;
        Session& session = desk.open();
        QSignalSpy ended(&session, &Session::ended);
        auto settings = desk.settings();
        settings.seed = 5;
        session.ask(settings);
        QTRY_COMPARE(ended.count(), 1);
        settings.seed = 6;
        settings.seconds = 3;
        session.goOn(1, 60, settings);
        QTRY_COMPARE(ended.count(), 2);
        QCOMPARE(session.project().take(2)->parent, TakeId(1));
        QCOMPARE(session.project().take(2)->parentFrame, 60);
        const auto tokens = tokensOf(session, 2);
        QCOMPARE(tokens.frames, 150);
        QCOMPARE(musicgen::firstFrames(tokens, 60).codes, FakeStudio::tokensOf(5, 0, 60).codes);
        QVERIFY(musicgen::firstFrames(tokens, 61).codes != FakeStudio::tokensOf(5, 0, 61).codes);
        // Made again, also when its parent is gone.
        session.project().moveToBin({1});
        session.project().emptyBin();
        session.again(2, {});
        QTRY_COMPARE(ended.count(), 3);
        QCOMPARE(tokensOf(session, 3).codes, tokens.codes);
    }

    void whatIsAskedForIsRemembered() {
        Desk desk;
        GenerationSettings settings = desk.settings(QString::fromUtf8("古筝 and drums"), 123.5);
        settings.negativePrompt = QStringLiteral("noise");
        settings.sections = {{10, QStringLiteral("break")}, {20.5, QStringLiteral("end")}};
        settings.takes = 4;
        settings.seed = 18446744073709551615ULL;
        settings.sampling.topP = 0.5;
        settings.sampling.greedy = true;
        settings.precision = QStringLiteral("int4");
        settings.device = QStringLiteral("cuda");
        const GenerationSettings back = settingsOf(jsonOf(settings));
        QCOMPARE(back.prompt, settings.prompt);
        QCOMPARE(back.negativePrompt, settings.negativePrompt);
        QCOMPARE(back.sections, settings.sections);
        QCOMPARE(back.seconds, 123.5);
        QCOMPARE(back.takes, 4);
        QCOMPARE(back.seed, settings.seed);
        QCOMPARE(back.sampling.topP, 0.5);
        QVERIFY(back.sampling.greedy);
        QCOMPARE(back.precision, settings.precision);
        QCOMPARE(back.device, settings.device);
        const GenerationSettings nonsense =
            settingsOf(QJsonObject{{QStringLiteral("takes"), QStringLiteral("many")}, {QStringLiteral("seed"), true}});
        QCOMPARE(nonsense.takes, 1);
        QVERIFY(!nonsense.seed);
        QCOMPARE(nonsense.precision, QStringLiteral("auto"));
    }

    void anotherProjectIsOpenedWhileATakeIsMade() {
        Desk desk;
        Session& session = desk.open();
        desk.model.letMake(1);
        QSignalSpy ended(&session, &Session::ended);
        QSignalSpy changed(&session, &Session::projectChanged);
        session.ask(desk.settings(QStringLiteral("in the first"), 3));
        QTRY_VERIFY(session.take(1).clip);
        const QString first = session.project().file();
        session.create(desk.shelf->freeFile(QStringLiteral("Second")));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(session.project().name(), QStringLiteral("Second"));
        QVERIFY(session.project().takes().empty());
        QVERIFY(session.making().isEmpty());
        session.ask(desk.settings(QStringLiteral("in the second"), 1));
        session.open(first);  // back to the same, which is still being made into
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(session.project().access(), project::Access::Write);
        QCOMPARE(session.making(), QList<TakeId>{1});
        desk.model.letMake(100);
        QTRY_COMPARE(ended.count(), 2);
        QCOMPARE(session.project().takes().size(), 1U);
        session.open(desk.shelf->recent().at(1).file);
        QTRY_COMPARE(changed.count(), 3);
        QCOMPARE(session.project().takes().at(0).prompt, QStringLiteral("in the second"));
        QCOMPARE(session.project().takes().at(0).state, TakeState::Finished);
    }

    void whatCantBeOpenedIsSaidAndTheProjectStays() {
        Desk desk;
        Session& session = desk.open();
        QSignalSpy failed(&session, &Session::openFailed);
        session.open(desk.dir.filePath(QStringLiteral("nowhere.capriccio")));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!failed[0][1].toString().isEmpty());
        QVERIFY(!failed[0][2].toBool());
        QCOMPARE(session.project().name(), QStringLiteral("Sketches"));
        QVERIFY(!session.isOpening());
    }

    void endingInTheMiddleKeepsWhatThereIs() {
        Desk desk;
        Session& session = desk.open();
        desk.model.letMake(1);
        session.ask(desk.settings(QStringLiteral("cut off"), 20));
        QTRY_VERIFY(session.take(1).clip && session.take(1).clip->availableFrames() == 32000);
        desk.close();
        Session& later = desk.open();
        QCOMPARE(later.project().takes().size(), 1U);
        QCOMPARE(later.project().takes()[0].state, TakeState::Stopped);
        QVERIFY(!later.project().takes()[0].interrupted);
        QCOMPARE(heard(later, 1)->availableFrames(), 32000);
        QCOMPARE(tokensOf(later, 1).frames, 50);
    }

    void whatIsStillWaitedForEndsWithTheSession() {
        // Of a project nobody has any more the last to let go must not be its own thread, which can't wait for itself.
        for (int round = 0; round < 20; ++round) {
            Desk desk;
            Session& session = desk.open();
            session.ask(desk.settings());
            QTRY_VERIFY(!session.isMaking());
            QTRY_COMPARE(session.project().take(1)->state, TakeState::Finished);
            session.settings(1);
            for (int i = 0; i < 10; ++i) session.project().tokens(1);  // keeps the thread of the project busy
            const auto sound = session.sound(session.sharedProject(), 1, desk.modelFolder());
            session.again(1, desk.modelFolder());
            session.goOn(1, 20, desk.settings());
            desk.close();
            QVERIFY(QTest::qWaitFor([&] { return sound.isFinished(); }));
        }
    }

    void aTakeWithoutItsSoundIsMadeHeardAgain() {
        Desk desk;
        Session& session = desk.open();
        project::TakeRecord record;
        record.prompt = QStringLiteral("interrupted");
        record.settings.other.insert(QStringLiteral("model_folder"), QStringLiteral("/not/there/any/more"));
        const TakeId id = session.project().add(record, nullptr, FakeStudio::tokensOf(9, 0, 100));
        const auto future = session.sound(id, desk.modelFolder());
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result()->availableFrames(), 64000);
        QCOMPARE(QString::fromStdString(desk.model.lastFolder().string()), QDir(desk.modelFolder()).canonicalPath());
        QCOMPARE(session.project().take(id)->seconds(), 2.0);
        QVERIFY(session.project().take(id)->hasSound());
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "test_session.moc"
