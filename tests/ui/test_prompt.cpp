#include "tests/ui/stand.h"
#include "ui/compose/chip_pickers.h"
#include "ui/compose/prompt_edit.h"
#include "ui/widgets/slider.h"

#include <QAbstractButton>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

/// The words of a prompt: offered, remembered, chips and pickers, in the real window.
class TestPrompt : public QObject {
    Q_OBJECT

    static QPlainTextEdit* prompt(Stand& stand) { return stand.find<QPlainTextEdit>("prompt"); }
    static QAbstractButton* button(Stand& stand, const char* name) { return stand.find<QAbstractButton>(name); }

  private Q_SLOTS:
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
        // What it is for stands before it, also when it is filled.
        QVERIFY(stand.find<QLineEdit>("negative")->accessibleName().startsWith(QStringLiteral("Without")));
        QLabel* name = nullptr;
        for (auto* label : stand.window->findChildren<QLabel*>())
            if (label->buddy() == stand.find("negative")) name = label;
        QVERIFY(name && name->isVisible() && name->text().contains(QStringLiteral("Without:")));
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
};

QTEST_MAIN(TestPrompt)
#include "test_prompt.moc"
