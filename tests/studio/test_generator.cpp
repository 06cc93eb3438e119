#include "core/studio/generator.h"
#include "core/studio/input_sound.h"
#include "tests/studio/fakes/fake_engine.h"

#include <cmath>

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::studio;
using capriccio::tests::FakeStudio;

class TestGenerator : public QObject {
    Q_OBJECT

    struct Heard {
        explicit Heard(Generator& g)
            : loading(&g, &Generator::loading),
              started(&g, &Generator::started),
              progress(&g, &Generator::progress),
              ended(&g, &Generator::ended),
              failed(&g, &Generator::failed) {}
        QSignalSpy loading, started, progress, ended, failed;
        Take take() const { return started.first().first().value<QList<Take>>().first(); }
        Take endedTake() const { return ended.first().first().value<QList<Take>>().first(); }
        TakeEnd how() const { return ended.first().at(1).value<TakeEnd>(); }
    };

    static GenerationSettings settings(const QString& folder, double seconds = 2) {
        GenerationSettings s;
        s.prompt = QStringLiteral("solo piano");
        s.modelFolder = folder;
        s.seconds = seconds;
        return s;
    }

    QTemporaryDir m_dir;

  private Q_SLOTS:
    void aWholeRunIsToldInOrder() {
        FakeStudio model;
        Generator generator(model.loader());
        Heard heard(generator);
        QStringList order;
        connect(&generator, &Generator::loading, this, [&] { order << QStringLiteral("loading"); });
        connect(&generator, &Generator::started, this, [&] { order << QStringLiteral("started"); });
        connect(&generator, &Generator::ended, this, [&] { order << QStringLiteral("ended"); });
        generator.generate(settings(m_dir.path()));
        QVERIFY(generator.isBusy());
        QVERIFY(order.isEmpty());  // nothing is told before generate() returns
        QTRY_COMPARE(heard.ended.count(), 1);
        QCOMPARE(order, QStringList({QStringLiteral("loading"), QStringLiteral("started"), QStringLiteral("ended")}));
        QVERIFY(!generator.isBusy());
        QCOMPARE(heard.failed.count(), 0);
        QCOMPARE(heard.how(), TakeEnd::Finished);
        const Take take = heard.endedTake();
        QVERIFY(take.clip->finished());
        QCOMPARE(take.clip->availableFrames(), 2 * 32000);
        QCOMPARE(take.clip->frames(777, 1)[0], FakeStudio::sampleAt(777));
        QCOMPARE(take.clip, heard.take().clip);
        QVERIFY(heard.progress.count() >= 1);
        QCOMPARE(heard.progress.last().first().value<TakeProgress>().fraction, 1.0);
    }

    void theRequestIsWhatWasAsked() {
        FakeStudio model;
        Generator generator(model.loader());
        Heard heard(generator);
        auto s = settings(m_dir.path(), 3);
        s.prompt = QString::fromUtf8("电子舞曲 🎹");
        s.seed = 4815;
        s.sampling.guidance = 4.5;
        s.sampling.topK = 99;
        generator.generate(s);
        QTRY_COMPARE(heard.ended.count(), 1);
        const auto request = model.lastRequest();
        QCOMPARE(request.takes.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(request.takes[0].prompt), s.prompt);
        QCOMPARE(request.takes[0].seed, std::uint64_t(4815));
        QCOMPARE(request.frames, 150);
        QCOMPARE(request.sampling.guidance, 4.5);
        QCOMPARE(request.sampling.topK, 99);
        QCOMPARE(heard.take().seed, std::uint64_t(4815));
        QCOMPARE(heard.take().prompt, s.prompt);
    }

    void everyTakeHasASeedAndANumberOfItsOwn() {
        FakeStudio model;
        Generator generator(model.loader());
        QSignalSpy ended(&generator, &Generator::ended);
        for (int i = 1; i <= 3; ++i) {
            generator.generate(settings(m_dir.path(), 1));
            QTRY_COMPARE(ended.count(), i);
        }
        const auto first = ended[0][0].value<QList<Take>>().first();
        const auto second = ended[1][0].value<QList<Take>>().first();
        const auto third = ended[2][0].value<QList<Take>>().first();
        QVERIFY(first.id != second.id && second.id != third.id);
        QVERIFY(!(first.seed == second.seed && second.seed == third.seed));
    }

