// Any sound file as a model wants it: rates, channels, parts of it, and whatever is wrong with a file.
#include "core/audio/sound_loader.h"
#include "core/base/error.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <numbers>

#include <QTemporaryDir>
#include <QtTest>
#include <sndfile.h>

using namespace capriccio::audio;
using capriccio::Error;
namespace fs = std::filesystem;

namespace {

constexpr int kRate = 32000;

/// A tone for each channel, so that channels and places can be told apart.
double toneAt(double seconds, int channel) {
    return 0.4 * std::sin(2 * std::numbers::pi * (330.0 + 170 * channel) * seconds + 0.3);
}

void write(const fs::path& file, int format, int rate, int channels, const std::vector<float>& samples) {
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = channels;
    info.format = format;
    SNDFILE* handle = sf_open(file.c_str(), SFM_WRITE, &info);
    QVERIFY2(handle, sf_strerror(nullptr));
    const auto frames = static_cast<sf_count_t>(samples.size()) / channels;
    QCOMPARE(sf_writef_float(handle, samples.data(), frames), frames);
    QCOMPARE(sf_close(handle), 0);
}

std::vector<float> tones(int rate, int channels, double seconds) {
    std::vector<float> samples;
    for (int i = 0; i < static_cast<int>(seconds * rate); ++i)
        for (int c = 0; c < channels; ++c)
            samples.push_back(static_cast<float>(toneAt(i / static_cast<double>(rate), c)));
    return samples;
}

/// The largest difference from the tones, away from the ends of the file.
double worst(const Samples& sound, int sourceChannels, double startSeconds, double fileSeconds) {
    double error = 0;
    for (std::int64_t i = 0; i < sound.frames(); ++i) {
        const double when = startSeconds + static_cast<double>(i) / sound.sampleRate;
        if (i < 1600 || when > fileSeconds - 0.05 || i > sound.frames() - 1600) continue;
        for (int c = 0; c < sound.channels; ++c) {
            double expected = 0;
            if (sound.channels == 1) {
                for (int s = 0; s < sourceChannels; ++s) expected += toneAt(when, s) / sourceChannels;
            } else {
                expected = toneAt(when, sourceChannels == 1 ? 0 : c);
            }
            error = std::max(
                error, std::abs(expected - static_cast<double>(
                                               sound.interleaved[static_cast<std::size_t>(i * sound.channels + c)])));
        }
    }
    return error;
}

}  // namespace

