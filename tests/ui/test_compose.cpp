#include "core/studio/melody/melody_source.h"
#include "tests/ui/compose_states.h"
#include "tests/ui/stand.h"
#include "ui/compose/compose_panel.h"
#include "ui/compose/cost.h"
#include "ui/compose/length_slider.h"
#include "ui/compose/section_timeline.h"
#include "ui/widgets/slider.h"

#include <cmath>

#include <QAbstractButton>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

/// What to make: every control of the panel below the prompt, in the real window.
class TestCompose : public QObject {
    Q_OBJECT

    static QPlainTextEdit* prompt(Stand& stand) { return stand.find<QPlainTextEdit>("prompt"); }
    static studio::GenerationSettings asked(Stand& stand) {
        return stand.find<ComposePanel>("composePanel")->settings();
    }
    static QAbstractButton* button(Stand& stand, const char* name) { return stand.find<QAbstractButton>(name); }
    static void trigger(Stand& stand, const char* action) {
        auto* found = stand.window->findChild<QAction*>(QLatin1String(action));
        if (!found) qFatal("there is no action “%s”", action);
        found->trigger();
    }

  private Q_SLOTS:
    // --- length ------------------------------------------------------------------------------------------------------

    void theLengthGoesFromASecondToTenMinutes() {
        Stand stand;
        stand.open();
        auto* seconds = stand.find<QSpinBox>("seconds");
        auto* slider = stand.find<LengthSlider>("secondsSlider");
        seconds->setFocus();
        for (const auto& [typed, wanted] :
             {std::pair{"90", 90}, {"2:30", 150}, {"3 min", 180}, {"10:00", 600}, {"1", 1}}) {
            seconds->selectAll();
            QTest::keyClicks(seconds, QLatin1String(typed));
            QTest::keyClick(seconds, Qt::Key_Return);
            QCOMPARE(seconds->value(), wanted);
            QCOMPARE(slider->value(), wanted);
            QCOMPARE(asked(stand).seconds, double(wanted));
        }
        QCOMPARE(stand.settings.get(studio::Setting::Seconds).toDouble(), 1.0);
        // Logarithmic: the middle is the geometric mean.
        QTest::mouseClick(slider, Qt::LeftButton, Qt::NoModifier, QPoint(slider->width() / 2, slider->height() / 2));
        QVERIFY2(std::abs(seconds->value() - std::sqrt(600.0)) <= 1, qPrintable(seconds->text()));
        seconds->setValue(29);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(seconds->value(), 30);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(seconds->value(), 35);
        QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(seconds->value(), 30);
        QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(seconds->value(), 29);
        QTest::keyClick(slider, Qt::Key_PageUp);
        QCOMPARE(seconds->value(), 58);
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(seconds->value(), 600);
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(seconds->value(), 1);
    }

    void theLengthInBarsFollowsTheTempo() {
        Stand stand;
        stand.open();
        stand.find<QSpinBox>("seconds")->setValue(31);
        stand.click("length.unit");
        auto* bars = stand.find<QSpinBox>("bars");
        QVERIFY(bars->isVisible());
        QVERIFY(!stand.find("seconds")->isVisible());
        QCOMPARE(bars->value(), 16);  // 120 bpm where the prompt says nothing
        QCOMPARE(asked(stand).seconds, 32.0);
        QCOMPARE(stand.text<QPushButton>("length.tempo"), QStringLiteral("120 bpm"));
        prompt(stand)->setPlainText(QStringLiteral("drum and bass, 174 bpm"));
        QCOMPARE(bars->value(), 16);
        QCOMPARE(asked(stand).seconds, 16 * 240.0 / 174);
        bars->setValue(8);
        QCOMPARE(asked(stand).seconds, 8 * 240.0 / 174);
        bars->setValue(100000);
        QVERIFY(asked(stand).seconds <= 600);
        stand.click("length.tempo");
        QVERIFY(stand.find("picker.tempo")->isVisible());
        stand.find("picker.tempo")->hide();
        bars->setValue(4);
        stand.click("length.unit");
        QCOMPARE(asked(stand).seconds, 6.0);  // 5.5 s, in whole seconds again
        QCOMPARE(stand.settings.get(studio::Setting::InBars).toBool(), false);
    }

    // --- takes, seed, precision, cost --------------------------------------------------------------------------------

