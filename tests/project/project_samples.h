#pragma once

#include "core/base/units.h"
#include "core/studio/project/project.h"

#include <cmath>
#include <memory>
#include <random>
#include <sys/types.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>

// Takes whose every value follows from a number, so that what comes back can be told from what went in.
namespace capriccio::project::samples {

inline musicgen::Tokens tokens(quint64 seed, int first, int frames, int codebooks = 4) {
    musicgen::Tokens part{codebooks, frames, {}};
    for (int k = 0; k < codebooks; ++k)
        for (int t = first; t < first + frames; ++t)
            part.codes.push_back(static_cast<std::int32_t>(
                (seed * 31 + static_cast<quint64>(k) * 977 + static_cast<quint64>(t) * 7919) % 2048));
    return part;
}

inline std::shared_ptr<audio::AudioClip> clip(quint64 seed, int tokenFrames, int channels = 1, float level = 0.5F) {
    const std::int64_t frames = std::int64_t{tokenFrames} * kSamplesPerFrame;
    auto clip = std::make_shared<audio::AudioClip>(kSampleRate, channels, frames);
    std::mt19937 random(static_cast<std::uint32_t>(seed));
    std::vector<float> samples;
    double phase = 0;
    for (std::int64_t i = 0; i < frames * channels; ++i) {
        phase += 0.02 + 0.0001 * static_cast<double>(seed % 100);
        samples.push_back(level * static_cast<float>(std::sin(phase) * 0.9 +
                                                     (static_cast<double>(random()) / 4294967296.0 - 0.5) * 0.2));
    }
    clip->append(samples);
    clip->finish();
    return clip;
}

inline TakeRecord take(quint64 seed) {
    TakeRecord take;
    take.prompt = QStringLiteral("take %1 with “strings” & a naïve oboe").arg(seed);
    take.negativePrompt = QStringLiteral("drums");
    take.sections = {{0, QStringLiteral("slow")}, {4.5, QStringLiteral("fast\nand loud")}};
    take.settings.seconds = 7.25;
    take.settings.sampling.temperature = 1.1;
    take.settings.sampling.topK = 123;
    take.settings.sampling.topP = 0.7;
    take.settings.sampling.guidance = 3.3;
    take.settings.sampling.greedy = seed % 2 == 0;
    take.settings.threads = 3;
    take.settings.other = {{QStringLiteral("melody_strength"), 0.25}};
    take.seed = 0xfedcba9876543210ULL + seed;
    take.modelName = QStringLiteral("musicgen-small");
    take.modelHash = QStringLiteral("00ff").repeated(16);
    take.precision = QStringLiteral("int8");
    take.device = QStringLiteral("cpu");
    take.programVersion = QStringLiteral("0.1.0");
    return take;
}

/// A file that anyone may read or nobody may write, and a process that is not root for as long as this lives.
class OrdinaryUser {
  public:
    OrdinaryUser() : m_user(::geteuid()) {
        if (m_user == 0 && ::seteuid(65534) != 0) qFatal("can't become another user");
    }
    ~OrdinaryUser() {
        if (m_user == 0 && ::seteuid(0) != 0) qFatal("can't become root again");
    }

  private:
    uid_t m_user;
};

/// In memory where there is such a file system: these tests save a lot, and what they prove does not depend on the
/// disk.
inline std::unique_ptr<QTemporaryDir> folder() {
    auto shared = std::make_unique<QTemporaryDir>(QStringLiteral("/dev/shm/capriccio-XXXXXX"));
    return shared->isValid() ? std::move(shared) : std::make_unique<QTemporaryDir>();
}

inline QByteArray contentOf(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace capriccio::project::samples
