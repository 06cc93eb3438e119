#include "tests/library/desk.h"

#include <random>
#include <set>

#include <QDeadlineTimer>
#include <QProcess>

using namespace capriccio;
using namespace capriccio::tests;

/// Programs that fetch: killed (−9) at random moments, and two of them at once.
class TestProcesses : public QObject {
    Q_OBJECT

    static constexpr qsizetype kLarge = 400000;
    static constexpr int kKills = 50;
    std::unique_ptr<Desk> m_desk;

    static void start(QProcess& worker) {
        worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        worker.start(QStringLiteral(FETCH_WORKER), {kSmall});
    }
    static bool ends(QProcess& worker, int ms) {
        return QTest::qWaitFor([&] { return worker.state() == QProcess::NotRunning; }, ms);
    }
    qint64 publishedBytes() const {
        qint64 bytes = 0;
        for (const QString& name : {kSmall, kT5})
            for (const auto& [file, content] : m_desk->hub.repositories[name].files) bytes += content.bytes.size();
        return bytes;
    }
    bool isWhole() const { return m_desk->isWhole(kSmall) && m_desk->isWhole(kT5) && m_desk->nothingArriving(); }
    /// file → bytes that have arrived of it.
    std::map<QString, qint64> arrived() const {
        std::map<QString, qint64> parts;
        for (const QString& name : {kSmall, kT5}) {
            const QString folder = library::StoreFolders{m_desk->store()}.arriving(name);
            for (const QFileInfo& part : QDir(folder).entryInfoList({QStringLiteral("*.part")}, QDir::Files))
                parts[name + part.completeBaseName()] = part.size();
        }
        return parts;
    }

  private Q_SLOTS:
    void init() {
        m_desk = std::make_unique<Desk>();
        fillWithCatalogue(m_desk->hub, kLarge);
    }

    void killedAtAnyMomentItGoesOn() {
        std::mt19937 random(9);
        HubServer& hub = m_desk->hub;
        hub.bytesPerSecond = 700000;
        int kills = 0, midway = 0, wholes = 0;
        std::map<QString, qint64> before;
        // Of each file the first request after a start begins where the killed one had ended.
        std::set<QString> asked;
        hub.seen = [&](const HubServer::Request& request) {
            if (request.verb != "GET" || !request.isStore) return;
            for (const QString& name : {kSmall, kT5}) {
                if (!hub.repositories[name].files.contains(request.file) || !before.contains(name + request.file) ||
                    !asked.insert(name + request.file).second)
                    continue;
                QCOMPARE(request.from, before[name + request.file]);
            }
        };
        while (kills < kKills) {
            before = arrived();
            asked.clear();
            QProcess worker;
            start(worker);
            const int moment = static_cast<int>(random() % 500);
            if (ends(worker, moment)) {
                QCOMPARE(worker.exitCode(), 0);
                QVERIFY(isWhole());
                ++wholes;
                QDir(m_desk->store()).removeRecursively();  // and again
                continue;
            }
            worker.kill();
            worker.waitForFinished();
            QCOMPARE(worker.exitStatus(), QProcess::CrashExit);
            ++kills;
            // There or not there, at every moment.
            for (const QString& name : {kSmall, kT5})
                if (QFileInfo::exists(m_desk->store() + QLatin1Char('/') + name)) QVERIFY(m_desk->isWhole(name));
            midway += arrived().empty() ? 0 : 1;
            if (QTest::currentTestFailed()) return;
        }
        hub.bytesPerSecond = 0;
        before = arrived();
        asked.clear();
        QProcess worker;
        start(worker);
        QVERIFY(ends(worker, 60000));
        QCOMPARE(worker.exitCode(), 0);
        QVERIFY(isWhole());
        qInfo("%d kills, %d of them with half a file there; whole %d times", kills, midway, wholes + 1);
        QVERIFY(midway > kKills / 4);  // or the moments proved nothing
    }

    void twoAtOnceFetchItOnce() {
        m_desk->hub.bytesPerSecond = 1500000;
        QProcess first, second;
        start(first);
        start(second);
        QVERIFY(ends(first, 60000) && ends(second, 60000));
        QCOMPARE(first.exitCode(), 0);
        QCOMPARE(second.exitCode(), 0);
        QVERIFY(isWhole());
        QCOMPARE(m_desk->hub.sentBytes(), publishedBytes());
    }

    void theOneThatWaitedTakesOverFromAKilledOne() {
        m_desk->hub.bytesPerSecond = 700000;
        QProcess first, second;
        start(first);
        QVERIFY(QTest::qWaitFor([&] { return m_desk->hub.sentBytes() > kLarge / 2; }, 30000));
        start(second);
        QTest::qWait(200);
        first.kill();
        QVERIFY(ends(first, 20000) && ends(second, 60000));
        QCOMPARE(second.exitCode(), 0);
        QVERIFY(isWhole());
    }

    void aDiskThatIsReallyFull() {
        // A file system of 1 MB, where this is allowed.
        const QString mount = m_desk->dir.filePath(QStringLiteral("small-disk"));
        QDir().mkpath(mount);
        const auto run = [](const QString& program, const QStringList& words) {
            QProcess process;
            process.start(program, words);
            return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
        };
        if (!run(QStringLiteral("mount"), {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                           QStringLiteral("size=1m"), QStringLiteral("tmpfs"), mount}))
            QSKIP("no file system can be mounted here");
        qputenv("CAPRICCIO_MODELS", mount.toUtf8());
        auto options = m_desk->options();
        options.freeBytes = [](const QString&) { return qint64{-1}; };  // as if it had filled up meanwhile
        m_desk->open(options);
        const bool arrived = m_desk->fetch(kSmall);
        const QStringList failures = m_desk->failures;
        const bool isThere = QFileInfo::exists(mount + QLatin1Char('/') + kSmall);
        m_desk->close();
        const bool isGone = run(QStringLiteral("umount"), {mount});
        QVERIFY(!arrived && !isThere);
        QVERIFY2(failures.first().contains(QStringLiteral("disk is full")), qPrintable(failures.first()));
        QVERIFY(isGone);
    }
};

QTEST_GUILESS_MAIN(TestProcesses)
#include "test_processes.moc"
