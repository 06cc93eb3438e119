#include "core/audio/export/exporter.h"
#include "core/base/error.h"
#include "tests/audio_export/programs.h"
#include "tests/audio_export/sounds.h"

#include <fstream>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sndfile.h>

using namespace capriccio;
using namespace capriccio::audio;

namespace {

const char* const kTitle = "Tïtel “音楽” 🎵";
const char* const kPrompt = "80s pop track with bassy drums and synth, クール";

ExportSettings settingsFor(FileFormat format) {
    ExportSettings settings;
    settings.format = format;
    settings.loudness = Loudness::asItIs();
    return settings;
}

/// Correlation of two sounds of the same length, 1 when they are the same but for a gain.
double likeness(const Samples& a, const Samples& b) {
    double cross = 0, powerA = 0, powerB = 0;
    for (std::size_t i = 0; i < std::min(a.interleaved.size(), b.interleaved.size()); ++i) {
        cross += static_cast<double>(a.interleaved[i]) * b.interleaved[i];
        powerA += static_cast<double>(a.interleaved[i]) * a.interleaved[i];
        powerB += static_cast<double>(b.interleaved[i]) * b.interleaved[i];
    }
    return cross / std::sqrt(powerA * powerB);
}

float largestDifference(const Samples& a, const Samples& b) {
    float largest = 0;
    for (std::size_t i = 0; i < std::min(a.interleaved.size(), b.interleaved.size()); ++i)
        largest = std::max(largest, std::abs(a.interleaved[i] - b.interleaved[i]));
    return largest;
}

}  // namespace

Q_DECLARE_METATYPE(capriccio::audio::FileFormat)

