#include "core/audio/audio_file.h"
#include "core/audio/export/export_settings.h"
#include "tests/ui/stand.h"
#include "ui/export/export_dialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

/// Exporting from the window: the dialog, where to, what about files that are there, and what comes of it.
class TestExportDialog : public QObject {
    Q_OBJECT

    static void make(Stand& stand, const QString& words = QStringLiteral("piano waltz, 90 bpm")) {
        if (!stand.window) stand.open({1440, 900});
        stand.find<QPlainTextEdit>("prompt")->setPlainText(words);
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
    }
    static ExportDialog* openDialog(Stand& stand) {
        stand.click("save");
        auto* dialog = stand.window->findChild<ExportDialog*>();
        return dialog;
    }
    static void choose(ExportDialog* dialog, const char* name, const QVariant& data) {
        auto* box = dialog->findChild<QComboBox*>(QLatin1String(name));
        QVERIFY(box);
        const int place = data.userType() == QMetaType::QString && box->findData(data) < 0
                              ? box->findText(data.toString())
                              : box->findData(data);
        QVERIFY2(place >= 0, name);
        box->setCurrentIndex(place);
    }
    static bool isShown(ExportDialog* dialog, const char* name) {
        return dialog->findChild<QWidget*>(QLatin1String(name))->isVisibleTo(dialog);
    }
    static void accept(ExportDialog* dialog) {
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("export.accept")), Qt::LeftButton);
    }
    static QString words(Stand& stand) { return stand.text<QLabel>("banner.words"); }

  private Q_SLOTS:
    void asItIsIsWhatWasMade() {
        Stand stand;
        make(stand);
        auto* dialog = openDialog(stand);
        QVERIFY(dialog);
        QVERIFY(isShown(dialog, "export.licence"));
        choose(dialog, "export.format", QStringLiteral("WAV, 32 bit float"));
        choose(dialog, "export.loudness", QStringLiteral("asItIs"));
        const QString file = stand.dir.filePath(QStringLiteral("song"));  // the ending comes by itself
        stand.dialogs.setNextFile(file);
        accept(dialog);
        QTRY_VERIFY(words(stand).startsWith(QStringLiteral("Exported as")));
        const auto read = audio::readAudioFile((file + QStringLiteral(".wav")).toStdString());
        const auto clip = stand.playback->clip();
        const auto wanted = clip->frames(0, clip->availableFrames());
        QCOMPARE(read.frames(), clip->availableFrames());
        QVERIFY(std::equal(wanted.begin(), wanted.end(), read.interleaved.begin()));
        QCOMPARE(stand.settings.get(studio::Setting::SaveFolder).toString(), stand.dir.path());
        // What was chosen is remembered.
        auto* next = openDialog(stand);
        QCOMPARE(next->findChild<QComboBox*>(QStringLiteral("export.loudness"))->currentData().toString(),
                 QStringLiteral("asItIs"));
        QCOMPARE(next->extension(), QStringLiteral(".wav"));
    }

    void eachFormatShowsItsFields() {
        Stand stand;
        make(stand);
        auto* dialog = openDialog(stand);
        choose(dialog, "export.format", static_cast<int>(audio::FileFormat::Mp3));
        QVERIFY(isShown(dialog, "export.mp3"));
        QVERIFY(!isShown(dialog, "export.vorbis"));
        choose(dialog, "export.mp3", -1);
        QCOMPARE(dialog->settingsFor(dialog->takes().front()).quality.mp3, audio::LossyQuality::Mp3::VariableRate);
        choose(dialog, "export.format", static_cast<int>(audio::FileFormat::OggVorbis));
        QVERIFY(isShown(dialog, "export.vorbis"));
        choose(dialog, "export.format", static_cast<int>(audio::FileFormat::Opus));
        QVERIFY(isShown(dialog, "export.opus"));
        QCOMPARE(dialog->extension(), QStringLiteral(".opus"));
        choose(dialog, "export.loudness", QStringLiteral("peak"));
        QVERIFY(isShown(dialog, "export.target"));
        QCOMPARE(dialog->settingsFor(dialog->takes().front()).loudness.target, -1.0);
        choose(dialog, "export.what", QStringLiteral("bars"));
        QVERIFY(isShown(dialog, "export.tempo"));
        QVERIFY(!isShown(dialog, "export.fadeIn"));
        QCOMPARE(dialog->findChild<QDoubleSpinBox*>(QStringLiteral("export.tempo"))->value(), 90.0);  // from the prompt
        const auto settings = dialog->settingsFor(dialog->takes().front());
        QVERIFY(settings.loop);
        QCOMPARE(settings.loop->bars, 4);
        QCOMPARE(settings.tags.prompt, std::string("piano waltz, 90 bpm"));
        QVERIFY(!settings.tags.weightsLicence.empty());
        // Four bars at 90 are 10.7 s, longer than this take of 10 s.
        QVERIFY(!dialog->findChild<QLabel*>(QStringLiteral("export.problem"))->text().isEmpty());
        QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("export.accept"))->isEnabled());
    }

    void aPartAndALoop() {
        Stand stand;
        make(stand);
        stand.playback->setLoop(std::make_pair(1.0, 3.5));
        auto* dialog = openDialog(stand);
        choose(dialog, "export.what", QStringLiteral("part"));
        choose(dialog, "export.format", static_cast<int>(audio::FileFormat::Flac24));
        const QString file = stand.dir.filePath(QStringLiteral("part.flac"));
        stand.dialogs.setNextFile(file);
        accept(dialog);
        QTRY_VERIFY(words(stand).startsWith(QStringLiteral("Exported as")));
        QCOMPARE(audio::readAudioFile(file.toStdString()).frames(), std::int64_t(2.5 * 32000));
        dialog = openDialog(stand);
        QCOMPARE(dialog->findChild<QComboBox*>(QStringLiteral("export.what"))->currentData().toString(),
                 QStringLiteral("loop"));  // something is looped in the window
        const QString loop = stand.dir.filePath(QStringLiteral("loop.flac"));
        stand.dialogs.setNextFile(loop);
        accept(dialog);
        QTRY_VERIFY(QFile::exists(loop));
        const double seconds = static_cast<double>(audio::readAudioFile(loop.toStdString()).frames()) / 32000;
        QVERIFY(std::abs(seconds - 2.5) <= 0.051);
    }

    void filesThatAreThereAreAskedAbout() {
        Stand stand;
        make(stand);
        const QString file = stand.dir.filePath(QStringLiteral("song.wav"));
        QFile there(file);
        QVERIFY(there.open(QIODevice::WriteOnly) && there.write("precious") == 8);
        there.close();
        const auto precious = [&] {
            QFile now(file);
            return now.open(QIODevice::ReadOnly) && now.readAll() == "precious";
        };
        for (const int answer : {-1, 1, 0}) {  // cancel, keep both, replace
            stand.dialogs.setNextFile(file);
            stand.dialogs.setNextAnswer(answer);
            accept(openDialog(stand));
            if (answer == 1) QTRY_VERIFY(QFile::exists(stand.dir.filePath(QStringLiteral("song (2).wav"))));
            if (answer == 0) QTRY_VERIFY(!precious());
            QTest::qWait(20);
            QCOMPARE(precious(), answer != 0);
        }
        QCOMPARE(stand.dialogs.questions().size(), 3);
        QTRY_VERIFY(words(stand).contains(QStringLiteral("song.wav")));
    }

    void severalTakesGetTheirNames() {
        Stand stand;
        make(stand, QStringLiteral("piano"));
        make(stand, QStringLiteral("piano"));
        make(stand, QStringLiteral("drums"));
        const QString folder = stand.dir.filePath(QStringLiteral("out"));
        QVERIFY(QDir().mkpath(folder));
        stand.list().selectAll();
        stand.click("takes.export");
        auto* dialog = stand.window->findChild<ExportDialog*>();
        QVERIFY(dialog);
        QVERIFY(!isShown(dialog, "export.what"));
        auto* pattern = dialog->findChild<QLineEdit*>(QStringLiteral("export.pattern"));
        pattern->setText(QStringLiteral("{wrong}"));
        QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("export.accept"))->isEnabled());
        pattern->setText(QStringLiteral("{n} {title}"));
        QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("export.example"))
                    ->text()
                    .startsWith(QStringLiteral("1 drums.wav")));
        stand.dialogs.setNextFolder(folder);
        accept(dialog);
        QTRY_VERIFY(words(stand).startsWith(QStringLiteral("Exported 3 takes")));
        QCOMPARE(
            QDir(folder).entryList({QStringLiteral("*.wav")}, QDir::Files, QDir::Name),
            QStringList({QStringLiteral("1 drums.wav"), QStringLiteral("2 piano.wav"), QStringLiteral("3 piano.wav")}));
    }

    void aFailureSaysWhyAndOffersAnotherPlace() {
        Stand stand;
        make(stand);
        stand.dialogs.setNextFile(stand.dir.filePath(QStringLiteral("no/such/folder/song.wav")));
        accept(openDialog(stand));
        QTRY_VERIFY(words(stand).contains(QStringLiteral("could not be saved")));
        stand.click("banner.action");
        auto* dialog = stand.window->findChild<ExportDialog*>();
        QVERIFY(dialog);
        stand.dialogs.setNextFile(stand.dir.filePath(QStringLiteral("there.wav")));
        accept(dialog);
        QTRY_VERIFY(QFile::exists(stand.dir.filePath(QStringLiteral("there.wav"))));
    }

    void aTakeIsExportedAsFarAsItIs() {
        Stand stand;
        stand.model.letMake(2);
        stand.open({1440, 900});
        stand.click("generate");
        QTRY_VERIFY(stand.desk->clip && stand.desk->clip->availableFrames() == 2 * 32000);
        auto* dialog = openDialog(stand);
        QVERIFY(dialog);
        const QString file = stand.dir.filePath(QStringLiteral("part.wav"));
        stand.dialogs.setNextFile(file);
        accept(dialog);
        QTRY_VERIFY(QFile::exists(file));
        QCOMPARE(audio::readAudioFile(file.toStdString()).frames(), std::int64_t(2 * 32000));
        QVERIFY(stand.isMaking());
        stand.model.letMake(100);
        QTRY_VERIFY(!stand.isMaking());
    }

    void cancellingLeavesNoFile() {
        Stand stand;
        make(stand);
        stand.session->project().setTitle(1, QStringLiteral("long"));
        auto* dialog = openDialog(stand);
        choose(dialog, "export.format", static_cast<int>(audio::FileFormat::Mp3));
        const QString file = stand.dir.filePath(QStringLiteral("cancelled.mp3"));
        stand.dialogs.setNextFile(file);
        accept(dialog);
        QTRY_VERIFY(stand.find("banner.action")->isVisible() && words(stand).startsWith(QStringLiteral("Exporting")));
        stand.click("banner.action");
        QTest::qWait(50);
        QTRY_VERIFY(!words(stand).startsWith(QStringLiteral("Exporting")) || !stand.find("banner")->isVisible());
        QVERIFY(!QFile::exists(file));
        QVERIFY(
            QDir(stand.dir.path()).entryList({QStringLiteral("*cancelled*")}, QDir::Files | QDir::Hidden).isEmpty());
    }

    void closingWaitsForWhatIsWritten() {
        Stand stand;
        make(stand);
        const QString file = stand.dir.filePath(QStringLiteral("kept.wav"));
        stand.dialogs.setNextFile(file);
        accept(openDialog(stand));
        stand.window->close();
        QTRY_VERIFY(!stand.window->isVisible());
        QCOMPARE(audio::readAudioFile(file.toStdString()).frames(), stand.project().take(1)->frames * 640LL);
    }
};

QTEST_MAIN(TestExportDialog)
#include "test_export_dialog.moc"
