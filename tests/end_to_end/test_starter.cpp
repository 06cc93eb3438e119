// The starter model as it is found without asking for a model: a prompt and a melody become music.
#include "core/musicgen/melody/chroma.h"
#include "tests/support/sound_file.h"

#include <cmath>
#include <numbers>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;

namespace {

constexpr int kRate = 32000, kSeconds = 5;
// Half a second each: a tune that is in no key's scale by chance alone.
constexpr int kTune[] = {69, 72, 76, 74, 72, 71, 69, 64, 69, 69};

/// The tune with a soft tone and some partials, as a hum or a flute has them.
std::vector<float> tune() {
    std::vector<float> samples(kRate * kSeconds);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / kRate, within = std::fmod(time, 0.5);
        const double hz = 440 * std::exp2((kTune[static_cast<std::size_t>(time / 0.5)] - 69) / 12.0);
        double value = 0;
        for (int partial = 1; partial <= 4; ++partial)
            value += std::sin(2 * std::numbers::pi * hz * partial * time) / (partial * partial);
        samples[i] = static_cast<float>(0.3 * value * std::min({1.0, within / 0.02, (0.5 - within) / 0.05}));
    }
    return samples;
}

/// MusicGen's own measure: the share of frames whose strongest pitch class is the given one's.
double alike(std::span<const float> given, std::span<const float> made) {
    const musicgen::Chroma a = musicgen::chromaOf(given), b = musicgen::chromaOf(made);
    const std::size_t frames = std::min(a.pitchClasses.size(), b.pitchClasses.size());
    std::size_t same = 0;
    for (std::size_t i = 0; i < frames; ++i) same += a.pitchClasses[i] == b.pitchClasses[i];
    return static_cast<double>(same) / static_cast<double>(frames);
}

double levelDb(std::span<const float> samples) {
    double sum = 0;
    for (const float s : samples) sum += static_cast<double>(s) * s;
    return 10 * std::log10(sum / static_cast<double>(samples.size()) + 1e-12);
}

}  // namespace

class TestStarter : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(QFile::exists(STARTER "/config.json"), "the starter model is missing");
        tests::writeSound(m_dir.filePath("tune.wav").toStdString(), kRate, tune());
    }

    void isTheModelThatIsTakenWithoutBeingNamed() {
        const std::vector<float> unnamed = make("unnamed.wav", {"--seconds", "1", "--seed", "4"});
        QCOMPARE(unnamed.size(), static_cast<std::size_t>(kRate));
        QCOMPARE(make("named.wav", {"--seconds", "1", "--seed", "4", "--model", STARTER}), unnamed);
    }

    void aPromptAndAMelodyBecomeMusic() {
        const std::vector<float> given = tune();
        double with = 0, without = 0;
        for (const char* seed : {"1", "2", "3"}) {
            const std::vector<float> followed =
                make("with.wav", {"--seed", seed, "--melody", m_dir.filePath("tune.wav")});
            const std::vector<float> free = make("without.wav", {"--seed", seed});
            QCOMPARE(followed.size(), static_cast<std::size_t>(kRate * kSeconds));
            QCOMPARE(free.size(), followed.size());
            QVERIFY(followed != free);
            for (const std::vector<float>& sound : {followed, free}) {
                const double level = levelDb(sound);
                QVERIFY2(level > -35 && level < -8, qPrintable(QString::number(level)));
                // Neither half is silent.
                const std::span<const float> all(sound);
                QVERIFY(levelDb(all.first(all.size() / 2)) > -45 && levelDb(all.last(all.size() / 2)) > -45);
            }
            with += alike(given, followed) / 3;
            without += alike(given, free) / 3;
        }
        QVERIFY2(with > without + 0.1, qPrintable(QString("%1 with, %2 without").arg(with).arg(without)));
    }

    void theSameSeedIsTheSameMusic() {
        const QStringList asked{"--seed", "5", "--melody", m_dir.filePath("tune.wav")};
        const std::vector<float> first = make("first.wav", asked + QStringList{"--threads", "1"});
        QVERIFY(!first.empty());
        QCOMPARE(make("again.wav", asked + QStringList{"--threads", "2"}), first);
        QVERIFY(make("other.wav", {"--seed", "6", "--melody", m_dir.filePath("tune.wav")}) != first);
    }

  private:
    /// The samples of a generation; none where it failed.
    std::vector<float> make(const QString& name, const QStringList& options) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove("CAPRICCIO_MODEL");
        process.setProcessEnvironment(environment);
        QStringList arguments{"generate", "--out", m_dir.filePath(name)};
        if (!options.contains("--seconds")) arguments << "--seconds" << QString::number(kSeconds);
        process.start(PROGRAMS "/capriccio-cli",
                      arguments + options + QStringList{"gentle piano ballad, 90 bpm, A minor"});
        const bool done = process.waitForFinished(120000) && process.exitCode() == 0;
        if (!done) {
            qWarning() << process.readAllStandardError();
            return {};
        }
        return audio::readAudioFile(m_dir.filePath(name).toStdString()).interleaved;
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestStarter)
#include "test_starter.moc"
