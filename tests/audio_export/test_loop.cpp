#include "core/audio/export/exporter.h"
#include "core/audio/export/seamless_loop.h"
#include "core/base/error.h"
#include "tests/audio_export/programs.h"
#include "tests/audio_export/sounds.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <sndfile.h>

using namespace capriccio;
using namespace capriccio::audio;

namespace {

Samples repeated(const Samples& loop, int times) {
    Samples out = loop;
    for (int i = 1; i < times; ++i)
        out.interleaved.insert(out.interleaved.end(), loop.interleaved.begin(), loop.interleaved.end());
    return out;
}

/// How far the sound leaps from frame to frame, and how sharply it bends: clicks show in both.
struct Roughness {
    double step = 0;
    double bend = 0;
};

/// The roughest within `reach` frames of the joins (atJoins), or anywhere else (not).
Roughness roughnessOf(const Samples& sound, std::int64_t lap, bool atJoins) {
    constexpr std::int64_t kReach = 2;
    Roughness worst;
    const auto at = [&](std::int64_t frame, int c) {
        return static_cast<double>(sound.interleaved[static_cast<std::size_t>(frame * sound.channels + c)]);
    };
    for (std::int64_t i = 2; i < sound.frames(); ++i) {
        const std::int64_t place = i % lap;
        const bool near = i >= lap - kReach && (place <= kReach || place >= lap - kReach);
        if (near != atJoins) continue;
        for (int c = 0; c < sound.channels; ++c) {
            worst.step = std::max(worst.step, std::abs(at(i, c) - at(i - 1, c)));
            worst.bend = std::max(worst.bend, std::abs(at(i, c) - 2 * at(i - 1, c) + at(i - 2, c)));
        }
    }
    return worst;
}

/// Smooth tones that have no common period: any plain cut is heard.
Samples drone(double seconds, int channels = 1) {
    return sounds::made(seconds, channels, 32000, [](double t, int c) {
        return 0.3 * sounds::sine(55.3 + c, t) + 0.25 * sounds::sine(138.7, t) +
               0.2 * sounds::sine(207.13, t + 0.1) * (0.6 + 0.4 * sounds::sine(0.37, t));
    });
}

Samples cut(const Samples& sound, FrameRange range) {
    Samples out{{}, sound.channels, sound.sampleRate};
    out.interleaved.assign(sound.interleaved.begin() + range.begin * sound.channels,
                           sound.interleaved.begin() + range.end * sound.channels);
    return out;
}

#define VERIFY_SEAMLESS(sound, lap, tolerance)                                                          \
    do {                                                                                                \
        const Roughness joins = roughnessOf(sound, lap, true), inside = roughnessOf(sound, lap, false); \
        QVERIFY2(joins.step <= inside.step * (tolerance) && joins.bend <= inside.bend * (tolerance),    \
                 qPrintable(QString("step %1 against %2, bend %3 against %4")                           \
                                .arg(joins.step)                                                        \
                                .arg(inside.step)                                                       \
                                .arg(joins.bend)                                                        \
                                .arg(inside.bend)));                                                    \
    } while (false)

}  // namespace

