#include "core/base/error.h"
#include "core/studio/project/project.h"
#include "core/studio/project/project_lock.h"
#include "core/studio/project/schema.h"
#include "core/studio/project/sql.h"
#include "tests/project/project_samples.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::project;

/// Who may open a project how: versions, locks, permissions, things that are no projects.
class TestOpening : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file(const char* name = "song.capriccio") const { return m_folder->filePath(QString::fromLatin1(name)); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    /// Of takes 1, 2 …, 20 frames long.
    void make(int takes) const {
        OpenOptions options;
        options.how = OpenOptions::How::Create;
        Project project(loadProject(file(), options));
        for (int i = 1; i <= takes; ++i)
            project.add(samples::take(static_cast<quint64>(i)), samples::clip(static_cast<quint64>(i), 20),
                        samples::tokens(static_cast<quint64>(i), 0, 20));
    }
    /// As a program leaves it that dies while it changes a file without a log, as at opening and closing: everything is
    /// written, and the journal that takes it back is still there.
    static void dieWhileChanging(const QString& name) {
        QByteArray journal;
        {
            Sql dying(name, Sql::Mode::Write);
            dying.exec(QStringLiteral("PRAGMA synchronous=OFF"));  // the journal counts at once
            dying.transaction([&] {
                dying.exec(QStringLiteral("UPDATE take SET title='half', stars=1"));
                dying.exec(QStringLiteral("PRAGMA user_version=1"));
                journal = samples::contentOf(name + QStringLiteral("-journal"));
            });
        }
        QFile left(name + QStringLiteral("-journal"));
        QVERIFY(!journal.isEmpty() && left.open(QIODevice::WriteOnly) && left.write(journal) == journal.size());
    }
    static FileFault faultOf(const QString& file) {
        try {
            const ProjectFile opened(file);
        } catch (const FileError& error) { return error.fault(); }
        return FileFault::Other;
    }
    static void checkStored(Project& project, bool second) {
        QCOMPARE(project.takes().size(), 2U);
        const TakeRecord& first = project.takes()[0];
        QCOMPARE(first.prompt, samples::take(1).prompt);
        QCOMPARE(first.seed, samples::take(1).seed);
        QCOMPARE(first.settings.sampling.guidance, 3.3);
        QCOMPARE(first.modelHash, samples::take(1).modelHash);
        QCOMPARE(first.stars, 4);
        QCOMPARE(first.title, QStringLiteral("Opening"));
        QCOMPARE(first.note, QStringLiteral("the good one"));
        QCOMPARE(project.takes()[1].parent, first.id);
        QCOMPARE(project.takes()[1].parentFrame, 5);
        QVERIFY(project.takes()[1].inBin());
        QCOMPARE(project.tokens(first.id).result().codes, samples::tokens(1, 0, 10).codes);
        QCOMPARE(project.sound(first.id).result()->availableFrames(), 10 * kSamplesPerFrame);
        QCOMPARE(project.setting(QStringLiteral("prompt")).toString(), QStringLiteral("a waltz"));
        QCOMPARE(first.negativePrompt, second ? QStringLiteral("drums") : QString());
        QCOMPARE(first.sections.size(), second ? 2U : 0U);
        QCOMPARE(project.inputs().size(), second ? 1U : 0U);
        if (second) QCOMPARE(project.input(project.takes()[1].melody).result(), QByteArray("hum"));
    }

  private Q_SLOTS:
    void init() { m_folder = samples::folder(); }

    void createdFilesAreNeverWrittenOver() {
        make(1);
        const QByteArray before = samples::contentOf(file());
        QVERIFY_THROWS_EXCEPTION(Error, ProjectFile::create(file()));
        QCOMPARE(samples::contentOf(file()), before);
        QCOMPARE(files().size(), 1);
        QVERIFY_THROWS_EXCEPTION(FileError, ProjectFile::create(file("no/such/folder.capriccio")));
    }

