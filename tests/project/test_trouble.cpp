#include "core/base/error.h"
#include "core/studio/project/project.h"
#include "tests/project/project_samples.h"

#include <sys/mount.h>

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace capriccio;
using namespace capriccio::project;

/// What can happen to a file under an open project: a full disk, a file that is moved, deleted, replaced or spoilt. It
/// is said, work goes on, and in the end everything is somewhere.
class TestTrouble : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file(const char* name = "song.capriccio") const { return m_folder->filePath(QString::fromLatin1(name)); }
    static OpenOptions options(OpenOptions::How how) {
        OpenOptions options;
        options.how = how;
        options.retry = std::chrono::milliseconds(20);
        return options;
    }
    std::unique_ptr<Project> create() const {
        auto project = std::make_unique<Project>(loadProject(file(), options(OpenOptions::How::Create)));
        addTake(*project, 1);
        project->flush().waitForFinished();
        return project;
    }
    static TakeId addTake(Project& project, quint64 seed, int frames = 20) {
        return project.add(samples::take(seed), samples::clip(seed, frames), samples::tokens(seed, 0, frames));
    }
    static void verifyTake(Project& project, TakeId id, quint64 seed, int frames = 20) {
        QVERIFY(project.take(id));
        QCOMPARE(project.take(id)->prompt, samples::take(seed).prompt);
        QCOMPARE(project.tokens(id).result().codes, samples::tokens(seed, 0, frames).codes);
        QCOMPARE(project.sound(id).result()->availableFrames(), std::int64_t{frames} * kSamplesPerFrame);
    }

  private Q_SLOTS:
    void init() { m_folder = samples::folder(); }

    void aFullDiskLosesNothing() {
        const QByteArray place = QFile::encodeName(m_folder->path());
        if (::mount("capriccio-test", place.constData(), "tmpfs", 0, "size=1500k") != 0)
            QSKIP("needs the right to mount a small disk (root)");
        const auto unmount = qScopeGuard([&] { ::umount2(place.constData(), MNT_DETACH); });
        auto project = create();
        QSignalSpy troubled(project.get(), &Project::troubled), recovered(project.get(), &Project::recovered);
        QFile ballast(file("ballast"));
        QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (ballast.write(QByteArray(4096, 'x')) == 4096) {}
        ballast.close();
        const TakeId made = addTake(*project, 2, 300);  // about 600 kB of sound
        auto running = project->begin(samples::take(3));
        running->append(samples::tokens(3, 0, 40));
        project->setStars({1}, 5);
        QTRY_COMPARE(troubled.size(), 1);
        QVERIFY2(troubled[0][0].toString().contains(QStringLiteral("disk is full")),
                 qPrintable(troubled[0][0].toString()));
        QCOMPARE(project->trouble()->fault, FileFault::Full);
        verifyTake(*project, 1, 1);  // reading goes on
        verifyTake(*project, made, 2, 300);
        running->append(samples::tokens(3, 40, 40));
        project->undo();
        QCOMPARE(project->take(1)->stars, 0);
        project->redo();
        QCOMPARE(recovered.size(), 0);
        QVERIFY(ballast.remove());
        QTRY_COMPARE(recovered.size(), 1);
        project->flush().waitForFinished();
        running->append(samples::tokens(3, 80, 40));
        const TakeId runningId = running->id();
        running->finish({TakeState::Finished, nullptr, std::nullopt, 1});
        running.reset();
        project.reset();
        Project again(loadProject(file()));
        QCOMPARE(again.access(), Access::Write);
        QCOMPARE(again.take(1)->stars, 5);
        verifyTake(again, made, 2, 300);
        QCOMPARE(again.tokens(runningId).result().codes, samples::tokens(3, 0, 120).codes);
    }

    void openingOnAFullDiskWorksInMemory() {
        const QByteArray place = QFile::encodeName(m_folder->path());
        if (::mount("capriccio-test", place.constData(), "tmpfs", 0, "size=1500k") != 0)
            QSKIP("needs the right to mount a small disk (root)");
        const auto unmount = qScopeGuard([&] { ::umount2(place.constData(), MNT_DETACH); });
        create().reset();
        QFile ballast(file("ballast"));
        QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (ballast.write(QByteArray(4096, 'x')) == 4096) {}
        ballast.close();
        // Not even a new project finds room: it lives in memory.
        auto fresh =
            std::make_unique<Project>(loadProject(file("new.capriccio"), options(OpenOptions::How::OpenOrCreate)));
        QCOMPARE(fresh->access(), Access::Unwritable);
        const TakeId inMemory = addTake(*fresh, 5);
        auto project = std::make_unique<Project>(loadProject(file(), options(OpenOptions::How::Existing)));
        verifyTake(*project, 1, 1);
        project->setTitle(1, QStringLiteral("later"));
        QTRY_VERIFY(project->trouble() && fresh->trouble());
        QVERIFY(ballast.remove());
        QTRY_VERIFY(!project->trouble() && !fresh->trouble());
        project.reset();
        fresh.reset();
        QCOMPARE(Project(loadProject(file())).take(1)->title, QStringLiteral("later"));
        Project again(loadProject(file("new.capriccio")));
        verifyTake(again, inMemory, 5);
    }

    void changesThatNeverFindRoomAreRescuedElsewhere() {
        const QByteArray place = QFile::encodeName(m_folder->path());
        if (::mount("capriccio-test", place.constData(), "tmpfs", 0, "size=1500k") != 0)
            QSKIP("needs the right to mount a small disk (root)");
        const auto unmount = qScopeGuard([&] { ::umount2(place.constData(), MNT_DETACH); });
        create().reset();
        const auto rescue = samples::folder();
        OpenOptions wanted = options(OpenOptions::How::Existing);
        wanted.rescueFolder = rescue->path();
        auto project = std::make_unique<Project>(loadProject(file(), wanted));
        QFile ballast(file("ballast"));
        QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (ballast.write(QByteArray(4096, 'x')) == 4096) {}
        const TakeId made = addTake(*project, 2, 300);
        QTRY_VERIFY(project->trouble());
        project.reset();
        Project rescued(loadProject(rescue->filePath(QStringLiteral("song (rescued).capriccio"))));
        verifyTake(rescued, 1, 1);
        verifyTake(rescued, made, 2, 300);
    }

    void aDeletedFileIsWrittenAnew() {
        auto project = create();
        QSignalSpy troubled(project.get(), &Project::troubled), recovered(project.get(), &Project::recovered);
        for (const char* end : {"", "-wal", "-shm"}) QFile::remove(file() + QLatin1StringView(end));
        QTRY_COMPARE(troubled.size(), 1);  // said without anything being changed
        QVERIFY2(troubled[0][0].toString().contains(QStringLiteral("no longer there")),
                 qPrintable(troubled[0][0].toString()));
        QTRY_COMPARE(recovered.size(), 1);
        QVERIFY(QFile::exists(file()));
        const TakeId made = addTake(*project, 2);
        project.reset();
        Project again(loadProject(file()));
        verifyTake(again, 1, 1);
        verifyTake(again, made, 2);
    }

    void aFileMovedAwayStaysWhatItIs() {
        auto project = create();
        QSignalSpy recovered(project.get(), &Project::recovered);
        QVERIFY(QFile::rename(file(), file("moved.capriccio")));  // its log stays behind
        const TakeId made = addTake(*project, 2);
        QTRY_COMPARE(recovered.size(), 1);
        project->setStars({made}, 2);
        project.reset();
        {
            Project again(loadProject(file()));
            verifyTake(again, 1, 1);
            verifyTake(again, made, 2);
            QCOMPARE(again.take(made)->stars, 2);
        }
        ProjectFile moved(file("moved.capriccio"));
        QCOMPARE(moved.integrity(), QStringLiteral("ok"));
    }

    void aDriveThatGoesAndComesBack() {
        const QString drive = m_folder->filePath(QStringLiteral("drive"));
        QVERIFY(QDir().mkpath(drive));
        const QString name = drive + QStringLiteral("/song.capriccio");
        Project project(loadProject(name, options(OpenOptions::How::Create)));
        addTake(project, 1);
        project.flush().waitForFinished();
        QVERIFY(QDir().rename(drive, drive + QStringLiteral("-away")));
        const TakeId made = addTake(project, 2);
        QTRY_VERIFY(project.trouble());
        QCOMPARE(project.trouble()->fault, FileFault::Gone);
        verifyTake(project, made, 2);
        QVERIFY(project.unsavedChanges() > 0);
        QVERIFY(QDir().rename(drive + QStringLiteral("-away"), drive));
        QTRY_VERIFY(!project.trouble());
        project.flush().waitForFinished();
        QCOMPARE(project.unsavedChanges(), 0U);
        verifyTake(project, made, 2);
    }

    void aFileInItsPlaceIsNotWrittenTo() {
        auto project = create();
        {
            Project other(loadProject(file("other.capriccio"), options(OpenOptions::How::Create)));
            addTake(other, 9);
        }
        const QByteArray before = samples::contentOf(file("other.capriccio"));
        for (const char* end : {"", "-wal", "-shm"}) QFile::remove(file() + QLatin1StringView(end));
        QVERIFY(QFile::exists(file()) || QFile::copy(file("other.capriccio"), file()));
        if (samples::contentOf(file()) != before) QSKIP("the project was quicker in writing itself anew");
        const TakeId made = addTake(*project, 2);
        QTRY_VERIFY(project->trouble());
        QTRY_VERIFY2(project->trouble()->message.contains(QStringLiteral("another file")),
                     qPrintable(project->trouble()->message));
        QVERIFY(samples::contentOf(file()) == before);
        project->moveTo(file("safe.capriccio")).waitForFinished();
        QTRY_VERIFY(!project->trouble());
        project.reset();
        QVERIFY(samples::contentOf(file()) == before);
        Project safe(loadProject(file("safe.capriccio")));
        verifyTake(safe, 1, 1);
        verifyTake(safe, made, 2);
    }

    void aFileSpoiltWhileOpenIsNotWrittenToAgain() {
        auto project = create();
        QList<TakeId> made;  // more than SQLite keeps in memory
        for (quint64 i = 2; i < 22; ++i) made += addTake(*project, i, 100);
        project->flush().waitForFinished();
        project.reset();
        project = std::make_unique<Project>(loadProject(file(), options(OpenOptions::How::Existing)));
        {  // every page but the first
            QFile spoilt(file());
            QVERIFY(spoilt.open(QIODevice::ReadWrite) && spoilt.seek(8192));
            spoilt.write(QByteArray(static_cast<qsizetype>(spoilt.size() - 8192), '\xa5'));
        }
        const QByteArray before = samples::contentOf(file());
        QSignalSpy troubled(project.get(), &Project::troubled);
        for (const TakeId id : made) QVERIFY_THROWS_EXCEPTION(Error, project->sound(id).result());
        for (const TakeId id : made) project->setNote(id, QStringLiteral("a note"));
        QTRY_VERIFY(!troubled.isEmpty());
        QCOMPARE(project->trouble()->fault, FileFault::Damaged);
        QVERIFY(project->unsavedChanges() > 0);
        project.reset();
        QVERIFY(samples::contentOf(file()) == before);
    }
};

QTEST_GUILESS_MAIN(TestTrouble)
#include "test_trouble.moc"
