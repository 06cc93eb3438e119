// What the stage's controls do to the sound: real PortAudio, a sound server, and a recorder that listens.
#include "core/studio/playback.h"
#include "tests/support/pulse_sink.h"
#include "tests/support/sound_compare.h"
#include "ui/playback/device_menu.h"
#include "ui/playback/take_stage.h"
#include "ui/playback/transport.h"
#include "ui/playback/waveform_view.h"
#include "ui/theme/theme.h"

#include <cmath>

#include <QApplication>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::tests;
using studio::Playback;

#define NEED_SINK(sink) \
    if (!(sink).problem().isEmpty()) QSKIP(qPrintable((sink).problem()))

class TestStageSound : public QObject {
    Q_OBJECT

    static constexpr int kRate = 32000;

    static ui::Theme& theme() {
        static auto* shared = new ui::Theme(*qApp);
        return *shared;
    }
    static studio::Take take(qint64 id, const std::vector<float>& sound) {
        studio::Take made;
        made.id = id;
        made.prompt = QStringLiteral("take %1").arg(id);
        made.seconds = static_cast<double>(sound.size()) / kRate;
        auto clip = std::make_shared<audio::AudioClip>(kRate, 1, static_cast<std::int64_t>(sound.size()));
        clip->append(sound);
        clip->finish();
        made.clip = clip;
        return made;
    }
    struct Set {
        Playback playback;
        ui::TakeStage stage{theme(), playback, 1.0};
        explicit Set(const studio::Take& shown) {
            stage.resize(836, 520);
            stage.show();
            if (!QTest::qWaitForWindowExposed(&stage)) qWarning("not shown");
            QApplication::setActiveWindow(&stage);
            playback.setVolume(1);
            playback.setClip(shown.clip);
            stage.showTake(shown, ui::TakeStage::Making::Finished);
        }
        void click(const char* name) {
            QTest::mouseClick(stage.findChild<QWidget*>(QLatin1String(name)), Qt::LeftButton);
        }
        QPoint at(double seconds) { return {qRound(stage.waveform().xOf(seconds)), 100}; }
    };
    /// Whether a second of the recording from about there on is that second of the sound.
    static bool hears(const std::vector<float>& heard, const std::vector<float>& sound, double from,
                      double seconds = 0.5) {
        const auto begin = static_cast<std::ptrdiff_t>(from * kRate);
        const std::vector<float> piece(sound.begin() + begin,
                                       sound.begin() + begin + static_cast<std::ptrdiff_t>(seconds * kRate));
        const auto offset = findIn(heard, piece);
        if (offset < 0) return false;
        return correlation(std::span(heard).subspan(static_cast<std::size_t>(offset), piece.size()), piece) > 0.999;
    }

  private Q_SLOTS:
    void playingAndSeeking() {
        PulseSink sink(kRate, 1);
        NEED_SINK(sink);
        const auto sound = testSound(kRate, 1, 10 * kRate);
        Set s(take(1, sound));
        QVERIFY(sink.startRecording());
        s.click("play");
        QTRY_VERIFY_WITH_TIMEOUT(s.playback.positionSeconds() > 1.0, 20000);
        QTest::mouseClick(&s.stage.waveform(), Qt::LeftButton, {}, s.at(6));
        QTRY_VERIFY_WITH_TIMEOUT(s.playback.positionSeconds() > 7.0, 20000);
        s.click("stop");
        const auto heard = sink.stopRecording();
        QVERIFY(hears(heard, sound, 0.2));
        QVERIFY(hears(heard, sound, 6.1));
        QVERIFY(!hears(heard, sound, 4.0));
        QCOMPARE(s.playback.underruns(), 0ULL);
    }

    void theSelectionGoesRoundAndRound() {
        PulseSink sink(kRate, 1);
        NEED_SINK(sink);
        const auto sound = testSound(kRate, 1, 10 * kRate);
        Set s(take(1, sound));
        s.stage.waveform().setSelection(ui::WaveformView::Span{3, 3.8});
        s.click("loop");
        s.playback.seek(3);
        QVERIFY(sink.startRecording());
        s.click("play");
        QTRY_COMPARE_WITH_TIMEOUT(s.playback.state(), Playback::State::Playing, 20000);
        QTest::qWait(2600);
        s.click("stop");
        const auto heard = sink.stopRecording();
        // Two rounds, sample for sample.
        std::vector<float> rounds(sound.begin() + 3 * kRate + 3200,
                                  sound.begin() + static_cast<std::ptrdiff_t>(3.8 * kRate));
        rounds.insert(rounds.end(), sound.begin() + 3 * kRate,
                      sound.begin() + static_cast<std::ptrdiff_t>(3.8 * kRate));
        const auto offset = findIn(heard, rounds);
        QVERIFY(offset >= 0);
        QVERIFY(correlation(std::span(heard).subspan(static_cast<std::size_t>(offset), rounds.size()), rounds) > 0.999);
    }