    void stopKeepsWhatThereIs() {
        FakeStudio model;
        model.letMake(1);
        Generator generator(model.loader());
        Heard heard(generator);
        generator.generate(settings(m_dir.path(), 10));
        QTRY_COMPARE(heard.started.count(), 1);
        QTRY_COMPARE(heard.take().clip->availableFrames(), 32000);
        generator.stop();
        QTRY_COMPARE(heard.ended.count(), 1);
        QCOMPARE(heard.how(), TakeEnd::Stopped);
        QVERIFY(heard.take().clip->finished());
        QCOMPARE(heard.take().clip->expectedFrames(), 32000);
    }

    void stopWhileLoadingEndsWithoutAClip() {
        FakeStudio model;
        model.holdLoading();
        Generator generator(model.loader());
        Heard heard(generator);
        generator.generate(settings(m_dir.path()));
        QTRY_COMPARE(model.loads(), 1);
        generator.stop();
        QTRY_COMPARE(heard.ended.count(), 1);
        QCOMPARE(heard.how(), TakeEnd::Stopped);
        QVERIFY(!heard.endedTake().clip);
        QCOMPARE(heard.started.count(), 0);
        // And it can go on: nothing of the stop is left.
        model.letLoad();
        generator.generate(settings(m_dir.path(), 1));
        QTRY_COMPARE(heard.ended.count(), 2);
        QCOMPARE(heard.ended[1][1].value<TakeEnd>(), TakeEnd::Finished);
    }

    void generateIsIgnoredWhileBusy() {
        FakeStudio model;
        model.letMake(0);
        Generator generator(model.loader());
        Heard heard(generator);
        generator.generate(settings(m_dir.path(), 1));
        generator.generate(settings(m_dir.path(), 2));
        QTRY_COMPARE(heard.started.count(), 1);
        model.letMake(100);
        QTRY_COMPARE(heard.ended.count(), 1);
        QCOMPARE(heard.loading.count(), 1);
        QCOMPARE(heard.endedTake().seconds, 1.0);
    }

