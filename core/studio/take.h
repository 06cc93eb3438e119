#pragma once

#include "core/audio/audio_clip.h"
#include "core/musicgen/generate/request.h"
#include "core/studio/project/take_record.h"

#include <memory>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace capriccio::studio {

/// A sound file that takes are made from, as it came: the project keeps it. A plain value, its content shared.
struct InputFile {
    QString name;  ///< of the file it came from, for people
    QByteArray content;
    bool isEmpty() const { return content.isEmpty(); }
};

/// A melody to follow.
struct Melody {
    InputFile file;
    /// Of that file; empty: worked out from the file when the take is made.
    musicgen::Chroma chroma;
};

/// Music to go on from: its first frames are heard again and count towards the length. Either tokens (of a take, see
/// `parent`) or a file, whose tokens are worked out when the take is made.
struct GoOnFrom {
    musicgen::Tokens tokens;
    InputFile file;
    double fileSeconds = 0;  ///< how much of the file from its start; 0: all of it
};

/// What the window asks for when Generate is pressed.
struct GenerationSettings {
    QString prompt;  ///< empty: music without a prompt
    QString negativePrompt;
    std::vector<project::Section> sections;  ///< other prompts from later seconds on, in order
    QString modelFolder;
    double seconds = 10;  ///< 1 … 600; what is gone on from included
    int takes = 1;        ///< 1 … 8, made together
    /// The first take's; the others have the numbers after it. A new one each time when empty.
    std::optional<std::uint64_t> seed;
    musicgen::Sampling sampling;
    std::optional<Melody> melody;
    std::optional<GoOnFrom> goOnFrom;
    project::TakeId parent = 0;  ///< the take of the same project that this varies or goes on from; 0: none
    int parentFrame = 0;         ///< goes on from here; 0: varies it
    QString precision = QStringLiteral("auto");
    QString device = QStringLiteral("auto");
    int threads = 0;  ///< 0: as many as the machine has cores

    static constexpr double kShortestSeconds = 1;
    static constexpr double kLongestSeconds = 600;
};

/// One piece of music as it is shown and played, being made or made. A plain value; its clip grows.
struct Take {
    project::TakeId id = 0;
    QString prompt;
    QString title;  ///< empty: shown by its prompt
    QString modelName;
    QString precision;  ///< "f32", "int8" …; empty while unknown
    std::uint64_t seed = 0;
    double seconds = 0;  ///< asked for
    int stars = 0;       ///< 0 … 5
    std::vector<project::Section> sections;
    int number = 1;  ///< of those made in the same pass …
    int of = 1;      ///< … how many there are
    /// Grows while the take is made. Null before that, and when there is no sound.
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