/// Loops: heard ten times in a row, no join may show.
class TestLoop : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

  private Q_SLOTS:
    void noStepAtTheJoins_data() {
        QTest::addColumn<QString>("sound");
        QTest::addColumn<qint64>("begin");
        QTest::addColumn<qint64>("end");
        for (const char* sound : {"drone", "stereo drone", "mix", "noise"}) {
            QTest::addRow("%s, middle", sound) << sound << qint64{20000} << qint64{101000};
            QTest::addRow("%s, from the start", sound) << sound << qint64{0} << qint64{90001};
            QTest::addRow("%s, to the end", sound) << sound << qint64{30011} << qint64{128000};
            QTest::addRow("%s, all of it", sound) << sound << qint64{0} << qint64{128000};
            QTest::addRow("%s, shortest", sound) << sound << qint64{50000} << qint64{53200};
        }
    }
    void noStepAtTheJoins() {
        QFETCH(QString, sound);
        QFETCH(qint64, begin);
        QFETCH(qint64, end);
        const Samples whole = sound == "mix"     ? sounds::mix(4, 2)
                              : sound == "noise" ? sounds::noise(0.3, 4, 1)
                                                 : drone(4, sound == "drone" ? 1 : 2);
        const SeamlessLoop loop = makeSeamlessLoop(viewOf(whole), {begin, end});
        QCOMPARE(loop.range.begin, std::int64_t{begin});
        QCOMPARE(loop.samples.frames(), loop.range.count());
        QVERIFY(std::abs(loop.range.end - end) <= 1600);
        VERIFY_SEAMLESS(repeated(loop.samples, 10), loop.range.count(), 1.0);
    }

    void aPlainCutIsHeardByThisTest() {
        const Samples plain = cut(drone(4), {20000, 101000});
        const Samples ten = repeated(plain, 10);
        QVERIFY(roughnessOf(ten, plain.frames(), true).step > 2 * roughnessOf(ten, plain.frames(), false).step);
    }

    void theEndMovesToWhereItFits() {
        // Periods of 1000 frames: the only good ends are whole ones.
        const Samples sound = sounds::made(3, 2, 32000, [](double t, int c) {
            return 0.4 * sounds::sine(32, t) + 0.2 * sounds::sine(96, t + c) + 0.1 * sounds::sine(1024, t);
        });
        for (const std::int64_t end : {60300, 59800, 60000}) {
            const SeamlessLoop loop = makeSeamlessLoop(viewOf(sound), {10000, end});
            QCOMPARE(loop.range.end, std::int64_t{60000});
            QVERIFY(loop.similarity > 0.9999);
            // Twins are faded into each other without a bump: nothing changes at all.
            const Samples plain = cut(sound, loop.range);
            for (std::size_t i = 0; i < plain.interleaved.size(); ++i)
                QVERIFY(std::abs(plain.interleaved[i] - loop.samples.interleaved[i]) < 1e-5F);
        }
    }

    void withoutASearchTheLengthIsKept() {
        const SeamlessLoop loop = makeSeamlessLoop(viewOf(drone(4)), {20000, 84000}, 0);
        QCOMPARE(loop.range.end, std::int64_t{84000});
        VERIFY_SEAMLESS(repeated(loop.samples, 10), loop.range.count(), 1.0);
    }

    void strangersKeepTheirPower() {
        const Samples noise = sounds::noise(0.5, 4, 1);
        const SeamlessLoop loop = makeSeamlessLoop(viewOf(noise), {20000, 84000}, 0.05, 0.1);
        const auto power = [&](std::int64_t first, std::int64_t count) {
            double sum = 0;
            for (std::int64_t i = first; i < first + count; ++i)
                sum += std::pow(loop.samples.interleaved[static_cast<std::size_t>(i)], 2);
            return sum / static_cast<double>(count);
        };
        const double inFade = power(loop.samples.frames() - 3200, 3200), before = power(10000, 30000);
        QVERIFY2(std::abs(10 * std::log10(inFade / before)) < 0.7, qPrintable(QString::number(inFade / before)));
    }

    void barsAtATempo() {
        QCOMPARE(framesOfBars(4, 120, 4, 32000), std::int64_t{256000});
        QCOMPARE(framesOfBars(1, 90, 3, 44100), std::int64_t{88200});
        ExportSettings settings;
        settings.loop = LoopSettings{.bars = 1, .beatsPerMinute = 120, .searchSeconds = 0};
        settings.part = FrameRange{16000, 20000};  // only where it begins matters
        settings.sampleRate = 48000;
        const auto report =
            exportSound(viewOf(sounds::mix(4, 2)), settings, m_folder.filePath("bar.wav").toStdString());
        QCOMPARE(report->frames, std::int64_t{96000});
    }

    void exportedLoopsRepeatWithoutAClick_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("rate");
        for (const FormatTraits& traits : allFormats())
            for (const int rate : traits.sampleRates)
                if (traits.loopsGaplessly)
                    QTest::addRow("%s %d", traits.name, rate) << static_cast<int>(traits.format) << rate;
    }
    void exportedLoopsRepeatWithoutAClick() {
        QFETCH(int, format);
        QFETCH(int, rate);
        ExportSettings settings;
        settings.format = static_cast<FileFormat>(format);
        settings.sampleRate = rate;
        settings.loop = LoopSettings{};
        settings.part = FrameRange{20000, 101000};
        settings.fadeInSeconds = 1;  // do not apply
        settings.trimSilence = true;
        settings.loudness = Loudness::lufs(-14);
        const QString file = m_folder.filePath(QString("loop") + traitsOf(settings.format).extension);
        const auto report = exportSound(viewOf(drone(4, 2)), settings, file.toStdString());
        const Samples heard = readAudioFile(file.toStdString());
        QCOMPARE(heard.frames(), report->frames);
        const Samples ten = repeated(heard, 10);
        if (!traitsOf(settings.format).lossy) {
            // 16 bits add dither; more say it as it is.
            VERIFY_SEAMLESS(ten, heard.frames(), traitsOf(settings.format).bits == 16 ? 1.05 : 1.0);
            return;
        }
        // Both sides of the join are coded apart: a small corner may stay, but no step that stands out.
        const Roughness joins = roughnessOf(ten, heard.frames(), true),
                        inside = roughnessOf(ten, heard.frames(), false);
        QVERIFY2(joins.step <= inside.step && joins.bend < 0.01,
                 qPrintable(QString("%1 %2 %3").arg(joins.step).arg(inside.step).arg(joins.bend)));
    }

    // An Opus loop begins and ends within coded sound; other programs must find the same stretch.
    void opusLoopsAreSoundFiles() {
        for (const std::int64_t frames : {3300, 32000, 70001}) {
            ExportSettings settings;
            settings.format = FileFormat::Opus;
            settings.loop = LoopSettings{.searchSeconds = 0};
            settings.part = FrameRange{20000, 20000 + frames};
            settings.tags.title = "Loop";
            const QString file = m_folder.filePath("loop.opus");
            const auto report = exportSound(viewOf(drone(4, 2)), settings, file.toStdString());
            QCOMPARE(report->frames, std::llround(static_cast<double>(frames) * 1.5));
            const Samples heard = readAudioFile(file.toStdString()), second = programs::ffmpegDecoded(file);
            QCOMPARE(heard.frames(), report->frames);
            QCOMPARE(second.frames(), report->frames);
            for (std::size_t i = 0; i < heard.interleaved.size(); ++i)
                QVERIFY(std::abs(heard.interleaved[i] - second.interleaved[i]) < 0.01F);
            const programs::Output info = programs::run("opusinfo", {file});
            QVERIFY2(!(info.out + info.err).contains("WARNING"), info.out + info.err);
            QVERIFY(info.out.contains("TITLE=Loop"));
        }
    }

    void aLimitedLoopStaysSeamless() {
        ExportSettings settings;
        settings.format = FileFormat::WavFloat;
        settings.loop = LoopSettings{};
        settings.part = FrameRange{16000, 112000};
        settings.loudness = Loudness::lufs(-8);
        const std::string file = m_folder.filePath("limited.wav").toStdString();
        const auto report = exportSound(viewOf(sounds::mix(4, 2)), settings, file);
        QVERIFY(report->limitedDb > 6);
        const Samples heard = readAudioFile(file);
        VERIFY_SEAMLESS(repeated(heard, 10), heard.frames(), 1.0);
        // The join of two laps has no higher wave than the limit either.
        const QString twice = m_folder.filePath("twice.wav");
        programs::run("sox", {QString::fromStdString(file), twice, "repeat", "2"});
        QVERIFY(programs::ebur128(twice).truePeakDb < kTruePeakLimitDb);
    }

    void wavSaysWhereItLoops() {
        for (const bool isLoop : {true, false}) {
            ExportSettings settings;
            settings.format = FileFormat::Wav16;
            if (isLoop) settings.loop = LoopSettings{};
            const std::string file = m_folder.filePath("points.wav").toStdString();
            const auto report = exportSound(viewOf(drone(2)), settings, file);
            SF_INFO info{};
            SNDFILE* handle = sf_open(file.c_str(), SFM_READ, &info);
            QVERIFY(handle);
            SF_INSTRUMENT instrument{};
            const int found = sf_command(handle, SFC_GET_INSTRUMENT, &instrument, sizeof instrument);
            sf_close(handle);
            QCOMPARE(found == SF_TRUE, isLoop);
            if (!isLoop) continue;
            QCOMPARE(instrument.loop_count, 1);
            QCOMPARE(instrument.loops[0].mode, int{SF_LOOP_FORWARD});
            QCOMPARE(instrument.loops[0].start, 0U);
            QCOMPARE(static_cast<std::int64_t>(instrument.loops[0].end), report->frames);
            QCOMPARE(instrument.loops[0].count, 0U);  // for ever
            // As the format's description has it, for programs that are not libsndfile: the last frame is within the
            // loop.
            QFile raw(QString::fromStdString(file));
            QVERIFY(raw.open(QIODevice::ReadOnly));
            const QByteArray bytes = raw.readAll();
            const qsizetype chunk = bytes.indexOf("smpl");
            const auto number = [&](qsizetype at) {
                return qFromLittleEndian<quint32>(bytes.constData() + chunk + 8 + at);
            };
            QCOMPARE(number(28), 1U);
            QCOMPARE(number(44), 0U);
            QCOMPARE(std::int64_t{number(48)}, report->frames - 1);
        }
    }

    void silenceLoopsToo() {
        const Samples silent = sounds::tone(440, 0, 1);
        const SeamlessLoop loop = makeSeamlessLoop(viewOf(silent), {0, 32000});
        QVERIFY(std::all_of(loop.samples.interleaved.begin(), loop.samples.interleaved.end(),
                            [](float s) { return s == 0; }));
    }

    void refusesWhatIsNoLoop() {
        const Samples sound = drone(1);
        for (const FrameRange range :
             {FrameRange{0, 3199}, FrameRange{-1, 20000}, FrameRange{0, 32001}, FrameRange{20000, 10000}})
            QVERIFY_EXCEPTION_THROWN(makeSeamlessLoop(viewOf(sound), range), Error);
    }
};

QTEST_GUILESS_MAIN(TestLoop)
#include "test_loop.moc"
