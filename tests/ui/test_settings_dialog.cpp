#include "tests/ui/stand.h"
#include "ui/settings/setting_row.h"
#include "ui/settings/settings_dialog.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;
using studio::Setting;

class TestSettingsDialog : public QObject {
    Q_OBJECT

    static SettingsDialog* openIn(Stand& stand) {
        QTest::keyClick(stand.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        auto* dialog = stand.window->findChild<SettingsDialog*>();
        if (!dialog) qFatal("no settings");
        if (!QTest::qWaitForWindowExposed(dialog)) qWarning("not shown");
        return dialog;
    }
    template <typename Widget>
    static Widget* in(SettingsDialog* dialog, const char* name) {
        auto* widget = dialog->findChild<Widget*>(QLatin1String(name));
        if (!widget) qFatal("there is no “%s”", name);
        return widget;
    }
    /// As a person chooses.
    static void choose(QComboBox* box, const QVariant& value) {
        const int index = box->findData(value);
        if (index < 0) qFatal("no such choice");
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

  private Q_SLOTS:
    void theThemeTakesEffectAtOnce() {
        Stand stand;
        stand.open();
        auto* dialog = openIn(stand);
        choose(in<QComboBox>(dialog, "settings.theme"), QStringLiteral("light"));
        QCOMPARE(Stand::theme().scheme(), Scheme::Light);
        QCOMPARE(stand.settings.get(Setting::Theme).toString(), QStringLiteral("light"));
        choose(in<QComboBox>(dialog, "settings.theme"), QStringLiteral("dark"));
        QCOMPARE(Stand::theme().scheme(), Scheme::Dark);
    }

    void theDeviceTakesEffectAtOnce() {
        Stand stand;
        stand.settings.set(Setting::OutputDevice, QStringLiteral("My interface"));
        stand.open();
        QCOMPARE(stand.desk->device, std::string("My interface"));
        auto* dialog = openIn(stand);
        auto* output = in<QComboBox>(dialog, "settings.output");
        QCOMPARE(output->currentData().toString(), QStringLiteral("My interface"));
        choose(output, QString());
        QCOMPARE(stand.desk->device, std::string());
        QCOMPARE(stand.settings.get(Setting::OutputDevice).toString(), QString());
    }

    void theLoudnessTakesEffectAtOnce() {
        Stand stand;
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, 96000);
        std::vector<float> sound;
        for (int i = 0; i < 96000; ++i) sound.push_back(0.05F * tests::FakeStudio::sampleAt(i));
        clip->append(sound);
        clip->finish();
        stand.open();
        stand.playback->setClip(clip);
        auto* dialog = openIn(stand);
        choose(in<QComboBox>(dialog, "settings.loudness"), -20.0);
        QTRY_VERIFY(stand.desk->gain > 2);
        choose(in<QComboBox>(dialog, "settings.loudness"), 0.0);
        QCOMPARE(stand.desk->gain, 1.0F);
        stand.playback->setClip(nullptr);
    }

    void coresAndFoldersAreRemembered() {
        Stand stand;
        stand.open();
        auto* dialog = openIn(stand);
        auto* threads = in<QSpinBox>(dialog, "settings.threads");
        QVERIFY(threads->maximum() >= 1);
        threads->setValue(1);
        QCOMPARE(stand.settings.get(Setting::Threads).toInt(), 1);
        stand.dialogs.setNextFolder(QStringLiteral("/some/folder"));
        QTest::mouseClick(in<QPushButton>(dialog, "settings.saveFolder.choose"), Qt::LeftButton);
        QCOMPARE(stand.settings.get(Setting::SaveFolder).toString(), QStringLiteral("/some/folder"));
        QCOMPARE(in<QLabel>(dialog, "settings.saveFolder.path")->text(), QStringLiteral("/some/folder"));
    }

    void theLanguageIsAskedFor() {
        Stand stand;
        stand.open();
        QSignalSpy chosen(stand.window.get(), &MainWindow::languageChosen);
        choose(in<QComboBox>(openIn(stand), "settings.language"), QStringLiteral("zh_CN"));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(stand.settings.get(Setting::Language).toString(), QStringLiteral("zh_CN"));
    }

    void theModelIsNamedAndChosen() {
        Stand stand;
        stand.open();
        auto* dialog = openIn(stand);
        QCOMPARE(in<QLabel>(dialog, "settings.model.path")->text(), QStringLiteral("MusicGen small"));
        QSignalSpy asked(dialog, &SettingsDialog::chooseModelRequested);
        stand.dialogs.setNextFolder(QString());
        QTest::mouseClick(in<QPushButton>(dialog, "settings.model.choose"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void typingFindsASetting() {
        Stand stand;
        stand.open();
        auto* dialog = openIn(stand);
        QVERIFY(in<QLineEdit>(dialog, "settings.search")->hasFocus());
        const auto visible = [&] {
            QStringList names;
            for (auto* row : dialog->findChildren<SettingRow*>())
                if (row->isVisible()) names << row->findChild<QLabel*>()->text();
            return names;
        };
        const auto all = visible().size();
        QTest::keyClicks(dialog->focusWidget(), QStringLiteral("headpho"));
        QCOMPARE(visible(), QStringList{QStringLiteral("Where it sounds")});
        in<QLineEdit>(dialog, "settings.search")->setText(QStringLiteral("cpu"));  // a word that is not shown
        QCOMPARE(visible(), QStringList{QStringLiteral("Processor cores")});
        in<QLineEdit>(dialog, "settings.search")->setText(QStringLiteral("look dark"));  // with its group's name
        QCOMPARE(visible(), QStringList{QStringLiteral("Light or dark")});
        in<QLineEdit>(dialog, "settings.search")->setText(QStringLiteral("xylophone"));
        QVERIFY(visible().isEmpty());
        QVERIFY(in<QLabel>(dialog, "settings.nothing")->isVisible());
        in<QLineEdit>(dialog, "settings.search")->clear();
        QCOMPARE(visible().size(), all);
    }

    void theMenuOpensItToo() {
        Stand stand;
        stand.open();
        stand.window->findChild<QAction*>(QStringLiteral("menu.settings"))->trigger();
        auto* dialog = stand.window->findChild<SettingsDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::mouseClick(in<QPushButton>(dialog, "settings.close"), Qt::LeftButton);
        QTRY_VERIFY(!stand.window->findChild<SettingsDialog*>());
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "test_settings_dialog.moc"
