#include "core/studio/melody/melody_source.h"
#include "tests/ui/stand.h"
#include "ui/main/help.h"
#include "ui/main/shortcuts_sheet.h"
#include "ui/theme/language.h"
#include "ui/widgets/elided_label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

/// The window for everyone: names for screen readers, keys, words that are whole in each language.
class TestEveryone : public QObject {
    Q_OBJECT

    /// Opens each state of the window in turn, and hands every window in it over.
    static void walk(const std::function<void(QWidget* top, const char* state)>& look, QSize size = {1280, 800}) {
        const auto dialogs = [&](Stand& stand, const char* state) {
            for (QWidget* top : QApplication::topLevelWidgets())
                if (top != stand.window.get() && top->isVisible()) {
                    look(top, state);
                    top->close();
                }
            QTest::qWait(1);
        };
        {
            Stand stand(false);
            stand.open(size);
            look(stand.window.get(), "first start without a model");
        }
        Stand stand;
        stand.open(size);
        look(stand.window.get(), "first start");
        stand.click("menu");
        QTest::qWait(1);
        dialogs(stand, "menu");
        const auto shortcuts = [](QWidget* parent) { showShortcuts(Stand::theme(), parent); };
        for (const auto& [open, state] :
             std::initializer_list<std::pair<void (*)(QWidget*), const char*>>{{+shortcuts, "keys"},
                                                                               {&showAbout, "about"},
                                                                               {&showLicences, "licences"},
                                                                               {&showModelInformation, "models"}}) {
            open(stand.window.get());
            QTest::qWait(1);
            dialogs(stand, state);
        }
        stand.window->openSettings();
        QTest::qWait(1);
        dialogs(stand, "settings");
        stand.click("generate");
        QTRY_VERIFY(stand.desk->clip && stand.desk->clip->finished());
        QTRY_COMPARE(stand.desk->now.state, audio::PlayState::Playing);
        stand.desk->pass(1);
        stand.playback->pause();
        QTest::qWait(80);
        look(stand.window.get(), "a take");
        if (auto* advanced = stand.window->findChild<QAbstractButton*>(QStringLiteral("advanced.head"))) {
            advanced->click();
            QTest::qWait(250);
            look(stand.window.get(), "advanced");
        }
    }

    static QString nameOf(const QWidget* widget) {
        return QStringLiteral("%1 “%2”").arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
    }

