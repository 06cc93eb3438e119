#include "tests/ui/stand.h"
#include "ui/compose/compose_panel.h"

#include <sys/mount.h>
#include <unistd.h>

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::FakeStudio;
using capriccio::tests::Stand;
using project::Access;
using project::TakeId;

/// Projects in the window: the menu, and the words when something is the matter with one.
class TestProjects : public QObject {
    Q_OBJECT

    static void make(Stand& stand, const QString& words) {
        stand.find<QPlainTextEdit>("prompt")->setPlainText(words);
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
    }
    static void pick(Stand& stand, const char* action) {
        stand.click("project");
        const auto menus = stand.window->findChildren<QMenu*>(QStringLiteral("projectMenu"));
        QVERIFY(!menus.isEmpty());
        auto* entry = menus.last()->findChild<QAction*>(QLatin1String(action));
        QVERIFY2(entry, action);
        QVERIFY2(entry->isEnabled(), action);
        menus.last()->close();
        QApplication::setActiveWindow(stand.window.get());  // as a desktop does when a menu closes
        entry->trigger();
    }
    static QString words(Stand& stand) {
        return stand.find("banner")->isVisible() ? stand.text<QLabel>("banner.words") : QString();
    }
    static QString name(Stand& stand) { return stand.find("project")->accessibleName(); }
    static void addTake(project::Project& project, const QString& prompt) {
        project::TakeRecord take;
        take.prompt = prompt;
        project.add(take, nullptr, FakeStudio::tokensOf(1, 0, 50));
        project.flush().waitForFinished();
    }

  private Q_SLOTS:
    void theFirstIsSketchesAndNothingIsAskedAtTheEnd() {
        Stand stand;
        stand.open({1440, 900});
        QCOMPARE(name(stand), QStringLiteral("Project: Sketches"));
        make(stand, QStringLiteral("kept"));
        QVERIFY(stand.window->close());
        QVERIFY(stand.dialogs.questions().isEmpty());
        stand.close();
        stand.open({1440, 900});
        QCOMPARE(stand.rows(), 1);
        QTRY_COMPARE(stand.text<QLabel>("take.title"), QStringLiteral("kept"));
    }