    void theModelIsKeptByCanonicalFolder() {
        FakeStudio model;
        Generator generator(model.loader());
        QSignalSpy ended(&generator, &Generator::ended);
        QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("a")));
        QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("b")));
        const QString a = m_dir.filePath(QStringLiteral("a"));
        generator.generate(settings(a, 1));
        QTRY_COMPARE(ended.count(), 1);
        generator.generate(settings(m_dir.filePath(QStringLiteral("b/../a")), 1));
        QTRY_COMPARE(ended.count(), 2);
        QCOMPARE(model.loads(), 1);
        generator.generate(settings(m_dir.filePath(QStringLiteral("b")), 1));
        QTRY_COMPARE(ended.count(), 3);
        QCOMPARE(model.loads(), 2);
    }

    void aPreparedModelIsThereWhenItIsAskedFor() {
        FakeStudio model;
        model.setTokens(2, 512);
        Generator generator(model.loader());
        QSignalSpy prepared(&generator, &Generator::prepared), ended(&generator, &Generator::ended);
        generator.prepare(m_dir.path(), {});
        QTRY_COMPARE(prepared.count(), 1);
        QCOMPARE(generator.promptLength(QStringLiteral("abc"), m_dir.path()).tokens, 7);
        generator.generate(settings(m_dir.path(), 1));
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(model.loads(), 1);
    }

    void aRunTakesWhatIsBeingPrepared() {
        FakeStudio model;
        model.holdLoading();
        Generator generator(model.loader());
        Heard heard(generator);
        generator.prepare(m_dir.path(), {});
        QTRY_COMPARE(model.loads(), 1);
        generator.generate(settings(m_dir.path(), 1));
        // It waits for the model, and can be stopped meanwhile.
        generator.stop();
        QTRY_COMPARE(heard.ended.count(), 1);
        QCOMPARE(heard.how(), TakeEnd::Stopped);
        generator.generate(settings(m_dir.path(), 1));
        model.letLoad();
        QTRY_COMPARE(heard.ended.count(), 2);
        QCOMPARE(heard.ended[1][1].value<TakeEnd>(), TakeEnd::Finished);
        QCOMPARE(model.loads(), 1);
    }

    void anotherModelEndsThePreparing() {
        FakeStudio model;
        model.holdLoading();
        Generator generator(model.loader());
        QSignalSpy prepared(&generator, &Generator::prepared), ended(&generator, &Generator::ended);
        QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("other")));
        generator.prepare(m_dir.path(), {});
        QTRY_COMPARE(model.loads(), 1);
        generator.generate(settings(m_dir.filePath(QStringLiteral("other")), 1));
        QTRY_COMPARE(model.loads(), 2);
        model.letLoad();
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(prepared.count(), 0);
    }

    void failingToPrepareIsToldWhenItIsAskedFor() {
        FakeStudio model;
        model.failLoading(Error(Error::Code::Unreadable, "The model is damaged."));
        Generator generator(model.loader());
        Heard heard(generator);
        QSignalSpy prepared(&generator, &Generator::prepared);
        generator.prepare(m_dir.path(), {});
        QTRY_COMPARE(model.loads(), 1);
        generator.generate(settings(m_dir.path(), 1));
        QTRY_COMPARE(heard.failed.count(), 1);
        QCOMPARE(heard.failed[0][0].toString(), QStringLiteral("The model is damaged."));
        QCOMPARE(prepared.count(), 0);
    }

    void failuresAreWords_data() {
        QTest::addColumn<bool>("whileLoading");
        QTest::newRow("while loading") << true;
        QTest::newRow("in the middle") << false;
    }
    void failuresAreWords() {
        QFETCH(bool, whileLoading);
        FakeStudio model;
        const Error error(Error::Code::NotFound, "“model.safetensors” is missing in “musicgen-small”.");
        if (whileLoading)
            model.failLoading(error);
        else
            model.failAfter(1, error);
        Generator generator(model.loader());
        Heard heard(generator);
        generator.generate(settings(m_dir.path(), 5));
        QTRY_COMPARE(heard.failed.count(), 1);
        QCOMPARE(heard.failed[0][0].toString(), QString::fromUtf8(error.what()));
        QCOMPARE(heard.ended.count(), 0);
        QVERIFY(!generator.isBusy());
        if (!whileLoading) {
            QVERIFY(heard.take().clip->finished());
            QCOMPARE(heard.take().clip->availableFrames(), 32000);
        }
        model.letLoad();
        generator.generate(settings(m_dir.path(), 1));
        QTRY_COMPARE(heard.ended.count(), 1);
    }

    void theNoticeReachesTheTake() {
        FakeStudio model;
        model.setNotice("The model reads 512 tokens.");
        Generator generator(model.loader());
        Heard heard(generator);
        generator.generate(settings(m_dir.path(), 1));
        QTRY_COMPARE(heard.started.count(), 1);
        QCOMPARE(heard.take().notice, QStringLiteral("The model reads 512 tokens."));
        QTRY_COMPARE(heard.ended.count(), 1);
    }

    void tokensAreCountedOnceTheModelIsLoaded() {
        FakeStudio model;
        model.setTokens(2, 64);
        Generator generator(model.loader());
        QSignalSpy ended(&generator, &Generator::ended);
        QCOMPARE(generator.promptLength(QStringLiteral("abc"), m_dir.path()).tokens, -1);
        generator.generate(settings(m_dir.path(), 1));
        QTRY_COMPARE(ended.count(), 1);
        const auto length = generator.promptLength(QStringLiteral("abc"), m_dir.path());
        QCOMPARE(length.tokens, 7);
        QCOMPARE(length.limit, 64);
        QCOMPARE(generator.promptLength(QStringLiteral("abc"), QStringLiteral("/elsewhere")).tokens, -1);
    }

    void stereoTakesHaveTwoChannels() {
        FakeStudio model;
        model.setChannels(2);
        Generator generator(model.loader());
        Heard heard(generator);
        generator.generate(settings(m_dir.path(), 1));
        QTRY_COMPARE(heard.ended.count(), 1);
        QCOMPARE(heard.endedTake().clip->channels(), 2);
        QCOMPARE(heard.endedTake().clip->availableFrames(), 32000);
    }

    void severalTakesHaveSeedsOfTheirOwn() {
        FakeStudio model;
        Generator generator(model.loader());
        Heard heard(generator);
        auto s = settings(m_dir.path(), 1);
        s.takes = 3;
        s.seed = 70;
        s.negativePrompt = QStringLiteral("noise");
        s.sections = {{0.5, QStringLiteral("then drums")}};
        s.precision = QStringLiteral("int8");
        s.device = QStringLiteral("cpu");
        generator.generate(s);
        QTRY_COMPARE(heard.ended.count(), 1);
        const auto takes = heard.ended.first().first().value<QList<Take>>();
        QCOMPARE(takes.size(), 3);
        const auto request = model.lastRequest();
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(takes[i].seed, std::uint64_t(70 + i));
            QCOMPARE(request.takes[std::size_t(i)].seed, std::uint64_t(70 + i));
            QCOMPARE(takes[i].number, i + 1);
            QCOMPARE(takes[i].of, 3);
            QCOMPARE(takes[i].clip->availableFrames(), 32000);
            QCOMPARE(request.takes[std::size_t(i)].negativePrompt, std::string("noise"));
            QCOMPARE(request.takes[std::size_t(i)].sections.at(0).fromFrame, 25);
            QCOMPARE(request.takes[std::size_t(i)].sections.at(0).prompt, std::string("then drums"));
        }
        QCOMPARE(model.lastOptions(), (EngineOptions{"int8", "cpu"}));
    }

    void aMelodyIsWorkedOutAndAFileIsGoneOnFrom() {
        FakeStudio model;
        Generator generator(model.loader());
        Heard heard(generator);
        // Two seconds of the tone A at another rate, as a file.
        audio::AudioClip tone(44100, 1, 2 * 44100);
        std::vector<float> samples;
        for (int i = 0; i < 2 * 44100; ++i) samples.push_back(0.5F * std::sin(2 * 3.14159265F * 440 * float(i) / 44100));
        tone.append(samples);
        tone.finish();
        auto s = settings(m_dir.path(), 3);
        s.melody = Melody{fileOf(tone, QStringLiteral("hum")), {}};
        s.goOnFrom = GoOnFrom{{}, fileOf(tone, QStringLiteral("start")), 1};
        generator.generate(s);
        QTRY_COMPARE(heard.ended.count(), 1);
        const auto request = model.lastRequest();
        QVERIFY(request.melody);
        QVERIFY(request.melody->pitchClasses.size() > 10);
        QCOMPARE(int(request.melody->pitchClasses.at(5)), 9);
        QVERIFY(request.goOnFrom);
        QCOMPARE(request.goOnFrom->frames, 50);
    }

    void aFileThatIsNoSoundIsNamed() {
        FakeStudio model;
        Generator generator(model.loader());
        Heard heard(generator);
        auto s = settings(m_dir.path(), 1);
        s.melody = Melody{{QStringLiteral("letter.odt"), QByteArray("no sound at all")}, {}};
        generator.generate(s);
        QTRY_COMPARE(heard.failed.count(), 1);
        QVERIFY(heard.failed[0][0].toString().contains(QStringLiteral("letter.odt")));
    }

    void tokensBecomeTheirSoundAgain() {
        FakeStudio model;
        Generator generator(model.loader());
        const auto future = generator.decode(FakeStudio::tokensOf(3, 0, 100), m_dir.path(), {});
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result()->availableFrames(), 64000);
        QVERIFY(future.result()->finished());
        QCOMPARE(future.result()->frames(64, 1)[0], FakeStudio::sampleAt(64));
    }

    void goingAwayInTheMiddleJoins() {
        FakeStudio model;
        model.letMake(0.5);
        auto generator = std::make_unique<Generator>(model.loader());
        QSignalSpy started(generator.get(), &Generator::started);
        generator->generate(settings(m_dir.path(), 10));
        QTRY_COMPARE(started.count(), 1);
        const auto clip = started[0][0].value<QList<Take>>().first().clip;
        generator.reset();
        QVERIFY(clip->finished());  // the worker has come to its end
    }
};

QTEST_GUILESS_MAIN(TestGenerator)
#include "test_generator.moc"
