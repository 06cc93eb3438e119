#include "tests/ui/takes.h"
#include "ui/takes/take_list_model.h"
#include "ui/takes/take_words.h"
#include "ui/widgets/stars.h"

#include <memory>
#include <utility>

#include <QAbstractItemModelTester>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using namespace capriccio::tests;
using project::TakeId;
using State = studio::Playback::State;

/// The list of takes: what is in it, and what is done from it.
class TestTakes : public QObject {
    Q_OBJECT

    static QStringList names(Stand& stand) {
        QStringList names;
        for (int row = 0; row < stand.rows(); ++row) names << stand.list().model()->index(row, 0).data().toString();
        return names;
    }
    static void key(Stand& stand, int k, Qt::KeyboardModifiers with = {}) {
        QTest::keyClick(&stand.list(), static_cast<Qt::Key>(k), with);
    }

  private Q_SLOTS:
    void theProjectsTakesAreThereNewestFirst() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one"), QStringLiteral("two"), QString()});
        stand.open({1440, 900});
        QCOMPARE(names(stand),
                 QStringList({QStringLiteral("Music without a prompt"), QStringLiteral("two"), QStringLiteral("one")}));
        QTRY_COMPARE(stand.shown(), TakeId(3));
        QCOMPARE(stand.playback->state(), State::Stopped);  // shown, but silent
        QTRY_COMPARE(stand.playback->lengthSeconds(), 2.0);
    }

    void aProjectThatIsLeftWhileItsTakeIsRead() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("here")});
        stand.open({1440, 900});
        QTRY_COMPARE(stand.playback->lengthSeconds(), 2.0);
        const auto here = stand.session->sharedProject();  // so that it is entered again at once
        const QString there = stand.dir.filePath(QStringLiteral("there.capriccio"));
        project::OpenOptions options;
        options.how = project::OpenOptions::How::Create;
        {
            project::Project other(project::loadProject(there, options));
            other.add({}, stand.session->take(1).clip, FakeStudio::tokensOf(9, 0, 100));
        }
        bool isBack = false;
        connect(stand.session.get(), &studio::Session::projectChanged, this, [&] {
            if (!std::exchange(isBack, true)) stand.session->open(here->file());
        });
        stand.session->open(there);
        QTRY_VERIFY(isBack);
        QCOMPARE(&stand.project(), here.get());
        QTRY_COMPARE(stand.playback->lengthSeconds(), 2.0);
        QCOMPARE(stand.shown(), TakeId(1));
    }

    void aTakeGrowsInTheListAndStays() {
        Stand stand;
        stand.model.letMake(1);
        stand.open({1440, 900});
        auto* panelModel = stand.list().model();
        QAbstractItemModelTester tester(panelModel, QAbstractItemModelTester::FailureReportingMode::QtTest);
        stand.find<QPlainTextEdit>("prompt")->setPlainText(QStringLiteral("piano"));
        stand.click("generate");
        QTRY_COMPARE(stand.rows(), 1);
        auto* model = static_cast<TakeListModel*>(panelModel);
        QTRY_VERIFY(model->fraction(1) > 0);
        QTRY_VERIFY(model->livePeaks(1) && model->livePeaks(1)->frames() > 0);
        QVERIFY(panelModel->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("% made")));
        // How far it is, in the colour of what is live, though it is the one on the stage too.
        QCOMPARE(stand.shown(), TakeId(1));
        const QRect card = stand.rowRect(0);
        const QImage foot =
            stand.list().viewport()->grab(QRect(card.left() + 50, card.bottom() - 36, 80, 24)).toImage();
        const Tokens& t = Stand::theme().tokens();
        const auto has = [&foot](const QColor& ink) {
            for (int y = 0; y < foot.height(); ++y)
                for (int x = 0; x < foot.width(); ++x) {
                    const QColor at = foot.pixelColor(x, y);
                    if (std::abs(at.red() - ink.red()) + std::abs(at.green() - ink.green()) +
                            std::abs(at.blue() - ink.blue()) <
                        60)
                        return true;
                }
            return false;
        };
        QVERIFY(has(t.melody));
        QVERIFY(!has(t.accentText));
        stand.model.letMake(100);
        QTRY_VERIFY(!stand.isMaking());
        QTRY_VERIFY(model->fraction(1) < 0);
        QVERIFY(!stand.project().take(1)->overview.isEmpty());
        // And it is there the next time the program is started.
        stand.close();
        stand.open({1440, 900});
        QCOMPARE(names(stand), QStringList{QStringLiteral("piano")});
    }

    void searchingByWordsStarsAndModel() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("slow waltz"), QStringLiteral("drums"), QStringLiteral("fast waltz")});
        stand.project().setStars({1}, 4);
        stand.project().setStars({2}, 2);
        stand.open({1440, 900});
        auto* search = stand.find<QLineEdit>("takes.search");
        auto* count = stand.find<QLabel>("takes.count");
        QVERIFY(!count->isVisible());
        search->setText(QStringLiteral("waltz"));
        QVERIFY(count->isVisible());
        QCOMPARE(count->text(), QStringLiteral("2 of 3"));
        QCOMPARE(count->accessibleName(), QStringLiteral("2 of 3 takes found"));
        QCOMPARE(names(stand), QStringList({QStringLiteral("fast waltz"), QStringLiteral("slow waltz")}));
        search->setText(QStringLiteral("waltz ****"));
        QCOMPARE(names(stand), QStringList{QStringLiteral("slow waltz")});
        search->setText(QStringLiteral("2 stars"));
        QCOMPARE(stand.rows(), 2);
        search->setText(QStringLiteral("musicgen drums"));
        QCOMPARE(names(stand), QStringList{QStringLiteral("drums")});
        // By stars alone, with a click; the same star again shows all.
        search->clear();
        auto* stars = stand.find<StarRating>("takes.stars");
        const auto clickStar = [&](int star) {
            QTest::mouseClick(stars, Qt::LeftButton, {},
                              QPoint(4 + qRound((star - 0.5) * 14 * 1.25), stars->height() / 2));
        };
        clickStar(4);
        QCOMPARE(names(stand), QStringList{QStringLiteral("slow waltz")});
        QCOMPARE(stars->accessibleName(), QStringLiteral("Takes with at least 4 stars"));
        clickStar(2);
        QCOMPARE(stand.rows(), 2);
        search->setText(QStringLiteral("drums"));  // both count
        QCOMPARE(names(stand), QStringList{QStringLiteral("drums")});
        search->clear();
        clickStar(5);
        QCOMPARE(stand.rows(), 0);
        QVERIFY(stand.text<QLabel>("takes.empty").contains(QStringLiteral("stars")));
        QVERIFY(stars->isVisible());  // or there were no way back
        clickStar(5);
        QCOMPARE(stand.rows(), 3);
        search->setText(QStringLiteral("nothing like it"));
        QCOMPARE(stand.rows(), 0);
        QCOMPARE(count->text(), QStringLiteral("0 of 3"));
        QVERIFY(stand.find<QLabel>("takes.empty")->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(stand.rows(), 3);
        QVERIFY(!count->isVisible());
        QTest::keyClick(stand.window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(search->hasFocus());
    }

    void deletingCanBeUndone() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")});
        stand.open({1440, 900});
        stand.clickRow(1);
        QTRY_COMPARE(stand.shown(), TakeId(2));
        key(stand, Qt::Key_Delete);
        QCOMPARE(names(stand), QStringList({QStringLiteral("three"), QStringLiteral("one")}));
        QVERIFY(stand.text<QLabel>("banner.words").contains(QStringLiteral("two")));
        QTRY_VERIFY(stand.shown() != 2);
        stand.click("banner.action");
        QCOMPARE(stand.rows(), 3);
        // Several at once, by the keys of the desktop.
        stand.clickRow(0);
        QTest::mouseClick(stand.list().viewport(), Qt::LeftButton, Qt::ShiftModifier, stand.rowRect(2).center());
        key(stand, Qt::Key_Delete);
        QCOMPARE(stand.rows(), 0);
        QTest::keyClick(stand.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stand.rows(), 3);
        QTest::keyClick(stand.window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(stand.rows(), 0);
    }

    void theBinGivesBackAndIsEmptied() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one"), QStringLiteral("two")});
        stand.project().moveToBin({1, 2});
        stand.open({1440, 900});
        QCOMPARE(stand.rows(), 0);
        stand.click("project");
        auto* menu = stand.window->findChild<QMenu*>(QStringLiteral("projectMenu"));
        QVERIFY(menu);
        menu->findChild<QAction*>(QStringLiteral("project.bin"))->trigger();
        menu->close();
        QCOMPARE(stand.rows(), 2);
        pickFromMenu(stand, 1, "take.restore");
        QCOMPARE(names(stand), QStringList{QStringLiteral("two")});
        QVERIFY(stand.text<QLabel>("banner.words").contains(QStringLiteral("“one” is back")));
        // By the button on its card, which can be undone too.
        QTest::mouseClick(stand.list().viewport(), Qt::LeftButton, {}, putBackPlace(stand, 0));
        QCOMPARE(stand.rows(), 0);
        QVERIFY(!stand.project().take(2)->inBin());
        stand.click("banner.action");
        QCOMPARE(names(stand), QStringList{QStringLiteral("two")});
        // The way out is at the other side from what empties it.
        QVERIFY(stand.find("bin.back")->x() < 30);
        QVERIFY(stand.find("bin.empty")->geometry().right() > stand.find("takesPanel")->width() / 2);
        QVERIFY(stand.find("bin.back")->y() != stand.find("bin.empty")->y());
        // It asks first, and Enter is no yes.
        stand.click("bin.empty");
        auto* question = stand.find<QDialog>("question");
        auto* forGood = question->findChild<QPushButton*>(QStringLiteral("question.0"));
        QTRY_VERIFY(question->isVisible());
        QVERIFY(question->findChild<QPushButton*>(QStringLiteral("question.cancel"))->isDefault());
        QCOMPARE(forGood->grab().toImage().pixelColor(8, forGood->height() / 2), Stand::theme().tokens().bad);
        QTest::keyClick(question, Qt::Key_Return);
        QTRY_VERIFY(!stand.window->findChild<QDialog*>(QStringLiteral("question")));
        QCOMPARE(stand.rows(), 1);
        stand.click("bin.empty");
        QTest::mouseClick(stand.find<QDialog>("question")->findChild<QPushButton*>(QStringLiteral("question.0")),
                          Qt::LeftButton);
        QTRY_COMPARE(stand.rows(), 0);
        stand.click("bin.back");
        QCOMPARE(names(stand), QStringList{QStringLiteral("one")});
        QCOMPARE(stand.project().takes().size(), 1U);
    }

    void namesNotesAndStars() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one"), QStringLiteral("two")});
        stand.open({1440, 900});
        stand.clickRow(0);
        key(stand, Qt::Key_F2);
        auto* edit = stand.list().findChild<QLineEdit*>(QStringLiteral("take.rename"));
        QVERIFY(edit);
        edit->setText(QStringLiteral("The good one"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(stand.project().take(2)->title, QStringLiteral("The good one"));
        QCOMPARE(names(stand).first(), QStringLiteral("The good one"));
        QTRY_COMPARE(stand.text<QLabel>("take.title"), QStringLiteral("The good one"));
        key(stand, Qt::Key_4);
        QCOMPARE(stand.project().take(2)->stars, 4);
        QTRY_COMPARE(stand.find<StarRating>("take.stars")->stars(), 4);
        QTest::keyClick(stand.find("take.stars"), Qt::Key_2);
        QCOMPARE(stand.project().take(2)->stars, 2);
        pickFromMenu(stand, 0, "take.note");
        auto* note = stand.window->findChild<QPlainTextEdit*>(QStringLiteral("note"));
        QVERIFY(note);
        QTest::keyClicks(note, QStringLiteral("for the film"));
        note->window()->close();
        QCOMPARE(stand.project().take(2)->note, QStringLiteral("for the film"));
        // Each is undone: the note as one step, the stars, the name.
        for (int i = 0; i < 4; ++i) QTest::keyClick(stand.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(stand.project().take(2)->note.isEmpty());
        QCOMPARE(stand.project().take(2)->stars, 0);
        QVERIFY(stand.project().take(2)->title.isEmpty());
    }

    void aStarIsClickedInTheCard() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one")});
        stand.open({1440, 900});
        const QRect row = stand.rowRect(0);
        // The third star: where the card's foot begins, behind the length.
        const QPoint third(row.left() + 12 + 44 + 2 * 16 + 6, row.bottom() - 9 - 8 - 9);
        QTest::mouseClick(stand.list().viewport(), Qt::LeftButton, {}, third);
        QCOMPARE(stand.project().take(1)->stars, 3);
        QTest::mouseClick(stand.list().viewport(), Qt::LeftButton, {}, third);
        QCOMPARE(stand.project().take(1)->stars, 0);
    }

    void playingAgainVaryingAndGoingOn() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one"), QStringLiteral("two")});
        stand.open({1440, 900});
        QTRY_COMPARE(stand.shown(), TakeId(2));
        stand.clickRow(1);
        key(stand, Qt::Key_Return);
        QTRY_COMPARE(stand.shown(), TakeId(1));
        QTRY_COMPARE(stand.playback->state(), State::Playing);
        stand.playback->stop();
        pickFromMenu(stand, 1, "take.again");
        QTRY_COMPARE(stand.rows(), 3);
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.project().take(3)->seed, 1ULL);
        QCOMPARE(stand.project().tokens(3).result().codes, stand.project().tokens(1).result().codes);
        stand.playback->stop();
        pickFromMenu(stand, 2, "take.vary");
        QTRY_COMPARE(stand.rows(), 4);
        QTRY_VERIFY(!stand.isMaking());
        QVERIFY(stand.project().take(4)->seed != 1);
        QCOMPARE(stand.project().take(4)->parent, TakeId(1));
        stand.playback->stop();
        stand.clickRow(3);
        QTRY_COMPARE(stand.shown(), TakeId(1));
        QTRY_VERIFY(stand.desk->clip && stand.desk->clip == stand.session->take(1).clip);
        stand.playback->seek(1.2);
        QTRY_COMPARE(stand.playback->positionSeconds(), 1.2);
        QTest::keyClick(stand.window.get(), Qt::Key_K);
        QTRY_COMPARE(stand.rows(), 5);
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.project().take(5)->parent, TakeId(1));
        QCOMPARE(stand.project().take(5)->parentFrame, 60);
        QCOMPARE(musicgen::firstFrames(stand.project().tokens(5).result(), 60).codes,
                 FakeStudio::tokensOf(1, 0, 60).codes);
        pickFromMenu(stand, 4, "take.goOn");  // from its end, wherever one is in it
        QTRY_COMPARE(stand.rows(), 6);
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.project().take(6)->parentFrame, 100);
        pickFromMenu(stand, 5, "take.settings");
        QTRY_COMPARE(stand.find<QPlainTextEdit>("prompt")->toPlainText(), QStringLiteral("one"));
    }

    void comparingByMenuAndKey() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")});
        stand.open({1440, 900});
        stand.clickRow(2);
        QTRY_COMPARE(stand.shown(), TakeId(1));
        QTRY_VERIFY(stand.desk->clip && stand.desk->clip == stand.session->take(1).clip);
        pickFromMenu(stand, 1, "take.compare");
        QTRY_VERIFY(stand.playback->isComparing());
        QCOMPARE(stand.shown(), TakeId(1));  // it stays on the stage
        QCOMPARE(stand.desk->clip, stand.session->take(1).clip);
        QCOMPARE(stand.desk->other, stand.session->take(2).clip);
        // The cards say which is which: the one heard is filled.
        const auto badge = [&](int row) {
            const QRect card = stand.rowRect(row);
            return stand.list().viewport()->grab().toImage().pixelColor(card.left() + 15, card.top() + 12);
        };
        QCOMPARE(badge(1), Stand::theme().tokens().accent);
        QVERIFY(badge(2) != Stand::theme().tokens().accent);
        const bool heardFirst = stand.playback->hearsOther();
        QApplication::setActiveWindow(stand.window.get());
        stand.list().setFocus();
        key(stand, Qt::Key_C);  // from one to the other and back
        QCOMPARE(stand.playback->hearsOther(), !heardFirst);
        key(stand, Qt::Key_C);
        QCOMPARE(stand.playback->hearsOther(), heardFirst);
        key(stand, Qt::Key_C, Qt::ShiftModifier);
        QVERIFY(!stand.playback->isComparing());
        // Without the menu: the one that is chosen in the list with the one on the stage.
        QTest::mouseClick(stand.list().viewport(), Qt::LeftButton, Qt::ControlModifier, stand.rowRect(0).center());
        QTRY_COMPARE(stand.shown(), TakeId(3));
        QTRY_VERIFY(stand.desk->clip && stand.desk->clip == stand.session->take(3).clip);
        QApplication::setActiveWindow(stand.window.get());
        key(stand, Qt::Key_C);
        QTRY_VERIFY(stand.playback->isComparing());
        QCOMPARE(stand.desk->other, stand.session->take(1).clip);
        // The one on the stage with itself says nothing: with another, then.
        Q_EMIT stand.list().customContextMenuRequested(stand.rowRect(0).center());
        const auto menus = stand.window->findChildren<QMenu*>(QStringLiteral("takeMenu"));
        QVERIFY(!menus.isEmpty());
        QCOMPARE(menus.last()->findChild<QAction*>(QStringLiteral("take.compare"))->text(),
                 QStringLiteral("&Compare with another take"));
        menus.last()->close();
        Q_EMIT stand.list().customContextMenuRequested(stand.rowRect(1).center());
        auto* menu = stand.window->findChildren<QMenu*>(QStringLiteral("takeMenu")).last();
        QCOMPARE(menu->findChild<QAction*>(QStringLiteral("take.compare"))->text(),
                 QStringLiteral("&Compare with “three”"));
        menu->close();
    }

    void whatWaitsIsShownMovedAndCancelled() {
        Stand stand;
        stand.model.letMake(0);
        stand.open({1440, 900});
        auto* prompt = stand.find<QPlainTextEdit>("prompt");
        for (const char* words : {"one", "two", "three", "four"}) {
            prompt->setPlainText(QLatin1String(words));
            QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
        }
        QCOMPARE(stand.session->queue().waiting().size(), 3U);
        QVERIFY(stand.find("queue")->isVisible());
        stand.click("queue.next.3");
        QTRY_COMPARE(stand.session->queue().waiting().front().settings.prompt, QStringLiteral("three"));
        stand.click("queue.cancel.2");
        QTRY_COMPARE(stand.session->queue().waiting().size(), 2U);
        stand.model.letMake(1000);
        QTRY_COMPARE(stand.rows(), 3);
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(names(stand), QStringList({QStringLiteral("four"), QStringLiteral("three"), QStringLiteral("one")}));
        QVERIFY(!stand.find("queue")->isVisible());
    }

    void takesOfOnePassStandTogetherInOrder() {
        Stand stand;
        studio::Session& session = stand.openSession();
        studio::GenerationSettings settings;
        settings.modelFolder = stand.modelFolder();
        settings.prompt = QStringLiteral("older");
        settings.seconds = 1;
        session.ask(settings);
        settings.prompt = QStringLiteral("three at once");
        settings.takes = 3;
        session.ask(settings);
        QTRY_VERIFY(!session.isMaking());
        stand.open({1440, 900});
        QCOMPARE(stand.rows(), 4);
        const auto* model = static_cast<TakeListModel*>(stand.list().model());
        QCOMPARE(model->idAt(0), TakeId(2));
        QCOMPARE(model->idAt(2), TakeId(4));
        QCOMPARE(model->idAt(3), TakeId(1));
        QCOMPARE(model->placeInPass(model->index(1)), std::make_pair(2, 3));
        QCOMPARE(model->placeInPass(model->index(3)), std::make_pair(1, 1));
    }

    void theSpaceBarInTheListIsForTheMusic() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one")});
        stand.open({1440, 900});
        QTRY_COMPARE(stand.playback->lengthSeconds(), 2.0);
        stand.list().setFocus();
        QTest::keyClick(&stand.list(), Qt::Key_Space);
        QTRY_COMPARE(stand.playback->state(), State::Playing);
    }

    void whenIsSaidInWords_data() {
        QTest::addColumn<int>("secondsAgo");
        QTest::addColumn<QString>("words");
        QTest::newRow("now") << 20 << QStringLiteral("now");
        QTest::newRow("minutes") << 12 * 60 << QStringLiteral("12 min");
        QTest::newRow("today") << 5 * 3600 << QStringLiteral("today");
        QTest::newRow("yesterday") << 26 * 3600 << QStringLiteral("yesterday");
    }
    void whenIsSaidInWords() {
        QFETCH(int, secondsAgo);
        QFETCH(QString, words);
        const QDateTime now(QDate(2026, 3, 4), QTime(18, 0));
        QCOMPARE(whenText(now.addSecs(-secondsAgo), now), words);
    }
};

QTEST_MAIN(TestTakes)
#include "test_takes.moc"
