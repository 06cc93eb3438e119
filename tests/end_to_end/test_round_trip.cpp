// A take with a real checkpoint, there and back: made, kept, exported, its tokens decoded, its settings used again.
#include "core/audio/audio_file.h"
#include "core/audio/export/exporter.h"
#include "core/studio/session.h"
#include "core/studio/take_exporter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using studio::Session;

class TestRoundTrip : public QObject {
    Q_OBJECT

    static Session::Clip soundOf(Session& session, project::TakeId id) {
        const auto future = session.sound(id);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60000)) qFatal("no sound");
        return future.result();
    }
    static std::vector<float> samplesOf(const audio::AudioClip& clip) {
        const auto all = clip.frames(0, clip.availableFrames());
        return {all.begin(), all.end()};
    }
    /// Until the take is there and made: a short one is over before anyone has looked.
    static void waitForTake(Session& session, project::TakeId take) {
        QTRY_VERIFY(session.project().take(take));
        wait(session);
    }
    static void wait(Session& session) { QTRY_VERIFY_WITH_TIMEOUT(!session.isMaking(), 120000); }

  private Q_SLOTS:
    void madeExportedDecodedAndMadeAgain_data() {
        QTest::addColumn<QString>("model");
        QTest::newRow("mono") << QStringLiteral("mono");
        QTest::newRow("stereo") << QStringLiteral("stereo");
    }
    void madeExportedDecodedAndMadeAgain() {
        QFETCH(QString, model);
        const QString folder = QStringLiteral(GOLDEN_DATA "/") + model;
        if (!QFile::exists(folder + QStringLiteral("/config.json"))) QSKIP("this checkpoint is not there");
        QTemporaryDir dir;
        auto shelf = std::make_unique<project::ProjectShelf>(dir.path());
        auto session = std::make_unique<Session>(*shelf);
        QSignalSpy failed(session.get(), &Session::failed);
        studio::GenerationSettings settings;
        settings.prompt = QStringLiteral("80s pop track with bassy drums and synth");
        settings.negativePrompt = QStringLiteral("noise");
        settings.sections = {{1, QStringLiteral("then a solo piano")}};
        settings.modelFolder = folder;
        settings.seconds = 2;
        settings.takes = 2;
        settings.seed = 11;
        settings.sampling.guidance = 2.5;
        settings.sampling.topK = 50;
        settings.sampling.temperature = 0.9;
        // Held from the start: later it may be read from the file, which keeps 24 bits.
        QList<studio::Take> takes;
        connect(session.get(), &Session::started, this, [&](const QList<studio::Take>& begun) { takes = begun; });
        QVERIFY(session->ask(settings) > 0);
        wait(*session);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].toString()));
        QCOMPARE(takes.size(), 2);
        const Session::Clip made = takes[1].clip;
        const musicgen::Tokens tokens = session->project().tokens(2).result();
        QCOMPARE(tokens.frames, 100);
        QVERIFY(tokens.codes != session->project().tokens(1).result().codes);

        // Closed and opened again, as the next day: everything comes from the file.
        session.reset();
        shelf = std::make_unique<project::ProjectShelf>(dir.path());
        session = std::make_unique<Session>(*shelf);
        QCOMPARE(session->project().tokens(2).result().codes, tokens.codes);
        QCOMPARE(session->project().take(2)->modelHash.size(), 64);

        // Its tokens give the very samples it was made with.
        const auto decoding = session->generator().decode(tokens, folder, {});
        QTRY_VERIFY_WITH_TIMEOUT(decoding.isFinished(), 60000);
        QVERIFY(samplesOf(*decoding.result()) == samplesOf(*made));

        // What is stored is within 24 bits of that, and so is what is exported.
        const Session::Clip stored = soundOf(*session, 2);
        QCOMPARE(stored->availableFrames(), made->availableFrames());
        const std::vector<float> wanted = samplesOf(*made), kept = samplesOf(*stored);
        float furthest = 0;
        for (std::size_t i = 0; i < wanted.size(); ++i) furthest = std::max(furthest, std::abs(wanted[i] - kept[i]));
        QVERIFY2(furthest < 1e-6F, qPrintable(QString::number(furthest)));
        studio::TakeExporter exporter(*session);
        QSignalSpy finished(&exporter, &studio::TakeExporter::finished);
        audio::ExportSettings how;
        how.format = audio::FileFormat::WavFloat;
        how.loudness = audio::Loudness::asItIs();
        exporter.start({{2, how, dir.filePath(QStringLiteral("take.wav"))}}, audio::ExistingFiles::Rename, folder);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60000);
        const audio::Samples file = audio::readAudioFile(dir.filePath(QStringLiteral("take.wav")).toStdString());
        QVERIFY(file.interleaved == kept);

        // Its settings give the same tokens again, alone as well as in a pass of two.
        session->again(2, {});
        waitForTake(*session, 3);
        QCOMPARE(session->project().tokens(3).result().codes, tokens.codes);
        QCOMPARE(session->project().take(3)->seed, session->project().take(2)->seed);

        // Gone on with at the first second: that much stays, and it can be made again too.
        settings.takes = 1;
        settings.seed = 12;
        session->goOn(2, 50, settings);
        waitForTake(*session, 4);
        const musicgen::Tokens longer = session->project().tokens(4).result();
        QCOMPARE(musicgen::firstFrames(longer, 50).codes, musicgen::firstFrames(tokens, 50).codes);
        QVERIFY(longer.codes != tokens.codes);
        session->again(4, {});
        waitForTake(*session, 5);
        QCOMPARE(session->project().tokens(5).result().codes, longer.codes);
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "test_round_trip.moc"