    void newOpenRecentRenameAndCopy() {
        Stand stand;
        stand.open({1440, 900});
        make(stand, QStringLiteral("in sketches"));
        stand.dialogs.setNextText(QStringLiteral("Film music"));
        pick(stand, "project.new");
        QTRY_COMPARE(name(stand), QStringLiteral("Project: Film music"));
        QCOMPARE(stand.rows(), 0);
        QVERIFY(stand.find<QLabel>("firstStart.question")->isVisible());
        make(stand, QStringLiteral("in the film"));
        stand.dialogs.setNextText(QStringLiteral("The film"));
        pick(stand, "project.rename");
        QTRY_COMPARE(name(stand), QStringLiteral("Project: The film"));
        QVERIFY(stand.window->windowTitle().startsWith(QStringLiteral("The film")));
        QTest::keyClick(stand.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(name(stand), QStringLiteral("Project: Film music"));
        const QString copy = stand.dir.filePath(QStringLiteral("copy"));  // the ending comes by itself
        stand.dialogs.setNextFile(copy);
        pick(stand, "project.copy");
        QTRY_VERIFY(words(stand).startsWith(QStringLiteral("A copy is saved")));
        stand.click("banner.action");
        QTRY_COMPARE(name(stand), QStringLiteral("Project: copy"));
        QCOMPARE(stand.rows(), 1);
        pick(stand, "project.recent");  // the one before
        QTRY_COMPARE(name(stand), QStringLiteral("Project: Film music"));
        stand.dialogs.setNextFile(stand.shelf->sketchesFile());
        QTest::keyClick(stand.window.get(), Qt::Key_O, Qt::ControlModifier);
        QTRY_COMPARE(name(stand), QStringLiteral("Project: Sketches"));
        QTRY_COMPARE(stand.text<QLabel>("take.title"), QStringLiteral("in sketches"));
        // A copy is never written over another project.
        stand.dialogs.setNextFile(copy + QStringLiteral(".capriccio"));
        pick(stand, "project.copy");
        QTRY_VERIFY(words(stand).contains(QStringLiteral("already")));
    }

    void tidyingUpEmptiesTheBin() {
        Stand stand;
        stand.open({1440, 900});
        make(stand, QStringLiteral("one"));
        stand.project().moveToBin({1});
        stand.dialogs.setNextAnswer(0);
        pick(stand, "project.tidy");
        QTRY_VERIFY(words(stand).startsWith(QStringLiteral("Tidied up")));
        QVERIFY(stand.project().takes().empty());
        QVERIFY(stand.dialogs.questions().last().contains(QStringLiteral("Sketches")));
    }

    void everyPromptIsFoundAndTakenOver() {
        Stand stand;
        stand.open({1440, 900});
        make(stand, QStringLiteral("slow waltz with a music box"));
        stand.dialogs.setNextText(QStringLiteral("Second"));
        pick(stand, "project.new");
        QTRY_COMPARE(name(stand), QStringLiteral("Project: Second"));
        make(stand, QStringLiteral("fast drums"));
        stand.click("searchPrompts");
        auto* list = stand.window->findChild<QListView*>(QStringLiteral("promptSearch.list"));
        QVERIFY(list);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        auto* search = stand.window->findChild<QLineEdit*>(QStringLiteral("promptSearch.words"));
        QTest::keyClicks(search, QStringLiteral("music wal"));
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QVERIFY(stand.find<QAbstractButton>("promptSearch.project")->isEnabled());
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(stand.find<QPlainTextEdit>("prompt")->toPlainText(), QStringLiteral("slow waltz with a music box"));
    }

    void settingsAreUndoneAndRedone() {
        Stand stand;
        stand.open({1440, 900});
        auto* compose = stand.window->findChild<ComposePanel*>();
        for (const double seconds : {4.0, 7.0}) {
            studio::GenerationSettings settings = compose->settings();
            settings.seconds = seconds;
            settings.sampling.guidance = static_cast<float>(seconds);
            compose->setSettings(settings);
            make(stand, QStringLiteral("of %1 s").arg(seconds));
        }
        stand.list().setFocus();
        const auto are = [&](double seconds) {
            return compose->settings().seconds == seconds &&
                   compose->settings().sampling.guidance == static_cast<float>(seconds) &&
                   compose->settings().prompt == QStringLiteral("of %1 s").arg(seconds);
        };
        QVERIFY(are(7));
        QTest::keyClick(&stand.list(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(are(4));
        QTest::keyClick(&stand.list(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(are(7));
        QCOMPARE(stand.rows(), 2);  // the takes are there whatever is undone
    }

    void aKilledTakeIsStoppedAndGoneOnWith() {
        Stand stand;
        const QString file = stand.dir.filePath(QStringLiteral("killed.capriccio"));
        {
            project::OpenOptions options;
            options.how = project::OpenOptions::How::Create;
            project::Project running(project::loadProject(stand.dir.filePath(QStringLiteral("running.capriccio")), options));
            project::TakeRecord take;
            take.prompt = QStringLiteral("a long piece");
            take.modelName = QStringLiteral("MusicGen small");
            take.settings.seconds = 30;
            take.settings.other.insert(QStringLiteral("model_folder"), stand.modelFolder());
            const auto recorder = running.begin(take);
            recorder->append(FakeStudio::tokensOf(1, 0, 350));
            recorder->append(FakeStudio::tokensOf(1, 350, 10));  // within the last second
            running.flush().waitForFinished();
            for (const char* end : {"", "-wal"})  // as a kill leaves it
                QVERIFY(QFile::copy(running.file() + QLatin1String(end), file + QLatin1String(end)));
        }
        stand.open({1440, 900});
        stand.session->open(file);
        QTRY_COMPARE(name(stand), QStringLiteral("Project: killed"));
        const QModelIndex row = stand.list().model()->index(0, 0);
        const QString said = row.data(Qt::AccessibleTextRole).toString();
        QVERIFY2(said.contains(QStringLiteral("stopped at 0:07")), qPrintable(said));
        const int frames = stand.project().take(1)->frames;
        QVERIFY(frames >= 350);
        Q_EMIT stand.list().customContextMenuRequested(stand.rowRect(0).center());
        auto* menu = stand.window->findChild<QMenu*>(QStringLiteral("takeMenu"));
        menu->findChild<QAction*>(QStringLiteral("take.goOn"))->trigger();
        menu->close();
        QTRY_COMPARE(stand.rows(), 2);
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.project().take(2)->parent, TakeId(1));
        QCOMPARE(stand.project().take(2)->parentFrame, frames);
        QCOMPARE(stand.project().take(2)->settings.seconds, 30.0);  // as long as it was meant to be
        QCOMPARE(musicgen::firstFrames(stand.project().tokens(2).result(), 350).codes,
                 FakeStudio::tokensOf(1, 0, 350).codes);
    }

    void openElsewhereIsSaidAndACopyIsOffered() {
        Stand stand;
        const QString file = stand.dir.filePath(QStringLiteral("shared.capriccio"));
        project::OpenOptions options;
        options.how = project::OpenOptions::How::Create;
        auto other = std::make_unique<project::Project>(project::loadProject(file, options));
        addTake(*other, QStringLiteral("theirs"));
        stand.open({1440, 900});
        stand.dialogs.setNextFile(file);
        pick(stand, "project.open");
        QTRY_COMPARE(name(stand), QStringLiteral("Project: shared"));
        QVERIFY2(words(stand).contains(QStringLiteral("open elsewhere")), qPrintable(words(stand)));
        QVERIFY(words(stand).contains(QString::number(::getpid())));
        QCOMPARE(stand.rows(), 1);
        // Nothing can be made in it, and that is said.
        stand.click("generate");
        QVERIFY(words(stand).contains(QStringLiteral("can’t be changed")));
        QVERIFY(!stand.isMaking());
        stand.dialogs.setNextFile(stand.shelf->sketchesFile());
        pick(stand, "project.open");
        QTRY_COMPARE(name(stand), QStringLiteral("Project: Sketches"));
        stand.dialogs.setNextFile(file);
        pick(stand, "project.open");
        QTRY_COMPARE(name(stand), QStringLiteral("Project: shared"));
        stand.dialogs.setNextFile(stand.dir.filePath(QStringLiteral("mine.capriccio")));
        stand.click("banner.action");
        QTRY_COMPARE(name(stand), QStringLiteral("Project: mine"));
        QCOMPARE(stand.rows(), 1);
        QVERIFY(stand.project().canChange());
    }

    void aDamagedOneIsLeftAloneAndWhatCanBeReadIsSaved() {
        Stand stand;
        const QString file = stand.dir.filePath(QStringLiteral("hurt.capriccio"));
        {
            project::OpenOptions options;
            options.how = project::OpenOptions::How::Create;
            project::Project other(project::loadProject(file, options));
            for (int i = 0; i < 40; ++i) addTake(other, QStringLiteral("take %1").arg(i));
        }
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadWrite));
        const QByteArray whole = bytes.readAll();
        bytes.seek(whole.size() - 3 * 4096);
        bytes.write(QByteArray(2 * 4096, '\x5a'));
        bytes.close();
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        const QByteArray hurt = bytes.readAll();
        bytes.close();
        stand.open({1440, 900});
        stand.dialogs.setNextFile(file);
        pick(stand, "project.open");
        QTRY_VERIFY2(words(stand).contains(QStringLiteral("damaged")), qPrintable(words(stand)));
        QCOMPARE(name(stand), QStringLiteral("Project: Sketches"));
        stand.click("banner.action");
        QTRY_COMPARE(name(stand), QStringLiteral("Project: hurt (saved)"));
        QTRY_VERIFY(stand.rows() > 0);
        // How much that is comes among other words, which may stand in front of it.
        QStringList all;
        const auto isSaid = [&] {
            if (stand.find("banner.more")->isVisible()) stand.click("banner.more");
            all << words(stand);
            return all.last().contains(QStringLiteral("could be saved"));
        };
        QVERIFY2(QTest::qWaitFor(isSaid), qPrintable(all.join(QLatin1Char('\n'))));
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        QCOMPARE(bytes.readAll(), hurt);  // never written to
    }

    void aNewerVersionsIsReadOnlyAndSaysSo() {
        Stand stand;
        const QString file = stand.dir.filePath(QStringLiteral("newer.capriccio"));
        {
            project::OpenOptions options;
            options.how = project::OpenOptions::How::Create;
            project::Project other(project::loadProject(file, options));
            addTake(other, QStringLiteral("from the future"));
        }
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadWrite));
        bytes.seek(60);  // the schema's version
        bytes.write(QByteArray("\0\0\0\x63", 4));
        bytes.close();
        stand.open({1440, 900});
        stand.dialogs.setNextFile(file);
        pick(stand, "project.open");
        QTRY_COMPARE(name(stand), QStringLiteral("Project: newer"));
        QVERIFY(words(stand).contains(QStringLiteral("newer version")));
        QCOMPARE(stand.project().access(), Access::ReadOnlyNewer);
        QCOMPARE(stand.rows(), 1);
        stand.clickRow(0);
        QTest::keyClick(&stand.list(), Qt::Key_Delete);
        QCOMPARE(stand.rows(), 1);
    }

