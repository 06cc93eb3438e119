// capriccio-cli as a script sees it: files, lines, exit codes.
#include "core/audio/audio_file.h"
#include "core/musicgen/checkpoint/safetensors.h"

#include <csignal>

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;

namespace {

struct Result {
    int code = -1;
    QString out, err;
};

QProcess* start(const QStringList& arguments, QObject* parent, const QString& model = GOLDEN_DATA "/mono") {
    auto* process = new QProcess(parent);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("CAPRICCIO_MODEL", model);
    process->setProcessEnvironment(environment);
    process->start(PROGRAMS "/capriccio-cli", arguments);
    return process;
}

Result finish(QProcess* process) {
    if (!process->waitForFinished(120000)) return {};
    return {process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -2,
            QString::fromUtf8(process->readAllStandardOutput()), QString::fromUtf8(process->readAllStandardError())};
}

}  // namespace

class TestCommandLine : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void writesSoundAndTokens() {
        const QString wav = file("song.wav"), tokens = file("song.safetensors");
        const Result r = run({"generate", "--steps", "60", "--greedy", "--out", wav, "--tokens", tokens,
                              "80s pop track with bassy drums and synth"});
        QVERIFY2(r.code == 0, qPrintable(r.err));
        const audio::Samples sound = audio::readAudioFile(wav.toStdString());
        QCOMPARE(sound.sampleRate, 32000);
        QCOMPARE(sound.channels, 1);
        QCOMPARE(sound.frames(), std::int64_t{57 * 640});

