#include "tests/ui/takes.h"
#include "ui/takes/take_list_model.h"

#include <QAbstractButton>

using namespace capriccio;
using namespace capriccio::tests;
using namespace capriccio::ui;
using project::TakeId;

/// The list of takes as a tree.
class TestTakeTree : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theTreeOfWhatCameFromWhat() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one"), QStringLiteral("two")});
        stand.open({1440, 900});
        const auto listed = [&] {
            QList<TakeId> ids;
            for (int row = 0; row < stand.rows(); ++row)
                ids << stand.list().model()->index(row, 0).data(Qt::UserRole).toLongLong();
            return ids;
        };
        const auto depths = [&] {
            auto* model = qobject_cast<TakeListModel*>(stand.list().model());
            QList<int> all;
            for (int row = 0; row < stand.rows(); ++row) all << model->depth(model->index(row));
            return all;
        };
        const auto make = [&](TakeId from, const char* how) {
            const auto row = listed().indexOf(from);
            const int before = stand.rows();
            stand.playback->stop();
            pickFromMenu(stand, static_cast<int>(row), how);
            QTRY_COMPARE(stand.rows(), before + 1);
            QTRY_VERIFY(!stand.isMaking());
        };
        make(1, "take.vary");  // 3
        make(3, "take.goOn");  // 4
        make(1, "take.goOn");  // 5
        QCOMPARE(listed(), (QList<TakeId>{5, 4, 3, 2, 1}));
        QCOMPARE(depths(), (QList<int>{0, 0, 0, 0, 0}));
        stand.click("takes.tree");
        QCOMPARE(listed(), (QList<TakeId>{2, 1, 3, 4, 5}));
        QCOMPARE(depths(), (QList<int>{0, 0, 1, 2, 1}));
        // Cards stand farther in, the deeper the farther.
        const auto text = [&](int row) {
            return stand.list().model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        };
        QVERIFY2(text(2).contains(QStringLiteral("variation of “one”")), qPrintable(text(2)));
        QVERIFY2(text(3).contains(QStringLiteral("goes on from")), qPrintable(text(3)));
        // From a take to the one it came from.
        pickFromMenu(stand, 3, "take.origin");
        QTRY_COMPARE(stand.shown(), TakeId(3));
        // A new one finds its place; one that is thrown away leaves its own to the one above.
        make(4, "take.vary");  // 6: goes on from the same place as 4
        QCOMPARE(listed(), (QList<TakeId>{2, 1, 3, 4, 6, 5}));
        stand.project().moveToBin({3});
        QTRY_COMPARE(listed(), (QList<TakeId>{2, 1, 4, 5, 6}));
        QCOMPARE(depths(), (QList<int>{0, 0, 1, 1, 1}));
        // It is remembered; the key does the same as the button.
        QVERIFY(stand.settings.get(studio::Setting::TakesAsTree).toBool());
        while (QWidget* menu = QApplication::activePopupWidget()) menu->close();
        QApplication::setActiveWindow(stand.window.get());
        QTest::keyClick(stand.window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(listed(), (QList<TakeId>{6, 5, 4, 2, 1}));
        QVERIFY(!stand.find<QAbstractButton>("takes.tree")->isChecked());
    }
};

QTEST_MAIN(TestTakeTree)
#include "test_take_tree.moc"
