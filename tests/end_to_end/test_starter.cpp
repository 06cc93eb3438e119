// The starter model as it is shipped: what the command line makes without naming a model.
#include "core/audio/sound_loader.h"
#include "core/base/units.h"
#include "core/musicgen/melody/chroma.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sndfile.hh>

using namespace capriccio;

namespace {

constexpr double kSeconds = 5;

/// Notes of half a second each, with some overtones, as MIDI numbers.
std::vector<float> tune(const std::vector<int>& notes) {
    std::vector<float> samples;
    for (const int note : notes) {
        const double hz = 440 * std::pow(2, (note - 69) / 12.0);
        for (int i = 0; i < kSampleRate / 2; ++i) {
            const double t = static_cast<double>(i) / kSampleRate, level = 0.3 * std::exp(-2 * t);
            double sum = 0;
            for (int k = 1; k <= 4; ++k) sum += std::sin(2 * std::numbers::pi * hz * k * t) / k;
            samples.push_back(static_cast<float>(level * sum));
        }
    }
    return samples;
}

/// How often each pitch class is the strongest, as a share.
std::array<double, 12> pitchClasses(const std::vector<float>& samples) {
    std::array<double, 12> shares{};
    const musicgen::Chroma chroma = musicgen::chromaOf(samples, musicgen::MelodyConfig{});
    const auto frames = std::min<std::size_t>(chroma.pitchClasses.size(), static_cast<std::size_t>(kSeconds * kSampleRate / 4096));
    for (std::size_t i = 0; i < frames; ++i) shares[static_cast<std::size_t>(chroma.pitchClasses[i])] += 1.0 / static_cast<double>(frames);
    return shares;
}

double levelDb(const std::vector<float>& samples) {
    double sum = 0;
    for (const float s : samples) sum += static_cast<double>(s) * s;
    return 10 * std::log10(sum / static_cast<double>(samples.size()));
}

}  // namespace

class TestStarter : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    std::vector<float> made(const QString& name, const QStringList& words) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("CAPRICCIO_MODEL"));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_folder.filePath(QStringLiteral("cache")));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        const QString file = m_folder.filePath(name);
        process.start(QStringLiteral(PROGRAMS "/capriccio-cli"),
                      QStringList{QStringLiteral("generate"), QStringLiteral("--seconds"), QString::number(kSeconds), QStringLiteral("--out"), file} + words);
        if (!process.waitForFinished(240000) || process.exitCode() != 0) {
            qWarning("%s", process.readAll().constData());
            return {};
        }
        SndfileHandle sound(file.toStdString());
        if (sound.samplerate() != kSampleRate || sound.channels() != 1) return {};
        std::vector<float> samples(static_cast<std::size_t>(sound.frames()));
        sound.readf(samples.data(), sound.frames());
        return samples;
    }

  private Q_SLOTS:
    void playsOutOfTheBox() {
        const QStringList words{QStringLiteral("--seed"), QStringLiteral("7"), QStringLiteral("energetic rock with distorted guitar and driving drums, 138 bpm")};
        const auto sound = made(QStringLiteral("a.wav"), words);
        QCOMPARE(sound.size(), static_cast<std::size_t>(kSeconds * kSampleRate));
        const double level = levelDb(sound);
        QVERIFY2(level > -40 && level < -6, qPrintable(QString::number(level)));
        // Every second of it sounds.
        for (int second = 0; second < static_cast<int>(kSeconds); ++second)
            QVERIFY(levelDb({sound.begin() + second * kSampleRate, sound.begin() + (second + 1) * kSampleRate}) > -50);
        QCOMPARE(made(QStringLiteral("b.wav"), words), sound);
        QVERIFY(made(QStringLiteral("c.wav"), {QStringLiteral("--seed"), QStringLiteral("8"), words.last()}) != sound);
    }

    void followsAMelody() {
        SndfileHandle(m_folder.filePath(QStringLiteral("tune.wav")).toStdString(), SFM_WRITE, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, kSampleRate)
            .writef(tune({60, 64, 67, 72, 67, 64, 60, 64, 67, 72}).data(), static_cast<sf_count_t>(kSeconds * kSampleRate));
        const QStringList words{QStringLiteral("--seed"), QStringLiteral("3"), QStringLiteral("gentle classical piano")};
        const auto with = made(QStringLiteral("with.wav"), QStringList{QStringLiteral("--melody"), m_folder.filePath(QStringLiteral("tune.wav"))} + words);
        const auto without = made(QStringLiteral("without.wav"), words);
        QCOMPARE(with.size(), static_cast<std::size_t>(kSeconds * kSampleRate));
        QVERIFY(with != without);
        const auto share = [](const std::vector<float>& sound) {
            const auto classes = pitchClasses(sound);
            return classes[0] + classes[4] + classes[7];
        };
        QVERIFY2(share(with) > share(without), qPrintable(QStringLiteral("%1 of the melody's notes, %2 without it").arg(share(with)).arg(share(without))));
    }
};

QTEST_GUILESS_MAIN(TestStarter)
#include "test_starter.moc"
