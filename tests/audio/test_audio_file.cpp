#include "core/audio/audio_file.h"
#include "core/base/error.h"
#include "tests/support/sound_compare.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <limits>
#include <sys/mount.h>

#include <QTemporaryDir>
#include <QtTest>
#include <sndfile.h>

using namespace capriccio::audio;
using capriccio::Error;
namespace fs = std::filesystem;
namespace tests = capriccio::tests;

namespace {

fs::path pathOf(const QTemporaryDir& folder, const char* name) { return fs::path(folder.path().toStdString()) / name; }

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

template <class Act>
std::pair<Error::Code, QString> errorOf(Act act) {
    try {
        act();
    } catch (const Error& e) { return {e.code(), QString::fromUtf8(e.what())}; }
    return {Error::Code::Internal, QStringLiteral("(no error)")};
}

}  // namespace

class TestAudioFile : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void wavIsTheClipSampleForSample_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("frames");
        for (const int channels : {1, 2})
            for (const int frames : {0, 1, 640, 65536, 200001})
                QTest::addRow("%d channels, %d frames", channels, frames) << channels << frames;
    }
    void wavIsTheClipSampleForSample() {
        QFETCH(int, channels);
        QFETCH(int, frames);
        AudioClip clip(32000, channels, std::max(1, frames));
        std::vector<float> samples = tests::testSound(32000, channels, frames);
        if (frames > 100) {  // values a converter would touch: beyond full scale, the smallest, signed zero
            samples[1] = 1.75f;
            samples[2] = -3.0f;
            samples[3] = std::numeric_limits<float>::denorm_min();
            samples[4] = -0.0f;
            samples[5] = std::nextafter(1.0f, 2.0f);
        }
        clip.append(samples);
        QTemporaryDir folder;
        const fs::path file = pathOf(folder, "söng 曲.wav");
        QVERIFY(writeWav(file, clip));
        const Samples read = readAudioFile(file);
        QCOMPARE(read.channels, channels);
        QCOMPARE(read.sampleRate, 32000);
        QCOMPARE(read.frames(), static_cast<std::int64_t>(frames));
        // By their bits, so that the sign of zero counts.
        const auto bits = [](float sample) { return std::bit_cast<std::uint32_t>(sample); };
        QVERIFY(std::ranges::equal(read.interleaved, samples, {}, bits, bits));
        // The same clip gives the same file, and nothing else is left behind.
        const std::string bytes = bytesOf(file);
        QVERIFY(writeWav(file, clip));
        QVERIFY(bytesOf(file) == bytes);
        QCOMPARE(entries(file.parent_path()), std::size_t{1});
    }

    void wavOfAGrowingClipIsWhatThereIs() {
        AudioClip clip(32000, 1, 1000);
        clip.append(std::vector<float>(300, 0.25f));
        QTemporaryDir folder;
        const fs::path file = pathOf(folder, "a.wav");
        // More arrives while it is written: the file is of one moment.
        QVERIFY(writeWav(file, clip, [&](double) {
            if (clip.availableFrames() < 1000) clip.append(std::vector<float>(100, 0.5f));
            return true;
        }));
        QCOMPARE(readAudioFile(file).frames(), 300);
    }

    void cancelledWritingChangesNothing() {
        AudioClip clip(32000, 1, 300000);
        clip.append(std::vector<float>(300000, 0.25f));
        QTemporaryDir folder;
        const fs::path file = pathOf(folder, "a.wav");
        std::ofstream(file) << "old";
        std::vector<double> seen;
        for (const std::size_t calls : {1u, 3u, 6u}) {
            seen.clear();
            QVERIFY(!writeWav(file, clip, [&](double done) {
                seen.push_back(done);
                return seen.size() < calls;
            }));
            QCOMPARE(bytesOf(file), std::string("old"));
            QCOMPARE(entries(file.parent_path()), std::size_t{1});
        }
        QVERIFY(std::ranges::is_sorted(seen));
        QCOMPARE(seen.front(), 0.0);
        QCOMPARE(seen.back(), 1.0);
    }

    void writingErrorsNameTheFile() {
        AudioClip clip(32000, 1, 10);
        clip.append(std::vector<float>(10, 0.25f));
        QTemporaryDir folder;
        const auto [missing, missingText] = errorOf([&] { writeWav(pathOf(folder, "no/a.wav"), clip); });
        QCOMPARE(missing, Error::Code::Unwritable);
        QVERIFY2(missingText.contains("no/a.wav") && missingText.contains("folder is not there"),
                 qPrintable(missingText));
        const auto [closed, closedText] = errorOf([&] { writeWav("/proc/capriccio.wav", clip); });
        QCOMPARE(closed, Error::Code::Unwritable);
        QVERIFY2(closedText.contains("capriccio.wav"), qPrintable(closedText));
    }

    void fullDiskLeavesTheOldFile() {
        QTemporaryDir folder;
        if (::mount("tmpfs", qPrintable(folder.path()), "tmpfs", 0, "size=256k") != 0)
            QSKIP("can't mount a tiny disk (not root)");
        const auto unmount = qScopeGuard([&] { ::umount2(qPrintable(folder.path()), MNT_DETACH); });
        const fs::path file = pathOf(folder, "a.wav");
        std::ofstream(file) << "old";
        for (const int frames : {300000, 65000}) {  // full in the middle, and only at the very end
            AudioClip clip(32000, 1, frames);
            clip.append(std::vector<float>(static_cast<std::size_t>(frames), 0.25f));
            const auto [code, text] = errorOf([&] { writeWav(file, clip); });
            QCOMPARE(code, Error::Code::Unwritable);
            QVERIFY2(text.contains("a.wav") && text.contains("disk is full"), qPrintable(text));
            QCOMPARE(bytesOf(file), std::string("old"));
            QCOMPARE(entries(file.parent_path()), std::size_t{1});
        }
    }

    void readsTheKindsPeopleHave_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("sampleRate");
        QTest::addColumn<double>("least");  // correlation
        QTest::newRow("wav 16") << "a.wav" << (SF_FORMAT_WAV | SF_FORMAT_PCM_16) << 44100 << 0.99999;
        QTest::newRow("wav 24") << "a.wav" << (SF_FORMAT_WAV | SF_FORMAT_PCM_24) << 96000 << 0.999999;
        QTest::newRow("aiff") << "a.aiff" << (SF_FORMAT_AIFF | SF_FORMAT_PCM_16) << 44100 << 0.99999;
        QTest::newRow("flac") << "a.flac" << (SF_FORMAT_FLAC | SF_FORMAT_PCM_24) << 32000 << 0.999999;
        QTest::newRow("ogg") << "a.ogg" << (SF_FORMAT_OGG | SF_FORMAT_VORBIS) << 44100 << 0.99;
        QTest::newRow("opus") << "a.opus" << (SF_FORMAT_OGG | SF_FORMAT_OPUS) << 48000 << 0.98;
        QTest::newRow("mp3") << "a.mp3" << (SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III) << 44100 << 0.98;
        QTest::newRow("mp3 called wav") << "a.wav" << (SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III) << 44100 << 0.98;
    }
    void readsTheKindsPeopleHave() {
        QFETCH(QString, name);
        QFETCH(int, format);
        QFETCH(int, sampleRate);
        QFETCH(double, least);
        const std::int64_t frames = sampleRate * 2;
        const auto sound = tests::testSound(sampleRate, 2, frames);
        QTemporaryDir folder;
        const fs::path file = pathOf(folder, qPrintable(name));
        SF_INFO info{};
        info.samplerate = sampleRate;
        info.channels = 2;
        info.format = format;
        SNDFILE* const out = sf_open(file.c_str(), SFM_WRITE, &info);
        QVERIFY2(out, sf_strerror(nullptr));
        QCOMPARE(sf_writef_float(out, sound.data(), frames), frames);
        sf_close(out);

        const Samples read = readAudioFile(file);
        QCOMPARE(read.sampleRate, sampleRate);
        QCOMPARE(read.channels, 2);
        QVERIFY2(std::abs(static_cast<double>(read.frames() - frames)) < 4000,
                 qPrintable(QString::number(read.frames())));
        for (int c = 0; c < 2; ++c) {
            // A second from the middle: lossy kinds pad at both ends.
            const auto played = tests::channelOf(sound, 2, c);
            const auto heard = tests::channelOf(read.interleaved, 2, c);
            const auto result = tests::compareHeard(heard,
                                                    std::span(played).subspan(static_cast<std::size_t>(sampleRate / 2),
                                                                              static_cast<std::size_t>(sampleRate)),
                                                    sampleRate);
            QVERIFY2(result.correlation >= least, qPrintable(QString::number(result.correlation)));
        }
    }

    void readingErrorsNameTheFile() {
        QTemporaryDir folder;
        const auto [missing, missingText] = errorOf([&] { readAudioFile(pathOf(folder, "no.wav")); });
        QCOMPARE(missing, Error::Code::NotFound);
        QVERIFY2(missingText.contains("no.wav"), qPrintable(missingText));
        const auto [aFolder, folderText] = errorOf([&] { readAudioFile(folder.path().toStdString()); });
        QCOMPARE(aFolder, Error::Code::Unreadable);
        QVERIFY2(folderText.contains("folder"), qPrintable(folderText));
        for (const char* content : {"", "RIFF", "a shopping list\n"}) {
            std::ofstream(pathOf(folder, "list.wav"), std::ios::trunc) << content;
            const auto [broken, brokenText] = errorOf([&] { readAudioFile(pathOf(folder, "list.wav")); });
            QCOMPARE(broken, Error::Code::Unreadable);
            QVERIFY2(brokenText.contains("list.wav"), qPrintable(brokenText));
        }
    }
};

QTEST_GUILESS_MAIN(TestAudioFile)
#include "test_audio_file.moc"
