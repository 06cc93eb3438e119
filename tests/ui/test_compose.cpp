#include "core/studio/melody/melody_source.h"
#include "tests/ui/compose_states.h"
#include "tests/ui/stand.h"
#include "ui/compose/compose_panel.h"
#include "ui/compose/cost.h"
#include "ui/compose/length_slider.h"
#include "ui/compose/seed_field.h"
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
#include <QScrollBar>
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
        QCOMPARE(stand.text<QLabel>("length.longest"), QStringLiteral("10 min"));
        const int below = stand.find("sections")->mapTo(stand.window.get(), QPoint()).y();
        QVERIFY(button(stand, "length.unit.0")->isChecked());  // both units are in sight, the one it is in is marked
        stand.click("length.unit.1");
        QVERIFY(button(stand, "length.unit.1")->isChecked());
        auto* bars = stand.find<QSpinBox>("bars");
        QVERIFY(bars->isVisible());
        QVERIFY(!stand.find("seconds")->isVisible());
        QCOMPARE(bars->value(), 16);  // 120 bpm where the prompt says nothing
        QCOMPARE(asked(stand).seconds, 32.0);
        QCOMPARE(stand.text<QPushButton>("length.tempo"), QStringLiteral("120 bpm"));
        QCOMPARE(stand.text<QLabel>("length.shortest"), QStringLiteral("1 bar"));
        QCOMPARE(stand.text<QLabel>("length.longest"), QStringLiteral("300 bars"));
        QTest::qWait(30);
        QCOMPARE(stand.find("sections")->mapTo(stand.window.get(), QPoint()).y(), below);  // nothing moves
        // The number is typed over.
        bars->setFocus();
        bars->selectAll();
        QTest::keyClicks(bars, QStringLiteral("24"));
        QTest::keyClick(bars, Qt::Key_Return);
        QCOMPARE(asked(stand).seconds, 48.0);
        bars->setValue(16);
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
        stand.click("length.unit.0");
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
        QCOMPARE(stand.settings.get(studio::Setting::Takes).toInt(), 6);
        QCOMPARE(stand.find("takesAtOnce.6")->accessibleName(), QStringLiteral("6 takes at once"));
        stand.window.reset();
        stand.open();
        QVERIFY(button(stand, "takesAtOnce.6")->isChecked());
    }

    void theSeedIsNewOrKept() {
        Stand stand;
        stand.open();
        QVERIFY(!asked(stand).seed);
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        const auto first = stand.model.lastRequest().takes[0].seed;
        const auto choice = [&] { return stand.text<QAbstractButton>("seed.choice"); };
        const auto isTicked = [&](const char* action) {
            auto* found = stand.find("seed.menu")->findChild<QAction*>(QLatin1String(action));
            return found && found->isChecked();
        };
        auto* field = stand.find<QLineEdit>("seed");
        QCOMPARE(choice(), QStringLiteral("different each time"));
        QVERIFY(!field->isVisible());
        stand.click("seed.choice");
        QVERIFY(stand.find("seed.menu")->isVisible());
        QVERIFY(isTicked("seed.new"));
        trigger(stand, "seed.last");
        stand.find("seed.menu")->hide();
        QCOMPARE(asked(stand).seed, std::optional(first));
        QVERIFY(field->isVisible());
        QCOMPARE(field->text(), SeedField::seedText(first));
        QCOMPARE(choice(), QStringLiteral("always"));
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.model.lastRequest().takes[0].seed, first);
        stand.click("seed.choice");
        QVERIFY(isTicked("seed.kept") && !isTicked("seed.new"));
        trigger(stand, "seed.roll");
        QVERIFY(asked(stand).seed);
        // Typed: in any grouping, and an empty one is none.
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("48x 151"));
        QCOMPARE(asked(stand).seed, std::optional<std::uint64_t>(48151));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(field->text(), QString::fromUtf8("48\u2009151"));
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Backspace);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!asked(stand).seed);
        QVERIFY(!field->isVisible());
        // "Type a seed…" leads into the field.
        stand.find("seed.menu")->hide();
        stand.click("seed.choice");
        trigger(stand, "seed.type");
        stand.find("seed.menu")->hide();
        QVERIFY(field->isVisible());
        QCOMPARE(stand.window->focusWidget(), field);
        QTest::keyClicks(field, QStringLiteral("7"));
        QCOMPARE(asked(stand).seed, std::optional<std::uint64_t>(7));
        stand.click("seed.choice");
        trigger(stand, "seed.new");
        stand.find("seed.menu")->hide();
        QVERIFY(!asked(stand).seed);
        QVERIFY(stand.find("seed.choice")->toolTip().contains(QStringLiteral("exactly the same music")));
    }

    void precisionAndWhatItCosts() {
        Stand stand;
        stand.model.setSpeed(2.5);
        stand.open();
        stand.find<QSpinBox>("seconds")->setValue(30);
        // Before anything was made or measured: what a usual computer needs.
        QTRY_VERIFY2(stand.text<QLabel>("generate.words").startsWith(QStringLiteral("takes about ")) &&
                         stand.text<QLabel>("generate.words").contains(QStringLiteral(" to make 30 s")),
                     qPrintable(stand.text<QLabel>("generate.words")));
        QVERIFY(stand.find<QLabel>("generate.words")->toolTip().contains(QStringLiteral("usual computer")));
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.text<QLabel>("generate.words"), QStringLiteral("takes about 12 s to make 30 s · Ctrl+Enter"));
        stand.find<QSpinBox>("seconds")->setValue(60);
        QCOMPARE(stand.text<QLabel>("generate.words"), QStringLiteral("takes about 24 s to make 1 min · Ctrl+Enter"));
        stand.click("precision");
        auto* menu = stand.find<QMenu>("precision.menu");
        QVERIFY(menu->isVisible());
        // Each with its time and memory: measured, or worked out from what was.
        for (const char* name : {"auto", "int4", "int8", "bf16", "f32"}) {
            const QString words =
                menu->findChild<QAction*>(QStringLiteral("precision.%1").arg(QLatin1String(name)))->text();
            QVERIFY2(words.contains(QStringLiteral("about ")) && words.contains(QStringLiteral("of memory")),
                     qPrintable(words));
        }
        QVERIFY(
            menu->findChild<QAction*>(QStringLiteral("precision.auto"))->text().contains(QStringLiteral("about 24 s")));
        QVERIFY(stand.find<QLabel>("generate.words")->toolTip().contains(QStringLiteral("took here")));
        trigger(stand, "precision.int4");
        menu->hide();
        QCOMPARE(stand.settings.get(studio::Setting::Precision).toString(), QStringLiteral("int4"));
        QCOMPARE(stand.find("precision")->accessibleName(), QStringLiteral("Precision: 4-bit"));
        QVERIFY(stand.text<QLabel>("generate.words")
                    .contains(QStringLiteral("to make 1 min")));  // not measured in this one
        QVERIFY(stand.find<QLabel>("generate.words")->toolTip().contains(QStringLiteral("expect")));
        // Another start knows it still.
        trigger(stand, "precision.auto");
        stand.window.reset();
        stand.open();
        // … and the project the length that was asked for last.
        QTRY_COMPARE(stand.text<QLabel>("generate.words"),
                     QStringLiteral("takes about 12 s to make 30 s · Ctrl+Enter"));
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
        QCOMPARE(cost.words(model, precision, 4, 30), QString::fromUtf8("takes about 30 s to make 4 × 30 s"));
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
        QCOMPARE(cost.secondsFor(model, QStringLiteral("int8"), 1, 30), 15.0);  // of a usual computer
        QVERIFY(cost.isGuess(model, QStringLiteral("int8")));
        figures.isOfThisMachine = true;
        cost.setFigures(figures);
        QCOMPARE(cost.secondsFor(model, QStringLiteral("int8"), 1, 30), 15.0);
        QCOMPARE(cost.secondsFor(model, QStringLiteral("int8"), 4, 30), 60.0);
        QVERIFY(!cost.isMeasured(model, QStringLiteral("int8")) && !cost.isGuess(model, QStringLiteral("int8")));
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
        QTRY_VERIFY2(stand.text<QLabel>("generate.words").contains(QStringLiteral("to make 10 min")),
                     qPrintable(stand.text<QLabel>("generate.words")));
        QTRY_VERIFY(stand.models->machine().bytesPerSecond > 0);
        QVERIFY(stand.find<QLabel>("generate.words")->toolTip().contains(QStringLiteral("this computer")));
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
        // What one would wish for leads.
        QVERIFY(stand.text<QLabel>("guidance.words").contains(QStringLiteral("how strictly it follows your words")));
        QVERIFY(stand.text<QLabel>("temperature.words").contains(QStringLiteral("how adventurous")));
    }

    void theModelSaysWhatIsUsual() {
        Stand stand;
        const QString folder = stand.dir.filePath(QStringLiteral("musicgen-melody"));
        QVERIFY(QDir().mkpath(folder));
        QFile::copy(QStringLiteral(GOLDEN_DATA "/melody/config.json"), folder + QStringLiteral("/config.json"));
        QFile own(folder + QStringLiteral("/generation_config.json"));
        QVERIFY(own.open(QIODevice::WriteOnly) && own.write(R"({"guidance_scale": 5.0, "top_k": 100})") > 0);
        own.close();
        stand.settings.set(studio::Setting::ModelFolder, folder);
        stand.open();
        QTRY_COMPARE(asked(stand).sampling.guidance, 5.0);
        QCOMPARE(asked(stand).sampling.topK, 100);
        stand.click("advanced.head");
        QVERIFY(!stand.find("advanced.usual")->isVisibleTo(stand.find("advanced")));
        // What was chosen is kept when the model changes, and the way back leads to the new model's values.
        auto* panel = stand.find<ComposePanel>("composePanel");
        stand.find<QDoubleSpinBox>("guidance")->setValue(2);
        musicgen::Sampling other;
        other.guidance = 4;
        panel->setModel(QStringLiteral("Another"), false, other);
        QCOMPARE(asked(stand).sampling.guidance, 2.0);
        stand.find<QAbstractButton>("advanced.usual")->click();
        QCOMPARE(asked(stand).sampling.guidance, 4.0);
        QCOMPARE(asked(stand).sampling.topK, 250);
        panel->setModel(QStringLiteral("A third"), false, {});
        QCOMPARE(asked(stand).sampling.guidance, 3.0);
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
        QTRY_VERIFY_WITH_TIMEOUT(!stand.isMaking(), 30000);  // three minutes of sound
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
        QVERIFY(stand.text<QLabel>("generate.words").contains(QString::fromUtf8("to make 3 × 1 min")));
    }

    void theMelodyReachesTheRequest() {
        Stand stand;
        capriccio::tests::ComposeStates::openWithMelodyModel(stand, {1280, 800});
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
};

QTEST_MAIN(TestCompose)
#include "test_compose.moc"
