#include "core/audio/export/exporter.h"
#include "core/audio/export/quantise.h"
#include "core/audio/export/resample.h"
#include "core/audio/export/shaping.h"
#include "tests/audio_export/sounds.h"

#include <QTemporaryDir>
#include <QTest>

using namespace capriccio::audio;

namespace {

const ExportProgress kNone;

ExportSettings plain() {
    ExportSettings settings;
    settings.format = FileFormat::WavFloat;
    settings.loudness = Loudness::asItIs();
    return settings;
}

float loudest(const Samples& sound, std::int64_t first, std::int64_t end) {
    float highest = 0;
    for (std::int64_t i = first * sound.channels; i < end * sound.channels; ++i)
        highest = std::max(highest, std::abs(sound.interleaved[static_cast<std::size_t>(i)]));
    return highest;
}

}  // namespace

/// What is done to samples before their level.
class TestShaping : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    Samples exported(const Samples& sound, const ExportSettings& settings) const {
        const std::string file = m_folder.filePath("shaped.wav").toStdString();
        if (!exportSound(viewOf(sound), settings, file)) QTest::qFail("cancelled", __FILE__, __LINE__);
        return readAudioFile(file);
    }

  private Q_SLOTS:
    void partIsExact() {
        const Samples sound = sounds::mix(1, 2);
        ExportSettings settings = plain();
        settings.part = FrameRange{1234, 20001};
        const Samples heard = exported(sound, settings);
        QCOMPARE(heard.frames(), std::int64_t{20001 - 1234});
        QVERIFY(std::equal(heard.interleaved.begin(), heard.interleaved.end(), sound.interleaved.begin() + 2 * 1234));
    }

    void channels() {
        const Samples stereo = sounds::made(0.1, 2, 32000, [](double, int c) { return c ? 0.5 : 0.25; });
        ExportSettings settings = plain();
        settings.channels = ChannelLayout::Mono;
        const Samples mono = exported(stereo, settings);
        QCOMPARE(mono.channels, 1);
        QCOMPARE(mono.frames(), stereo.frames());
        QVERIFY(std::all_of(mono.interleaved.begin(), mono.interleaved.end(), [](float s) { return s == 0.375F; }));
        settings.channels = ChannelLayout::Stereo;
        const Samples doubled = exported(mono, settings);
        QCOMPARE(doubled.channels, 2);
        QCOMPARE(doubled.frames(), mono.frames());
        QVERIFY(
            std::all_of(doubled.interleaved.begin(), doubled.interleaved.end(), [](float s) { return s == 0.375F; }));
        QCOMPARE(exported(stereo, settings).interleaved, stereo.interleaved);
    }

    void fadesAreEqualPowerRamps() {
        const Samples ones = sounds::made(1, 2, 32000, [](double, int) { return 0.5; });
        ExportSettings settings = plain();
        settings.fadeInSeconds = 0.1;
        settings.fadeOutSeconds = 0.5;
        const Samples heard = exported(ones, settings);
        const auto at = [&](std::int64_t frame) { return heard.interleaved[static_cast<std::size_t>(frame) * 2 + 1]; };
        QCOMPARE(heard.frames(), ones.frames());
        QCOMPARE(at(0), 0.0F);
        QCOMPARE(at(31999), 0.0F);
        QVERIFY(std::abs(at(1600) - 0.5F * std::sqrt(0.5F)) < 1e-4F);  // half way: half the power
        QVERIFY(std::abs(at(32000 - 8000) - 0.5F * std::sqrt(0.5F)) < 1e-4F);
        QCOMPARE(at(3200), 0.5F);
        QCOMPARE(at(15999), 0.5F);
        for (std::int64_t i = 1; i < 3200; ++i) QVERIFY(at(i) >= at(i - 1));
        for (std::int64_t i = 16001; i < 32000; ++i) QVERIFY(at(i) <= at(i - 1));  // equal where the sine is flat
        // Longer than the piece: both give way.
        settings.fadeInSeconds = 2;
        settings.fadeOutSeconds = 6;
        const Samples brief = exported(ones, settings);
        QCOMPARE(brief.frames(), ones.frames());
        QVERIFY(std::abs(brief.interleaved[8000 * 2] - 0.5F) < 1e-4F);
        QCOMPARE(brief.interleaved.back(), 0.0F);
    }

    void silenceAtTheEndIsLeftOut() {
        sounds::Random random;
        // One second of tone, then noise 66 dB below it.
        const Samples sound = sounds::made(
            3, 2, 32000, [&](double t, int) { return t < 1 ? 0.5 * sounds::sine(440, t) : 0.00025 * random(); });
        ExportSettings settings = plain();
        settings.trimSilence = true;
        const Samples heard = exported(sound, settings);
        QVERIFY(std::abs(heard.frames() - 40000) <= 2);  // 1 s and 0.25 s
        QCOMPARE(heard.interleaved[20000], sound.interleaved[20000]);
        QCOMPARE(heard.interleaved.back(), 0.0F);  // no step at the cut
        // Nothing to leave out: not a sample changes.
        const Samples tone = sounds::tone(440, 0.5, 1);
        QCOMPARE(exported(tone, settings).interleaved, tone.interleaved);
        // A pause within is kept, and so is a piece that is silent all through.
        const Samples pause =
            sounds::made(3, 1, 32000, [&](double t, int) { return t < 1 || t > 2.9 ? 0.5 * sounds::sine(440, t) : 0; });
        QCOMPARE(exported(pause, settings).frames(), pause.frames());
        const Samples silent = sounds::tone(440, 0, 1);
        QCOMPARE(exported(silent, settings).frames(), silent.frames());
    }

    void resamplingKeepsTimeAndSound_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        for (const int from : {32000, 44100, 48000})
            for (const int to : {32000, 44100, 48000}) QTest::addRow("%d to %d", from, to) << from << to;
    }
    void resamplingKeepsTimeAndSound() {
        QFETCH(int, from);
        QFETCH(int, to);
        const auto wave = [](double t, int c) {
            return (0.4 * sounds::sine(c ? 1000 : 3000, t) + 0.2 * sounds::sine(12000, t)) *
                   std::min(1.0, 50 * std::min(t, 0.777 - t));
        };
        const Samples out = resampled(sounds::made(0.777, 2, from, wave), to, false, Stage(kNone));
        QCOMPARE(out.sampleRate, to);
        QCOMPARE(out.frames(), std::llround(std::llround(0.777 * from) * static_cast<double>(to) / from));
        const Samples wanted = sounds::made(0.777, 2, to, wave);
        float worst = 0;
        for (std::size_t i = 0; i < std::min(out.interleaved.size(), wanted.interleaved.size()); ++i)
            worst = std::max(worst, std::abs(out.interleaved[i] - wanted.interleaved[i]));
        QVERIFY2(worst < 2e-4F, qPrintable(QString::number(worst)));
    }

    void resamplingDownDoesNotAlias() {
        const Samples high = sounds::tone(20000, 0.5, 1, 1, 48000);  // above what 32 kHz can hold
        const Samples out = resampled(high, 32000, false, Stage(kNone));
        QVERIFY(loudest(out, 1000, out.frames() - 1000) < 1e-5F);
    }

    void resamplingALoopKeepsItALoop() {
        // 100 whole periods in 10,000 frames: a perfect loop, and one after.
        const Samples loop =
            sounds::made(10000.0 / 32000, 1, 32000, [](double t, int) { return 0.5 * sounds::sine(320, t); });
        const Samples out = resampled(loop, 44100, true, Stage(kNone));
        QCOMPARE(out.frames(), std::int64_t{13781});
        double worst = 0;
        for (std::int64_t i = 0; i < out.frames(); ++i)
            worst =
                std::max(worst, std::abs(out.interleaved[static_cast<std::size_t>(i)] -
                                         0.5 * std::sin(2 * std::numbers::pi * 100 * static_cast<double>(i) / 13781)));
        QVERIFY2(worst < 1e-4, qPrintable(QString::number(worst)));
    }

    // The error of dithered samples: no part of the signal, triangular within 1 step, 0.5 steps RMS (dither 1/√6,
    // rounding 1/√12).
    void ditherIsTriangular() {
        const Samples sound = sounds::tone(441, 0.3, 4);
        for (const int bits : {16, 24}) {
            const std::vector<std::int32_t> samples = quantised(sound, bits);
            QCOMPARE(samples, quantised(sound, bits));
            const double steps = std::ldexp(1.0, bits - 1);
            double sum = 0, power = 0, cross = 0, worst = 0;
            for (std::size_t i = 0; i < samples.size(); ++i) {
                QCOMPARE(samples[i] & ((1 << (32 - bits)) - 1), 0);
                const double error =
                    std::ldexp(static_cast<double>(samples[i]), bits - 32) - sound.interleaved[i] * steps;
                sum += error;
                power += error * error;
                cross += error * sound.interleaved[i];
                worst = std::max(worst, std::abs(error));
            }
            const auto count = static_cast<double>(samples.size());
            QVERIFY2(std::abs(std::sqrt(power / count) - 0.5) < 0.01,
                     qPrintable(QString::number(std::sqrt(power / count))));
            QVERIFY(std::abs(sum / count) < 0.01);
            QVERIFY(std::abs(cross / count) < 0.003);
            QVERIFY(worst > 1.2 && worst < 1.5001);
        }
    }

    void fullScaleDoesNotWrap() {
        const Samples sound{{1.0F, -1.0F, 0.999999F, -0.999999F}, 1, 32000};
        for (const int bits : {16, 24}) {
            const Samples heard = asFloat(quantised(sound, bits), 1, 32000);
            QVERIFY(heard.interleaved[0] > 0.9999F && heard.interleaved[2] > 0.9999F);
            QVERIFY(heard.interleaved[1] < -0.9999F && heard.interleaved[3] < -0.9999F);
        }
    }
};

QTEST_GUILESS_MAIN(TestShaping)
#include "test_shaping.moc"
