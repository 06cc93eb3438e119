// capriccio-cli as a script sees it: files, lines, exit codes.
#include "core/musicgen/checkpoint/safetensors.h"
#include "tests/support/sound_file.h"

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

    /// What its folder says suits it is what it is made with, until the call says otherwise.
    void theModelsOwnValuesAreTheDefaults() {
        const QString own = file("own-values");
        QVERIFY(QDir().mkpath(own));
        for (const QString& name : QDir(GOLDEN_DATA "/mono").entryList(QDir::Files))
            if (name != QLatin1String("generation_config.json"))
                QVERIFY(QFile::link(QDir(GOLDEN_DATA "/mono").absoluteFilePath(name), own + '/' + name));
        QFile values(own + "/generation_config.json");
        QVERIFY(values.open(QIODevice::WriteOnly) && values.write(R"({"guidance_scale": 6, "top_k": 20})") > 0);
        values.close();
        const auto sound = [&](const QString& model, const QStringList& options) {
            const QString wav = file("values.wav");
            const Result r = finish(start(
                QStringList{"generate", "--seconds", "1", "--seed", "5", "--out", wav} + options + QStringList{"rain"},
                this, model));
            return r.code == 0 ? audio::readAudioFile(wav.toStdString()).interleaved : std::vector<float>{};
        };
        const QString usual = GOLDEN_DATA "/mono";
        const auto made = sound(own, {});
        QCOMPARE(made.size(), 32000UL);
        QCOMPARE(made, sound(usual, {"--guidance", "6", "--top-k", "20"}));
        QVERIFY(made != sound(usual, {}));
        QCOMPARE(sound(own, {"--guidance", "3", "--top-k", "250"}), sound(usual, {}));
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

    void continuesFromASoundFile() {
        const QString given = file("given.wav"), tokens = file("continued.safetensors"), wav = file("continued.wav");
        const auto golden = musicgen::readSafetensors(GOLDEN_DATA "/mono/golden.safetensors");
        writeGolden(golden.at("continue.wave"), given);
        const Result r = run({"generate", "--steps", "90", "--greedy", "--continue", given, "--tokens", tokens, "--out",
                              wav, "80s pop track with bassy drums and synth"});
        QVERIFY2(r.code == 0, qPrintable(r.err));
        const auto ours = musicgen::readSafetensors(tokens.toStdString());
        const auto& expected = golden.at("greedy.continue.codes");
        QCOMPARE(ours.at("codes").shape, expected.shape);
        QVERIFY(std::ranges::equal(ours.at("codes").bytes, expected.bytes));
        QCOMPARE(audio::readAudioFile(wav.toStdString()).frames(), expected.shape[2] * 640);
    }

    void followsAMelody() {
        const QString tune = file("tune.wav"), tokens = file("melody.safetensors");
        const auto golden = musicgen::readSafetensors(GOLDEN_DATA "/melody/golden.safetensors");
        writeGolden(golden.at("chroma.wave.1"), tune);
        const QStringList words{"generate", "--model", GOLDEN_DATA "/melody", "--steps", "60", "--greedy",
                                "--tokens", tokens};
        const QString prompt = "80s pop track with bassy drums and synth";
        Result r = run(words + QStringList{"--melody", tune, prompt});
        QVERIFY2(r.code == 0, qPrintable(r.err));
        const auto& expected = golden.at("greedy.melody.codes");
        QVERIFY(std::ranges::equal(musicgen::readSafetensors(tokens.toStdString()).at("codes").bytes, expected.bytes));
        // a part of it is another melody
        r = run(words + QStringList{"--melody", tune, "--melody-start", "2.1", "--melody-length", "0.8",
                                    "--melody-stems", prompt});
        QVERIFY2(r.code == 0, qPrintable(r.err));
        QVERIFY(!std::ranges::equal(musicgen::readSafetensors(tokens.toStdString()).at("codes").bytes, expected.bytes));
    }

    void goesOnFromTokensAndTakes() {
        // 40 frames drawn at once are 15, kept, and 25 that go on from them.
        const QString whole = file("whole.safetensors"), again = file("again.safetensors"),
                      project = file("p.capriccio");
        const QStringList common{"generate", "--seed", "4", "--seconds", "0.8"};
        Result r = run(common + QStringList{"--tokens", whole, "--project", project, "a", "b"});
        QVERIFY2(r.code == 0, qPrintable(r.err));
        const auto codes = [](const QString& name) {
            const auto all = musicgen::readSafetensors(name.toStdString());
            const auto bytes = all.at("codes").bytes;
            return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
        };
        const QByteArray both = codes(whole), first = both.first(both.size() / 2), second = both.last(both.size() / 2);
        r = run(common +
                QStringList{"--tokens", again, "--continue", whole, "--continue-take", "1", "--from", "0.3", "a"});
        QVERIFY2(r.code == 0, qPrintable(r.err));
        QCOMPARE(codes(again), first);
        r = run(common + QStringList{"--tokens", again, "--continue", whole, "--from", "0.3", "b"});
        QVERIFY2(r.code == 0, qPrintable(r.err));
        QCOMPARE(codes(again), second);
        r = run(common +
                QStringList{"--tokens", again, "--continue", project, "--continue-take", "1", "--from", "0.5", "a"});
        QVERIFY2(r.code == 0, qPrintable(r.err));
        QCOMPARE(codes(again), first);
        // the last take by itself, into the same project, which knows where it came from
        r = run(common +
                QStringList{"--tokens", again, "--continue", project, "--from", "0.5", "--project", project, "b"});
        QVERIFY2(r.code == 0, qPrintable(r.err));
        QCOMPARE(codes(again), second);
        const Result list = run({"project", "show", project, "3", "--json"});
        QVERIFY2(list.out.contains("\"parent\":2") && list.out.contains("\"parent_frame\":25"),
                 qPrintable(list.out + list.err));
        // without a length it becomes ten seconds longer
        r = run({"generate", "--json", "--greedy", "--tokens", again, "--continue", whole, "b"});
        QVERIFY2(r.out.contains("\"frames\":540"), qPrintable(r.out + r.err));
    }

    void negativePromptsAndSections() {
        const auto made = [&](const QStringList& more) {
            const QString tokens = file("asked.safetensors");
            const Result r = run(QStringList{"generate", "--greedy", "--seconds", "1.2", "--tokens", tokens} + more);
            if (r.code != 0) qWarning() << r.err;
            const auto all = musicgen::readSafetensors(tokens.toStdString());
            const auto bytes = all.at("codes").bytes;
            return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
        };
        const QByteArray plain = made({"soft piano"});
        QVERIFY(made({"--negative", "drums", "soft piano"}) != plain);
        QCOMPARE(made({"--negative", "", "soft piano"}), plain);
        QCOMPARE(made({"--section", "0.5:soft piano", "soft piano"}), plain);
        const QByteArray changed =
            made({"--section", "0.5:loud guitars", "--section", "0.9:choir: and bells", "soft piano"});
        QVERIFY(changed != plain);
        const qsizetype row = 60 * 4;  // codebook 0, up to the change
        QCOMPARE(changed.first(25 * 4), plain.first(25 * 4));
        QVERIFY(changed.first(row) != plain.first(row));
    }

    void theDeviceIsSaid() {
        const Result r =
            run({"generate", "--threads", "2", "--seconds", "0.1", "--device", "cpu", "--out", file("d.wav"), "x"});
        QVERIFY2(r.err.contains("using 2 CPU threads"), qPrintable(r.err));
        const Result json = run({"generate", "--seconds", "0.1", "--json", "--out", file("d.wav"), "x"});
        QVERIFY2(json.out.contains("\"device\":\"c") && json.out.contains("device_why"), qPrintable(json.out));
    }

    void badMaterialIsRefusedWithWords_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("said");
        const QString melody = GOLDEN_DATA "/melody";
        const auto row = [](const char* name, int code, const char* said, const QStringList& words) {
            QTest::newRow(name) << words << code << said;
        };
        row("melody missing", 1, "is not there", {"--model", melody, "--melody", "FOLDER/missing.wav"});
        row("melody silent", 1, "is silent", {"--model", melody, "--melody", "FOLDER/silent.wav"});
        row("melody empty", 1, "is empty", {"--model", melody, "--melody", "FOLDER/empty.wav"});
        row("melody of an hour", 1, "Choose a part of it", {"--model", melody, "--melody", "FOLDER/hour.wav"});
        row("melody not audio", 1, "could not be read as sound", {"--model", melody, "--melody", "FOLDER/text.wav"});
        row("melody for another model", 1, "can't follow a melody", {"--melody", "FOLDER/tone.wav"});
        row("part without melody", 2, "without --melody", {"--melody-start", "3"});
        row("continuation longer than the piece", 1, "nothing left to make",
            {"--seconds", "0.5", "--continue", "FOLDER/tone.wav"});
        row("continuation over before", 1, "nothing can go on from 5 s",
            {"--continue", "FOLDER/tone.wav", "--from", "5"});
        row("continuation missing", 1, "is not there", {"--continue", "FOLDER/missing.wav"});
        row("no tokens", 1, "holds no tokens", {"--continue", GOLDEN_DATA "/mono/model.safetensors"});
        row("no project", 1, "missing.capriccio", {"--continue", "FOLDER/missing.capriccio"});
        row("from without continue", 2, "without --continue", {"--from", "3"});
        row("sections out of order", 1, "Sections must follow one another", {"--section", "5:a", "--section", "2:b"});
        row("section after the end", 1, "Sections must follow one another", {"--section", "50:a"});
        row("section without time", 2, "SECONDS:PROMPT", {"--section", "a calm bridge"});
        row("no such device", 2, "--device is auto", {"--device", "gpu"});
        row("no such precision", 2, "--precision is auto", {"--precision", "f31"});
        row("takes", 2, "--takes must be between 1 and 8", {"--takes", "1000"});
        row("a batch of 1,000", 1, "1000 takes at once are too many: 8 is the most", QStringList(1000, "x"));
    }

    void badMaterialIsRefusedWithWords() {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QString, said);
        tests::writeSound(file("silent.wav").toStdString(), 44100, std::vector<float>(44100));
        tests::writeSound(file("empty.wav").toStdString(), 44100, std::span<const float>{});
        if (!QFile::exists(file("hour.wav")))
            tests::writeSound(file("hour.wav").toStdString(), 8000, std::vector<float>(8000 * 3600, 0.1F));
        std::vector<float> tone;
        for (int i = 0; i < 32000; ++i) tone.push_back(std::sin(static_cast<float>(i) * 0.05F));
        tests::writeSound(file("tone.wav").toStdString(), 32000, tone);
        QFile text(file("text.wav"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("la la la") > 0);
        text.close();
        words.replaceInStrings("FOLDER", m_folder.path());
        const Result r = run(QStringList{"generate", "--out", file("never.wav")} + words);
        QCOMPARE(r.code, code);
        QVERIFY2(r.err.contains(said), qPrintable(r.err));
        QVERIFY(!QFile::exists(file("never.wav")));
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
    static void writeGolden(const musicgen::StoredTensor& wave, const QString& name) {  // mono, at 32 kHz
        std::vector<float> samples(static_cast<std::size_t>(wave.elements()));
        std::memcpy(samples.data(), wave.bytes.data(), wave.bytes.size());
        tests::writeSound(name.toStdString(), 32000, samples);
    }
    QString file(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