        // The reference's answers for this prompt.
        const auto golden = musicgen::readSafetensors(GOLDEN_DATA "/mono/golden.safetensors");
        const auto ours = musicgen::readSafetensors(tokens.toStdString());
        const auto& codes = ours.at("codes");
        QCOMPARE(codes.dtype, musicgen::DType::I32);
        QCOMPARE(codes.shape, (std::vector<std::int64_t>{1, 4, 57}));
        QVERIFY(std::ranges::equal(codes.bytes, golden.at("greedy.one.codes").bytes));
        const auto& expected = golden.at("greedy.one.audio");
        QCOMPARE(expected.bytes.size(), sound.interleaved.size() * sizeof(float));
        for (std::size_t i = 0; i < sound.interleaved.size(); ++i) {
            float value;
            std::memcpy(&value, expected.bytes.data() + i * sizeof value, sizeof value);
            QVERIFY(std::abs(value - sound.interleaved[i]) < 1e-3F);
        }
    }

    void sameSeedSameSound() {
        const auto sound = [&](const char* seed, const char* threads) {
            const QString wav = file(QString("seed-%1-%2.wav").arg(seed, threads));
            const Result r =
                run({"generate", "--seconds", "1", "--seed", seed, "--threads", threads, "--out", wav, "rain"});
            return r.code == 0 ? audio::readAudioFile(wav.toStdString()).interleaved : std::vector<float>{};
        };
        const auto first = sound("5", "1");
        QCOMPARE(first.size(), 32000UL);
        QCOMPARE(sound("5", "2"), first);
        QVERIFY(sound("6", "1") != first);
    }

    void severalPromptsAreNumberedFiles() {
        const Result r = run({"generate", "--seconds", "0.4", "--seed", "1", "--takes", "2", "--out", file("many.wav"),
                              "--json", "a", "b"});
        QVERIFY2(r.code == 0, qPrintable(r.err));
        QCOMPARE(QDir(m_folder.path()).entryList({"many*.wav"}),
                 QStringList({"many-1.wav", "many-2.wav", "many-3.wav", "many-4.wav"}));
        QStringList events;
        QList<qint64> seeds;
        for (const QString& line : r.out.split('\n', Qt::SkipEmptyParts)) {
            QJsonParseError problem;
            const QJsonObject object = QJsonDocument::fromJson(line.toUtf8(), &problem).object();
            QCOMPARE(problem.error, QJsonParseError::NoError);
            events << object["event"].toString();
            if (events.back() == "take") seeds << object["seed"].toInteger();
        }
        QCOMPARE(events.front(), QString("started"));
        QCOMPARE(events.back(), QString("finished"));
        QVERIFY(events.contains("progress"));
        QCOMPARE(seeds, QList<qint64>({1, 2, 1, 2}));
    }

    void writesEveryFormatAtALoudness() {
        for (const char* name : {"song.flac", "song.ogg", "song.opus", "song.mp3", "loud.wav"}) {
            const Result r = run({"generate", "--seconds", "1.5", "--seed", "1", "--json", "--loudness", "-16", "--out",
                                  file(name), "rain"});
            QVERIFY2(r.code == 0, qPrintable(r.err));
            const audio::Samples sound = audio::readAudioFile(file(name).toStdString());
            QCOMPARE(sound.frames(), std::int64_t{sound.sampleRate * 3 / 2});
            const QJsonObject take =
                QJsonDocument::fromJson(r.out.split('\n').filter("\"take\"").value(0).toUtf8()).object();
            QVERIFY2(std::abs(take["lufs"].toDouble() + 16) < 0.2, qPrintable(r.out + r.err));
        }
    }

    void noPromptAndUnusualPrompts() {
        for (const QString& prompt :
             {QString(), QString::fromUtf8("宁静的钢琴"), QString::fromUtf8("🎹"), QString(5000, 'x'), QString(" ")}) {
            const Result r = run({"generate", "--seconds", "0.2", "--out", file("odd.wav"), "--", prompt});
            QVERIFY2(r.code == 0, qPrintable(r.err));
            QCOMPARE(r.err.contains("512 tokens"), prompt.size() == 5000);
        }
        QCOMPARE(run({"generate", "--seconds", "0.2", "--out", file("none.wav")}).code, 0);
    }

    void interruptingKeepsWhatIsMade() {
        const QString wav = file("stopped.wav");
        QProcess* process = start({"generate", "--seconds", "30", "--json", "--out", wav, "a long piece"}, this);
        while (!QString::fromUtf8(process->peek(1 << 20)).contains("\"progress\""))
            QVERIFY2(process->waitForReadyRead(60000) || process->state() == QProcess::NotRunning, "no progress");
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        const Result r = finish(process);
        QCOMPARE(r.code, 130);
        QVERIFY(r.out.contains("\"stopped\""));
        const std::int64_t frames = audio::readAudioFile(wav.toStdString()).frames();
        QVERIFY(frames > 0 && frames % 640 == 0);
    }

    void wrongUsage_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << QStringList{} << "Say what to do";
        QTest::newRow("unknown command") << QStringList{"dance"} << "dance";
        QTest::newRow("unknown option") << QStringList{"generate", "--loud", "x"} << "--loud";
        QTest::newRow("no value") << QStringList{"generate", "--seconds"} << "--seconds";
        QTest::newRow("not a number") << QStringList{"generate", "--seconds", "long", "--out", "a.wav", "x"} << "long";
        QTest::newRow("nothing kept") << QStringList{"generate", "x"} << "--out";
        QTest::newRow("unknown format") << QStringList{"generate", "--out", "a.aac", "x"} << ".opus or .mp3";
        QTest::newRow("loudness") << QStringList{"generate", "--loudness", "3", "--out", "a.wav", "x"} << "--loudness";
    }

    void wrongUsage() {
        QFETCH(QStringList, words);
        QFETCH(QString, said);
        const Result r = run(words);
        QCOMPARE(r.code, 2);
        QVERIFY2(r.err.contains(said), qPrintable(r.err));
    }

    void failures_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("said");
        QTest::newRow("no such model") << QStringList{"--model", "/not/there", "--out", "x.wav", "x"} << "/not/there";
        QTest::newRow("too long") << QStringList{"--seconds", "601", "--out", "x.wav", "x"} << "between 0.02 and 600";
        QTest::newRow("too short") << QStringList{"--seconds", "0", "--out", "x.wav", "x"} << "between 0.02 and 600";
        QTest::newRow("not a length") << QStringList{"--seconds", "nan", "--out", "x.wav", "x"} << "length";
        QTest::newRow("guidance") << QStringList{"--guidance", "0", "--out", "x.wav", "x"} << "Guidance";
        QTest::newRow("no folder") << QStringList{"--seconds", "0.1", "--out", "/not/there/x.wav", "x"}
                                   << "/not/there/x.wav";
        QTest::newRow("steps") << QStringList{"--steps", "3", "--out", "x.wav", "x"} << "--steps";
    }

    void failures() {
        QFETCH(QStringList, words);
        QFETCH(QString, said);
        const Result r = run(QStringList("generate") + words);
        QCOMPARE(r.code, 1);
        QVERIFY2(r.err.contains(said), qPrintable(r.err));
        QVERIFY(!QFile::exists("x.wav"));
    }

  private:
    Result run(const QStringList& arguments) { return finish(start(arguments, this)); }
    QString file(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
