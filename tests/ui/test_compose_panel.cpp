#include "tests/ui/stand.h"

#include <QAbstractButton>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

/// The compose panel as a whole: what is in sight, in reach and in order.
class TestComposePanel : public QObject {
    Q_OBJECT

    static QPlainTextEdit* prompt(Stand& stand) { return stand.find<QPlainTextEdit>("prompt"); }

  private Q_SLOTS:
    /// Where it opens below what is seen, it comes into sight; and that something is below is said.
    void whatIsBelowIsSaidAndComesIntoSight() {
        Stand stand;
        stand.open({900, 600});
        auto* scroll = stand.find<QScrollArea>("composeScroll");
        QTRY_VERIFY(stand.find("composeScroll.more")->isVisible());
        QVERIFY(stand.find("takesAtOnce")->visibleRegion().isEmpty());
        const int width = stand.find("negative")->width();
        stand.click("composeScroll.more");
        QVERIFY(scroll->verticalScrollBar()->value() > 40);
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        QVERIFY(!stand.find("composeScroll.more")->isVisible());
        scroll->verticalScrollBar()->setValue(0);
        stand.find<QAbstractButton>("advanced.head")->click();
        QTRY_VERIFY(!stand.find("guidance")->visibleRegion().isEmpty());
        QTRY_VERIFY(!stand.find("temperature")->visibleRegion().isEmpty());
        // In a tall window all is seen, nothing is said, and nothing was narrower for a scroll bar.
        stand.find<QAbstractButton>("advanced.head")->click();
        stand.window->resize(900, 1300);
        QTRY_VERIFY(!stand.find("composeScroll.more")->isVisible());
        QTRY_COMPARE(stand.find("negative")->width(), width);
    }

    void thePromptGrowsBeforeItScrolls() {
        Stand stand;
        stand.open({1280, 900});
        const int low = prompt(stand)->height();
        prompt(stand)->setPlainText(QStringLiteral("slow piano, ").repeated(20));
        QTRY_VERIFY(prompt(stand)->height() > low);
        const int high = prompt(stand)->height();
        prompt(stand)->setPlainText(QStringLiteral("slow piano, ").repeated(200));
        QTRY_VERIFY(prompt(stand)->height() >= high);
        QVERIFY(prompt(stand)->height() < 2 * low);
        prompt(stand)->clear();
        QTRY_COMPARE(prompt(stand)->height(), low);
        stand.window->resize(900, 600);
        QTRY_VERIFY(prompt(stand)->height() < low);
    }

    void withoutWordsTheButtonDoesNotStandOut() {
        Stand stand;
        stand.open();
        auto* generate = stand.find("generate");
        QCOMPARE(generate->property("kind").toString(), QStringLiteral("big"));
        QVERIFY(generate->toolTip().startsWith(QStringLiteral("Write something first")));
        prompt(stand)->setPlainText(QStringLiteral("piano"));
        QCOMPARE(generate->property("kind").toString(), QStringLiteral("bigPrimary"));
        prompt(stand)->clear();
        QCOMPARE(generate->property("kind").toString(), QStringLiteral("big"));
    }

    void generateIsAlwaysInReach_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(900, 600);
        QTest::newRow("usual") << QSize(1280, 800);
    }
    void generateIsAlwaysInReach() {
        QFETCH(QSize, size);
        Stand stand;
        stand.open(size);
        stand.click("sections.add");
        stand.find<QAbstractButton>("advanced.head")->click();
        QTest::qWait(250);
        auto* generate = stand.find("generate");
        QVERIFY(generate->isVisible());
        const QRect place(generate->mapTo(stand.window.get(), QPoint()), generate->size());
        QVERIFY(stand.window->rect().contains(place));
        auto* scroll = stand.find<QScrollArea>("composeScroll");
        // Nothing is wider than the panel, and what is below can be scrolled to.
        QCOMPARE(scroll->widget()->width(), scroll->viewport()->width());
        QVERIFY(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width());
        QVERIFY(scroll->verticalScrollBar()->maximum() > 0);
        // Tab brings what is hidden into view.
        auto* temperature = stand.find("temperature");
        temperature->setFocus(Qt::TabFocusReason);
        // The fold may still be opening: asked again until it is there.
        QTRY_VERIFY((scroll->ensureWidgetVisible(temperature), !temperature->visibleRegion().isEmpty()));
    }

    void tabGoesDownThePanel() {
        Stand stand;
        stand.open({1280, 1000});
        stand.click("sections.add");
        auto* scroll = stand.find<QScrollArea>("composeScroll");
        prompt(stand)->setFocus();
        QStringList reached;
        int last = -1;
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(stand.window->focusWidget(), Qt::Key_Tab);
            QWidget* at = stand.window->focusWidget();
            if (!at || !scroll->widget()->isAncestorOf(at)) break;
            reached << at->objectName();
            const int y = at->mapTo(scroll->widget(), QPoint()).y();
            QVERIFY2(y + at->height() > last,
                     qPrintable(QStringLiteral("%1 lies above what came before").arg(at->objectName())));
            last = y;
            QVERIFY2(!at->accessibleName().isEmpty() || !at->property("text").toString().isEmpty(),
                     qPrintable(at->objectName()));
        }
        for (const char* name :
             {"chip.80s", "chips.genre", "chips.key", "negative", "length.unit.0", "seconds", "secondsSlider",
              "sections.add", "sections.timeline", "section.prompt", "melody.record", "melody.recordOptions",
              "melody.choose", "takesAtOnce.1", "seed.choice", "precision", "advanced.head"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
    }
};

QTEST_MAIN(TestComposePanel)
#include "test_compose_panel.moc"
