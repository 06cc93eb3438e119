#include "tests/ui/takes.h"
#include "ui/takes/take_list_model.h"

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

/// What one sees of a take's menu and of what is being made or failed, and what is done there.
class TestTakeDoors : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// The menu has doors one can see: on the card of the one on the stage, on the others' when the pointer is there,
    /// and beside the title.
    void theMenuHasItsDoors() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one"), QStringLiteral("two")});
        stand.open({1440, 900});
        QTRY_COMPARE(stand.shown(), TakeId(2));
        const auto menu = [&] { return stand.window->findChild<QMenu*>(QStringLiteral("takeMenu")); };
        const auto door = [&](int row) {
            const QRect card = stand.rowRect(row);
            return QPoint(card.right() - 11 - 6 - 13, card.top() + 19);
        };
        // Painted there: the card of the one on the stage differs from the other's at that place.
        const auto inked = [&](int row) {
            const QImage image = stand.list().viewport()->grab().toImage();
            const QColor ground = image.pixelColor(door(row) + QPoint(0, 9));
            for (int x = -9; x <= 9; ++x)
                if (image.pixelColor(door(row) + QPoint(x, 0)) != ground) return true;
            return false;
        };
        QVERIFY(inked(0));
        QVERIFY(!inked(1));
        QTest::mouseClick(stand.list().viewport(), Qt::LeftButton, {}, door(1));
        QTRY_VERIFY(menu() && menu()->isVisible());
        QVERIFY(menu()->findChild<QAction*>(QStringLiteral("take.rename")));
        QVERIFY(!menu()->findChild<QAction*>(QStringLiteral("take.origin")));  // made from nothing else
        menu()->close();
        QTRY_VERIFY(!menu());
        QCOMPARE(stand.shown(), TakeId(2));
        stand.click("take.more");
        QTRY_VERIFY(menu() && menu()->isVisible());
        for (const char* entry : {"take.compare", "take.again", "take.vary", "take.goOn", "take.settings",
                                  "take.rename", "take.note", "take.export", "take.copy", "take.delete"})
            QVERIFY2(menu()->findChild<QAction*>(QLatin1String(entry)), entry);
        menu()->close();
        QTRY_VERIFY(!menu());
        // A name can be given where the card is not in sight.
        stand.find<QLineEdit>("takes.search")->setText(QStringLiteral("one"));
        QApplication::setActiveWindow(stand.window.get());
        stand.click("take.more");
        QTRY_VERIFY(menu());
        menu()->findChild<QAction*>(QStringLiteral("take.rename"))->trigger();
        menu()->close();
        auto* name = stand.window->findChild<QLineEdit*>(QStringLiteral("note.name"));
        QVERIFY(name);
        QCOMPARE(name->text(), QStringLiteral("two"));
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("The second"));
        name->window()->close();
        QTRY_COMPARE(stand.project().take(2)->title, QStringLiteral("The second"));
    }

    void cancelPutsWhatIsMadeIntoTheBin() {
        Stand stand;
        stand.model.letMake(2);
        stand.open({1440, 900});
        const auto cancel = [&](int way) {
            stand.find<QPlainTextEdit>("prompt")->setPlainText(QStringLiteral("unwanted"));
            stand.model.letMake(2);
            stand.click("generate");
            QTRY_COMPARE(stand.rows(), 1);
            auto* model = static_cast<TakeListModel*>(stand.list().model());
            QTRY_VERIFY(model->livePeaks(model->idAt(0)) && model->livePeaks(model->idAt(0))->frames() > 0);
            QTRY_COMPARE(stand.model.made(), 2.0);  // of this take, whose peaks are there
            const QRect card = stand.rowRect(0);
            if (way == 0) stand.click("generate.cancel");
            if (way == 1)  // beside the ⋯ of the one on the stage
                QTest::mouseClick(stand.list().viewport(), Qt::LeftButton, {},
                                  QPoint(card.right() - 11 - 6 - 26 - 13, card.top() + 18));
            if (way == 2) QTest::keyClick(stand.window.get(), Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
            if (way == 3) pickFromMenu(stand, 0, "take.cancel");
            QTRY_VERIFY(!stand.isMaking());
            QTRY_COMPARE(stand.rows(), 0);
            QTRY_VERIFY(stand.text<QLabel>("banner.words").startsWith(QStringLiteral("Cancelled. “unwanted”")));
        };
        for (int way = 0; way < 4; ++way) {
            cancel(way);
            QCOMPARE(stand.project().takes().size(), static_cast<std::size_t>(way) + 1);
            QVERIFY(stand.project().takes().back().inBin());
        }
        stand.click("banner.action");  // undone, as deleting is
        QCOMPARE(stand.rows(), 1);
        QCOMPARE(stand.project().takes().back().seconds(), 2.0);
    }

    void anotherIsAddedToTheQueue() {
        Stand stand;
        stand.model.letMake(1);
        stand.open({1440, 900});
        QVERIFY(!stand.find("generate.queue")->isVisible());
        stand.click("generate");
        QTRY_VERIFY(stand.find("generate.queue")->isVisible());
        stand.find<QPlainTextEdit>("prompt")->setPlainText(QStringLiteral("next"));
        stand.click("generate.queue");
        QTRY_COMPARE(stand.session->queue().waiting().size(), 1U);
        QCOMPARE(stand.session->queue().waiting().front().settings.prompt, QStringLiteral("next"));
        stand.model.letMake(1e9);
        QTRY_COMPARE(stand.rows(), 2);
        QTRY_VERIFY(!stand.isMaking());
        QVERIFY(!stand.find("generate.queue")->isVisible());
    }

    void aFailedTakeKeepsItsCause() {
        Stand stand;
        stand.open({1440, 900});
        stand.model.failAfter(2, Error(Error::Code::OutOfMemory, "There is not enough memory."));
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        const auto said = [&](int role) { return stand.list().model()->index(0, 0).data(role).toString(); };
        const QString state = QStringLiteral("failed at 0:02: not enough memory");
        QTRY_VERIFY2(said(Qt::AccessibleTextRole).contains(state), qPrintable(said(Qt::AccessibleTextRole)));
        QVERIFY(said(Qt::ToolTipRole).contains(QStringLiteral("There is not enough memory.")));
        QVERIFY(stand.text<QLabel>("banner.words").contains(QStringLiteral("is kept")));
        // Where the same may do, it is offered once more in the message.
        stand.model.failAfter(2, Error(Error::Code::Internal, "Something went wrong."));
        stand.click("generate");
        QTRY_COMPARE(stand.rows(), 2);
        QTRY_VERIFY(!stand.isMaking());
        const quint64 seed = stand.project().take(2)->seed;
        QCOMPARE(stand.text<QPushButton>("banner.action"), QStringLiteral("Try again"));
        stand.click("banner.action");
        QTRY_COMPARE(stand.rows(), 3);
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.project().take(3)->seed, seed);
        QCOMPARE(stand.project().take(3)->state, project::TakeState::Finished);
        // It is known the next time too.
        stand.close();
        stand.open({1440, 900});
        const auto* model = stand.list().model();
        QVERIFY(model->index(2, 0).data(Qt::AccessibleTextRole).toString().contains(state));
    }
};

QTEST_MAIN(TestTakeDoors)
#include "test_take_doors.moc"
