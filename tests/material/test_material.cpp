// Files → melodies and beginnings, with the reference's answers for both.
#include "core/audio/audio_file.h"
#include "core/base/error.h"
#include "core/musicgen/checkpoint/safetensors.h"
#include "core/musicgen/generate/continuation.h"
#include "core/musicgen/generate/model.h"
#include "core/musicgen/generate/tokens_file.h"
#include "core/studio/material/continuation_file.h"
#include "core/studio/material/melody_file.h"

#include <cmath>
#include <cstring>
#include <fstream>
#include <numbers>
#include <random>

#include <QTemporaryDir>
#include <QtTest>
#include <sndfile.h>

using namespace capriccio;
using namespace capriccio::material;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, int rate, int channels, const std::vector<float>& samples) {
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = channels;
    info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    SNDFILE* handle = sf_open(file.c_str(), SFM_WRITE, &info);
    QVERIFY(handle);
    sf_writef_float(handle, samples.data(), static_cast<sf_count_t>(samples.size()) / channels);
    sf_close(handle);
}

template <class Number>
std::vector<Number> numbers(const musicgen::StoredTensor& stored) {
    std::vector<Number> all(static_cast<std::size_t>(stored.elements()));
    std::memcpy(all.data(), stored.bytes.data(), stored.bytes.size());
    return all;
}

musicgen::StoredTensors golden(const char* model) {
    return musicgen::readSafetensors(std::string(GOLDEN_DATA "/") + model + "/golden.safetensors");
}

std::shared_ptr<const musicgen::Model> model(const char* name) {
    return musicgen::Model::load(std::string(GOLDEN_DATA "/") + name);
}

/// A little tune, two notes a second, each of them with harmonics.
std::vector<float> tune(int rate, double seconds) {
    const int notes[] = {0, 4, 7, 9, 5, 2, 11, 7};
    std::vector<float> samples;
    for (int i = 0; i < static_cast<int>(seconds * rate); ++i) {
        const double t = i / static_cast<double>(rate);
        const double hz = 261.63 * std::pow(2, notes[static_cast<int>(t * 2) % 8] / 12.0);
        double sum = 0;
        for (int k = 1; k < 5; ++k) sum += std::sin(2 * std::numbers::pi * hz * k * t) / k;
        samples.push_back(static_cast<float>(0.2 * sum * std::exp(-2 * std::fmod(t * 2, 1))));
    }
    return samples;
}

double sameShare(const musicgen::Chroma& a, const musicgen::Chroma& b) {
    const std::size_t count = std::min(a.pitchClasses.size(), b.pitchClasses.size());
    std::size_t same = 0;
    for (std::size_t i = 0; i < count; ++i) same += a.pitchClasses[i] == b.pitchClasses[i];
    return static_cast<double>(same) / static_cast<double>(count);
}

template <class Act>
QString wordsOf(Act act) {
    try {
        act();
    } catch (const Error& error) { return QString::fromUtf8(error.what()); }
    return "(no error)";
}

}  // namespace

