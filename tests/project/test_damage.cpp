#include "core/base/error.h"
#include "core/base/log.h"
#include "core/studio/project/project.h"
#include "core/studio/project/salvage.h"
#include "core/studio/project/schema.h"
#include "core/studio/project/sql.h"
#include "tests/project/project_samples.h"

#include <random>

#include <QDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::project;

/// Damaged project files, made by rule from one that is whole: the opener never crashes, never writes to a file it
/// calls damaged, and what it opens works. CAPRICCIO_FUZZ_ROUNDS=N for more of them.
class TestDamage : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_whole;
    QByteArray m_log;      // of the same project, as a crash leaves it:
    QByteArray m_crashed;  // a file and what belongs to it

    QString file(const char* name = "song.capriccio") const { return m_folder->filePath(QString::fromLatin1(name)); }
    static void write(const QString& name, const QByteArray& content) {
        QFile made(name);
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write(content) == content.size());
    }
    void clear() const {
        QDir folder(m_folder->path());
        for (const QString& name : folder.entryList(QDir::Files | QDir::Hidden)) folder.remove(name);
    }

    static QByteArray damaged(QByteArray bytes, std::mt19937& random) {
        const auto any = [&](qsizetype end) {
            return static_cast<qsizetype>(random() % static_cast<std::uint32_t>(std::max<qsizetype>(end, 1)));
        };
        const int hits = 1 + static_cast<int>(random() % 8);
        for (int i = 0; i < hits && !bytes.isEmpty(); ++i) {
            // Half of the hits go where the structure is: the first bytes of a page.
            qsizetype at = any(bytes.size());
            if (random() % 2) at = std::min(at / 8192 * 8192 + any(120), bytes.size() - 1);
            switch (random() % 6) {
                case 0:
                    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
                    break;
                case 1:
                    bytes[at] = static_cast<char>(random());
                    break;
                case 2:
                    bytes.replace(at, std::min<qsizetype>(any(600), bytes.size() - at), QByteArray(any(600), '\xff'));
                    break;
                case 3:
                    bytes.truncate(at);
                    break;
                case 4:
                    bytes.replace(at, std::min<qsizetype>(8192, bytes.size() - at), bytes.mid(any(bytes.size()), 8192));
                    break;
                case 5:
                    bytes.replace(at, std::min<qsizetype>(4, bytes.size() - at), QByteArray(4, '\0'));
                    break;
            }
        }
        return bytes;
    }

    /// Opens it, and if that works uses all of it. Returns whether it was called damaged (or foreign).
    static bool openAndUse(const QString& name) {
        OpenOptions options;
        options.retry = std::chrono::milliseconds(5);
        try {
            Project project(loadProject(name, options));
            QList<TakeId> ids;
            for (const TakeRecord& take : project.takes()) ids += take.id;
            const auto read = [](auto future) {
                try {
                    future.result();
                } catch (const Error&) {}
            };
            for (const TakeId id : ids) {
                read(project.tokens(id));
                read(project.sound(id));
                peaksOfOverview(project.take(id)->overview);
            }
            for (const InputRecord& input : project.inputs()) read(project.input(input.id));
            TakeFilter filter;
            filter.words = QStringLiteral("take");
            filter.family = ids.isEmpty() ? 0 : ids.last();
            project.find(filter);
            project.setStars(ids, 3);
            project.add(samples::take(4), samples::clip(4, 5), samples::tokens(4, 0, 5));
            project.moveToBin(ids.first(ids.size() / 2));
            project.undo();
            return false;
        } catch (const FileError& error) {
            return error.fault() == FileFault::Damaged || error.fault() == FileFault::Foreign;
        }
    }

    /// A salvaged project is whole, whatever it holds.
    void trySalvage() {
        const QString target = file("salvaged.capriccio");
        try {
            salvage(file(), target);
        } catch (const Error&) { return; }
        ProjectFile salvaged(target);
        QCOMPARE(salvaged.integrity(), QStringLiteral("ok"));
        for (const TakeRecord& take : salvaged.takes()) QCOMPARE(salvaged.tokens(take.id).frames, take.frames);
    }

    static int rounds() {
        return qEnvironmentVariableIsSet("CAPRICCIO_FUZZ_ROUNDS")
                   ? qEnvironmentVariableIntValue("CAPRICCIO_FUZZ_ROUNDS")
                   : 300;
    }

  private Q_SLOTS:
    void initTestCase() {
        setLogSink([](LogLevel, std::string_view) {});
        m_folder = samples::folder();
        OpenOptions options;
        options.how = OpenOptions::How::Create;
        Project project(loadProject(file(), options));
        for (quint64 i = 1; i <= 12; ++i) {
            TakeRecord take = samples::take(i);
            take.parent = static_cast<TakeId>(i) - 1;
            if (i % 3 == 0)
                take.melody =
                    project.keepInput(QStringLiteral("hum"), QByteArray(static_cast<qsizetype>(i * 1000), 'h'));
            project.add(take, samples::clip(i, 8), samples::tokens(i, 0, 8));
        }
        project.flush().waitForFinished();
        // Half of it in the file, half in the log.
        const QString halfway = file("half.capriccio");
        project.saveCopy(halfway).waitForFinished();
        m_crashed = samples::contentOf(file());
        m_log = samples::contentOf(file() + QStringLiteral("-wal"));
        QVERIFY(m_log.size() > 8192);
        m_whole = samples::contentOf(halfway);
        QVERIFY(m_whole.size() > 100000);
    }
    void cleanupTestCase() { setLogSink({}); }
    void init() { clear(); }

    void damagedFilesAreNeverWrittenTo() {
        int refused = 0;
        for (int round = 0; round < rounds() && !QTest::currentTestFailed(); ++round) {
            std::mt19937 random(static_cast<std::uint32_t>(round));
            clear();
            write(file(), damaged(m_whole, random));
            const QByteArray before = samples::contentOf(file());
            if (openAndUse(file())) {
                ++refused;
                QVERIFY2(samples::contentOf(file()) == before, qPrintable(QStringLiteral("round %1").arg(round)));
                if (round % 4 == 0) trySalvage();
            }
        }
        qInfo("%d of %d were refused", refused, rounds());
        QVERIFY(refused > rounds() / 2);  // or they were not damaged
    }

    void damagedLogsAreNoHarm() {
        for (int round = 0; round < rounds() && !QTest::currentTestFailed(); ++round) {
            std::mt19937 random(static_cast<std::uint32_t>(round + 1000000));
            clear();
            const bool both = round % 3 == 0;
            write(file(), both ? damaged(m_crashed, random) : m_crashed);
            write(file() + QStringLiteral("-wal"), damaged(m_log, random));
            const QByteArray before = samples::contentOf(file());
            if (openAndUse(file()))
                QVERIFY2(samples::contentOf(file()) == before, qPrintable(QStringLiteral("round %1").arg(round)));
        }
    }

    void nothingInAFileRunsByItself_data() {
        QTest::addColumn<QString>("sql");
        QTest::newRow("trigger") << QStringLiteral("CREATE TRIGGER t AFTER UPDATE ON take BEGIN DELETE FROM take; END");
        QTest::newRow("view") << QStringLiteral("CREATE VIEW v AS SELECT * FROM take");
        QTest::newRow("missing column") << QStringLiteral("ALTER TABLE take DROP COLUMN note");
        QTest::newRow("missing table") << QStringLiteral("DROP TABLE sound");
    }
    void nothingInAFileRunsByItself() {
        QFETCH(QString, sql);
        write(file(), m_whole);
        Sql(file(), Sql::Mode::Write).exec(sql);
        const QByteArray before = samples::contentOf(file());
        QVERIFY(openAndUse(file()));
        QVERIFY(samples::contentOf(file()) == before);
    }

    void whatCanBeReadIsSalvaged() {
        // The page that the stored sounds begin at is destroyed: takes, tokens and inputs are all still there.
        write(file(), m_whole);
        int root = 0;
        {
            Sql sql(file(), Sql::Mode::Read);
            root = sql.value(QStringLiteral("SELECT rootpage FROM sqlite_schema WHERE name='sound'")).toInt();
        }
        QByteArray bytes = m_whole;
        bytes.replace((root - 1) * 8192, 8192, QByteArray(8192, '\xee'));
        write(file(), bytes);
        QVERIFY(openAndUse(file()));
        const Salvaged result = salvage(file(), file("new.capriccio"));
        QCOMPARE(result.takes, 12);
        QCOMPARE(result.withoutTokens, 0);
        QCOMPARE(result.withoutSound, 12);
        QCOMPARE(result.inputs, 4);
        QVERIFY(!result.complete);
        QVERIFY(samples::contentOf(file()) == bytes);
        Project project(loadProject(file("new.capriccio")));
        for (const TakeRecord& take : project.takes()) {
            const auto seed = static_cast<quint64>(take.id);
            QCOMPARE(take.prompt, samples::take(seed).prompt);
            QVERIFY(!take.hasSound());
            QCOMPARE(take.parent, take.id - 1);
            QCOMPARE(project.tokens(take.id).result().codes, samples::tokens(seed, 0, 8).codes);
            if (take.id % 3 == 0) QCOMPARE(project.input(take.melody).result().size(), take.id * 1000);
        }
    }

    void aWholeFileIsSalvagedCompletely() {
        write(file(), m_whole);
        const Salvaged result = salvage(file(), file("new.capriccio"));
        QVERIFY(result.complete);
        QCOMPARE(result.takes, 12);
        QVERIFY_THROWS_EXCEPTION(Error, salvage(file(), file("new.capriccio")));  // not over what is there
    }
};

QTEST_GUILESS_MAIN(TestDamage)
#include "test_damage.moc"
