// The whole way with real parts: the window, a prompt typed, Generate clicked, a checkpoint loaded, PortAudio playing,
// a recorder listening, a file saved.
#include "core/audio/audio_file.h"
#include "core/studio/generator.h"
#include "core/studio/playback.h"
#include "core/studio/settings.h"
#include "tests/support/pulse_sink.h"
#include "tests/support/sound_compare.h"
#include "ui/main/main_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialogs.h"

#include <QApplication>
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
        studio::Generator generator;
        Playback playback;
        ui::Dialogs dialogs;
        ui::MainWindow window(theme, settings, generator, playback, dialogs);
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(sink.startRecording());

        QSignalSpy failed(&generator, &studio::Generator::failed);
        QSignalSpy progress(&generator, &studio::Generator::progress);
        auto* prompt = window.findChild<QPlainTextEdit*>("prompt");
        prompt->setFocus();
        QTest::keyClicks(prompt, "80s pop track with bassy drums and synth");
        QTest::mouseClick(window.findChild<QWidget*>("generate"), Qt::LeftButton);
        QVERIFY(generator.isBusy());
        QTRY_VERIFY_WITH_TIMEOUT(playback.state() == Playback::State::Ended || !failed.isEmpty(), 120000);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.at(0).at(0).toString()));
        QVERIFY(progress.count() > 0);
        QVERIFY(!generator.isBusy());

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
        QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(QFile::exists(file));
        const audio::Samples saved = audio::readAudioFile(file.toStdString());
        QCOMPARE(saved.sampleRate, 32000);
        QVERIFY(std::ranges::equal(saved.interleaved, made));
        QTRY_VERIFY(window.findChild<QLabel*>("banner.words")->text().startsWith("Saved"));
    }

    void withoutASoundDeviceMakingAndSavingGoOn() {
        QTemporaryDir folder;
        qputenv("HOME", folder.path().toUtf8());  // no .asoundrc, so no device on a machine without a sound card
        qputenv("PULSE_SERVER", "unix:/nowhere");
        studio::Settings settings(folder.filePath("settings.ini"));
        settings.set(studio::Setting::ModelFolder, QStringLiteral(GOLDEN_DATA "/mono"));
        settings.set(studio::Setting::Seconds, 1.0);
        ui::Theme theme(*qApp);
        studio::Generator generator;
        Playback playback;
        if (!Playback::deviceNames().isEmpty()) QSKIP("this machine has a sound card");
        ui::Dialogs dialogs;
        ui::MainWindow window(theme, settings, generator, playback, dialogs);
        window.show();
        QSignalSpy ended(&generator, &studio::Generator::ended);
        QSignalSpy problem(&playback, &Playback::problemChanged);
        QTest::mouseClick(window.findChild<QWidget*>("generate"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 120000);
        QTRY_VERIFY_WITH_TIMEOUT(problem.count() > 0, 30000);
        QVERIFY(!problem.last().at(0).toString().isEmpty());
        QTRY_VERIFY(window.findChild<QLabel*>("banner.words")->isVisible());
        const QString file = folder.filePath("song.wav");
        dialogs.setNextFile(file);
        QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(QFile::exists(file));
        QCOMPARE(audio::readAudioFile(file.toStdString()).frames(), std::int64_t{32000});
    }
};

QTEST_MAIN(TestFirstSound)
#include "test_first_sound.moc"
