#include "core/studio/project/project_file.h"
#include "tests/project/project_samples.h"

#include <random>

#include <QDeadlineTimer>
#include <QDir>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace capriccio;
using namespace capriccio::project;

/// capriccio-cli and projects: the real program with a (tiny) model. CAPRICCIO_KILLS=N for more kills of it (then with
/// QTEST_FUNCTION_TIMEOUT, for each takes some seconds).
class TestCli : public QObject {
    Q_OBJECT

    static int kills() {
        return qEnvironmentVariableIsSet("CAPRICCIO_KILLS") ? qEnvironmentVariableIntValue("CAPRICCIO_KILLS") : 5;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_out, m_err;

    QString file(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    static QString program() { return QStringLiteral(PROGRAMS "/capriccio-cli"); }
    void prepare(QProcess& process) const {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), file("data"));
        environment.insert(QStringLiteral("OMP_NUM_THREADS"),
                           QStringLiteral("1"));  // a tiny model: threads would only wait
        environment.insert(QStringLiteral("CAPRICCIO_MODEL"), QStringLiteral(GOLDEN_DATA "/mono"));
        process.setProcessEnvironment(environment);
    }
    int run(const QStringList& words) {
        QProcess process;
        prepare(process);
        process.start(program(), words);
        process.waitForFinished(-1);
        m_out = process.readAllStandardOutput();
        m_err = process.readAllStandardError();
        return process.exitCode();
    }
    QJsonObject take(const QString& project, int id) {
        run({QStringLiteral("project"), QStringLiteral("show"), project, QString::number(id),
             QStringLiteral("--json")});
        return QJsonDocument::fromJson(m_out).object();
    }

  private Q_SLOTS:
    void init() { m_folder = samples::folder(); }

    void aTakesSettingsGiveTheSameTokensAgain() {
        const QString project = file("p.capriccio");
        QCOMPARE(run({QStringLiteral("generate"), QStringLiteral("--project"), project, QStringLiteral("--seconds"),
                      QStringLiteral("1.5"), QStringLiteral("--seed"), QStringLiteral("77"), QStringLiteral("--takes"),
                      QStringLiteral("2"), QStringLiteral("--guidance"), QStringLiteral("2.5"),
                      QStringLiteral("--top-k"), QStringLiteral("100"), QStringLiteral("a slow waltz")}),
                 0);
        QCOMPARE(run({QStringLiteral("project"), QStringLiteral("export"), project, QStringLiteral("2"),
                      QStringLiteral("--tokens"), file("kept.safetensors"), QStringLiteral("--out"), file("kept.wav")}),
                 0);
        const QJsonObject kept = take(project, 2);
        QCOMPARE(kept[QStringLiteral("state")].toString(), QStringLiteral("finished"));
        QCOMPARE(kept[QStringLiteral("seed")].toString(), QStringLiteral("78"));
        QCOMPARE(kept[QStringLiteral("model_sha256")].toString().size(), 64);
        QCOMPARE(kept[QStringLiteral("frames")].toInt(), 75);
        const QJsonObject settings = kept[QStringLiteral("settings")].toObject();
        const auto number = [&](const char* key) {
            return QString::number(settings[QLatin1StringView(key)].toDouble());
        };
        QCOMPARE(run({QStringLiteral("generate"), QStringLiteral("--tokens"), file("again.safetensors"),
                      QStringLiteral("--seconds"), number("seconds"), QStringLiteral("--seed"),
                      kept[QStringLiteral("seed")].toString(), QStringLiteral("--guidance"), number("guidance"),
                      QStringLiteral("--top-k"), number("top_k"), QStringLiteral("--out"), file("again.wav"),
                      kept[QStringLiteral("prompt")].toString()}),
                 0);
        QCOMPARE(samples::contentOf(file("again.safetensors")), samples::contentOf(file("kept.safetensors")));
        QCOMPARE(QFileInfo(file("again.wav")).size() > 75 * kSamplesPerFrame * 4, true);
    }

