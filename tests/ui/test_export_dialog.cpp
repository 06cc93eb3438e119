#include "core/audio/audio_file.h"
#include "core/audio/export/export_settings.h"
#include "tests/ui/stand.h"
#include "ui/export/export_controller.h"
#include "ui/export/export_dialog.h"
#include "ui/playback/waveform_view.h"

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
        // The last one is gone by then, as it is for a person.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
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
    /// Until everything that was asked for is written, cancelled or refused. Files show before their export is over.
    static bool waitForExport(Stand& stand) {
        QCoreApplication::processEvents();  // an answer arrives later, as a person's does
        const auto* exporter = stand.window->findChild<ExportController*>();
        return QTest::qWaitFor([&] { return !exporter->isBusy(); }, 60000);
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
        QVERIFY(waitForExport(stand));
        QVERIFY2(words(stand).startsWith(QStringLiteral("Exported as")), qPrintable(words(stand)));
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
        QVERIFY(waitForExport(stand));
        QVERIFY2(words(stand).startsWith(QStringLiteral("Exported as")), qPrintable(words(stand)));
        QCOMPARE(audio::readAudioFile(file.toStdString()).frames(), std::int64_t(2.5 * 32000));
        dialog = openDialog(stand);
        QCOMPARE(dialog->findChild<QComboBox*>(QStringLiteral("export.what"))->currentData().toString(),
                 QStringLiteral("loop"));  // something is looped in the window
        const QString loop = stand.dir.filePath(QStringLiteral("loop.flac"));
        stand.dialogs.setNextFile(loop);
        accept(dialog);
        QVERIFY(waitForExport(stand));
        const double seconds = static_cast<double>(audio::readAudioFile(loop.toStdString()).frames()) / 32000;
        QVERIFY(std::abs(seconds - 2.5) <= 0.051);
        // What is selected and not looped is offered first as well, and says what it is.
        stand.playback->setLoop(std::nullopt);
        stand.find<WaveformView>("waveform")->setSelection(WaveformView::Span{2, 5});
        dialog = openDialog(stand);
        auto* what = dialog->findChild<QComboBox*>(QStringLiteral("export.what"));
        QCOMPARE(what->currentText(), QString::fromUtf8("Only the selection (0:02 – 0:05)"));
        QCOMPARE(what->currentData().toString(), QStringLiteral("part"));
        const auto chosen = dialog->settingsFor(dialog->takes().front());
        QVERIFY(chosen.part && !chosen.loop);
        QCOMPARE(chosen.part->begin, 2 * 32000);
        QCOMPARE(chosen.part->end, 5 * 32000);
        dialog->close();
        stand.find<WaveformView>("waveform")->setSelection(std::nullopt);
        dialog = openDialog(stand);
        QCOMPARE(dialog->findChild<QComboBox*>(QStringLiteral("export.what"))->currentText(),
                 QStringLiteral("The whole take"));
        dialog->close();
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
            QVERIFY(waitForExport(stand));
            QCOMPARE(precious(), answer != 0);
            QCOMPARE(QFile::exists(stand.dir.filePath(QStringLiteral("song (2).wav"))), answer != -1);
        }
        QCOMPARE(stand.dialogs.questions().size(), 3);
        QVERIFY(words(stand).contains(QStringLiteral("song.wav")));
    }

    void severalTakesGetTheirNames() {
        Stand stand;
        make(stand, QStringLiteral("piano"));
        make(stand, QStringLiteral("piano"));
        make(stand, QStringLiteral("drums"));
        const QString folder = stand.dir.filePath(QStringLiteral("out"));
        QVERIFY(QDir().mkpath(folder));
        stand.list().selectAll();
        QVERIFY(stand.find<QAbstractButton>("takes.export")->text().startsWith(QStringLiteral("Export 3")));
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
                    .startsWith(QStringLiteral("1 drums.wav\n2 ")));  // one a line
        stand.dialogs.setNextFolder(folder);
        accept(dialog);
        QVERIFY(waitForExport(stand));
        QVERIFY2(words(stand).startsWith(QStringLiteral("Exported 3 takes")), qPrintable(words(stand)));
        QCOMPARE(
            QDir(folder).entryList({QStringLiteral("*.wav")}, QDir::Files, QDir::Name),
            QStringList({QStringLiteral("1 drums.wav"), QStringLiteral("2 piano.wav"), QStringLiteral("3 piano.wav")}));
    }

    void aFailureSaysWhyAndOffersAnotherPlace() {
        Stand stand;
        make(stand);
        stand.dialogs.setNextFile(stand.dir.filePath(QStringLiteral("no/such/folder/song.wav")));
        accept(openDialog(stand));
        QVERIFY(waitForExport(stand));
        QVERIFY2(words(stand).contains(QStringLiteral("could not be saved")), qPrintable(words(stand)));
        stand.click("banner.action");
        auto* dialog = stand.window->findChild<ExportDialog*>();
        QVERIFY(dialog);
        stand.dialogs.setNextFile(stand.dir.filePath(QStringLiteral("there.wav")));
        accept(dialog);
        QVERIFY(waitForExport(stand));
        QVERIFY(QFile::exists(stand.dir.filePath(QStringLiteral("there.wav"))));
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
        QVERIFY(waitForExport(stand));
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
        // It begins with the next event, so that there is always time to think better of it.
        QVERIFY(words(stand).startsWith(QStringLiteral("Exporting")));
        stand.click("banner.action");
        QVERIFY(waitForExport(stand));
        QVERIFY(!stand.find("banner")->isVisible());
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
        QTRY_VERIFY_WITH_TIMEOUT(!stand.window->isVisible(), 60000);
        QCOMPARE(audio::readAudioFile(file.toStdString()).frames(), stand.project().take(1)->frames * 640LL);
    }
};

QTEST_MAIN(TestExportDialog)
#include "test_export_dialog.moc"