    void comparingAtTheSamePlaceAndEquallyLoud() {
        PulseSink sink(kRate, 1);
        NEED_SINK(sink);
        const auto first = testSound(kRate, 1, 10 * kRate, 1);
        auto second = testSound(kRate, 1, 10 * kRate, 2);
        for (float& sample : second) sample *= 0.25F;
        Set s(take(1, first));
        QVERIFY(sink.startRecording());
        QVERIFY(s.stage.compareWith(take(2, second)));
        QTRY_VERIFY_WITH_TIMEOUT(s.playback.loudness().has_value(), 20000);
        QTest::keyClick(&s.stage, Qt::Key_C);  // the first
        s.click("play");
        QTRY_VERIFY_WITH_TIMEOUT(s.playback.positionSeconds() > 2.0, 20000);
        QTest::keyClick(&s.stage, Qt::Key_C);  // the second
        QTRY_VERIFY_WITH_TIMEOUT(s.playback.positionSeconds() > 4.0, 20000);
        s.click("stop");
        const auto heard = sink.stopRecording();
        const auto placeOf = [&](const std::vector<float>& sound, double from, double& loudness) {
            const auto begin = static_cast<std::ptrdiff_t>(from * kRate);
            const std::vector<float> piece(sound.begin() + begin, sound.begin() + begin + kRate / 2);
            const auto offset = findIn(heard, piece);
            double sum = 0;
            for (int i = 0; i < kRate / 2; ++i) sum += std::pow(heard[static_cast<std::size_t>(offset + i)], 2);
            loudness = 10 * std::log10(sum / (kRate / 2.0));
            return offset;
        };
        double loudFirst = 0, loudSecond = 0;
        const auto at1 = placeOf(first, 1.0, loudFirst);
        const auto at3 = placeOf(second, 3.2, loudSecond);
        QCOMPARE(at3 - at1, static_cast<std::int64_t>(2.2 * kRate));  // not a frame was left out or doubled
        QVERIFY2(std::abs(loudFirst - loudSecond) < 1.5,
                 qPrintable(QStringLiteral("%1 %2").arg(loudFirst).arg(loudSecond)));
        QVERIFY(hears(heard, first, 0.5));
        QCOMPARE(s.playback.underruns(), 0ULL);
    }

    void anotherDeviceWhilePlaying() {
        PulseSink sink(kRate, 1);
        NEED_SINK(sink);
        QTemporaryDir dir;
        studio::Settings settings(dir.filePath(QStringLiteral("settings.ini")));
        const auto sound = testSound(kRate, 1, 20 * kRate);
        Set s(take(1, sound));
        auto* menu = new ui::DeviceMenu(settings, s.playback, &s.stage);
        s.stage.transport().setDeviceMenu(menu);
        QVERIFY(sink.startRecording());
        s.click("play");
        QTRY_VERIFY_WITH_TIMEOUT(s.playback.positionSeconds() > 0.8, 20000);
        s.click("device");
        QAction* pulse = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((pulse = menu->findChild<QAction*>(QStringLiteral("device.pulse"))), 20000);
        pulse->trigger();
        menu->close();
        const double changed = s.playback.positionSeconds();
        QTRY_VERIFY_WITH_TIMEOUT(s.playback.positionSeconds() > changed + 1.5, 30000);
        QCOMPARE(s.playback.state(), Playback::State::Playing);
        s.click("stop");
        const auto heard = sink.stopRecording();
        QVERIFY(hears(heard, sound, 0.2));
        QVERIFY(hears(heard, sound, changed + 0.8));
        QVERIFY(s.playback.problem().isEmpty());
    }
};

QTEST_MAIN(TestStageSound)
#include "test_stage_sound.moc"