class TestSoundLoader : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void everyKindRateAndChannelCount_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<double>("tolerance");
        struct Kind {
            const char* name;
            int format;
            double tolerance;
        };
        const Kind kinds[] = {{"wav float", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 1e-5},
                              {"wav 16", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1e-4},
                              {"aiff 24", SF_FORMAT_AIFF | SF_FORMAT_PCM_24, 1e-5},
                              {"flac 24", SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 1e-5},
                              {"vorbis", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.05},
                              {"mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 0.05}};
        for (const Kind& kind : kinds)
            for (const int rate : {22050, 32000, 44100, 48000})
                for (const int channels : {1, 2})
                    QTest::addRow("%s, %d Hz, %d channels", kind.name, rate, channels)
                        << kind.format << rate << channels << kind.tolerance;
        QTest::addRow("opus") << (SF_FORMAT_OGG | SF_FORMAT_OPUS) << 48000 << 2 << 0.05;
        QTest::addRow("wav, 8000 Hz") << (SF_FORMAT_WAV | SF_FORMAT_FLOAT) << 8000 << 1 << 1e-5;
        QTest::addRow("wav, 192 kHz, 6 channels") << (SF_FORMAT_WAV | SF_FORMAT_FLOAT) << 192000 << 6 << 1e-5;
    }
    void everyKindRateAndChannelCount() {
        QFETCH(int, format);
        QFETCH(int, rate);
        QFETCH(int, channels);
        QFETCH(double, tolerance);
        write(file(), format, rate, channels, tones(rate, channels, 1.5));
        for (const int wanted : {1, 2}) {
            const Samples all = loadSound(file(), {}, wanted, kRate);
            QCOMPARE(all.channels, wanted);
            QCOMPARE(all.sampleRate, kRate);
            QVERIFY2(std::abs(all.frames() - 48000) <= 1600, qPrintable(QString::number(all.frames())));
            QVERIFY2(worst(all, channels, 0, 1.5) < tolerance,
                     qPrintable(QString::number(worst(all, channels, 0, 1.5))));
            const Samples part = loadSound(file(), {0.5, 0.75}, wanted, kRate);
            QCOMPARE(part.frames(), std::int64_t{24000});
            QVERIFY2(worst(part, channels, 0.5, 1.5) < tolerance,
                     qPrintable(QString::number(worst(part, channels, 0.5, 1.5))));
        }
        const SoundInfo info = soundInfo(file());
        QCOMPARE(info.channels, channels);
        QCOMPARE(info.sampleRate, rate);
        QVERIFY(std::abs(info.seconds - 1.5) < 0.06);
    }

    void lengthIsExact() {
        write(file(), SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 1, tones(44100, 1, 1.0));
        QCOMPARE(loadSound(file(), {}, 1, kRate).frames(), std::int64_t{32000});
        write(file(), SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 1, {0.5F});
        QCOMPARE(loadSound(file(), {}, 1, kRate).frames(), std::int64_t{1});
        // a part that goes on beyond the end is what there is
        write(file(), SF_FORMAT_WAV | SF_FORMAT_FLOAT, kRate, 1, tones(kRate, 1, 1.0));
        QCOMPARE(loadSound(file(), {0.75, 10}, 1, kRate).frames(), std::int64_t{8000});
    }

    void whateverComesOutCanBeComputedWith() {
        const float none = std::numeric_limits<float>::quiet_NaN(), much = std::numeric_limits<float>::infinity();
        write(file(), SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 2, {none, much, 1e30F, -much, 0.5F, -1e20F, 0, 0});
        const Samples sound = loadSound(file(), {}, 2, kRate);
        for (const float sample : sound.interleaved) QVERIFY(std::isfinite(sample) && std::abs(sample) < 20);
    }

    void badFilesAreRefusedWithWords() {
        using Code = Error::Code;
        const auto refused = [&](Code code, const QString& words, const SoundPart& part = {}) {
            try {
                loadSound(file(), part, 1, kRate, 3);
            } catch (const Error& error) {
                const QString said = QString::fromUtf8(error.what());
                return error.code() == code && said.contains(words) && said.contains("sound.bin");
            }
            return false;
        };
        fs::remove(file());
        QVERIFY(refused(Code::NotFound, "not there"));
        fs::create_directory(file());
        QVERIFY(refused(Code::Unreadable, "folder"));
        fs::remove(file());
        std::ofstream(file()) << "";
        QVERIFY(refused(Code::Unreadable, "could not be read"));
        std::ofstream(file()) << "La la la, but only in letters. " << std::string(5000, 'x');
        QVERIFY(refused(Code::Unreadable, "could not be read"));
        write(file(), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 1, {});
        QVERIFY(refused(Code::InvalidInput, "empty"));
        write(file(), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 1, tones(44100, 1, 3.1));
        QVERIFY(refused(Code::InvalidInput, "longer than 3 s"));
        QVERIFY(refused(Code::InvalidInput, "for 3 s at most", {0, 4}));
        QVERIFY(refused(Code::InvalidInput, "over before 8 s", {8, 1}));
        QVERIFY(refused(Code::InvalidInput, "over before 8 s", {8, 0}));
        QVERIFY(refused(Code::InvalidInput, "negative", {-1, 0}));
        QVERIFY(refused(Code::InvalidInput, "negative", {0, std::nan("")}));
        QCOMPARE(loadSound(file(), {0.5, 2.5}, 1, kRate, 3).frames(), std::int64_t{80000});
        QCOMPARE(loadSound(file(), {1, 0}, 1, kRate, 3).frames(), std::int64_t{67200});
        write(file(), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 100, 1, tones(100, 1, 1));
        QVERIFY(refused(Code::InvalidInput, "100 Hz"));
    }

    void anHourIsRefusedWithoutReadingIt() {
        // The header speaks of an hour; ten minutes are read at most, and the words say what to do.
        write(file(), SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 8000, 1, std::vector<float>(8000 * 3600));
        try {
            loadSound(file(), {}, 1, kRate);
            QFAIL("an hour was taken");
        } catch (const Error& error) {
            const QString said = QString::fromUtf8(error.what());
            QVERIFY2(said.contains("10:00 min") && said.contains("part of it"), qPrintable(said));
        }
        QCOMPARE(loadSound(file(), {3500, 0}, 1, kRate).frames(), std::int64_t{100 * kRate});
    }

    void halfAFileIsReadAsFarAsItGoes() {
        for (const int format : {SF_FORMAT_WAV | SF_FORMAT_PCM_16, SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
                                 SF_FORMAT_OGG | SF_FORMAT_VORBIS, SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III}) {
            write(file(), format, 44100, 1, tones(44100, 1, 2));
            fs::resize_file(file(), fs::file_size(file()) / 2);
            try {
                const Samples sound = loadSound(file(), {}, 1, kRate);
                QVERIFY(sound.frames() > 0 && sound.frames() < 64000);
            } catch (const Error& error) { QVERIFY(QString::fromUtf8(error.what()).contains("damaged")); }
        }
    }

  private:
    fs::path file() const { return fs::path(m_folder.path().toStdString()) / "sound.bin"; }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSoundLoader)
#include "test_sound_loader.moc"
