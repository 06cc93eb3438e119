#pragma once

#include "core/audio/audio_clip.h"
#include "core/musicgen/generate/request.h"

#include <memory>
#include <optional>

#include <QMetaType>
#include <QString>

namespace capriccio::studio {

/// What the window asks for when Generate is pressed.
struct GenerationSettings {
    QString prompt;  ///< empty: music without a prompt
    QString modelFolder;
    double seconds = 10;                ///< 1 … 30
    std::optional<std::uint64_t> seed;  ///< a new one each time when empty
    musicgen::Sampling sampling;
    int threads = 0;  ///< 0: as many as the machine has cores
};

/// One piece of music, being made or made.
struct Take {
    quint64 id = 0;
    QString prompt;
    QString modelName;
    std::uint64_t seed = 0;
    double seconds = 0;  ///< asked for
    /// Grows while the take is made.
    std::shared_ptr<const audio::AudioClip> clip;
    QString notice;  ///< about the prompt; empty when there is nothing to say
};

enum class TakeEnd { Finished, Stopped };

struct TakeProgress {
    double fraction = 0;     ///< 0 … 1
    double madeSeconds = 0;  ///< of sound that can be heard
    double speed = 0;        ///< seconds of music made in a second; 0 while unknown
    double timeLeft = -1;    ///< seconds; negative while unknown
};

}  // namespace capriccio::studio

Q_DECLARE_METATYPE(capriccio::studio::Take)
Q_DECLARE_METATYPE(capriccio::studio::TakeEnd)
Q_DECLARE_METATYPE(capriccio::studio::TakeProgress)