    void takesAtOnce() {
        Stand stand;
        stand.open();
        stand.click("takesAtOnce.8");
        QCOMPARE(stand.settings.get(studio::Setting::Takes).toInt(), 8);
        auto* eight = stand.find("takesAtOnce.8");
        eight->setFocus(Qt::TabFocusReason);
        QTest::keyClick(eight, Qt::Key_Left);
        QCOMPARE(stand.settings.get(studio::Setting::Takes).toInt(), 7);
        QCOMPARE(stand.find("takesAtOnce.7")->accessibleName(), QStringLiteral("7 takes at once"));
        stand.window.reset();
        stand.open();
        QVERIFY(button(stand, "takesAtOnce.7")->isChecked());
    }

    void theSeedIsNewOrKept() {
        Stand stand;
        stand.open();
        QVERIFY(!asked(stand).seed);
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        const auto first = stand.model.lastRequest().takes[0].seed;
        stand.click("seed.dice");
        QVERIFY(stand.find("seed.menu")->isVisible());
        trigger(stand, "seed.last");
        stand.find("seed.menu")->hide();
        QCOMPARE(asked(stand).seed, std::optional(first));
        QCOMPARE(stand.find<QLineEdit>("seed")->text(), QString::number(first));
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.model.lastRequest().takes[0].seed, first);
        stand.click("seed.dice");
        trigger(stand, "seed.roll");
        QVERIFY(asked(stand).seed);
        stand.click("seed.dice");
        trigger(stand, "seed.new");
        QVERIFY(!asked(stand).seed);
        QCOMPARE(stand.find<QLineEdit>("seed")->placeholderText(), QStringLiteral("new each time"));
        stand.find("seed.menu")->hide();
    }

    void precisionAndWhatItCosts() {
        Stand stand;
        stand.model.setSpeed(2.5);
        stand.open();
        stand.find<QSpinBox>("seconds")->setValue(30);
        QCOMPARE(stand.text<QLabel>("generate.words"), QStringLiteral("Ctrl+Enter"));  // nothing was measured yet
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.text<QLabel>("generate.words"), QStringLiteral("about 0:12 for 0:30 · Ctrl+Enter"));
        stand.find<QSpinBox>("seconds")->setValue(60);
        QCOMPARE(stand.text<QLabel>("generate.words"), QStringLiteral("about 0:24 for 1:00 · Ctrl+Enter"));
        stand.click("precision");
        auto* menu = stand.find<QMenu>("precision.menu");
        QVERIFY(menu->isVisible());
        // Each with its time and memory: measured, or worked out from what was.
        for (const char* name : {"auto", "int4", "int8", "bf16", "f32"}) {
            const QString words =
                menu->findChild<QAction*>(QStringLiteral("precision.%1").arg(QLatin1String(name)))->text();
            QVERIFY2(words.contains(QStringLiteral("for 1:00")) && words.contains(QStringLiteral("of memory")),
                     qPrintable(words));
        }
        QVERIFY(
            menu->findChild<QAction*>(QStringLiteral("precision.auto"))->text().contains(QStringLiteral("about 0:24")));
        QVERIFY(stand.find<QLabel>("generate.words")->toolTip().contains(QStringLiteral("took here")));
        trigger(stand, "precision.int4");
        menu->hide();
        QCOMPARE(stand.settings.get(studio::Setting::Precision).toString(), QStringLiteral("int4"));
        QCOMPARE(stand.find("precision")->accessibleName(), QStringLiteral("Precision: 4-bit"));
        QVERIFY(stand.text<QLabel>("generate.words").contains(QStringLiteral("for 1:00")));  // not measured in this one
        QVERIFY(stand.find<QLabel>("generate.words")->toolTip().contains(QStringLiteral("expect")));
        // Another start knows it still.
        trigger(stand, "precision.auto");
        stand.window.reset();
        stand.open();
        // … and the project the length that was asked for last.
        QTRY_COMPARE(stand.text<QLabel>("generate.words"), QStringLiteral("about 0:12 for 0:30 · Ctrl+Enter"));
    }

    void costsAreHonest() {
        const QString model = QStringLiteral("m");
        const QString precision = QStringLiteral("int8");
        Cost cost;
        QVERIFY(cost.words(model, precision, 1, 30).isEmpty());
        QVERIFY(!cost.learn(model, precision, 1, 0));
        QVERIFY(!cost.learn({}, precision, 1, 2));
        QVERIFY(cost.learn(model, precision, 1, 2));
        QCOMPARE(cost.secondsFor(model, precision, 1, 30), 15.0);
        QCOMPARE(cost.secondsFor(model, precision, 4, 30), 60.0);  // at most: one after the other
        cost.learn(model, precision, 4, 1);
        QCOMPARE(cost.secondsFor(model, precision, 4, 30), 30.0);
        QCOMPARE(cost.secondsFor(model, precision, 1, 30), 15.0);
        QCOMPARE(cost.words(model, precision, 4, 30), QString::fromUtf8("about 0:30 for 4 × 0:30"));
        QVERIFY(cost.words(QStringLiteral("other"), precision, 1, 30).isEmpty());
        cost.learn(model, precision, 1, 4);
        QCOMPARE(cost.secondsFor(model, precision, 1, 30), 10.0);  // half old, half new
    }

    void whatWasNotMadeIsWorkedOut() {
        const QString model = QStringLiteral("m");
        Cost cost;
        library::ModelFigures figures;
        figures.byPrecision = {{QStringLiteral("int8"), {2, 900}}, {QStringLiteral("f32"), {0.5, 3000}}};
        cost.setFigures(figures);
        QCOMPARE(cost.secondsFor(model, QStringLiteral("int8"), 1, 30), 0.0);  // this computer's memory is not known
        figures.isOfThisMachine = true;
        cost.setFigures(figures);
        QCOMPARE(cost.secondsFor(model, QStringLiteral("int8"), 1, 30), 15.0);
        QCOMPARE(cost.secondsFor(model, QStringLiteral("int8"), 4, 30), 60.0);
        QVERIFY(!cost.isMeasured(model, QStringLiteral("int8")));
        // Once one is measured, the other follows from it: it is a quarter as fast.
        cost.learn(model, QStringLiteral("int8"), 1, 3);
        QCOMPARE(cost.secondsFor(model, QStringLiteral("int8"), 1, 30), 10.0);
        QCOMPARE(cost.secondsFor(model, QStringLiteral("f32"), 1, 30), 40.0);
        QVERIFY(cost.isMeasured(model, QStringLiteral("int8")) && !cost.isMeasured(model, QStringLiteral("f32")));
        // Another model knows nothing of it.
        QCOMPARE(cost.secondsFor(QStringLiteral("other"), QStringLiteral("int8"), 1, 30), 15.0);
    }

    void theComputerIsMeasuredOnceAModelIsThere() {
        Stand stand;
        stand.measureSeconds = 0.05;
        stand.open();
        stand.find<QSpinBox>("seconds")->setValue(600);
        // Before anything was made: what to expect.
        QTRY_VERIFY2(stand.text<QLabel>("generate.words").contains(QStringLiteral("for 10:00")),
                     qPrintable(stand.text<QLabel>("generate.words")));
        QVERIFY(stand.models->machine().bytesPerSecond > 0);
        QVERIFY(stand.find<QLabel>("generate.words")->toolTip().contains(QStringLiteral("expect")));
    }

    void advancedGoesBackToTheUsual() {
        Stand stand;
        stand.open();
        stand.click("advanced.head");
        QVERIFY(!stand.find("advanced.usual")->isVisibleTo(stand.find("advanced")));
        stand.find<QDoubleSpinBox>("topP")->setValue(0.9);
        QVERIFY(!stand.find("topK")->isEnabled());
        stand.find<QDoubleSpinBox>("temperature")->setValue(1.4);
        QTRY_VERIFY(stand.find("advanced.usual")->isVisible());
        QCOMPARE(asked(stand).sampling.topP, 0.9);
        stand.find<QAbstractButton>("advanced.usual")->click();
        QCOMPARE(asked(stand).sampling.topP, 0.0);
        QCOMPARE(asked(stand).sampling.temperature, 1.0);
        QVERIFY(stand.find("topK")->isEnabled());
        for (const char* name : {"guidance", "topK", "topP", "temperature"})
            QVERIFY2(!stand.find(name)->accessibleDescription().isEmpty(), name);
    }

    // --- sections ----------------------------------------------------------------------------------------------------

    void sectionsAreAddedMovedAndTakenOut() {
        Stand stand;
        stand.open({1280, 1000});
        stand.find<QSpinBox>("seconds")->setValue(120);
        prompt(stand)->setPlainText(QStringLiteral("intro, filtered drums"));
        QVERIFY(!stand.find("sections.timeline")->isVisible());
        stand.click("sections.add");
        auto* timeline = stand.find<SectionTimeline>("sections.timeline");
        QTRY_VERIFY(timeline->isVisible());
        auto* words = stand.find<QLineEdit>("section.prompt");
        QVERIFY(words->hasFocus());
        QTest::keyClicks(words, QStringLiteral("break, pads"));
        QCOMPARE(stand.find<QSpinBox>("section.begin")->value(), 60);
        // The join, dragged to three quarters.
        QTRY_VERIFY(timeline->width() > 200);
        const auto at = [&](double share) { return QPoint(qRound(timeline->width() * share), 14); };
        QTest::mousePress(timeline, Qt::LeftButton, Qt::NoModifier, at(0.5));
        QTest::mouseMove(timeline, at(0.6));
        QTest::mouseMove(timeline, at(0.75));
        QTest::mouseRelease(timeline, Qt::LeftButton, Qt::NoModifier, at(0.75));
        QVERIFY2(std::abs(stand.find<QSpinBox>("section.begin")->value() - 90) <= 1,
                 qPrintable(stand.find<QSpinBox>("section.begin")->text()));
        // By keys: the first is divided, its new half begins a second later.
        timeline->setFocus(Qt::TabFocusReason);
        QTest::keyClick(timeline, Qt::Key_Home);
        QTest::keyClick(timeline, Qt::Key_Plus);
        QVERIFY(words->hasFocus());
        QTest::keyClicks(words, QStringLiteral("full beat"));
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(timeline->hasFocus());
        QCOMPARE(timeline->current(), 1);
        const int before = stand.find<QSpinBox>("section.begin")->value();
        QTest::keyClick(timeline, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(stand.find<QSpinBox>("section.begin")->value(), before + 1);
        stand.find<QSpinBox>("section.begin")->setValue(30);
        QTest::keyClick(timeline, Qt::Key_Right);
        QCOMPARE(timeline->current(), 2);
        QCOMPARE(words->text(), QStringLiteral("break, pads"));
        QTest::keyClick(timeline, Qt::Key_Left);
        QTest::keyClick(timeline, Qt::Key_Delete);
        QCOMPARE(timeline->current(), 1);
        QCOMPARE(words->text(), QStringLiteral("break, pads"));
        stand.click("section.remove");
        QVERIFY(!timeline->isVisible());
    }

    void sectionsKeepTheShapeOfALongerPiece() {
        Sections sections;
        sections.setSeconds(60);
        QCOMPARE(sections.divide(0), 1);
        sections.setPrompt(1, QStringLiteral("b"));
        QVERIFY(sections.move(1, 0.25));
        sections.setSeconds(240);
        QCOMPARE(sections.begin(1), 0.25);
        // A second is the least.
        QVERIFY(sections.move(1, -3));
        QVERIFY(sections.begin(1) * 240 >= 1 - 1e-9);
        QVERIFY(sections.move(1, 3));
        QVERIFY((1 - sections.begin(1)) * 240 >= 1 - 1e-9);
        QVERIFY(!sections.remove(0));
        QVERIFY(sections.remove(1));
        for (int i = 1; i < Sections::kMost; ++i) QVERIFY(sections.divide(0) > 0 || i > 4);
        sections.setMarks({{0.5, QStringLiteral("later")}, {0.25, QStringLiteral("first")}, {0.5001, {}}, {1.5, {}}});
        QCOMPARE(sections.count(), 3);
        QCOMPARE(sections.prompt(1), QStringLiteral("first"));
        Sections shortPiece;
        shortPiece.setSeconds(1);
        QCOMPARE(shortPiece.divide(0), 1);
    }

    // --- all of it ---------------------------------------------------------------------------------------------------

    void everythingReachesTheRequest() {
        Stand stand;
        stand.open();
        stand.find<QSpinBox>("seconds")->setValue(60);
        prompt(stand)->setPlainText(QStringLiteral("intro"));
        QTest::keyClicks(stand.find("negative"), QStringLiteral("drums"));
        stand.find<QAbstractButton>("sections.add")->click();
        QTest::keyClicks(stand.find("section.prompt"), QStringLiteral("break, pads"));
        stand.find<QSpinBox>("section.begin")->setValue(45);
        stand.find<QAbstractButton>("sections.add")->click();  // one without words: the prompt before it goes on
        stand.click("takesAtOnce.3");
        stand.find<QLineEdit>("seed")->setText(QStringLiteral("700"));
        trigger(stand, "precision.f32");
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        const auto request = stand.model.lastRequest();
        QCOMPARE(request.frames, 3000);
        QCOMPARE(request.takes.size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(request.takes[i].prompt, std::string("intro"));
            QCOMPARE(request.takes[i].negativePrompt, std::string("drums"));
            QCOMPARE(request.takes[i].seed, std::uint64_t(700 + i));
            QCOMPARE(request.takes[i].sections.size(), std::size_t(1));
            QCOMPARE(request.takes[i].sections[0].fromFrame, 2250);
            QCOMPARE(request.takes[i].sections[0].prompt, std::string("break, pads"));
        }
        QVERIFY(!request.melody);
        QVERIFY(!request.goOnFrom);
        QCOMPARE(stand.model.lastOptions().precision, std::string("f32"));
        QVERIFY(stand.text<QLabel>("generate.words").contains(QString::fromUtf8("for 3 × 1:00")));
    }

    void theMelodyReachesTheRequest() {
        Stand stand;
        stand.open();
        stand.find<QSpinBox>("seconds")->setValue(10);
        auto& source = *stand.window->findChild<studio::MelodySource*>(QStringLiteral("melodySource"));
        source.takeClip(QStringLiteral("tune"), capriccio::tests::ComposeStates::tune());
        QTRY_COMPARE(source.state(), studio::MelodySource::State::Ready);
        source.setPart({2, 6});
        source.correctNote(20, 11);
        QSignalSpy ended(stand.session.get(), &studio::Session::ended);
        stand.click("generate");
        QTRY_COMPARE(ended.count(), 1);
        QTRY_VERIFY(!stand.isMaking());  // the button says Generate again
        auto request = stand.model.lastRequest();
        QVERIFY(request.melody);
        QCOMPARE(request.melody->pitchClasses, source.choice()->chroma.pitchClasses);
        QVERIFY(!request.goOnFrom);
        source.setUse(studio::MelodyChoice::Use::GoOn);
        stand.click("generate");
        QTRY_COMPARE(ended.count(), 2);
        QTRY_VERIFY(!stand.isMaking());
        request = stand.model.lastRequest();
        QVERIFY(!request.melody);
        QVERIFY(request.goOnFrom);
        QCOMPARE(request.goOnFrom->frames, 200);  // the part's four seconds
        source.clear();
        stand.click("generate");
        QTRY_COMPARE(ended.count(), 3);
        QVERIFY(!stand.model.lastRequest().melody && !stand.model.lastRequest().goOnFrom);
    }

    void settingsComeBack() {
        Stand stand;
        stand.open();
        studio::GenerationSettings settings;
        settings.prompt = QStringLiteral("slow, 80 bpm");
        settings.negativePrompt = QStringLiteral("hiss");
        settings.seconds = 90;
        settings.sections = {{30, QStringLiteral("louder")}};
        settings.takes = 2;
        settings.seed = 12;
        settings.sampling.temperature = 1.2;
        settings.precision = QStringLiteral("int8");
        stand.find<ComposePanel>("composePanel")->setSettings(settings);
        const auto back = asked(stand);
        QCOMPARE(back.prompt, settings.prompt);
        QCOMPARE(back.negativePrompt, settings.negativePrompt);
        QCOMPARE(back.seconds, 90.0);
        QCOMPARE(back.sections.size(), std::size_t(1));
        QCOMPARE(back.sections[0].startSeconds, 30.0);
        QCOMPARE(back.takes, 2);
        QCOMPARE(back.seed, settings.seed);
        QCOMPARE(back.sampling.temperature, 1.2);
        QCOMPARE(back.precision, QStringLiteral("int8"));
    }

    // --- the panel ---------------------------------------------------------------------------------------------------

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
             {"chip.80s", "chips.genre", "chips.key", "negative", "length.unit", "seconds", "secondsSlider",
              "sections.add", "sections.timeline", "section.prompt", "melody.record", "melody.recordOptions",
              "melody.choose", "takesAtOnce.1", "seed", "seed.dice", "precision", "advanced.head"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
    }
};

QTEST_MAIN(TestCompose)
#include "test_compose.moc"
