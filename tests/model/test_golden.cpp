// The golden checkpoints give the reference's answers, stage by stage, in every layout and with every kernel of this
// machine, and through libtorch as on a GPU.
#include <QProcess>
#include <QTest>

class TestGolden : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void verify_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("answers");
        QTest::addColumn<QStringList>("among");
        const QStringList all{
            "text.ids",        "text.hidden.0", "lm.logits", "greedy.one.codes", "greedy.one_no_guidance.codes",
            "greedy.two.codes"};
        const QStringList cross = all + QStringList{"greedy.unconditional.codes", "greedy.continue.codes"};
        const QStringList melody = all + QStringList{"chroma.onehot.0", "chroma.onehot.2", "lm.logits.melody",
                                                     "greedy.melody.codes", "greedy.melody_two.codes"};
        const QStringList sound{"codec.codes", "codec.decoded", "codec.random_decoded", "greedy.one.audio",
                                "greedy.two.audio"};
        QTest::newRow("mono") << "mono"
                              << "mono" << cross + sound;
        QTest::newRow("mono-bin") << "mono-bin"
                                  << "mono" << cross + sound;
        QTest::newRow("mono-bin-sharded") << "mono-bin-sharded"
                                          << "mono" << cross + sound;
        QTest::newRow("mono-audiocraft") << "mono-audiocraft"
                                         << "mono" << cross + sound;
        QTest::newRow("mono-audiocraft-f16") << "mono-audiocraft-f16"
                                             << "mono-sharded-f16" << cross;
        QTest::newRow("mono-sharded-f16") << "mono-sharded-f16"
                                          << "mono-sharded-f16" << cross;
        QTest::newRow("no-projection") << "no-projection"
                                       << "no-projection" << cross;
        QTest::newRow("stereo") << "stereo"
                                << "stereo" << cross + QStringList{"greedy.one.audio"};
        QTest::newRow("melody") << "melody"
                                << "melody" << melody;
        QTest::newRow("melody-stereo") << "melody-stereo"
                                       << "melody-stereo" << melody;
    }

    void verify() {
        QFETCH(QString, model);
        QFETCH(QString, answers);
        QFETCH(QStringList, among);
        for (const char* kernels : {"best", "reference", "torch"}) {
            const auto [code, out] = run({golden(model), golden(answers) + "/golden.safetensors"}, kernels);
            QVERIFY2(code == 0, qPrintable(out));
            for (const QString& check : among)
                QVERIFY2(out.contains("ok      " + check + " "), qPrintable(check + " is not among\n" + out));
            QVERIFY(!out.contains("FAILED"));
        }
    }

    // Of a lower precision the states are compared, as a whole; on a GPU there is bfloat16 only.
    void lowerPrecisionsAreNear_data() {
        QTest::addColumn<QString>("precision");
        QTest::addColumn<QString>("kernels");
        for (const char* precision : {"bf16", "int8", "int4"}) QTest::addRow("%s", precision) << precision << "best";
        QTest::newRow("bf16 through libtorch") << "bf16" << "torch";
    }

    void lowerPrecisionsAreNear() {
        QFETCH(QString, precision);
        QFETCH(QString, kernels);
        for (const char* model : {"mono", "stereo", "melody"}) {
            const auto [code, out] = run({"--precision", precision, golden(model)}, kernels);
            QVERIFY2(code == 0 && out.contains("ok      lm.logits") && out.contains(" %)"), qPrintable(out));
        }
        const auto [code, out] =
            run({"--precision", precision, golden("no-projection"), golden("mono") + "/golden.safetensors"}, kernels);
        QVERIFY2(code == 1 && out.contains("FAILED  text.hidden.0"), qPrintable(out));
    }

    void whatAGpuHasNotIsRefused() {
        const auto [code, out] = run({"--precision", "int8", golden("mono")}, "torch");
        QVERIFY2(code == 1 && out.contains("f32 or bf16"), qPrintable(out));
    }

    void wrongAnswersAreNoticed() {
        const auto [code, out] = run({golden("no-projection"), golden("mono") + "/golden.safetensors"}, "best");
        QCOMPARE(code, 1);
        QVERIFY2(out.contains("FAILED") && out.contains("answers of another model"), qPrintable(out));
    }

    void nothingToCompareIsWrongUsage() {
        QCOMPARE(run({golden("mono-bin")}, "best").first, 2);
        QCOMPARE(run({}, "best").first, 2);
        QCOMPARE(run({golden("not-there")}, "best").first, 1);
    }

  private:
    static QString golden(const QString& folder) { return QString(GOLDEN_DATA "/") + folder; }

    static std::pair<int, QString> run(const QStringList& arguments, const QString& kernels) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("CAPRICCIO_KERNELS", kernels);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(PROGRAMS "/capriccio-cli", QStringList("verify") + arguments);
        if (!process.waitForFinished(240000)) return {-1, "did not finish"};
        return {process.exitCode(), QString::fromUtf8(process.readAll())};
    }
};

QTEST_GUILESS_MAIN(TestGolden)
#include "test_golden.moc"
