#include "core/studio/melody/melody_source.h"
#include "tests/studio/fakes/fake_microphone.h"
#include "tests/ui/stand.h"
#include "ui/settings/setting_row.h"
#include "ui/settings/settings_dialog.h"
#include "ui/widgets/fold.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::FakeMicrophone;
using capriccio::tests::Stand;
using studio::Setting;

class TestSettingsDialog : public QObject {
    Q_OBJECT

    static SettingsDialog* openIn(Stand& stand) {
        // One that was closed goes with the next events.
        if (!QTest::qWaitFor([&] { return !stand.window->findChild<SettingsDialog*>(); })) qFatal("it is still there");
        stand.window->openSettings();
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
        QTRY_VERIFY(output->findData(QStringLiteral("Headphones")) >= 0);
        choose(output, QStringLiteral("Headphones"));
        QCOMPARE(stand.desk->device, std::string("Headphones"));
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

    /// A sound to hum into, in place of the microphone of the window.
    static std::shared_ptr<FakeMicrophone::Desk> fakeMicrophone(Stand& stand) {
        auto desk = std::make_shared<FakeMicrophone::Desk>();
        stand.window->findChild<studio::MelodySource*>(QStringLiteral("melodySource"))
            ->setMicrophone(std::make_unique<FakeMicrophone>(desk));
        return desk;
    }

    void theMicrophoneIsUsedByTheNextRecording() {
        Stand stand;
        stand.settings.set(Setting::Microphone, QStringLiteral("Old one"));
        stand.open();
        const auto desk = fakeMicrophone(stand);
        auto* dialog = openIn(stand);
        auto* box = in<QComboBox>(dialog, "settings.microphone");
        QCOMPARE(box->currentData().toString(), QStringLiteral("Old one"));  // shown although it is not connected
        choose(box, QString());
        dialog->accept();
        stand.click("melody.record");
        QCOMPARE(desk->starts, 1);
        QCOMPARE(desk->order.device, std::string());
        auto& source = *stand.window->findChild<studio::MelodySource*>(QStringLiteral("melodySource"));
        source.clear();
        dialog = openIn(stand);
        box = in<QComboBox>(dialog, "settings.microphone");
        QTRY_VERIFY(box->findData(QStringLiteral("Headset")) >= 0);  // those that are connected
        choose(box, QStringLiteral("Headset"));
        dialog->accept();
        stand.click("melody.record");
        QCOMPARE(desk->order.device, std::string("Headset"));
        source.clear();
    }

    void countingInTakesEffectAtOnce() {
        Stand stand;
        stand.open();
        auto* dialog = openIn(stand);
        auto* clicks = in<QCheckBox>(dialog, "settings.clicks");
        QVERIFY(clicks->isChecked());
        clicks->click();
        QVERIFY(!stand.settings.get(Setting::CountInClicks).toBool());
        dialog->accept();
        stand.click("melody.recordOptions");
        auto* menu = stand.find<QMenu>("melody.recordMenu");
        QVERIFY(!menu->findChild<QAction*>(QStringLiteral("melody.clicks"))->isChecked());
        menu->close();
    }

    void thePrecisionIsTheNextTakes() {
        Stand stand;
        stand.open();
        stand.find<QSpinBox>("seconds")->setValue(30);
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.model.lastOptions().precision, std::string("auto"));
        QCOMPARE(stand.text<QLabel>("generate.words"), QStringLiteral("takes about 15 s to make 30 s · Ctrl+Enter"));
        auto* dialog = openIn(stand);
        choose(in<QComboBox>(dialog, "settings.precision"), QStringLiteral("int4"));
        QCOMPARE(stand.settings.get(Setting::Precision).toString(), QStringLiteral("int4"));
        QCOMPARE(stand.find("precision")->accessibleName(), QStringLiteral("Precision: 4-bit"));
        // Worked out from how long it took in the other: not the same, and still said.
        QVERIFY(stand.text<QLabel>("generate.words").contains(QStringLiteral("to make 30 s")));
        QVERIFY(stand.find<QLabel>("generate.words")->toolTip().contains(QStringLiteral("expect")));
        QTRY_COMPARE(stand.model.lastOptions().precision, std::string("int4"));  // loaded at once
        dialog->accept();
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.model.lastOptions().precision, std::string("int4"));
        // Another start.
        stand.window.reset();
        stand.open();
        QCOMPARE(stand.find("precision")->accessibleName(), QStringLiteral("Precision: 4-bit"));
    }

    void coresAreTheNextTakesAndWhatWaits() {
        Stand stand;
        stand.open();
        stand.model.letMake(0);
        stand.click("generate");
        QTRY_VERIFY(stand.session->isMaking());
        stand.window->generate();  // waits
        QTRY_COMPARE(stand.session->queue().waiting().size(), std::size_t{1});
        QCOMPARE(stand.model.lastRequest().threads, 0);
        auto* dialog = openIn(stand);
        choose(in<QComboBox>(dialog, "settings.threads"), 1);
        dialog->accept();
        stand.model.letMake(1e9);
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.rows(), 2);
        QCOMPARE(stand.model.lastRequest().threads, 1);
        // … and what is made again, too.
        choose(in<QComboBox>(openIn(stand), "settings.threads"), 0);
        stand.session->again(stand.shown(), stand.modelFolder());
        QTRY_COMPARE(stand.rows(), 3);
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.model.lastRequest().threads, 0);
    }

    void projectsAreMadeInTheirFolder() {
        Stand stand;
        stand.open();
        auto* dialog = openIn(stand);
        const QString folder = stand.dir.filePath(QStringLiteral("my projects"));
        stand.dialogs.setNextFolder(folder);
        QTest::mouseClick(in<QPushButton>(dialog, "settings.projectFolder.choose"), Qt::LeftButton);
        QCOMPARE(in<QLabel>(dialog, "settings.projectFolder.path")->text(), folder);
        dialog->accept();
        stand.dialogs.setNextText(QStringLiteral("Film"));
        stand.click("project");
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        menu->findChild<QAction*>(QStringLiteral("project.new"))->trigger();
        menu->close();
        QTRY_COMPARE(stand.project().name(), QStringLiteral("Film"));
        QCOMPARE(stand.project().file(), folder + QStringLiteral("/Film.capriccio"));
        // At the next start, too.
        stand.close();
        stand.open();
        QCOMPARE(stand.shelf->projectsFolder(), folder);
    }

    void foldersOfModelsAreLookedThrough() {
        Stand stand;
        stand.open();
        QTRY_VERIFY(stand.models->hasLooked());
        const QString folder = stand.dir.filePath(QStringLiteral("my models"));
        const QString model = folder + QStringLiteral("/tunes");
        auto* dialog = openIn(stand);
        const auto add = [&](const QString& chosen) {
            stand.dialogs.setNextFolder(chosen);
            QTest::mouseClick(in<QPushButton>(dialog, "settings.modelFolders.add"), Qt::LeftButton);
        };
        // Without a model in it: said where it was asked.
        QDir().mkpath(folder);
        add(folder);
        auto* problem = in<QLabel>(dialog, "settings.modelFolders.problem");
        QTRY_VERIFY(problem->isVisible());
        QVERIFY2(problem->text().contains(QStringLiteral("my models")), qPrintable(problem->text()));
        QDir().mkpath(model);
        for (const char* name : {"config.json", "model.safetensors", "spiece.model"})
            QVERIFY(QFile::copy(QStringLiteral(GOLDEN_DATA "/melody/") + QLatin1String(name),
                                model + QLatin1Char('/') + QLatin1String(name)));
        add(folder);
        QVERIFY(!problem->isVisible());
        QTRY_VERIFY(stand.models->findFolder(model) && stand.models->findFolder(model)->isUsable());
        QTRY_VERIFY(dialog->findChild<QAbstractButton*>(QStringLiteral("settings.modelFolders.leave.0")));
        dialog->accept();
        // The chooser has it.
        const auto offered = [&] {
            stand.click("model");
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QStringList names;
            for (QAction* action : menu ? menu->actions() : QList<QAction*>())
                names << action->text().section(QLatin1Char('\t'), 0, 0);
            if (menu) menu->close();
            return names;
        };
        QVERIFY2(offered().contains(QStringLiteral("tunes")), qPrintable(offered().join(QLatin1Char('|'))));
        dialog = openIn(stand);
        in<QAbstractButton>(dialog, "settings.modelFolders.leave.0")->click();
        QTRY_VERIFY(!stand.models->findFolder(model));
        QTRY_VERIFY(!dialog->findChild<QAbstractButton*>(QStringLiteral("settings.modelFolders.leave.0")));
        dialog->accept();
        QVERIFY(!offered().contains(QStringLiteral("tunes")));
        QVERIFY(QFileInfo::exists(model + QStringLiteral("/config.json")));
    }

    void modelsAreKeptElsewhere() {
        Stand stand;
        qunsetenv("CAPRICCIO_MODELS");
        qputenv("XDG_DATA_HOME", stand.dir.filePath(QStringLiteral("data-home")).toUtf8());
        stand.open();
        QTRY_VERIFY(stand.models->hasLooked());
        auto* dialog = openIn(stand);
        const QString fresh = stand.dir.filePath(QStringLiteral("other disk"));
        stand.dialogs.setNextFolder(fresh);
        stand.dialogs.setNextAnswer(0);
        QTest::mouseClick(in<QPushButton>(dialog, "settings.modelStore.choose"), Qt::LeftButton);
        QTRY_COMPARE(stand.models->storeFolder(), fresh);
        QTRY_COMPARE(in<QLabel>(dialog, "settings.modelStore.path")->text(), fresh);
        qunsetenv("XDG_DATA_HOME");
    }

    void lessMotionTakesEffectAtOnce() {
        Stand stand;
        stand.open();
        auto* dialog = openIn(stand);
        auto* fold = stand.find<Fold>("advanced");
        choose(in<QComboBox>(dialog, "settings.motion"), QStringLiteral("less"));
        QCOMPARE(stand.settings.get(Setting::Motion).toString(), QStringLiteral("less"));
        dialog->accept();
        const int before = fold->sizeHint().height();
        stand.find<QAbstractButton>("advanced.head")->click();
        QVERIFY(fold->sizeHint().height() > before + 100);  // no time has passed
        choose(in<QComboBox>(openIn(stand), "settings.motion"), QStringLiteral("system"));
        QVERIFY(!Stand::theme().isStill());
    }

    void coresAndFoldersAreRemembered() {
        Stand stand;
        stand.open({900, 600});
        auto* dialog = openIn(stand);
        QTRY_VERIFY(in<QWidget>(dialog, "settings.scroll.more")->isVisible());  // there is more below
        choose(in<QComboBox>(dialog, "settings.threads"), 1);
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
        QVERIFY(Stand::modelsWindow()->isVisible());
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
        // First of all what one needs to read the rest.
        QCOMPARE(visible().first(), QStringLiteral("Language / 语言"));
        QVERIFY(in<QComboBox>(dialog, "settings.loudness")->findText(QStringLiteral("As they are")) >= 0);
        QVERIFY(in<QComboBox>(dialog, "settings.loudness")->findText(QStringLiteral("All equally loud")) >= 0);
        QTest::keyClicks(dialog->focusWidget(), QStringLiteral("headpho"));
        QCOMPARE(visible(), QStringList{QStringLiteral("Output (speakers or headphones)")});
        in<QLineEdit>(dialog, "settings.search")->setText(QStringLiteral("cpu"));  // a word that is not shown
        QCOMPARE(visible(), QStringList{QStringLiteral("Processor cores")});
        in<QLineEdit>(dialog, "settings.search")->setText(QStringLiteral("look dark"));  // with its group's name
        QCOMPARE(visible(), QStringList{QStringLiteral("Theme")});
        for (const auto& [word, title] : {std::pair("input", "Microphone"), std::pair("int8", "Precision"),
                                          std::pair("checkpoint", "Models elsewhere"), std::pair("download", "Models"),
                                          std::pair("animation", "Motion"), std::pair("metronome", "Counting in")}) {
            in<QLineEdit>(dialog, "settings.search")->setText(QLatin1String(word));
            QCOMPARE(visible(), QStringList{QLatin1String(title)});
        }
        in<QLineEdit>(dialog, "settings.search")->setText(QStringLiteral("xylophone"));
        QVERIFY(visible().isEmpty());
        QVERIFY(in<QLabel>(dialog, "settings.nothing")->isVisible());
        in<QLineEdit>(dialog, "settings.search")->clear();
        QCOMPARE(visible().size(), all);
    }

    void theKeyAndTheMenuOpenIt() {
        Stand stand;
        stand.open();
        QTest::keyClick(stand.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(stand.window->findChild<SettingsDialog*>());
        stand.window->findChild<SettingsDialog*>()->accept();
        QTRY_VERIFY(!stand.window->findChild<SettingsDialog*>());
        stand.window->findChild<QAction*>(QStringLiteral("menu.settings"))->trigger();
        auto* dialog = stand.window->findChild<SettingsDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::mouseClick(in<QPushButton>(dialog, "settings.close"), Qt::LeftButton);
        QTRY_VERIFY(!stand.window->findChild<SettingsDialog*>());
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "test_settings_dialog.moc"
