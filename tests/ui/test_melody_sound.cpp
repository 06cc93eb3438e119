#include "core/audio/audio_file.h"
#include "core/audio/player.h"
#include "tests/support/pulse_sink.h"
#include "tests/support/sound_compare.h"
#include "tests/ui/stand.h"
#include "ui/melody/melody_zone.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/level_meter.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include <QAbstractButton>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QTest>
#include <QUrl>

using namespace capriccio;
using namespace capriccio::ui;
using namespace capriccio::tests;
using State = studio::MelodySource::State;

/// The melody with real sound: a server whose microphone hears its silent device.
class TestMelodySound : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theChosenPartIsHeard() {
        PulseSink sink(32000, 1);
        if (!sink.problem().isEmpty()) QSKIP(qPrintable(sink.problem()));
        Stand stand;
        stand.open({1280, 1000});
        const auto sound = testSound(32000, 1, 3 * 32000);
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, 3 * 32000);
        clip->append(sound);
        clip->finish();
        const QString file = stand.dir.filePath(QStringLiteral("tune.wav"));
        audio::writeWav(file.toStdString(), *clip);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(stand.find("melody"), &enter);
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(stand.find("melody"), &drop);
        auto* source = stand.window->findChild<studio::MelodySource*>(QStringLiteral("melodySource"));
        QTRY_COMPARE(source->state(), State::Ready);
        const auto& kept = *source->clip();
        const auto part = [&](double begin, double end) {
            return kept.frames(std::llround(begin * 32000), std::llround((end - begin) * 32000));
        };
        QVERIFY(sink.startRecording());
        // All of it, then a part: each from its first to its last sample.
        stand.click("melody.listen");
        QTRY_VERIFY(source->isListening());
        QTRY_VERIFY_WITH_TIMEOUT(!source->isListening(), 20000);
        source->setPart({1, 2.5});
        stand.click("melody.listen");
        QTRY_VERIFY_WITH_TIMEOUT(!source->isListening(), 20000);
        const auto heard = sink.stopRecording();
        const auto whole = compareHeard(heard, part(0, 3), 32000);
        QVERIFY2(whole.worstPiece > 0.99, qPrintable(QString::number(whole.worstPiece)));
        const auto after = std::span(heard).subspan(static_cast<std::size_t>(whole.offset + 3 * 32000));
        const auto second = compareHeard(after, part(1, 2.5), 32000);
        QVERIFY2(second.worstPiece > 0.99, qPrintable(QString::number(second.worstPiece)));
        QCOMPARE(source->playback().underruns(), 0ULL);
    }

    void whatIsHummedIsKept() {
        PulseSink sink(32000, 1);
        if (!sink.problem().isEmpty()) QSKIP(qPrintable(sink.problem()));
        Stand stand;
        stand.settings.set(studio::Setting::CountInClicks, false);
        stand.open({1280, 1000});
        auto* source = stand.window->findChild<studio::MelodySource*>(QStringLiteral("melodySource"));
        QVERIFY(source);
        source->setRecordingsFolder(stand.dir.filePath(QStringLiteral("recordings")));

        // Someone hums an E and goes on humming it.
        std::vector<float> samples;
        for (int i = 0; i < 30 * 32000; ++i)
            samples.push_back(0.4F * static_cast<float>(std::sin(2 * std::numbers::pi * 329.628 * i / 32000)));
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, static_cast<std::int64_t>(samples.size()));
        clip->append(samples);
        clip->finish();
        audio::Player hummer;
        hummer.setClip(clip);
        hummer.setVolume(1);
        hummer.play();

        stand.click("melody.record");
        QCOMPARE(source->state(), State::CountingIn);
        QTRY_VERIFY_WITH_TIMEOUT(source->level() > 0.2F, 15000);
        QTRY_COMPARE_WITH_TIMEOUT(source->state(), State::Recording, 15000);
        QTRY_VERIFY_WITH_TIMEOUT(source->recordedSeconds() > 2.5, 15000);
        QVERIFY(stand.find("melody.recording")->isVisible());
        stand.click("melody.stop");
        QTRY_COMPARE_WITH_TIMEOUT(source->state(), State::Ready, 15000);
        QVERIFY(source->problem().isEmpty());
        hummer.stop();
        const auto& notes = source->notes();
        QVERIFY(notes.frames() >= 18);
        for (int frame = 2; frame < notes.frames() - 2; ++frame) QCOMPARE(notes.note(frame), 4);
        // All of it, as loud as it was hummed.
        const auto kept = source->clip()->frames(0, source->clip()->availableFrames());
        const auto loud =
            std::count_if(kept.begin(), kept.end(), [](float sample) { return std::abs(sample) > 0.02F; });
        QVERIFY2(static_cast<double>(loud) > 0.9 * static_cast<double>(kept.size()), qPrintable(QString::number(loud)));
        QVERIFY(std::abs(*std::max_element(kept.begin(), kept.end()) - 0.4F) < 0.02F);
    }
};

QTEST_MAIN(TestMelodySound)
#include "test_melody_sound.moc"