    void aFullDiskIsSaidAndNothingIsLost() {
        Stand stand;
        const QString disk = stand.dir.filePath(QStringLiteral("disk"));
        QVERIFY(QDir().mkpath(disk));
        const QByteArray place = QFile::encodeName(disk);
        if (::mount("capriccio-test", place.constData(), "tmpfs", 0, "size=1000k") != 0)
            QSKIP("needs the right to mount a small disk (root)");
        const auto unmount = qScopeGuard([&] { ::umount2(place.constData(), MNT_DETACH); });
        stand.open({1440, 900});
        stand.session->create(disk + QStringLiteral("/small.capriccio"));
        QTRY_COMPARE(name(stand), QStringLiteral("Project: small"));
        QFile ballast(disk + QStringLiteral("/ballast"));
        QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (ballast.write(QByteArray(4096, 'x')) == 4096) {}
        ballast.close();
        make(stand, QStringLiteral("made on a full disk"));
        QTRY_VERIFY2(words(stand).contains(QStringLiteral("disk")), qPrintable(words(stand)));
        QCOMPARE(stand.rows(), 1);
        stand.project().setStars({1}, 5);  // work goes on in memory
        // Closing asks, for something would be left.
        stand.dialogs.setNextAnswer(-1);
        stand.window->close();
        QVERIFY(stand.window->isVisible());
        QCOMPARE(stand.dialogs.questions().size(), 1);
        QVERIFY(ballast.remove());
        stand.click("banner.action");  // try again
        QTRY_VERIFY_WITH_TIMEOUT(words(stand).contains(QStringLiteral("saved again")), 20000);
        stand.project().flush().waitForFinished();
        QCOMPARE(stand.project().take(1)->stars, 5);
        stand.session->open(stand.shelf->sketchesFile());
        QTRY_COMPARE(name(stand), QStringLiteral("Project: Sketches"));
    }

