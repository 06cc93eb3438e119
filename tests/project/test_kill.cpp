#include "core/studio/project/project_file.h"
#include "tests/project/project_samples.h"

#include <map>
#include <random>

#include <QDeadlineTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::project;

/// A program that makes takes and edits is killed (−9) at 200 random moments; after each the project is looked at.
class TestKill : public QObject {
    Q_OBJECT

    static constexpr int kKills = 200;
    static constexpr int kKillsOfAFile = 20;

    /// What the killed program said about a take.
    struct Promise {
        quint64 seed = 0;
        int appended = 0;
        bool finishing = false;
        bool finished = false;
        int frames = 0;
        std::optional<int> stars, wanted;
        bool binUnsure = false;
        bool binned = false;
        bool looked = false;
    };
    std::map<TakeId, Promise> m_promises;
    int m_interrupted = 0, m_finished = 0;

    void note(const QByteArray& said) {
        QList<QByteArray> lines = said.split('\n');
        lines.removeLast();  // whole lines only
        for (const QByteArray& line : lines) {
            const QList<QByteArray> parts = line.split(' ');
            if (parts.size() != 3) continue;
            const int value = parts[2].toInt();
            // A take that was begun unsaid, a moment before an earlier kill, promises nothing.
            if (parts[0] != "begun" && !m_promises.contains(parts[1].toLongLong())) continue;
            Promise& promise = m_promises[parts[1].toLongLong()];
            if (parts[0] == "begun") promise.seed = static_cast<quint64>(value);
            if (parts[0] == "appended") promise.appended = value;
            if (parts[0] == "finishing") promise.finishing = true;
            if (parts[0] == "finished") promise.finished = true, promise.frames = value;
            if (parts[0] == "wants") promise.wanted = value;
            if (parts[0] == "rated") promise.stars = value, promise.wanted.reset();
            if (parts[0] == "binning") promise.binUnsure = true;
            if (parts[0] == "binned") promise.binned = true, promise.binUnsure = false;
        }
    }

    void look(const QString& name) {
        ProjectFile file(name);
        QVERIFY2(file.access() == Access::Write, qPrintable(file.notice()));
        QCOMPARE(file.integrity(), QStringLiteral("ok"));
        std::map<TakeId, TakeRecord> takes;
        for (const TakeRecord& take : file.takes()) takes[take.id] = take;
        for (auto& [id, promise] : m_promises) {
            const auto found = takes.find(id);
            if (found == takes.end() && (promise.binned || promise.binUnsure)) continue;  // the bin was emptied
            QVERIFY2(found != takes.end(), qPrintable(QStringLiteral("take %1 is gone").arg(id)));
            const TakeRecord& take = found->second;
            QCOMPARE(take.prompt, samples::take(promise.seed).prompt);
            const musicgen::Tokens tokens = file.tokens(id);
            QCOMPARE(take.frames, tokens.frames);
            QCOMPARE(tokens.codes, samples::tokens(promise.seed, 0, tokens.frames).codes);
            if (promise.finished) {
                QCOMPARE(take.state, TakeState::Finished);
                QCOMPARE(take.frames, promise.frames);
                QCOMPARE(decodeSound(file.sound(id))->availableFrames(),
                         std::int64_t{promise.frames} * kSamplesPerFrame);
            } else {
                QVERIFY2(take.frames >= promise.appended - kFrameRate,
                         qPrintable(QStringLiteral("%1 frames of %2").arg(take.frames).arg(promise.appended)));
                const bool whole = take.state == TakeState::Finished && promise.finishing;
                QVERIFY(whole || (take.state == TakeState::Stopped && take.interrupted));
                // What was found is what must stay from now on.
                if (whole) promise.finished = true, promise.frames = take.frames;
                if (!std::exchange(promise.looked, true)) ++(whole ? m_finished : m_interrupted);
                promise.appended = take.frames;
            }
            if (promise.stars || promise.wanted)
                QVERIFY(take.stars == promise.stars.value_or(0) || take.stars == promise.wanted);
            promise.stars = take.stars;
            promise.wanted.reset();
            if (!promise.binUnsure) QCOMPARE(take.inBin(), promise.binned);
            promise.binned = take.inBin();
            promise.binUnsure = false;
        }
    }

  private Q_SLOTS:
    void nothingIsLostAtAnyMoment() {
        // On the disk, not in memory: there it takes a while to change a file, and so the program dies in between, too.
        const QTemporaryDir folder;
        std::mt19937 random(20240501);
        for (int kill = 0; kill < kKills && !QTest::currentTestFailed(); ++kill) {
            const QString name = folder.filePath(QStringLiteral("%1.capriccio").arg(kill / kKillsOfAFile));
            if (kill % kKillsOfAFile == 0) m_promises.clear();
            QProcess worker;
            worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            worker.start(QStringLiteral(KILL_WORKER), {name, QString::number(kill)});
            QVERIFY(worker.waitForStarted());
            // Every fourth while it starts; the others while it works.
            QByteArray said;
            const bool early = kill % 4 == 3;
            while (!early && !said.startsWith("open\n")) {
                QVERIFY2(worker.waitForReadyRead(20000), "the worker does not start");
                said += worker.readAllStandardOutput();
            }
            const QDeadlineTimer moment(std::chrono::microseconds(random() % (early ? 60000 : 420000)));
            while (!moment.hasExpired()) worker.waitForReadyRead(static_cast<int>(moment.remainingTime()));
            worker.kill();
            worker.waitForFinished();
            QCOMPARE(worker.exitStatus(), QProcess::CrashExit);  // it had not ended by itself
            said += worker.readAllStandardOutput();
            note(said);
            if (QFileInfo::exists(name)) look(name);
        }
        qInfo("%d takes were interrupted, %d had just finished", m_interrupted, m_finished);
        QVERIFY(m_interrupted > 50);  // or the moments proved nothing
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "test_kill.moc"
