#include "core/audio/export/exporter.h"
#include "core/audio/export/limiter.h"
#include "core/audio/export/loudness.h"
#include "core/audio/export/true_peak.h"
#include "tests/audio_export/programs.h"
#include "tests/audio_export/sounds.h"

#include <QTemporaryDir>
#include <QTest>

using namespace capriccio::audio;

Q_DECLARE_METATYPE(capriccio::audio::FileFormat)

/// Loudness and true peak of what was written, by ffmpeg's meter.
class TestLoudness : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    static Samples soundNamed(const QString& name, int channels) {
        if (name == "bursts") return sounds::bursts(6, channels);
        if (name == "noise") return sounds::noise(0.3, 6, channels);
        if (name == "mix") return sounds::mix(6, channels);
        if (name == "clipped") return sounds::clipped(6, channels);
        if (name == "soft") return sounds::tone(440, 0.01, 6, channels);
        qFatal("no such sound");
    }

  private Q_SLOTS:
    void reachesTheTarget_data() {
        QTest::addColumn<QString>("sound");
        QTest::addColumn<int>("channels");
        QTest::addColumn<FileFormat>("format");
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("target");
        const auto row = [](const char* sound, int channels, FileFormat format, int rate = 0, double target = -14) {
            QTest::addRow("%s %d %s %d %g", sound, channels, traitsOf(format).name, rate, target)
                << sound << channels << format << rate << target;
        };
        for (const char* sound : {"bursts", "noise", "mix", "clipped", "soft"})
            for (const FileFormat format :
                 {FileFormat::Wav24, FileFormat::OggVorbis, FileFormat::Opus, FileFormat::Mp3})
                row(sound, 2, format);
        for (const FileFormat format :
             {FileFormat::Wav16, FileFormat::WavFloat, FileFormat::Flac16, FileFormat::Flac24})
            row("mix", 2, format, 44100);
        for (const FileFormat format : {FileFormat::Wav16, FileFormat::OggVorbis, FileFormat::Opus, FileFormat::Mp3})
            row("mix", 1, format, 48000);
        for (const double target : {-23.0, -16.0, -10.0}) {
            row("mix", 2, FileFormat::Flac24, 0, target);
            row("clipped", 2, FileFormat::Mp3, 44100, target);
        }
    }
    void reachesTheTarget() {
        QFETCH(QString, sound);
        QFETCH(int, channels);
        QFETCH(FileFormat, format);
        QFETCH(int, rate);
        QFETCH(double, target);
        ExportSettings settings;
        settings.format = format;
        settings.sampleRate = rate;
        settings.quality.mp3Kbps = 128;  // the hardest for the peaks
        settings.loudness = Loudness::lufs(target);
        const QString file = m_folder.filePath(QString("sound") + traitsOf(format).extension);
        const auto report = exportSound(viewOf(soundNamed(sound, channels)), settings, file.toStdString());
        QVERIFY(report);
        const programs::Meter meter = programs::ebur128(file);
        const QByteArray numbers = QString("%1 LUFS, %2 dBTP; reported %3, %4")
                                       .arg(meter.lufs)
                                       .arg(meter.truePeakDb)
                                       .arg(report->loudnessLufs)
                                       .arg(report->truePeakDb)
                                       .toUtf8();
        QVERIFY2(std::abs(meter.lufs - target) <= 0.2, numbers);
        QVERIFY2(meter.truePeakDb < kTruePeakLimitDb, numbers);
        QVERIFY2(std::abs(meter.lufs - report->loudnessLufs) < 0.15,
                 numbers);  // the meter's last reading is up to 0.1 s before the end
        QVERIFY2(report->truePeakDb > meter.truePeakDb - 0.1, numbers);
        QVERIFY(report->notices.empty());
    }

    void veryQuietIsLeftAlone() {
        const Samples sound = sounds::tone(440, 0.0015, 3);  // an RMS of 1.06e-3
        for (const Loudness loudness : {Loudness::lufs(-14), Loudness::peak(-1)}) {
            ExportSettings settings;
            settings.format = FileFormat::WavFloat;
            settings.loudness = loudness;
            const std::string file = m_folder.filePath("quiet.wav").toStdString();
            const auto report = exportSound(viewOf(sound), settings, file);
            QCOMPARE(readAudioFile(file).interleaved, sound.interleaved);
            QCOMPARE(report->gainDb, 0.0);
            QCOMPARE(report->notices.size(), std::size_t{1});
        }
        // Just loud enough: lifted.
        ExportSettings settings;
        const auto report =
            exportSound(viewOf(sounds::tone(440, 0.003, 3)), settings, m_folder.filePath("a.wav").toStdString());
        QVERIFY(std::abs(report->loudnessLufs + 14) < 0.1);
        QVERIFY(report->gainDb > 35);
    }

    void silenceAndTheVeryShort() {
        for (const FormatTraits& traits : allFormats()) {
            ExportSettings settings;
            settings.format = traits.format;
            const QString file = m_folder.filePath(QString("short") + traits.extension);
            const auto silent = exportSound(viewOf(sounds::tone(440, 0, 1)), settings, file.toStdString());
            QVERIFY(silent->truePeakDb < -80 || traits.lossy);
            const auto brief = exportSound(viewOf(sounds::tone(440, 0.1, 0.1)), settings, file.toStdString());
            QVERIFY2(std::abs(brief->truePeakDb - kTruePeakLimitDb) < 0.5, traits.name);  // no loudness: by its peak
            QCOMPARE(brief->notices.size(), std::size_t{1});
            const Samples one{{0.5F}, 1, 32000};
            exportSound(viewOf(one), settings, file.toStdString());
            QCOMPARE(readAudioFile(file.toStdString()).frames(),
                     std::llround(fileSampleRate(settings, 32000) / 32000.0));
        }
    }

    void whatPeaksForbidIsSaid() {
        for (const FileFormat format : {FileFormat::Wav24, FileFormat::Mp3}) {
            ExportSettings settings;
            settings.format = format;
            const QString file = m_folder.filePath(QString("clicks") + traitsOf(format).extension);
            const auto report = exportSound(viewOf(sounds::clicks(4)), settings, file.toStdString());
            const programs::Meter meter = programs::ebur128(file);
            QVERIFY(meter.truePeakDb < kTruePeakLimitDb);
            QVERIFY(meter.truePeakDb > kTruePeakLimitDb - 1.5);  // it does use what there is
            QVERIFY(report->limitedDb <= kMostLimitingDb + 0.01);
            QVERIFY(meter.lufs < -20);
            QCOMPARE(report->notices.size(), std::size_t{1});
            QVERIFY(QString::fromStdString(report->notices[0].english()).contains("instead of −14.0"));
        }
    }

    void peak_data() {
        QTest::addColumn<FileFormat>("format");
        for (const FormatTraits& traits : allFormats()) QTest::newRow(traits.name) << traits.format;
    }
    void peak() {
        QFETCH(FileFormat, format);
        for (const double target : {-1.0, -6.0}) {
            ExportSettings settings;
            settings.format = format;
            settings.sampleRate = 48000;
            settings.loudness = Loudness::peak(target);
            const QString file = m_folder.filePath(QString("peak") + traitsOf(format).extension);
            const auto report = exportSound(viewOf(sounds::mix(3, 2)), settings, file.toStdString());
            const double heard = programs::ebur128(file).truePeakDb;
            QVERIFY2(heard < target + 0.1 && heard > target - 0.7, qPrintable(QString::number(heard)));
            QCOMPARE(report->limitedDb, 0.0);
        }
    }

    void withoutLimitingOnlyTheGainChanges() {
        const Samples sound = sounds::mix(3, 2);
        ExportSettings settings;
        settings.format = FileFormat::WavFloat;
        settings.loudness = Loudness::lufs(-24);
        const std::string file = m_folder.filePath("gain.wav").toStdString();
        const auto report = exportSound(viewOf(sound), settings, file);
        QCOMPARE(report->limitedDb, 0.0);
        const Samples heard = readAudioFile(file);
        const auto gain = static_cast<float>(fromDecibels(report->gainDb));
        for (std::size_t i = 0; i < sound.interleaved.size(); ++i)
            QVERIFY(std::abs(heard.interleaved[i] - gain * sound.interleaved[i]) < 1e-6F);
    }

    // The limiter by itself: it holds the ceiling at every frame, changes nothing far from a peak, and moves smoothly.
    void limiterHoldsTheCeiling() {
        const ExportProgress none;
        const Samples sound = sounds::mix(4, 2);
        const std::vector<float> envelope = truePeakEnvelope(sound, false, Stage(none));
        const double gain = 3, ceiling = 0.8;
        const std::vector<float> gains = limiterGains(envelope, gain, ceiling, 32000, false);
        QCOMPARE(gains.size(), envelope.size());
        float lowest = 1;
        for (std::size_t i = 0; i < gains.size(); ++i) {
            QVERIFY(envelope[i] * gain * gains[i] <= ceiling * 1.000001);
            QVERIFY(gains[i] <= 1 && gains[i] > 0);
            lowest = std::min(lowest, gains[i]);
            if (i > 0) QVERIFY(std::abs(gains[i] - gains[i - 1]) < 0.02F);
        }
        QVERIFY(lowest < 0.5F);
        QVERIFY(limiterGains(envelope, 0.1, ceiling, 32000, false).empty());
    }

    void limiterKnowsThatALoopRepeats() {
        std::vector<float> envelope(16000, 0.5F);
        envelope.back() = 2;  // the next lap's first frames come right after this peak
        const std::vector<float> gains = limiterGains(envelope, 1, 1, 32000, true);
        QVERIFY(gains.back() <= 0.5001F);
        QVERIFY(std::abs(gains.front() - gains.back()) < 0.02F);
        QVERIFY(limiterGains(envelope, 1, 1, 32000, false).front() > 0.99F);
    }

    // A sine at a quarter of the rate, sampled beside its tops: the samples say 0.707, the wave 1.
    void truePeakIsThatOfTheWave() {
        const ExportProgress none;
        for (const double hz : {8000.0, 4000.0, 14000.0, 1000.0}) {
            const Samples sound = sounds::made(0.2, 1, 32000, [&](double t, int) {
                return std::sin(2 * std::numbers::pi * hz * t + std::numbers::pi / 4) *
                       std::min({1.0, t * 20, (0.2 - t) * 20});
            });
            const double peak = truePeak(sound, Stage(none));
            QVERIFY2(std::abs(peak - 1) < 0.025, qPrintable(QString::number(peak)));
            const std::vector<float> envelope = truePeakEnvelope(sound, false, Stage(none));
            QVERIFY(std::abs(*std::max_element(envelope.begin(), envelope.end()) - peak) < 1e-6);
        }
    }
};

QTEST_GUILESS_MAIN(TestLoudness)
#include "test_loudness.moc"
