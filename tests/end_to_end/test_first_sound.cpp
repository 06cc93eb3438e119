// The whole way with real parts: the window, a prompt typed, Generate clicked, a checkpoint loaded, PortAudio playing,
// a recorder listening, a file saved.
#include "core/audio/audio_file.h"
#include "core/studio/library/library.h"
#include "core/studio/playback.h"
#include "core/studio/project/project_shelf.h"
#include "core/studio/session.h"
#include "core/studio/settings.h"
#include "tests/support/pulse_sink.h"
#include "tests/support/sound_compare.h"
#include "ui/main/main_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialogs.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::tests;
using studio::Playback;

class TestFirstSound : public QObject {
    Q_OBJECT

    /// Knows no model but the one chosen, and asks no hub.
    static library::Library::Options libraryIn(const QTemporaryDir& folder) {
        for (const char* name : {"HF_HUB_CACHE", "HF_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"})
            qputenv(name, folder.filePath(QString::fromLatin1(name).toLower()).toUtf8());
        qputenv("HF_ENDPOINT", "http://127.0.0.1:9");
        auto options = library::Library::Options::ofUser();
        options.measureSeconds = 0.05;
        return options;
    }

    /// Ctrl+S, then the samples as they were made.
    static void exportAsItIs(ui::MainWindow& window) {
        QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(window.findChild<QDialog*>("exportDialog"));
        auto* dialog = window.findChild<QDialog*>("exportDialog");
        const auto choose = [dialog](const char* name, auto isIt) {
            auto* box = dialog->findChild<QComboBox*>(name);
            for (int i = 0; i < box->count(); ++i)
                if (isIt(box, i)) box->setCurrentIndex(i);
        };
        choose("export.format", [](QComboBox* box, int i) { return box->itemText(i) == "WAV, 32 bit float"; });
        choose("export.loudness", [](QComboBox* box, int i) { return box->itemData(i).toString() == "asItIs"; });
        QTest::mouseClick(dialog->findChild<QWidget*>("export.accept"), Qt::LeftButton);
    }

  private Q_SLOTS:
    void typedMadeHeardAndSaved() {
        PulseSink sink(32000, 1);
        if (!sink.problem().isEmpty()) QSKIP(qPrintable(sink.problem()));
        QTemporaryDir folder;
        studio::Settings settings(folder.filePath("settings.ini"));
        settings.set(studio::Setting::ModelFolder, QStringLiteral(GOLDEN_DATA "/mono"));
        settings.set(studio::Setting::Seconds, 4.0);
        settings.set(studio::Setting::Volume, 1.0);
        ui::Theme theme(*qApp);
        project::ProjectShelf shelf(folder.filePath("data"));
        studio::Session session(shelf);
        Playback playback;
        library::Library models(libraryIn(folder));
        ui::Dialogs dialogs;
        ui::MainWindow window(theme, settings, session, playback, models, dialogs);
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(sink.startRecording());

        QSignalSpy failed(&session, &studio::Session::failed);
        QSignalSpy progress(&session, &studio::Session::progress);
        auto* prompt = window.findChild<QPlainTextEdit*>("prompt");
        prompt->setFocus();
        QTest::keyClicks(prompt, "80s pop track with bassy drums and synth");
        QTest::mouseClick(window.findChild<QWidget*>("generate"), Qt::LeftButton);
        QVERIFY(session.isMaking());
        QTRY_VERIFY_WITH_TIMEOUT(playback.state() == Playback::State::Ended || !failed.isEmpty(), 120000);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.at(0).at(0).toString()));
        QVERIFY(progress.count() > 0);
        QVERIFY(!session.isMaking());

        const auto clip = playback.clip();
        QVERIFY(clip->finished());
        QCOMPARE(clip->availableFrames(), std::int64_t{4 * 32000});
        const auto made = clip->frames(0, clip->availableFrames());
        QCOMPARE(playback.underruns(), 0ULL);
        const Heard heard = compareHeard(sink.stopRecording(), made, 32000);
        qInfo("correlation %.9f, worst 50 ms %.6f, gain %.6f", heard.correlation, heard.worstPiece, heard.gain);
        QVERIFY(heard.correlation >= 0.999);
        QVERIFY(heard.worstPiece >= 0.99);

        const QString file = folder.filePath("song.wav");
        dialogs.setNextFile(file);
        exportAsItIs(window);
        QTRY_VERIFY(QFile::exists(file));
        const audio::Samples saved = audio::readAudioFile(file.toStdString());
        QCOMPARE(saved.sampleRate, 32000);
        QVERIFY(std::ranges::equal(saved.interleaved, made));
        QTRY_VERIFY(window.findChild<QLabel*>("banner.words")->text().startsWith("Exported"));
    }

    void withoutASoundDeviceMakingAndSavingGoOn() {
        QTemporaryDir folder;
        qputenv("HOME", folder.path().toUtf8());  // no .asoundrc, so no device on a machine without a sound card
        qputenv("PULSE_SERVER", "unix:/nowhere");
        studio::Settings settings(folder.filePath("settings.ini"));
        settings.set(studio::Setting::ModelFolder, QStringLiteral(GOLDEN_DATA "/mono"));
        settings.set(studio::Setting::Seconds, 1.0);
        ui::Theme theme(*qApp);
        project::ProjectShelf shelf(folder.filePath("data"));
        studio::Session session(shelf);
        Playback playback;
        if (!Playback::deviceNames().isEmpty()) QSKIP("this machine has a sound card");
        library::Library models(libraryIn(folder));
        ui::Dialogs dialogs;
        ui::MainWindow window(theme, settings, session, playback, models, dialogs);
        window.show();
        QSignalSpy ended(&session, &studio::Session::ended);
        QSignalSpy problem(&playback, &Playback::problemChanged);
        QTest::mouseClick(window.findChild<QWidget*>("generate"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 120000);
        QTRY_VERIFY_WITH_TIMEOUT(problem.count() > 0, 30000);
        QVERIFY(!problem.last().at(0).toString().isEmpty());
        QTRY_VERIFY(window.findChild<QLabel*>("banner.words")->isVisible());
        const QString file = folder.filePath("song.wav");
        dialogs.setNextFile(file);
        exportAsItIs(window);
        QTRY_VERIFY(QFile::exists(file));
        QCOMPARE(audio::readAudioFile(file.toStdString()).frames(), std::int64_t{32000});
    }
};

QTEST_MAIN(TestFirstSound)
#include "test_first_sound.moc"