class TestMaterial : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void melodyIsTheReferences() {
        const auto answers = golden("melody");
        for (int i = 0; i < 2; ++i) {
            const std::string number = std::to_string(i);
            write(file(), 32000, 1, numbers<float>(answers.at("chroma.wave." + number)));
            const auto& expected = answers.at("chroma.onehot." + number);
            const std::vector<float> onehot = numbers<float>(expected);
            const musicgen::Chroma chroma = melodyFromFile(file(), {});
            QCOMPARE(static_cast<std::int64_t>(chroma.pitchClasses.size()), expected.shape[0]);
            for (std::size_t t = 0; t < chroma.pitchClasses.size(); ++t)
                QCOMPARE(onehot[t * 12 + chroma.pitchClasses[t]], 1.0F);
        }
    }

    void melodyIsTheSameAtEveryRate() {
        write(file(), 32000, 1, tune(32000, 8));
        const musicgen::Chroma expected = melodyFromFile(file(), {});
        QCOMPARE(expected.pitchClasses.size(), 8UL * 32000 / 4096 + 1);
        for (const int rate : {8000, 44100, 96000}) {
            write(file(), rate, 1, tune(rate, 8));
            QVERIFY2(sameShare(melodyFromFile(file(), {}), expected) > 0.93, qPrintable(QString::number(rate)));
        }
        // and a part is that part
        write(file(), 32000, 1, tune(32000, 8));
        const musicgen::Chroma part = melodyFromFile(file(), {4096.0 * 20 / 32000, 2});
        const musicgen::Chroma shifted{{expected.pitchClasses.begin() + 20, expected.pitchClasses.end()}};
        QCOMPARE(part.pitchClasses.size(), 2UL * 32000 / 4096 + 1);
        QVERIFY(sameShare(part, shifted) > 0.8);
    }

    void longMelodiesComeInPartsOfTheSpectrumAndAreTheSame() {
        // Two minutes are 938 frames, which are computed 256 at a time; the frames in the middle know nothing of it.
        std::vector<float> once = tune(32000, 16), all;
        for (int i = 0; i < 8; ++i) all.insert(all.end(), once.begin(), once.end());
        const musicgen::Chroma whole = musicgen::chromaOf(all), lap = musicgen::chromaOf(once);
        QCOMPARE(whole.pitchClasses.size(), all.size() / 4096 + 1);
        for (std::size_t t = 3; t + 3 < whole.pitchClasses.size(); ++t) {
            const std::size_t in = t % 125;  // 16 s are exactly 125 frames
            if (in < 3 || in > 121) continue;
            QCOMPARE(whole.pitchClasses[t], lap.pitchClasses[in]);
        }
    }

    void drumsAndBassAreTakenOut() {
        const std::vector<float> lead = tune(32000, 12);
        std::vector<float> mix = lead;
        std::mt19937 random(3);
        std::normal_distribution<float> noise;
        for (std::size_t i = 0; i < mix.size(); ++i) {
            const double t = static_cast<double>(i) / 32000;
            mix[i] += static_cast<float>(0.8 * std::exp(-40 * std::fmod(t, 0.25))) * noise(random);
            mix[i] += static_cast<float>(0.9 * std::sin(2 * std::numbers::pi * 92.5 * t));  // F sharp
        }
        const musicgen::Chroma expected = musicgen::chromaOf(lead);
        write(file(), 32000, 1, mix);
        const double all = sameShare(melodyFromFile(file(), {}), expected);
        const double without = sameShare(melodyFromFile(file(), {}, true), expected);
        QVERIFY2(without > 0.85 && all < 0.4, qPrintable(QString("%1 and %2").arg(all).arg(without)));
    }

    void badMelodiesAreRefusedWithWords() {
        const auto words = [&](bool lead = false) { return wordsOf([&] { melodyFromFile(file(), {}, lead); }); };
        fs::remove(file());
        QVERIFY(words().contains("is not there"));
        std::ofstream(file()) << "no sound at all";
        QVERIFY(words().contains("could not be read as sound"));
        write(file(), 44100, 1, {});
        QVERIFY(words().contains("is empty"));
        write(file(), 44100, 2, std::vector<float>(88200));
        QVERIFY2(words().contains("is silent there"), qPrintable(words()));
        write(file(), 8000, 1, std::vector<float>(8000 * 3600, 0.1F));
        QVERIFY(words().contains("lasts longer than 10:00"));
        std::vector<float> bass;
        for (int i = 0; i < 64000; ++i) bass.push_back(0.5F * std::sin(static_cast<float>(i) * 0.01F));
        write(file(), 32000, 1, bass);
        QVERIFY2(words(true).contains("beside its drums and bass"), qPrintable(words(true)));
    }

    void continuationIsTheReferences() {
        for (const char* name : {"mono", "stereo"}) {
            const auto answers = golden(name);
            const auto& wave = answers.at("continue.wave");
            const auto& codes = answers.at("greedy.continue.codes");
            const auto channels = static_cast<int>(wave.shape[0]);
            const std::vector<float> planar = numbers<float>(wave);
            std::vector<float> interleaved;
            for (std::int64_t i = 0; i < wave.shape[1]; ++i)
                for (int c = 0; c < channels; ++c)
                    interleaved.push_back(planar[static_cast<std::size_t>(c * wave.shape[1] + i)]);
            write(file(), 32000, channels, interleaved);
            const musicgen::Tokens tokens = continuationFromFile(file(), 0, *model(name));
            QCOMPARE(tokens.codebooks, static_cast<int>(codes.shape[1]));
            QCOMPARE(tokens.frames, static_cast<int>(wave.shape[1] / 640));
            const std::vector<std::int32_t> all = numbers<std::int32_t>(codes);
            for (int k = 0; k < tokens.codebooks; ++k)
                for (int t = 0; t < tokens.frames; ++t)
                    QCOMPARE(tokens.codes[static_cast<std::size_t>(k * tokens.frames + t)],
                             all[static_cast<std::size_t>(k * codes.shape[2] + t)]);
        }
    }

    void monoForStereoAndTheReverse() {
        const auto mono = model("mono"), stereo = model("stereo");
        const std::vector<float> left = tune(44100, 1.2);
        std::vector<float> both;
        for (const float sample : left) both.insert(both.end(), {sample, -0.5F * sample});
        write(file(), 44100, 1, left);
        const musicgen::Tokens once = continuationFromFile(file(), 0, *stereo);
        QCOMPARE(once.codebooks, 8);
        QCOMPARE(once.frames, 60);
        for (int k = 0; k < 8; k += 2)
            for (int t = 0; t < once.frames; ++t)
                QCOMPARE(once.codes[static_cast<std::size_t>(k * once.frames + t)],
                         once.codes[static_cast<std::size_t>((k + 1) * once.frames + t)]);
        // A stereo file for a mono model is the mean of its channels.
        write(file(), 44100, 2, both);
        const musicgen::Tokens mixed = continuationFromFile(file(), 0, *mono);
        std::vector<float> mean;
        for (const float sample : left) mean.push_back(0.25F * sample);
        write(file(), 44100, 1, mean);
        QCOMPARE(continuationFromFile(file(), 0, *mono).codes, mixed.codes);
    }

    void takesGoOnInEveryModel() {
        const auto mono = model("mono"), stereo = model("stereo");
        const auto size = stereo->config().decoder.codebookSize;  // the smaller of the two
        musicgen::Tokens take{4, 30, {}};
        for (int i = 0; i < 120; ++i) take.codes.push_back(i * 7 % size);
        QCOMPARE(continuationFromTokens(take, 0, *mono).codes, take.codes);
        const musicgen::Tokens part = continuationFromTokens(take, 0.4, *mono);
        QCOMPARE(part.frames, 20);
        QCOMPARE(part.codes[20], take.codes[30]);

        const musicgen::Tokens doubled = continuationFromTokens(take, 0, *stereo);
        QCOMPARE(doubled.codebooks, 8);
        QCOMPARE(doubled.frames, 30);
        for (int k = 0; k < 8; ++k)
            for (int t = 0; t < 30; ++t)
                QCOMPARE(doubled.codes[static_cast<std::size_t>(k * 30 + t)],
                         take.codes[static_cast<std::size_t>(k / 2 * 30 + t)]);
        // A stereo take for a mono model: decoded, mixed, encoded; with equal sides that is the sound of one of them.
        const musicgen::Tokens back = continuationFromTokens(doubled, 0, *mono);
        QCOMPARE(back.codebooks, 4);
        QCOMPARE(back.frames, 30);

        QVERIFY(wordsOf([&] { continuationFromTokens(take, 0.7, *mono); }).contains("Choose an earlier point"));
        take.codes[5] = 5000;
        QVERIFY(wordsOf([&] { continuationFromTokens(take, 0, *mono); }).contains("another kind of model"));
        take = {3, 10, std::vector<std::int32_t>(30)};
        QVERIFY(wordsOf([&] { continuationFromTokens(take, 0, *mono); }).contains("another kind of model"));
    }

    void continuationPoints() {
        const auto mono = model("mono");
        write(file(), 32000, 1, tune(32000, 2));
        const musicgen::Tokens first = continuationFromFile(file(), 0.5, *mono);
        QCOMPARE(first.frames, 25);
        write(file(), 32000, 1, tune(32000, 0.5));
        QCOMPARE(continuationFromFile(file(), 0, *mono).codes, first.codes);
        QVERIFY(wordsOf([&] { continuationFromFile(file(), 0.6, *mono); }).contains("nothing can go on from 0.6 s"));
        QVERIFY(wordsOf([&] { continuationFromFile(file(), -1, *mono); }).contains("must lie between"));
        QVERIFY(wordsOf([&] { continuationFromFile(file(), 601, *mono); }).contains("must lie between"));
    }

    void tokensInFiles() {
        const std::vector<musicgen::Tokens> takes{{4, 2, {1, 2, 3, 4, 5, 6, 7, 8}}, {4, 2, {8, 7, 6, 5, 4, 3, 2, 1}}};
        musicgen::writeTokens(file(), takes);
        const std::vector<musicgen::Tokens> read = musicgen::readTokens(file());
        QCOMPARE(read.size(), 2UL);
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(read[i].codebooks, 4);
            QCOMPARE(read[i].frames, 2);
            QCOMPARE(read[i].codes, takes[i].codes);
        }
        QVERIFY(
            wordsOf([] { musicgen::readTokens(GOLDEN_DATA "/mono/model.safetensors"); }).contains("holds no tokens"));
    }

  private:
    fs::path file() const { return fs::path(m_folder.path().toStdString()) / "given.wav"; }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestMaterial)
#include "test_material.moc"
