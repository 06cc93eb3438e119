#include "core/studio/melody/melody_source.h"
#include "tests/ui/compose_states.h"
#include "tests/ui/stand.h"
#include "ui/compose/chip_pickers.h"
#include "ui/compose/compose_panel.h"
#include "ui/compose/cost.h"
#include "ui/compose/length_control.h"
#include "ui/compose/length_slider.h"
#include "ui/compose/prompt_edit.h"
#include "ui/compose/section_timeline.h"
#include "ui/widgets/slider.h"

#include <cmath>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

/// What to make: every control of the panel, in the real window.
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
    // --- prompt ------------------------------------------------------------------------------------------------------

    void wordsUsedBeforeAreOffered() {
        Stand stand;
        stand.settings.set(studio::Setting::Prompts,
                           QStringList{QStringLiteral("glassy harpsichord, 90 bpm"), QStringLiteral("harmonica solo")});
        stand.open();
        auto* edit = stand.find<PromptEdit>("prompt");
        auto* offered = edit->findChild<QCompleter*>()->popup();
        QTest::keyClicks(edit, QStringLiteral("slow h"));
        QVERIFY(!edit->isOffering());  // one letter is too little
        QTest::keyClicks(edit, QStringLiteral("ar"));
        QTRY_VERIFY(edit->isOffering());
        QStringList words;
        for (int i = 0; i < offered->model()->rowCount(); ++i) words << offered->model()->index(i, 0).data().toString();
        QCOMPARE(words.mid(0, 3), QStringList({QStringLiteral("harpsichord"), QStringLiteral("harmonica solo"),
                                               QStringLiteral("harmonica")}));
        QTest::keyClick(offered, Qt::Key_Tab);  // takes the first
        QCOMPARE(edit->toPlainText(), QStringLiteral("slow harpsichord"));
        QVERIFY(!edit->isOffering());
        QTest::keyClicks(edit, QStringLiteral(", har"));
        QTRY_VERIFY(edit->isOffering());
        QTest::keyClick(offered, Qt::Key_Down);
        QTest::keyClick(offered, Qt::Key_Down);
        QTest::keyClick(offered, Qt::Key_Return);
        QCOMPARE(edit->toPlainText(), QStringLiteral("slow harpsichord, harmonica solo"));
        // Escape hides them and nothing else; without a choice Enter and Ctrl+Enter are what they always are.
        QTest::keyClicks(edit, QStringLiteral(", glas"));
        QTRY_VERIFY(edit->isOffering());
        QTest::keyClick(offered, Qt::Key_Escape);
        QVERIFY(!edit->isOffering());
        QVERIFY(edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("s"));
        QTRY_VERIFY(edit->isOffering());
        QTest::keyClick(offered, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!edit->isOffering());
        QVERIFY(stand.isMaking());
        QCOMPARE(edit->toPlainText(), QStringLiteral("slow harpsichord, harmonica solo, glass"));
        QTRY_VERIFY(!stand.isMaking());
    }

    void theHistoryWalksWhileWordsAreOffered() {
        Stand stand;
        stand.settings.set(studio::Setting::Prompts, QStringList{QStringLiteral("marimba dance")});
        stand.open();
        auto* edit = stand.find<PromptEdit>("prompt");
        QTest::keyClicks(edit, QStringLiteral("mari"));
        QTRY_VERIFY(edit->isOffering());
        QTest::keyClick(edit->findChild<QCompleter*>()->popup(), Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(edit->toPlainText(), QStringLiteral("marimba dance"));
        QTest::keyClick(edit, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(edit->toPlainText(), QStringLiteral("mari"));
    }

    void whatToKeepAwayFrom() {
        Stand stand;
        stand.open();
        QTest::keyClicks(stand.find("negative"), QStringLiteral(" drums "));
        QVERIFY(!stand.find("negative.hint")->isVisible());
        QVERIFY(stand.find<QLineEdit>("negative")->placeholderText().startsWith(QStringLiteral("Keep away from")));
        stand.find<QDoubleSpinBox>("guidance")->setValue(1);
        QVERIFY(stand.find("negative.hint")->isVisible());
    }

    // --- chips -------------------------------------------------------------------------------------------------------

    void chipsKeepTheirPlacesWhileThePromptChanges() {
        Stand stand;
        stand.open();
        const QPoint place = stand.find("chip.pop")->pos();
        prompt(stand)->setPlainText(QStringLiteral("warm pop with piano"));
        QCOMPARE(stand.find("chip.pop")->pos(), place);
        QVERIFY(button(stand, "chip.pop")->isChecked());
        QVERIFY(button(stand, "chip.warm")->isChecked());
        QVERIFY(button(stand, "chip.piano")->isChecked());
        prompt(stand)->setPlainText(QStringLiteral("drum and bass"));
        QVERIFY(button(stand, "chip.drum and bass")->isChecked());
        QVERIFY(!stand.window->findChild<QWidget*>(QStringLiteral("chip.bass")));
    }

    void groupsOpenPickers_data() {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("pick");
        QTest::addColumn<QString>("words");
        QTest::newRow("genre") << QStringLiteral("genre") << QStringLiteral("jazz")
                               << QStringLiteral("slow piano, jazz");
        QTest::newRow("mood") << QStringLiteral("mood") << QStringLiteral("dreamy")
                              << QStringLiteral("slow piano, dreamy");
        QTest::newRow("instruments") << QStringLiteral("instruments") << QStringLiteral("cello")
                                     << QStringLiteral("slow piano, cello");
        QTest::newRow("tempo") << QStringLiteral("tempo") << QStringLiteral("90")
                               << QStringLiteral("slow piano, 90 bpm");
        QTest::newRow("key") << QStringLiteral("key") << QString::fromUtf8("F♯ minor")
                             << QStringLiteral("slow piano, in F# minor");
    }
    void groupsOpenPickers() {
        QFETCH(QString, group);
        QFETCH(QString, pick);
        QFETCH(QString, words);
        Stand stand;
        stand.open();
        prompt(stand)->setPlainText(QStringLiteral("slow piano"));
        stand.click(qPrintable(QStringLiteral("chips.") + group));
        auto* picker = stand.find(qPrintable(QStringLiteral("picker.") + group));
        QVERIFY(picker->isVisible());
        auto* chip = picker->findChild<QAbstractButton*>(QStringLiteral("pick.") + pick);
        QVERIFY(chip);
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(prompt(stand)->toPlainText(), words);
        QVERIFY(chip->isChecked());
        QVERIFY(picker->isVisible());  // for more
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(prompt(stand)->toPlainText(), QStringLiteral("slow piano"));
        QTest::keyClick(chip, Qt::Key_Escape);
        QVERIFY(!picker->isVisible());
        QTRY_COMPARE(stand.window->focusWidget(), stand.find(qPrintable(QStringLiteral("chips.") + group)));
    }

    void pickersByKeyboard() {
        Stand stand;
        stand.open();
        auto* group = stand.find("chips.mood");
        group->setFocus(Qt::TabFocusReason);
        QTest::keyClick(group, Qt::Key_Return);
        auto* picker = stand.find("picker.mood");
        QVERIFY(picker->isVisible());
        auto at = [&] { return picker->focusWidget() ? picker->focusWidget()->objectName() : QString(); };
        QTRY_COMPARE(at(), QStringLiteral("pick.warm"));
        QTest::keyClick(picker->focusWidget(), Qt::Key_Right);
        QCOMPARE(at(), QStringLiteral("pick.bright"));
        QTest::keyClick(picker->focusWidget(), Qt::Key_Down);
        QVERIFY(picker->findChild<QWidget*>(at())->y() > picker->findChild<QWidget*>(QStringLiteral("pick.warm"))->y());
        QTest::keyClick(picker->focusWidget(), Qt::Key_N);
        QCOMPARE(at(), QStringLiteral("pick.nostalgic"));
        QTest::keyClick(picker->focusWidget(), Qt::Key_Return);
        QCOMPARE(prompt(stand)->toPlainText(), QStringLiteral("nostalgic"));
    }

    void theTempoIsTapped() {
        Stand stand;
        stand.open();
        prompt(stand)->setPlainText(QStringLiteral("house, 120 bpm, deep"));
        stand.click("chips.tempo");
        auto* picker = stand.find<TempoPicker>("picker.tempo");
        QCOMPARE(picker->findChild<QSpinBox*>(QStringLiteral("tempo.number"))->value(), 120);
        for (int i = 0; i < 5; ++i) picker->tap(i * 600);
        QCOMPARE(prompt(stand)->toPlainText(), QStringLiteral("house, 100 bpm, deep"));
        QCOMPARE(picker->findChild<QSlider*>(QStringLiteral("tempo.slider"))->value(), 100);
        picker->tap(100000);  // a new beginning: one tap says nothing
        QCOMPARE(prompt(stand)->toPlainText(), QStringLiteral("house, 100 bpm, deep"));
        QTest::mouseClick(picker->findChild<QWidget*>(QStringLiteral("tempo.none")), Qt::LeftButton);
        QCOMPARE(prompt(stand)->toPlainText(), QStringLiteral("house, deep"));
    }

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
        QVERIFY(
            menu->findChild<QAction*>(QStringLiteral("precision.auto"))->text().contains(QStringLiteral("about 0:24")));
        trigger(stand, "precision.int4");
        menu->hide();
        QCOMPARE(stand.settings.get(studio::Setting::Precision).toString(), QStringLiteral("int4"));
        QCOMPARE(stand.find("precision")->accessibleName(), QStringLiteral("Precision: 4-bit"));
        QCOMPARE(stand.text<QLabel>("generate.words"), QStringLiteral("Ctrl+Enter"));  // not measured in this one
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
        auto request = stand.model.lastRequest();
        QVERIFY(request.melody);
        QCOMPARE(request.melody->pitchClasses, source.choice()->chroma.pitchClasses);
        QVERIFY(!request.goOnFrom);
        source.setUse(studio::MelodyChoice::Use::GoOn);
        stand.click("generate");
        QTRY_COMPARE(ended.count(), 2);
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
        scroll->ensureWidgetVisible(temperature);
        QVERIFY(!temperature->visibleRegion().isEmpty());
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