    void aFileThatVanishesIsSaidAndComesBack() {
        Stand stand;
        stand.open({1440, 900});
        const QString folder = stand.dir.filePath(QStringLiteral("stick"));
        QVERIFY(QDir().mkpath(folder));
        stand.session->create(folder + QStringLiteral("/song.capriccio"));
        QTRY_COMPARE(name(stand), QStringLiteral("Project: song"));
        make(stand, QStringLiteral("one"));
        stand.project().flush().waitForFinished();
        QVERIFY(QFile::rename(folder, folder + QStringLiteral(" away")));
        stand.project().setStars({1}, 3);
        QTRY_VERIFY_WITH_TIMEOUT(words(stand).contains(QStringLiteral("no longer there")), 10000);
        const QString elsewhere = stand.dir.filePath(QStringLiteral("elsewhere.capriccio"));
        stand.dialogs.setNextFile(elsewhere);
        stand.click("banner.action");
        QTRY_COMPARE_WITH_TIMEOUT(name(stand), QStringLiteral("Project: elsewhere"), 10000);
        stand.project().flush().waitForFinished();
        stand.close();
        project::Project again(project::loadProject(elsewhere));
        QCOMPARE(again.take(1)->stars, 3);
        QCOMPARE(again.sound(1).result()->availableFrames(), 10 * 32000);
    }
};

QTEST_MAIN(TestProjects)
#include "test_projects.moc"