/// What is in the files, as libsndfile and as other programs read them.
class TestFormats : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    QString file(const QString& name) const { return m_folder.filePath(name); }
    QString write(const Samples& sound, const ExportSettings& settings, const QString& name = "sound") const {
        const QString path = file(name + traitsOf(settings.format).extension);
        if (!exportSound(viewOf(sound), settings, path.toStdString())) QTest::qFail("cancelled", __FILE__, __LINE__);
        return path;
    }

  private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void everyFormatRateAndChannelCount_data() {
        QTest::addColumn<FileFormat>("format");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        for (const FormatTraits& traits : allFormats())
            for (const int rate : traits.sampleRates)
                for (const int channels : {1, 2})
                    QTest::addRow("%s %d %d", traits.name, rate, channels) << traits.format << rate << channels;
    }
    void everyFormatRateAndChannelCount() {
        QFETCH(FileFormat, format);
        QFETCH(int, rate);
        QFETCH(int, channels);
        const Samples sound = sounds::made(1.2345, channels, 32000,
                                           [](double t, int c) { return 0.4 * sounds::sine(c ? 523.25 : 440, t); });
        ExportSettings settings = settingsFor(format);
        settings.sampleRate = rate;
        const QString path = write(sound, settings);
        const std::int64_t frames = std::llround(static_cast<double>(sound.frames()) * rate / 32000);

        const QJsonObject info = programs::stream(programs::ffprobe(path));
        const QMap<FileFormat, QString> codecs = {
            {FileFormat::Wav16, "pcm_s16le"}, {FileFormat::Wav24, "pcm_s24le"}, {FileFormat::WavFloat, "pcm_f32le"},
            {FileFormat::Flac16, "flac"},     {FileFormat::Flac24, "flac"},     {FileFormat::OggVorbis, "vorbis"},
            {FileFormat::Opus, "opus"},       {FileFormat::Mp3, "mp3"}};
        QCOMPARE(info["codec_name"].toString(), codecs[format]);
        QCOMPARE(info["sample_rate"].toString().toInt(), rate);
        QCOMPARE(info["channels"].toInt(), channels);

        // To the sample, for two decoders; the sound itself where it should be, not a frame off.
        const Samples wanted = sounds::made(1.2345, channels, rate,
                                            [](double t, int c) { return 0.4 * sounds::sine(c ? 523.25 : 440, t); });
        const Samples second =
            format == FileFormat::OggVorbis ? programs::oggdecDecoded(path) : programs::ffmpegDecoded(path);
        for (const Samples& heard : {readAudioFile(path.toStdString()), second}) {
            QCOMPARE(heard.sampleRate, rate);
            QCOMPARE(heard.channels, channels);
            QCOMPARE(heard.frames(), frames);
            const double alike = likeness(heard, wanted);
            QVERIFY2(alike > 0.9995, qPrintable(QString::number(alike)));
            QVERIFY(std::abs(largestDifference(heard, wanted)) < 0.2F);
        }
        if (format != FileFormat::Opus &&
            format != FileFormat::Mp3) {  // Debian's sox knows no Opus; it keeps MP3's padding
            QCOMPARE(programs::run("soxi", {"-s", path}).out.trimmed().toLongLong(), frames);
            QCOMPARE(programs::run("soxi", {"-r", path}).out.trimmed().toInt(), rate);
        }
    }

    void bitsAndMd5OfFlac() {
        const Samples sound = sounds::mix(1, 2);
        for (const auto& [format, bits] : {std::pair(FileFormat::Flac16, 16), std::pair(FileFormat::Flac24, 24)}) {
            const QString path = write(sound, settingsFor(format));
            programs::run("flac", {"-t", "-s", path});
            QCOMPARE(programs::run("metaflac", {"--show-bps", path}).out.trimmed().toInt(), bits);
        }
        QCOMPARE(programs::stream(programs::ffprobe(write(sound, settingsFor(FileFormat::Wav24))))["bits_per_sample"]
                     .toInt(),
                 24);
    }

    void floatWavIsTheSoundSampleForSample() {
        Samples sound = sounds::mix(1, 2);
        sound.interleaved[100] = 3.5F;  // beyond full scale too
        const QString path = write(sound, settingsFor(FileFormat::WavFloat));
        QCOMPARE(readAudioFile(path.toStdString()).interleaved, sound.interleaved);
        QCOMPARE(programs::ffmpegDecoded(path).interleaved, sound.interleaved);
        QCOMPARE(readAudioFile(path.toStdString()).sampleRate, 32000);
    }

    void theSameExportGivesTheSameBytes() {
        const Samples sound = sounds::mix(1, 2);
        for (const FileFormat format :
             {FileFormat::Wav16, FileFormat::Wav24, FileFormat::WavFloat, FileFormat::Flac16, FileFormat::Mp3}) {
            ExportSettings settings = settingsFor(format);
            settings.loudness = Loudness::lufs(-14);
            settings.sampleRate = 44100;
            QFile first(write(sound, settings, "first")), second(write(sound, settings, "second"));
            QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
            QVERIFY(first.size() > 1000);
            QVERIFY(first.readAll() == second.readAll());
        }
    }

    void whatFitsExactlyIsNotDithered() {
        Samples sound = sounds::tone(440, 0.5, 0.5);
        for (float& sample : sound.interleaved) sample = std::round(sample * 32768) / 32768;
        QCOMPARE(readAudioFile(write(sound, settingsFor(FileFormat::Wav16)).toStdString()).interleaved,
                 sound.interleaved);
        QCOMPARE(readAudioFile(write(sound, settingsFor(FileFormat::Flac24)).toStdString()).interleaved,
                 sound.interleaved);
    }

    void beyondFullScaleIsCutOffAndSaid() {
        Samples sound = sounds::tone(440, 0.5, 0.5);
        sound.interleaved[10] = 1.5F;
        sound.interleaved[11] = -7;
        for (const FileFormat format : {FileFormat::Wav16, FileFormat::Flac24}) {
            const auto report = exportSound(viewOf(sound), settingsFor(format), file("loud.x").toStdString());
            QCOMPARE(report->clippedSamples, 2);
            QCOMPARE(report->notices.size(), std::size_t{1});
            const Samples heard = readAudioFile(file("loud.x").toStdString());
            QVERIFY(heard.interleaved[10] > 0.999F && heard.interleaved[11] < -0.999F);
        }
    }

    void numbersThatAreNoneBecomeSilence() {
        Samples sound = sounds::tone(440, 0.5, 1);
        sound.interleaved[10] = NAN;
        sound.interleaved[11] = INFINITY;
        ExportSettings settings = settingsFor(FileFormat::WavFloat);
        settings.loudness = Loudness::lufs(-20);
        const Samples heard = readAudioFile(write(sound, settings).toStdString());
        QCOMPARE(heard.interleaved[10], 0.0F);
        QCOMPARE(heard.interleaved[11], 0.0F);
        QVERIFY(
            std::all_of(heard.interleaved.begin(), heard.interleaved.end(), [](float s) { return std::isfinite(s); }));
    }

    void bitRates() {
        const Samples sound = sounds::mix(4, 2);
        ExportSettings settings = settingsFor(FileFormat::Mp3);
        settings.sampleRate = 44100;
        for (const int kbps : {128, 160, 192, 224, 256, 320}) {
            settings.quality.mp3Kbps = kbps;
            const QString path = write(sound, settings);
            QCOMPARE(programs::stream(programs::ffprobe(path))["bit_rate"].toString().toInt(), kbps * 1000);
            QCOMPARE(QString(programs::run("mediainfo", {"--Output=Audio;%BitRate_Mode%", path}).out).trimmed(),
                     QString("CBR"));
        }
        settings.quality.mp3 = LossyQuality::Mp3::VariableRate;
        qint64 last = 1 << 30;
        for (const int level : {0, 4, 9}) {
            settings.quality.mp3VbrLevel = level;
            const QString path = write(sound, settings);
            QCOMPARE(QString(programs::run("mediainfo", {"--Output=Audio;%BitRate_Mode%", path}).out).trimmed(),
                     QString("VBR"));
            QCOMPARE(programs::ffmpegDecoded(path).frames(), std::int64_t{4 * 44100});
            QVERIFY(QFile(path).size() < last);
            last = QFile(path).size();
        }
        settings.format = FileFormat::OggVorbis;
        for (const auto& [quality, nominal] : {std::pair(3.0, 112), std::pair(7.0, 224), std::pair(9.0, 320)}) {
            settings.quality.vorbisQuality = quality;
            const QString text = programs::run("ogginfo", {write(sound, settings)}).out;
            QVERIFY2(text.contains("Nominal bitrate: " + QString::number(nominal)), qPrintable(text));
        }
        settings.format = FileFormat::Opus;
        for (const int kbps : {64, 160, 320}) {
            settings.quality.opusKbps = kbps;
            const QString text = programs::run("opusinfo", {write(sound, settings)}).out;
            const double actual = QRegularExpression("w/o overhead: ([0-9.]+)").match(text).captured(1).toDouble();
            QVERIFY2(std::abs(actual - kbps) < 0.25 * kbps, qPrintable(text));
        }
    }

    void tags_data() { everyFormat(); }
    void tags() {
        QFETCH(FileFormat, format);
        ExportSettings settings = settingsFor(format);
        settings.tags = {.title = kTitle,
                         .prompt = kPrompt,
                         .model = "facebook/musicgen-small",
                         .seed = 18446744073709551615ULL,
                         .program = "Capriccio 0.1.0",
                         .weightsLicence = kMetaWeightsLicence,
                         .date = "2026-01-31"};
        const QString path = write(sounds::tone(440, 0.5, 0.5, 2), settings);
        const QMap<QString, QString> tags = programs::tags(programs::ffprobe(path));
        QCOMPARE(tags["title"], QString(kTitle));
        QCOMPARE(tags["comment"],
                 QString("Prompt: %1\nModel: facebook/musicgen-small\nSeed: 18446744073709551615\nLicence: %2")
                     .arg(kPrompt, kMetaWeightsLicence));
        QVERIFY2(tags["encoder"].startsWith("Capriccio 0.1.0") || tags["software"].startsWith("Capriccio 0.1.0"),
                 qPrintable(tags["encoder"]));
        QCOMPARE(tags.value("license", tags["copyright"]), QString(kMetaWeightsLicence));
        QVERIFY(tags["date"].startsWith("2026"));
        if (format == FileFormat::Mp3) {
            QCOMPARE(tags["prompt"], QString(kPrompt));
            QCOMPARE(tags["model"], QString("facebook/musicgen-small"));
            QCOMPARE(tags["seed"], QString("18446744073709551615"));
        }
        // A second opinion (mediainfo can't do the emoji in UTF-16), and a program of the format's own.
        const QString other = programs::run("mediainfo", {path}).out;
        QVERIFY2(other.contains("Tïtel “音楽”") && other.contains(kMetaWeightsLicence) && other.contains(kPrompt),
                 qPrintable(other));
        if (format == FileFormat::Opus)
            QVERIFY(QString(programs::run("opusinfo", {path}).out).contains(QString("TITLE=") + kTitle));
        if (format == FileFormat::Flac24)
            QCOMPARE(QString(programs::run("metaflac", {"--show-tag=license", path}).out).trimmed(),
                     QString("license=") + kMetaWeightsLicence);
    }

    void longOddAndMissingTags_data() { everyFormat(); }
    void longOddAndMissingTags() {
        QFETCH(FileFormat, format);
        ExportSettings settings = settingsFor(format);
        std::string prompt;
        while (prompt.size() < 30000) prompt += "drüms ";
        settings.tags.prompt = "a\nb\t\x01 \xFF c " + prompt;  // control characters, and not UTF-8
        QString path = write(sounds::tone(440, 0.5, 0.5), settings);
        QMap<QString, QString> tags = programs::tags(programs::ffprobe(path));
        QVERIFY(tags["comment"].startsWith("Prompt: a b � c drüms drüms"));
        QVERIFY(tags["comment"].size() > 6000 && tags["comment"].endsWith("drüms"));
        QVERIFY(tags["title"].startsWith("a b � c drüms") && tags["title"].endsWith("drüms"));
        QCOMPARE(programs::ffmpegDecoded(path).sampleRate, fileSampleRate(settings, 32000));

        settings.tags = {};
        path = write(sounds::tone(440, 0.5, 0.5), settings);
        tags = programs::tags(programs::ffprobe(path));
        QVERIFY(!tags.contains("title") && !tags.contains("comment"));
        QCOMPARE(readAudioFile(path.toStdString()).frames(), std::int64_t{fileSampleRate(settings, 32000) / 2});
    }

    void refusals_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        QTest::newRow("MP3 rate") << "kbps"
                                  << "128";
        QTest::newRow("sample rate") << "rate"
                                     << "44100";
        QTest::newRow("loudness") << "lufs"
                                  << "LUFS";
        QTest::newRow("no number") << "nan"
                                   << "LUFS";
        QTest::newRow("empty part") << "empty"
                                    << "part";
        QTest::newRow("part too long") << "long"
                                       << "ends after";
        QTest::newRow("fade") << "fade"
                              << "fade";
        QTest::newRow("bars") << "bars"
                              << "bars";
        QTest::newRow("tempo") << "tempo"
                               << "tempo";
        QTest::newRow("short loop") << "short"
                                    << "tenth";
        QTest::newRow("nothing") << "nothing"
                                 << "no sound";
    }
    void refusals() {
        QFETCH(QString, what);
        QFETCH(QString, says);
        ExportSettings settings = settingsFor(FileFormat::Mp3);
        Samples sound = sounds::tone(440, 0.5, 1);
        if (what == "kbps") settings.quality.mp3Kbps = 100;
        if (what == "rate") settings.sampleRate = 96000;
        if (what == "lufs") settings.loudness = Loudness::lufs(3);
        if (what == "nan") settings.loudness = Loudness::lufs(NAN);
        if (what == "empty") settings.part = FrameRange{10, 10};
        if (what == "long") settings.part = FrameRange{0, 32001};
        if (what == "fade") settings.fadeInSeconds = -1;
        if (what == "bars") settings.loop = LoopSettings{.bars = 4};
        if (what == "tempo") settings.loop = LoopSettings{.bars = 1, .beatsPerMinute = 0};
        if (what == "short") {
            settings.loop = LoopSettings{};
            settings.part = FrameRange{0, 100};
        }
        if (what == "nothing") sound.interleaved.clear();
        try {
            exportSound(viewOf(sound), settings, file("refused.mp3").toStdString());
            QFAIL("not refused");
        } catch (const Error& error) {
            QCOMPARE(error.code(), Error::Code::InvalidInput);
            QVERIFY2(QString(error.what()).contains(says), error.what());
        }
        QVERIFY(!QFile::exists(file("refused.mp3")));
    }

    void extensionsName() {
        QCOMPARE(formatOfExtension("a/b.WAV"), FileFormat::WavFloat);
        QCOMPARE(formatOfExtension("b.flac"), FileFormat::Flac24);
        QCOMPARE(formatOfExtension("b.Ogg"), FileFormat::OggVorbis);
        QCOMPARE(formatOfExtension("b.opus"), FileFormat::Opus);
        QCOMPARE(formatOfExtension("b.mp3"), FileFormat::Mp3);
        QVERIFY(!formatOfExtension("b.aac") && !formatOfExtension("wav"));
        for (const FormatTraits& traits : allFormats()) QCOMPARE(traitsOf(traits.format).name, traits.name);
    }

  private:
    static void everyFormat() {
        QTest::addColumn<FileFormat>("format");
        for (const FormatTraits& traits : allFormats()) QTest::newRow(traits.name) << traits.format;
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "test_formats.moc"
