#include "tests/library/desk.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace capriccio;
using namespace capriccio::tests;

/// capriccio-cli models: the real program and the played hub; at the end the model that was fetched plays.
class TestModelsCommand : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;
    QByteArray m_out, m_err;

    int run(const QStringList& words) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("OMP_NUM_THREADS"), QStringLiteral("1"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(PROGRAMS "/capriccio-cli"), words);
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 120000))
            return -1;  // the hub answers here
        m_out = process.readAllStandardOutput();
        m_err = process.readAllStandardError();
        return process.exitCode();
    }
    int models(QStringList words) {
        words.prepend(QStringLiteral("models"));
        return run(words);
    }
    QJsonObject listed(const QString& id) {
        if (models({QStringLiteral("list"), QStringLiteral("--json")}) != 0) return {};
        for (const QByteArray& line : m_out.split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object[QStringLiteral("id")].toString() == id) return object;
        }
        return {};
    }

  private Q_SLOTS:
    void init() { m_desk = std::make_unique<Desk>(); }

    void listPullCheckRepairRemove() {
        fillWithCatalogue(m_desk->hub, 50000);
        QJsonObject small = listed(kSmall);
        QCOMPARE(small[QStringLiteral("state")].toString(), QStringLiteral("available"));
        QVERIFY(small[QStringLiteral("download_bytes")].toDouble() > 1e9);
        QVERIFY(small[QStringLiteral("expected_speed")].toDouble() > 0);
        // What a person reads before getting it.
        QCOMPARE(models({QStringLiteral("show"), QStringLiteral("small")}), 0);
        for (const char* words : {"to get", "8-bit", "real time", "CC BY-NC 4.0", "does not sing", "google-t5/t5-base",
                                  "4c8334b02c6ec4e8664a91979669a501ec497792"})
            QVERIFY2(m_out.contains(words), words);
        QCOMPARE(models({QStringLiteral("pull"), QStringLiteral("small")}), 0);
        QVERIFY2(m_err.contains("CC BY-NC 4.0"), m_err.constData());
        QVERIFY(m_desk->isWhole(kSmall) && m_desk->isWhole(kT5));
        small = listed(kSmall);
        QCOMPARE(small[QStringLiteral("state")].toString(), QStringLiteral("ready"));
        QCOMPARE(models({QStringLiteral("check"), QStringLiteral("musicgen-small")}), 0);
        const QString file = small[QStringLiteral("folder")].toString() + QStringLiteral("/state_dict.bin");
        QByteArray bytes = Desk::contentOf(file);
        bytes[77] = static_cast<char>(~bytes[77]);
        Desk::write(file, bytes);
        QCOMPARE(models({QStringLiteral("check"), kSmall}), 1);
        QVERIFY2(m_err.contains("state_dict.bin"), m_err.constData());
        QCOMPARE(models({QStringLiteral("pull"), kSmall}), 0);
        QVERIFY(m_desk->isWhole(kSmall));
        QCOMPARE(models({QStringLiteral("remove"), kSmall}), 0);
        QVERIFY2(m_err.contains("kB") || m_err.contains("MB"), m_err.constData());
        QVERIFY(!QFileInfo::exists(m_desk->store() + QLatin1Char('/') + kSmall));
        QVERIFY(!QFileInfo::exists(m_desk->store() + QLatin1Char('/') + kT5));
        QCOMPARE(models({QStringLiteral("remove"), kSmall}), 1);
    }

    void whatWasFetchedPlays() {
        const QString id = QStringLiteral("facebook/musicgen-stereo-small");
        const QDir tiny(QStringLiteral(GOLDEN_DATA "/stereo"));
        for (const library::PublishedFile& file :
             library::Catalogue::builtIn().bestForm(*library::Catalogue::builtIn().find(id))->files)
            m_desk->hub.add(id, file.name, Desk::contentOf(tiny.filePath(file.name)),
                            file.name.endsWith(QStringLiteral(".safetensors")));
        m_desk->hub.dropEvery = 100000;
        QCOMPARE(models({QStringLiteral("pull"), QStringLiteral("stereo-small")}), 0);
        const QStringList generate = {
            QStringLiteral("generate"),  QStringLiteral("--model"), QStringLiteral("stereo-small"),
            QStringLiteral("--seconds"), QStringLiteral("0.4"),     QStringLiteral("--seed"),
            QStringLiteral("1"),         QStringLiteral("--out"),   m_desk->dir.filePath(QStringLiteral("a.wav")),
            QStringLiteral("a waltz")};
        QVERIFY2(run(generate) == 0, m_err.constData());
        QVERIFY(QFileInfo(m_desk->dir.filePath(QStringLiteral("a.wav"))).size() > 10000);
        // Changed on disk: noticed at loading, said, and how it is mended.
        const QString weights = m_desk->store() + QLatin1Char('/') + id + QStringLiteral("/model.safetensors");
        QByteArray bytes = Desk::contentOf(weights);
        bytes[bytes.size() - 10] = static_cast<char>(~bytes[bytes.size() - 10]);
        Desk::write(weights, bytes);
        QCOMPARE(run(generate), 1);
        QVERIFY2(m_err.contains("model.safetensors") && m_err.contains("Repair"), m_err.constData());
    }

    void theSmallestFormPlays() {
        // audiocraft's files, and T5 from a repository of its own.
        fillWithTinySmall(m_desk->hub, QStringLiteral(GOLDEN_DATA));
        QCOMPARE(models({QStringLiteral("pull"), QStringLiteral("small")}), 0);
        QVERIFY(m_desk->isWhole(kSmall) && m_desk->isWhole(kT5));
        const QString wav = m_desk->dir.filePath(QStringLiteral("small.wav"));
        QVERIFY2(run({QStringLiteral("generate"), QStringLiteral("--model"), QStringLiteral("small"),
                      QStringLiteral("--seconds"), QStringLiteral("0.4"), QStringLiteral("--out"), wav,
                      QStringLiteral("a waltz")}) == 0,
                 m_err.constData());
        QVERIFY(QFileInfo(wav).size() > 10000);
    }

    void importInPlace() {
        const QString folder = m_desk->dir.filePath(QStringLiteral("mine/my-tiny"));
        QDir().mkpath(folder);
        for (const char* name : {"config.json", "model.safetensors"})
            QFile::copy(QStringLiteral(GOLDEN_DATA "/mono/") + QLatin1StringView(name),
                        folder + QLatin1Char('/') + QLatin1StringView(name));
        QCOMPARE(models({QStringLiteral("import"), folder}), 0);
        QVERIFY2(m_err.contains("spiece.model"), m_err.constData());  // what is missing, by name
        QCOMPARE(listed(folder)[QStringLiteral("state")].toString(), QStringLiteral("incomplete"));
        QFile::copy(QStringLiteral(GOLDEN_DATA "/mono/spiece.model"), folder + QStringLiteral("/spiece.model"));
        QCOMPARE(listed(folder)[QStringLiteral("state")].toString(), QStringLiteral("ready"));
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(), 3);  // nothing was written there
        QCOMPARE(models({QStringLiteral("remove"), folder}), 1);
        QVERIFY(QFileInfo::exists(folder));
        QCOMPARE(models({QStringLiteral("forget"), folder}), 0);
        QVERIFY(listed(folder).isEmpty());
        const QString empty = m_desk->dir.filePath(QStringLiteral("empty"));
        QDir().mkpath(empty);
        QCOMPARE(models({QStringLiteral("import"), empty}), 1);
    }

    void theStoreMoves() {
        fillWithCatalogue(m_desk->hub, 50000);
        QCOMPARE(models({QStringLiteral("pull"), QStringLiteral("small")}), 0);
        const QString before = listed(kSmall)[QStringLiteral("folder")].toString();
        const QString target = m_desk->dir.filePath(QStringLiteral("elsewhere/models"));
        QVERIFY2(models({QStringLiteral("move"), target}) == 0, m_err.constData());
        QVERIFY2(m_err.contains(target.toUtf8()), m_err.constData());
        // It is kept: the next call looks there, and nothing is left behind.
        const QJsonObject small = listed(kSmall);
        QCOMPARE(small[QStringLiteral("state")].toString(), QStringLiteral("ready"));
        QVERIFY(small[QStringLiteral("folder")].toString().startsWith(target));
        QVERIFY(!QFileInfo::exists(before));
        QCOMPARE(models({QStringLiteral("check"), kSmall}), 0);
    }

    void wrongUsage() {
        QCOMPARE(models({}), 2);
        QCOMPARE(models({QStringLiteral("pull")}), 2);
        QCOMPARE(models({QStringLiteral("sing")}), 2);
        QCOMPARE(models({QStringLiteral("pull"), QStringLiteral("facebook/unknown")}), 1);
    }
};

QTEST_GUILESS_MAIN(TestModelsCommand)
#include "test_models_command.moc"
