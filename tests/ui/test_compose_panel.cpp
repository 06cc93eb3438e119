#include "core/studio/melody/melody_source.h"
#include "tests/studio/fakes/fake_microphone.h"
#include "tests/ui/stand.h"
#include "ui/theme/language.h"

#include <cmath>
#include <map>

#include <QAbstractButton>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

/// The compose panel as a whole: what is in sight, in reach and in order.
class TestComposePanel : public QObject {
    Q_OBJECT

    static QPlainTextEdit* prompt(Stand& stand) { return stand.find<QPlainTextEdit>("prompt"); }

    static studio::MelodySource& source(Stand& stand) {
        return *stand.window->findChild<studio::MelodySource*>(QStringLiteral("melodySource"));
    }
    static QString why(Stand& stand) { return stand.text<QLabel>("generate.words"); }

  private Q_SLOTS:
    /// What cannot work does not look as if it could, by the mouse or by the key.
    void generateSaysWhyItCannot() {
        Stand stand;
        stand.open();
        prompt(stand)->setPlainText(QStringLiteral("piano"));
        auto* generate = stand.find("generate");
        QVERIFY(generate->isEnabled());
        std::vector<float> samples;
        for (int i = 0; i < 4 * 32000; ++i) samples.push_back(0.5F * std::sin(static_cast<float>(i) * 0.0864F));
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, 4 * 32000);
        clip->append(samples);
        clip->finish();
        source(stand).takeClip(QStringLiteral("tune"), clip);
        QVERIFY(!generate->isEnabled());
        QCOMPARE(why(stand), QStringLiteral("The melody is being read"));
        QTRY_COMPARE_WITH_TIMEOUT(source(stand).state(), studio::MelodySource::State::Ready, 20000);
        QVERIFY(!generate->isEnabled());
        QCOMPARE(why(stand), QStringLiteral("MusicGen small can’t follow a melody"));
        QTest::keyClick(prompt(stand), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(stand.text<QLabel>("banner.words"), QStringLiteral("MusicGen small can’t follow a melody."));
        QVERIFY(!stand.isMaking());
        source(stand).setUse(studio::MelodyChoice::Use::GoOn);
        stand.find<QSpinBox>("seconds")->setValue(3);
        QVERIFY(!generate->isEnabled());
        QCOMPARE(why(stand), QStringLiteral("The piece is shorter than its sound"));
        stand.find<QSpinBox>("seconds")->setValue(8);
        QVERIFY(generate->isEnabled());
        QVERIFY(!why(stand).contains(QStringLiteral("shorter")));
        stand.click("generate");
        QTRY_COMPARE(stand.rows(), 1);
        QTRY_VERIFY(!stand.isMaking());
    }

    void nothingIsMadeWhileTheMicrophoneListens() {
        Stand stand;
        stand.settings.set(studio::Setting::CountInClicks, false);
        stand.open();
        prompt(stand)->setPlainText(QStringLiteral("piano"));
        auto desk = std::make_shared<tests::FakeMicrophone::Desk>();
        source(stand).setMicrophone(std::make_unique<tests::FakeMicrophone>(desk));
        source(stand).setRecordingsFolder({});
        stand.find<QAbstractButton>("melody.record")->click();
        QTRY_VERIFY(!stand.find("generate")->isEnabled());
        QCOMPARE(why(stand), QStringLiteral("The microphone listens: stop it first"));
        source(stand).discardRecording();
        QTRY_VERIFY(stand.find("generate")->isEnabled());
    }

    /// None of the lists to open stands alone on a line.
    void theListsToOpenStandInEvenLines() {
        for (const QString& name : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
            ui::Language language;
            language.choose(name);
            for (const QSize size : {QSize(900, 600), QSize(1280, 800)}) {
                Stand stand;
                stand.open(size);
                QTest::qWait(20);
                std::map<int, int> lines;
                for (const char* group : {"genre", "mood", "instruments", "tempo", "key"})
                    ++lines[stand.find(qPrintable(QStringLiteral("chips.") + QLatin1String(group)))->y()];
                for (const auto& [y, count] : lines) QVERIFY2(count >= 2, qPrintable(name));
            }
        }
    }

    /// As many as there is room for, and always the one that is chosen.
    void takesAtOnceHaveRoom() {
        Stand stand;
        stand.settings.set(studio::Setting::Takes, 7);
        stand.open({900, 600});
        const auto shown = [&] {
            QList<int> counts;
            for (int count = 1; count <= 8; ++count)
                if (!stand.find(qPrintable(QStringLiteral("takesAtOnce.%1").arg(count)))->isHidden()) counts << count;
            return counts;
        };
        QTRY_COMPARE(shown(), (QList<int>{1, 2, 4, 7, 8}));
        QVERIFY(stand.find("takesAtOnce.8")->width() >= 26);
        stand.find<QAbstractButton>("takesAtOnce.2")->click();
        QCOMPARE(shown(), (QList<int>{1, 2, 4, 8}));
        stand.window->resize(1280, 800);
        QTRY_COMPARE(shown(), (QList<int>{1, 2, 3, 4, 6, 8}));
    }

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