    void addListAndRefuseToOverwrite() {
        const QString project = file("p.capriccio");
        QCOMPARE(run({QStringLiteral("generate"), QStringLiteral("--out"), file("a.wav"), QStringLiteral("--seconds"),
                      QStringLiteral("0.4"), QStringLiteral("--seed"), QStringLiteral("1")}),
                 0);
        QCOMPARE(run({QStringLiteral("project"), QStringLiteral("add"), project, QStringLiteral("--stars"),
                      QStringLiteral("4"), file("a.wav")}),
                 0);
        QCOMPARE(run({QStringLiteral("project"), QStringLiteral("list"), project}), 0);
        QVERIFY2(m_out.contains("****") && m_out.contains("a\n"), m_out.constData());
        QCOMPARE(run({QStringLiteral("project"), QStringLiteral("list"), project, QStringLiteral("--search"),
                      QStringLiteral("nothing")}),
                 0);
        QCOMPARE(m_out, QByteArray());
        const QByteArray before = samples::contentOf(file("a.wav"));
        QCOMPARE(run({QStringLiteral("project"), QStringLiteral("export"), project, QStringLiteral("1"),
                      QStringLiteral("--out"), file("a.wav")}),
                 1);
        QVERIFY(m_err.contains("is there already"));
        QCOMPARE(samples::contentOf(file("a.wav")), before);
        QCOMPARE(run({QStringLiteral("project"), QStringLiteral("export"), project, QStringLiteral("9"),
                      QStringLiteral("--out"), file("b.wav")}),
                 1);
        QCOMPARE(run({QStringLiteral("project"), QStringLiteral("dance"), project}), 2);
        QCOMPARE(run({QStringLiteral("project"), QStringLiteral("list"), file("missing.capriccio")}), 1);
    }

    void killedWhileItMakesMusic() {
        const QString project = file("killed.capriccio");
        std::mt19937 random(7);
        int interrupted = 0;
        for (int kill = 0; kill < kills(); ++kill) {
            QProcess process;
            prepare(process);
            process.start(program(), {QStringLiteral("generate"), QStringLiteral("--project"), project,
                                      QStringLiteral("--json"), QStringLiteral("--seconds"), QStringLiteral("300"),
                                      QStringLiteral("a piece that will not be finished")});
            // Until it has made something; then at a random moment.
            QByteArray said;
            int wanted = static_cast<int>(random() % 6);
            const auto made = [&] { return static_cast<int>(said.count("\"progress\"")); };
            while (made() <= wanted) {
                QVERIFY(process.waitForReadyRead(60000));
                said += process.readAllStandardOutput();
            }
            process.waitForFinished(1100 + static_cast<int>(random() % 400));  // tokens are saved every second
            process.kill();
            process.waitForFinished(-1);
            said += process.readAllStandardOutput();
            const QList<QByteArray> lines = said.trimmed().split('\n');
            int frames = 0;
            double speed = 1;  // seconds of music made in a second: so much may be missing
            for (const QByteArray& line : lines) {
                const QJsonDocument news = QJsonDocument::fromJson(line);
                frames = std::max(frames, news[QStringLiteral("frames_done")].toInt());
                speed = std::max(speed, news[QStringLiteral("x_real_time")].toDouble());
            }

            ProjectFile opened(project);
            QCOMPARE(opened.integrity(), QStringLiteral("ok"));
            const std::vector<TakeRecord> takes = opened.takes();
            QCOMPARE(takes.size(), static_cast<std::size_t>(kill + 1));
            const TakeRecord& last = takes.back();
            QVERIFY(last.interrupted);
            QVERIFY2(last.frames >= frames - static_cast<int>(speed * kFrameRate),
                     qPrintable(QStringLiteral("%1 of %2").arg(last.frames).arg(frames)));
            QCOMPARE(opened.tokens(last.id).frames, last.frames);
            interrupted += last.frames > 0;
        }
        QVERIFY(interrupted > kills() / 2);
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
