#include "tests/ui/stand.h"
#include "ui/playback/waveform_view.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;
using State = studio::Playback::State;

/// Everything by keyboard, and seeking by mouse.
class TestKeys : public QObject {
    Q_OBJECT

    /// A finished take of ten seconds on the stage, not playing.
    static void make(Stand& stand) {
        stand.open();
        stand.find<QSpinBox>("seconds")->setValue(10);
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking() && stand.desk->now.state == audio::PlayState::Playing);
        stand.playback->stop();
    }

  private Q_SLOTS:
    void controlEnterGenerates() {
        Stand stand;
        stand.open();
        auto* prompt = stand.find<QPlainTextEdit>("prompt");
        QTest::keyClicks(prompt, QStringLiteral("bossa nova"));
        QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(stand.isMaking());
        QCOMPARE(prompt->toPlainText(), QStringLiteral("bossa nova"));  // no line break came in
        QTRY_VERIFY(!stand.isMaking());
        stand.find("waveform")->setFocus();
        QTest::keyClick(stand.window.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(stand.isMaking());
        QTRY_VERIFY(!stand.isMaking());
    }

    void controlPeriodStops() {
        Stand stand;
        stand.model.letMake(1);
        stand.open();
        stand.click("generate");
        QTRY_VERIFY(stand.desk->clip);
        QTest::keyClick(stand.window.get(), Qt::Key_Period, Qt::ControlModifier);
        QTRY_VERIFY(!stand.isMaking());
    }

    void earlierPromptsComeBack() {
        Stand stand;
        stand.settings.set(studio::Setting::Prompts, QStringList{QStringLiteral("newest"), QStringLiteral("older")});
        stand.open();
        auto* prompt = stand.find<QPlainTextEdit>("prompt");
        QTest::keyClicks(prompt, QStringLiteral("draft"));
        const auto key = [&](Qt::Key k) { QTest::keyClick(prompt, k, Qt::ControlModifier); };
        key(Qt::Key_Up);
        QCOMPARE(prompt->toPlainText(), QStringLiteral("newest"));
        key(Qt::Key_Up);
        key(Qt::Key_Up);  // stays at the oldest
        QCOMPARE(prompt->toPlainText(), QStringLiteral("older"));
        key(Qt::Key_Down);
        key(Qt::Key_Down);
        QCOMPARE(prompt->toPlainText(), QStringLiteral("draft"));
        QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.settings.get(studio::Setting::Prompts).toStringList().first(), QStringLiteral("draft"));
        QCOMPARE(stand.settings.get(studio::Setting::Prompts).toStringList().size(), 3);
    }

    void spaceIsForTheMusicOutsideText() {
        Stand stand;
        make(stand);
        auto* prompt = stand.find<QPlainTextEdit>("prompt");
        prompt->clear();
        prompt->setFocus();
        QTest::keyClick(prompt, Qt::Key_Space);
        QCOMPARE(prompt->toPlainText(), QStringLiteral(" "));
        QCOMPARE(stand.playback->state(), State::Stopped);
        QTest::keyClick(prompt, Qt::Key_Escape);
        QVERIFY(!prompt->hasFocus());
        QTest::keyClick(stand.window->focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(stand.playback->state(), State::Playing);
        stand.find("secondsSlider")->setFocus();
        QTest::keyClick(stand.window->focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(stand.playback->state(), State::Paused);
        QCOMPARE(prompt->toPlainText(), QStringLiteral(" "));
    }

    void clickingAButtonLeavesTheSpaceBarWithTheMusic() {
        Stand stand;
        make(stand);
        stand.find("waveform")->setFocus();
        stand.click("loop");
        QVERIFY(stand.desk->loop);
        QVERIFY(stand.find("waveform")->hasFocus());
        QTest::keyClick(stand.window->focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(stand.playback->state(), State::Playing);
        QVERIFY(stand.desk->loop);
    }

    void clickingGenerateTakesTheKeysOutOfThePrompt() {
        Stand stand;
        stand.open();
        auto* prompt = stand.find<QPlainTextEdit>("prompt");
        QVERIFY(prompt->hasFocus());
        stand.click("generate");
        QVERIFY(!prompt->hasFocus());
        QTRY_VERIFY(!stand.isMaking());
    }

    void seekingByKeysInTheWaveform() {
        Stand stand;
        make(stand);
        auto* waveform = stand.find<WaveformView>("waveform");
        waveform->setFocus();
        QTest::keyClick(waveform, Qt::Key_Right);
        QCOMPARE(stand.playback->positionSeconds(), 1.0);
        QTest::keyClick(waveform, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(stand.playback->positionSeconds(), 6.0);
        QTest::keyClick(waveform, Qt::Key_Left);
        QCOMPARE(stand.playback->positionSeconds(), 5.0);
        QTest::keyClick(waveform, Qt::Key_End);
        QCOMPARE(stand.playback->positionSeconds(), 10.0);
        QTest::keyClick(waveform, Qt::Key_Home);
        QCOMPARE(stand.playback->positionSeconds(), 0.0);
        QCOMPARE(waveform->value(), 0);
    }

    void seekingByMouse() {
        Stand stand;
        make(stand);
        auto* waveform = stand.find<WaveformView>("waveform");
        const auto at = [&](double seconds) { return QPoint(qRound(waveform->xOf(seconds)), waveform->height() / 2); };
        QTest::mouseClick(waveform, Qt::LeftButton, Qt::NoModifier, at(4));
        QVERIFY(qAbs(stand.playback->positionSeconds() - 4) < 0.05);
        // Along the ruler; in the waveform itself dragging selects.
        const auto onRuler = [&](double seconds) { return QPoint(at(seconds).x(), 12); };
        QTest::mousePress(waveform, Qt::LeftButton, Qt::NoModifier, onRuler(2));
        QTest::mouseMove(waveform, onRuler(7));
        QTest::mouseRelease(waveform, Qt::LeftButton, Qt::NoModifier, onRuler(7));
        QVERIFY(qAbs(stand.playback->positionSeconds() - 7) < 0.05);
        QVERIFY(qAbs(waveform->value() - 7000) < 50);
        QTest::mouseMove(waveform, at(1));  // no button: nothing moves
        QVERIFY(qAbs(stand.playback->positionSeconds() - 7) < 0.05);
    }

    void transportButtons() {
        Stand stand;
        make(stand);
        stand.click("play");
        QTRY_COMPARE(stand.playback->state(), State::Playing);
        stand.desk->pass(3);
        QTRY_COMPARE(stand.playback->positionSeconds(), 3.0);
        stand.click("toStart");
        QCOMPARE(stand.playback->positionSeconds(), 0.0);
        stand.desk->pass(2);
        stand.click("stop");
        QCOMPARE(stand.playback->state(), State::Stopped);
        QCOMPARE(stand.playback->positionSeconds(), 0.0);
        stand.click("loop");
        QCOMPARE(stand.desk->loop->endFrames, std::int64_t(320000));
        stand.click("loop");
        QVERIFY(!stand.desk->loop);
        stand.click("mute");
        QCOMPARE(stand.desk->volume, 0.0F);
        QTest::keyClick(stand.window.get(), Qt::Key_M);
        QVERIFY(stand.desk->volume > 0);
    }

    void lengthByKeys() {
        Stand stand;
        stand.open();
        auto* seconds = stand.find<QSpinBox>("seconds");
        seconds->setFocus();
        seconds->selectAll();
        QTest::keyClicks(seconds, QStringLiteral("25"));
        QTest::keyClick(seconds, Qt::Key_Tab);
        QCOMPARE(seconds->value(), 25);
        QCOMPARE(seconds->text(), QStringLiteral("0:25"));
        auto* slider = stand.find<QSlider>("secondsSlider");
        QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(seconds->value(), 24);
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(seconds->value(), 600);
        QTest::mouseClick(slider, Qt::LeftButton, Qt::NoModifier, QPoint(4, slider->height() / 2));
        QCOMPARE(seconds->value(), 1);
    }

    void chipsChangeThePrompt() {
        Stand stand;
        stand.open();
        auto* prompt = stand.find<QPlainTextEdit>("prompt");
        QVERIFY(prompt->toPlainText().isEmpty());
        stand.click("chip.pop");
        stand.click("chip.synth");
        QCOMPARE(prompt->toPlainText(), QStringLiteral("pop, synth"));
        QVERIFY(stand.find<QAbstractButton>("chip.pop")->isChecked());
        stand.click("chip.pop");
        QCOMPARE(prompt->toPlainText(), QStringLiteral("synth"));
        prompt->setPlainText(QStringLiteral("a DRUMS piece"));
        QVERIFY(stand.find<QAbstractButton>("chip.drums")->isChecked());
        QVERIFY(!stand.find<QAbstractButton>("chip.synth")->isChecked());
    }

    void everyControlCanBeReachedByTab() {
        Stand stand;
        make(stand);
        QSet<QString> reached;
        auto* at = stand.find("prompt");
        at->setFocus();
        for (int i = 0; i < 110; ++i) {
            QTest::keyClick(stand.window->focusWidget(), Qt::Key_Tab);
            if (stand.window->focusWidget()) reached << stand.window->focusWidget()->objectName();
        }
        for (const char* name :
             {"prompt",        "chip.80s",     "seconds",      "secondsSlider", "advanced.head", "generate",
              "model",         "menu",         "save",         "waveform",      "toStart",       "play",
              "stop",          "loop",         "mute",         "volume",        "take.stars",    "project",
              "searchPrompts", "takes.search", "takes.export", "takes.stars",   "takes.tree",    "take.compare",
              "take.drag",     "take.more",    "takes"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
    }

    void enterAndSpacePressAFocusedButton() {
        Stand stand;
        make(stand);
        auto* loop = stand.find<QAbstractButton>("loop");
        loop->setFocus(Qt::TabFocusReason);
        QTest::keyClick(loop, Qt::Key_Return);
        QVERIFY(loop->isChecked());
        QTest::keyClick(loop, Qt::Key_Space);
        QVERIFY(!loop->isChecked());
        QCOMPARE(stand.playback->state(), State::Stopped);
    }

    void f1ShowsTheKeys() {
        Stand stand;
        stand.open();
        for (const auto& [key, modifiers] :
             {std::pair(Qt::Key_F1, Qt::NoModifier), std::pair(Qt::Key_Slash, Qt::ControlModifier)}) {
            QTest::keyClick(stand.window.get(), key, modifiers);
            QTRY_VERIFY(QApplication::activeModalWidget());
            QCOMPARE(QApplication::activeModalWidget()->objectName(), QStringLiteral("shortcuts"));
            QCOMPARE(QApplication::activeModalWidget()->windowTitle(), QStringLiteral("Keyboard shortcuts"));
            QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
            QTRY_VERIFY(!QApplication::activeModalWidget());
        }
    }

    /// A line for each action, in a small window too.
    void theListOfKeysFitsASmallWindow() {
        Stand stand;
        stand.open({900, 600});
        // In the menu it is called what it is, with its key.
        auto* entry = stand.window->findChild<QAction*>(QStringLiteral("menu.shortcuts"));
        QVERIFY(entry && entry->text().remove(QLatin1Char('&')) == QStringLiteral("Keyboard shortcuts"));
        QCOMPARE(entry->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Slash));
        entry->trigger();
        QTRY_VERIFY(QApplication::activeModalWidget());
        const QWidget* sheet = QApplication::activeModalWidget();
        QVERIFY2(sheet->height() <= 560 && sheet->width() <= 860,
                 qPrintable(QStringLiteral("%1 × %2").arg(sheet->width()).arg(sheet->height())));
        const auto lines = sheet->findChildren<QWidget*>(QStringLiteral("shortcut"));
        QVERIFY(lines.size() > 30);
        QVERIFY(sheet->findChild<QWidget*>(QStringLiteral("shortcuts.list.more"))->isVisible());  // it goes on below
        QStringList what;
        for (const QWidget* line : lines) what << line->findChildren<QLabel*>().last()->text();
        QVERIFY(what.contains(QStringLiteral("Undo")) && what.contains(QStringLiteral("Redo")));
        QCOMPARE(what.removeDuplicates(), 0);
    }

    void advancedReachesTheRequest() {
        Stand stand;
        stand.open();
        auto* head = stand.find<QAbstractButton>("advanced.head");
        QTest::mouseClick(head, Qt::LeftButton);
        auto* guidance = stand.find<QDoubleSpinBox>("guidance");
        QTRY_VERIFY(guidance->isVisible());
        guidance->setValue(5);
        stand.find<QSpinBox>("topK")->setValue(80);
        stand.click("seed.choice");
        stand.window->findChild<QAction*>(QStringLiteral("seed.type"))->trigger();
        stand.find("seed.menu")->hide();
        QTest::keyClicks(stand.find("seed"), QStringLiteral("4815x16"));
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.model.lastRequest().sampling.guidance, 5.0);
        QCOMPARE(stand.model.lastRequest().sampling.topK, 80);
        QCOMPARE(stand.model.lastRequest().takes[0].seed, std::uint64_t(481516));
        QVERIFY(head->accessibleDescription().contains(QStringLiteral("guidance 5")));
    }
};

QTEST_MAIN(TestKeys)
#include "test_keys.moc"