    void whatIsNoProjectIsLeftAlone_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("SQLite format 3");
        QTest::newRow("text") << QByteArray(5000, 'x');
        QTest::newRow("another database") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\0');
    }
    void whatIsNoProjectIsLeftAlone() {
        QFETCH(QByteArray, content);
        QFile made(file());
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write(content) == content.size());
        made.close();
        QCOMPARE(faultOf(file()), FileFault::Foreign);
        QCOMPARE(samples::contentOf(file()), content);
        QCOMPARE(files().size(), 1);
    }

    void aMissingFileIsSaidToBeMissing() { QCOMPARE(faultOf(file()), FileFault::Gone); }

    void namesMeanThemselves() {
        const QString odd = m_folder->filePath(QStringLiteral("what? 100% #1 “ü”.capriccio"));
        ProjectFile::create(odd);
        QCOMPARE(ProjectFile(odd).access(), Access::Write);
        QCOMPARE(files(), QStringList{QFileInfo(odd).fileName()});
    }

    void aNewerVersionOpensReadOnly() {
        make(2);
        {
            Sql sql(file(), Sql::Mode::Write);
            sql.exec(QStringLiteral("PRAGMA user_version=%1").arg(kSchemaVersion + 1));
            sql.exec(QStringLiteral("ALTER TABLE take ADD COLUMN mood TEXT"));
            sql.exec(QStringLiteral("CREATE TABLE novelty(x) STRICT")
                         .replace(QStringLiteral("(x)"), QStringLiteral("(x TEXT)")));
        }
        const QByteArray before = samples::contentOf(file());
        {
            Project project(loadProject(file()));
            QCOMPARE(project.access(), Access::ReadOnlyNewer);
            QVERIFY(project.notice().contains(QStringLiteral("newer version")));
            QVERIFY(!project.canChange());
            QCOMPARE(project.takes().size(), 2U);
            QCOMPARE(project.tokens(1).result().frames, 20);
            project.setStars({1}, 5);
            QCOMPARE(project.take(1)->stars, 0);
            QVERIFY(!project.begin(samples::take(3)));
        }
        QCOMPARE(samples::contentOf(file()), before);
        QCOMPARE(files(), QStringList{QStringLiteral("song.capriccio")});
    }

    void anOlderVersionMigratesAfterABackup() {
        const QString stored = QStringLiteral(TEST_DATA "/projects/version-1.capriccio");
        QVERIFY(QFile::copy(stored, file()));
        QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner);
        {
            Project project(loadProject(file()));
            QCOMPARE(project.access(), Access::Write);
            QVERIFY2(project.notice().contains(QStringLiteral("song (version 1 backup).capriccio")),
                     qPrintable(project.notice()));
            checkStored(project, false);
            project.setStars({1}, 2);
        }
        QCOMPARE(samples::contentOf(file("song (version 1 backup).capriccio")), samples::contentOf(stored));
        QCOMPARE(readHeader(file()).version, kSchemaVersion);
        ProjectFile again(file());
        QCOMPARE(again.notice(), QString());
        QCOMPARE(again.integrity(), QStringLiteral("ok"));
        QCOMPARE(again.takes()[0].stars, 2);
    }

    void anOlderVersionThatCantBeWrittenIsReadAllTheSame() {
        const QString stored = QStringLiteral(TEST_DATA "/projects/version-1.capriccio");
        QVERIFY(QFile::copy(stored, file()));
        ProjectLock held(file());
        QVERIFY(held.locked());
        Project project(loadProject(file()));
        QCOMPARE(project.access(), Access::ReadOnlyHeld);
        checkStored(project, false);
        QCOMPARE(samples::contentOf(file()), samples::contentOf(stored));
    }

    void aFailedMigrationLeavesTheFileAsItWas() {
        QVERIFY(QFile::copy(QStringLiteral(TEST_DATA "/projects/version-1.capriccio"), file()));
        QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner);
        {
            Sql sql(file(), Sql::Mode::Write);  // stands in the way of the migration's last table
            sql.exec(QStringLiteral("CREATE TABLE input_content(x TEXT) STRICT"));
        }
        const QByteArray before = samples::contentOf(file());
        try {
            Project project(loadProject(file()));
            QVERIFY(project.access() != Access::Write);
        } catch (const FileError&) {}
        QCOMPARE(readHeader(file()).version, 1);
        QCOMPARE(samples::contentOf(file()), before);
    }

    /// For the day there is a version 3: the file that this version wrote.
    void theStoredFileOfThisVersionOpens() {
        QVERIFY(QFile::copy(QStringLiteral(TEST_DATA "/projects/version-2.capriccio"), file()));
        QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner);
        Project project(loadProject(file()));
        checkStored(project, true);
    }

    void theSecondToOpenItReadsOnlyAndIsToldWhoHasIt() {
        make(2);
        QCoreApplication::setApplicationName(QStringLiteral("Capriccio"));
        auto first = std::make_unique<Project>(loadProject(file()));
        first->setStars({1}, 3);
        first->flush().waitForFinished();
        auto recorder = first->begin(samples::take(9));
        recorder->append(samples::tokens(9, 0, 50));
        first->flush().waitForFinished();
        {
            Project second(loadProject(file()));
            QCOMPARE(second.access(), Access::ReadOnlyHeld);
            QVERIFY2(second.notice().contains(QStringLiteral("Capriccio on %1 (process %2)")
                                                  .arg(QSysInfo::machineHostName())
                                                  .arg(QCoreApplication::applicationPid())),
                     qPrintable(second.notice()));
            QCOMPARE(second.take(1)->stars, 3);  // what is in the log is seen
            QCOMPARE(second.take(3)->state, TakeState::Running);
            QVERIFY(second.sound(1).result());
            second.setStars({1}, 5);
            second.moveToBin({1});
            QVERIFY(!second.canUndo());
        }
        recorder->finish({TakeState::Finished, nullptr, std::nullopt, 1});
        recorder.reset();
        first->flush().waitForFinished();
        first.reset();
        Project third(loadProject(file()));
        QCOMPARE(third.access(), Access::Write);
        QCOMPARE(third.take(1)->stars, 3);
        QCOMPARE(third.take(3)->state, TakeState::Finished);
    }

    void theLockOfADeadProcessIsNoLock() {
        make(1);
        QFile lock(ProjectLock::fileFor(file()));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write(R"({"host":"elsewhere","pid":1,"program":"Capriccio","since":"2020-01-01 00:00"})");
        lock.close();
        QCOMPARE(ProjectFile(file()).access(), Access::Write);
        QCOMPARE(files(), QStringList{QStringLiteral("song.capriccio")});
    }

    void aChangeCutShortByACrashIsTakenBack() {
        make(2);
        const QByteArray before = samples::contentOf(file());
        dieWhileChanging(file());
        QVERIFY(samples::contentOf(file()) != before);
        Project project(loadProject(file()));
        QVERIFY2(project.access() == Access::Write, qPrintable(project.notice()));
        QCOMPARE(project.notice(), QString());
        QCOMPARE(project.takes().size(), 2U);
        QCOMPARE(project.take(2)->title, samples::take(2).title);
        project.setStars({2}, 3);
        project.flush().waitForFinished();
        QVERIFY(!QFile::exists(file() + QStringLiteral("-journal")));
    }

    void readOnlyByPermissions_data() {
        QTest::addColumn<bool>("folderToo");
        QTest::addColumn<bool>("crashed");
        QTest::addColumn<bool>("changing");
        QTest::newRow("the file") << false << false << false;
        QTest::newRow("the folder") << true << false << false;
        QTest::newRow("the folder, after a crash") << true << true << false;
        QTest::newRow("the file, after a crash without a log") << false << false << true;
        QTest::newRow("the folder, after a crash without a log") << true << false << true;
    }
    void readOnlyByPermissions() {
        QFETCH(bool, folderToo);
        QFETCH(bool, crashed);
        QFETCH(bool, changing);
        make(2);
        if (changing) dieWhileChanging(file());
        if (crashed) {  // as a crash leaves it: with a log that holds the last change
            Project running(loadProject(file()));
            running.setStars({2}, 5);
            running.flush().waitForFinished();
            const QString aside = file("aside.capriccio");
            for (const char* end : {"", "-wal"})
                QVERIFY(QFile::copy(file() + QLatin1StringView(end), aside + QLatin1StringView(end)));
        }
        const QString wanted = crashed ? file("aside.capriccio") : file();
        constexpr auto kRead = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
        const QByteArray before = samples::contentOf(wanted);
        for (const char* end : {"", "-wal", "-journal"})
            QFile::setPermissions(wanted + QLatin1StringView(end), kRead);
        constexpr auto kEnter = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
        constexpr auto kWrite = QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther;
        QFile::setPermissions(m_folder->path(), folderToo ? kRead | kEnter : kRead | kEnter | kWrite);
        OpenOptions options;
        options.retry = std::chrono::milliseconds(20);
        {
            const samples::OrdinaryUser user;
            Project project(loadProject(wanted, options));
            QCOMPARE(project.access(), Access::Unwritable);
            QVERIFY2(project.notice().contains(QStringLiteral("can’t be written to")), qPrintable(project.notice()));
            QCOMPARE(project.takes().size(), 2U);
            QCOMPARE(project.take(2)->stars, crashed ? 5 : 0);
            QCOMPARE(project.take(2)->title, samples::take(2).title);
            // Work goes on in memory …
            const auto clip = samples::clip(8, 30);
            const TakeId made = project.add(samples::take(8), clip, samples::tokens(8, 0, 30));
            project.setStars({1}, 4);
            QTRY_VERIFY(project.trouble());
            QVERIFY(project.unsavedChanges() > 0);
            QCOMPARE(project.sound(made).result(), clip);
            QCOMPARE(project.tokens(made).result().frames, 30);
            QCOMPARE(project.tokens(1).result().frames, 20);
            QVERIFY_THROWS_EXCEPTION(FileError, project.flush().waitForFinished());
            // … and is kept elsewhere when the user says where.
            const QTemporaryDir elsewhere(QDir::tempPath() + QStringLiteral("/capriccio-XXXXXX"));
            const QString rescued = elsewhere.filePath(QStringLiteral("rescued.capriccio"));
            project.moveTo(rescued).waitForFinished();
            QTRY_VERIFY(!project.trouble());
            QCOMPARE(project.access(), Access::Write);
            project.flush().waitForFinished();
            QCOMPARE(project.file(), rescued);
            Project copy(loadProject(rescued));
            QCOMPARE(copy.takes().size(), 3U);
            QCOMPARE(copy.take(1)->stars, 4);
            QCOMPARE(copy.tokens(made).result().codes, samples::tokens(8, 0, 30).codes);
        }
        QCOMPARE(samples::contentOf(wanted), before);
        QFile::setPermissions(m_folder->path(), kRead | kEnter | kWrite);
    }

    void whenItBecomesWritableEverythingIsSaved() {
        make(1);
        QFile::setPermissions(file(), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
        QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7777));
        OpenOptions options;
        options.retry = std::chrono::milliseconds(20);
        auto user = std::make_unique<samples::OrdinaryUser>();
        auto project = std::make_unique<Project>(loadProject(file(), options));
        project->setTitle(1, QStringLiteral("kept"));
        QTRY_VERIFY(project->trouble());
        user.reset();
        QFile::setPermissions(file(), QFile::Permissions(0x6666));
        QTRY_VERIFY(!project->trouble());
        QCOMPARE(project->access(), Access::Write);
        QCOMPARE(project->notice(), QString());
        project.reset();
        QCOMPARE(Project(loadProject(file())).take(1)->title, QStringLiteral("kept"));
    }
};

QTEST_GUILESS_MAIN(TestOpening)
#include "test_opening.moc"