    /// What a person reaches by Tab, or reads the value of.
    static bool needsAName(const QWidget* widget) {
        if (!widget->isVisible() || widget->isWindow()) return false;
        if (widget->objectName().startsWith(QLatin1String("qt_"))) return false;  // inside of Qt's own widgets
        if (qobject_cast<const QScrollBar*>(widget) && widget->focusPolicy() == Qt::NoFocus) return false;
        if (qobject_cast<const QLineEdit*>(widget) && qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()))
            return false;
        return (widget->focusPolicy() & Qt::TabFocus) || qobject_cast<const QAbstractButton*>(widget);
    }

    /// A label or button with less room than its words need.
    static QString cutWords(const QWidget* widget) {
        if (!widget->isVisible()) return {};
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            if (qobject_cast<const ElidedLabel*>(label) || label->text().isEmpty()) return {};
            const QSize needed =
                label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
            if (needed.width() > label->width() + 1 || needed.height() > label->height() + 1) return label->text();
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            if (button->text().isEmpty() || qobject_cast<const QAbstractItemView*>(button->parentWidget())) return {};
            if (button->property("elides").toBool()) return {};
            if (button->minimumSizeHint().width() > button->width() + 1) return button->text();
            const int words = button->fontMetrics().horizontalAdvance(button->text());
            if (qobject_cast<const QPushButton*>(button) && words > button->width()) return button->text();
        } else if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
            for (int i = 0; i < box->count(); ++i)
                if (box->itemData(i).userType() != QMetaType::QString ||
                    !box->itemData(i).toString().contains(box->itemText(i)))
                    if (box->fontMetrics().horizontalAdvance(box->itemText(i)) > box->width() - 34)
                        return box->itemText(i);
        }
        return {};
    }

  private Q_SLOTS:
    void everythingHasANameForScreenReaders() {
        QStringList missing;
        walk([&](QWidget* top, const char* state) {
            for (auto* widget : top->findChildren<QWidget*>()) {
                if (!needsAName(widget)) continue;
                const auto* interface = QAccessible::queryAccessibleInterface(widget);
                if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
                    missing << QStringLiteral("%1 in %2").arg(nameOf(widget), QLatin1String(state));
            }
        });
        missing.removeDuplicates();
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral("\n"))));
    }

    /// An icon alone says what it does only when the pointer rests on it.
    void everyIconHasATip() {
        QStringList missing;
        int looked = 0;
        for (const QSize size : {QSize(1440, 900), QSize(900, 600)})
            walk(
                [&](QWidget* top, const char* state) {
                    for (auto* button : top->findChildren<QAbstractButton*>()) {
                        if (!button->isVisible() || !button->text().isEmpty()) continue;
                        if (button->objectName() == QLatin1String("model")) continue;  // it paints its words itself
                        if (button->objectName().startsWith(QLatin1String("qt_")) ||
                            qobject_cast<QLineEdit*>(button->parentWidget()) ||
                            qobject_cast<QAbstractItemView*>(button->parentWidget()))
                            continue;  // inside of Qt's own widgets
                        ++looked;
                        if (button->toolTip().isEmpty())
                            missing << QStringLiteral("%1 in %2").arg(nameOf(button), QLatin1String(state));
                    }
                },
                size);
        missing.removeDuplicates();
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral("\n"))));
        QVERIFY(looked > 60);
    }

    void theFocusGoesAroundTheWindowAndComesBack() {
        Stand stand;
        stand.open();
        auto* prompt = stand.find("prompt");
        prompt->setFocus();
        QSet<QWidget*> reached;
        int steps = 0;
        do {
            QTest::keyClick(stand.window->focusWidget(), Qt::Key_Tab);
            QVERIFY(stand.window->focusWidget());
            QVERIFY(stand.window->focusWidget()->isVisible());
            reached << stand.window->focusWidget();
        } while (stand.window->focusWidget() != prompt && ++steps < 300);
        QVERIFY2(steps < 300, "the focus never comes back to the prompt");
        QVERIFY(reached.size() > 12);
    }

    void noWordIsCut_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const char* language : {"en", "zh_CN"})
            for (const QSize size : {QSize(1280, 800), QSize(900, 600)})
                QTest::addRow("%s %d", language, size.width()) << QString::fromLatin1(language) << size;
    }
    void noWordIsCut() {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        Language speaks;
        speaks.choose(language);
        QCOMPARE(speaks.current(), language);
        QStringList cut;
        walk(
            [&](QWidget* top, const char* state) {
                QTest::qWait(1);
                for (auto* widget : top->findChildren<QWidget*>())
                    if (const QString words = cutWords(widget); !words.isEmpty())
                        cut << QStringLiteral("%1 in %2: “%3”")
                                   .arg(nameOf(widget), QLatin1String(state), words.left(60));
            },
            size);
        cut.removeDuplicates();
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral("\n"))));
    }

    void theLanguageIsThatOfTheSettings() {
        Language language;
        language.choose(QStringLiteral("zh_CN"));
        {
            Stand stand(false);
            stand.open();
            QVERIFY2(stand.find<QLabel>("firstStart.question")->text().contains(QStringLiteral("听")),
                     qPrintable(stand.find<QLabel>("firstStart.question")->text()));
        }
        language.choose(QStringLiteral("en"));
        Stand stand(false);
        stand.open();
        QCOMPARE(stand.find<QLabel>("firstStart.question")->text(), QStringLiteral("What do you want to hear?"));
    }

    /// Found by whoever can't read the words around it.
    void theLanguageIsInTheMenu() {
        Stand stand;
        stand.open();
        auto* menu = stand.window->findChild<QMenu*>(QStringLiteral("mainMenu"));
        auto* languages = menu->findChild<QMenu*>(QStringLiteral("languageMenu"));
        QCOMPARE(languages->title(), QStringLiteral("Language / 语言"));
        QCOMPARE(stand.find("menu")->toolTip(), QStringLiteral("Menu and settings"));
        stand.click("menu");
        QVERIFY(menu->isVisible());
        QVERIFY(!languages->icon().isNull());
        QStringList headings;
        for (const QAction* action : menu->actions()) headings << action->text();
        QVERIFY(headings.contains(QStringLiteral("Theme")));
        menu->hide();
        QSignalSpy chosen(stand.window.get(), &MainWindow::languageChosen);
        languages->findChild<QAction*>(QStringLiteral("language.zh_CN"))->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(stand.settings.get(studio::Setting::Language).toString(), QStringLiteral("zh_CN"));
        languages->findChild<QAction*>(QStringLiteral("language.zh_CN"))->trigger();
        QCOMPARE(chosen.count(), 1);  // it is that already
    }

    /// "生成(&G)" is shown as "生成": the letter is for Alt, and English hides it too.
    void lettersForAltAreNotRead() {
        Language language;
        language.choose(QStringLiteral("zh_CN"));
        static const QRegularExpression kLetter(QStringLiteral("[(（]&?[A-Z][)）]"));
        QStringList shown;
        walk([&](QWidget* top, const char* state) {
            for (auto* label : top->findChildren<QLabel*>())
                if (label->text().size() < 40 && label->text().contains(kLetter)) shown << label->text();
            for (auto* button : top->findChildren<QAbstractButton*>())
                if (button->text().contains(kLetter)) shown << button->text();
            for (auto* action : top->findChildren<QAction*>())
                if (action->text().contains(kLetter))
                    shown << action->text() + QLatin1String(" in ") + QLatin1String(state);
        });
        language.choose(QStringLiteral("en"));
        QVERIFY2(shown.isEmpty(), qPrintable(shown.join(QLatin1Char('\n'))));
    }

    /// What goes wrong below the window is said in its language.
    void errorsAreInTheWindowsLanguage() {
        Language language;
        language.choose(QStringLiteral("zh_CN"));
        Stand stand;
        const auto said = [&] { return stand.find<QLabel>("banner.words")->text(); };
        stand.model.failLoading(
            Error(Error::Code::OutOfMemory,
                  Core::tr("“%1” could not be loaded: there is not enough memory. Close other programs, or "
                           "choose a smaller model.")
                      .arg("musicgen-small")));
        stand.open();  // it is tried beforehand, which says nothing
        QTRY_COMPARE(stand.model.loads(), 1);
        stand.find<QPlainTextEdit>("prompt")->setPlainText(QStringLiteral("piano"));
        stand.click("generate");
        QTRY_VERIFY2(said().contains(QStringLiteral("内存不足")) && said().contains(QStringLiteral("musicgen-small")),
                     qPrintable(said()));
        stand.model.letLoad();
        QTRY_VERIFY(!stand.isMaking());
        stand.desk->now.problem =
            Core::tr("The sound device “%1” stopped. Check that it is connected, then press Play again.").arg("USB");
        stand.click("generate");
        QTRY_VERIFY2(said().contains(QStringLiteral("声音设备“USB”停止了")), qPrintable(said()));
        stand.desk->now.problem = {};
        QTRY_VERIFY(!stand.isMaking());
        // A file that is no sound, where it was dropped.
        QFile words(stand.dir.filePath(QStringLiteral("words.txt")));
        QVERIFY(words.open(QIODevice::WriteOnly) && words.write("no sound") > 0);
        words.close();
        stand.window->findChild<studio::MelodySource*>(QStringLiteral("melodySource"))->readFile(words.fileName());
        auto* problem = stand.find<QLabel>("melody.problem");
        QTRY_VERIFY2(problem->text().contains(QStringLiteral("无法把")), qPrintable(problem->text()));
        language.choose(QStringLiteral("en"));
    }

    void aboutShowsTheLicencesAndTheModelsLimits() {
        Stand stand;
        stand.open();
        showLicences(stand.window.get());
        const auto text = [&](const char* dialog) {
            QString all;
            auto* sheet = stand.window->findChild<QDialog*>(QLatin1String(dialog));
            if (!sheet) return all;
            for (auto* label : sheet->findChildren<QLabel*>()) all += label->text() + QLatin1Char('\n');
            sheet->close();
            return all;
        };
        const QString licences = text("licences").replace(QChar(QChar::Nbsp), QLatin1Char(' '));
        for (const char* word :
             {"CC BY-NC 4.0", "MIT License", "SIL OPEN FONT LICENSE", "LGPL", "PortAudio", "KISS FFT"})
            QVERIFY2(licences.contains(QLatin1String(word), Qt::CaseInsensitive), word);
        showModelInformation(stand.window.get());
        const QString models = text("modelInformation");
        for (const char* word : {"Research", "Commercial use", "No realistic voices", "English", "Western"})
            QVERIFY2(models.contains(QLatin1String(word)), word);
    }
};

QTEST_MAIN(TestEveryone)
#include "test_everyone.moc"
