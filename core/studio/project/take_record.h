#pragma once

#include "core/audio/audio_clip.h"
#include "core/audio/peaks.h"
#include "core/musicgen/generate/news.h"
#include "core/musicgen/generate/request.h"

#include <memory>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace capriccio::project {

using TakeId = qint64;   ///< 1 …, never used twice in a project; 0: none
using InputId = qint64;  ///< likewise

enum class TakeState {
    Running = 0,   ///< being made by whoever has the project open for writing
    Finished = 1,  ///< to its end
    Stopped = 2,   ///< ended early, by hand or because the program ended; can be gone on with from its tokens
    Failed = 3,    ///< ended by an error; what was made is kept
};

/// A prompt from a point of the take on.
struct Section {
    double startSeconds = 0;
    QString prompt;
    bool operator==(const Section&) const = default;
};

/// Why a take was ended by an error.
struct TakeFault {
    QString kind;   ///< "memory", "model", "disk" or "device"; empty: none of these
    QString words;  ///< what was said about it then; empty: nothing is known
};

/// Everything but prompt and seed that decides what a take sounds like.
struct TakeSettings {
    double seconds = 10;  ///< asked for
    musicgen::Sampling sampling;
    int threads = 0;  ///< 0: as many as the machine had cores
    /// Settings this version has no field for: kept and given back as they are.
    QJsonObject other;
};

QJsonObject toJson(const TakeSettings& settings);
/// Whatever is missing or of another type keeps its default; unknown keys go to `other`.
TakeSettings settingsFromJson(const QJsonObject& json);

/// One piece of music as a project remembers it: all but its tokens and sound, which are read when needed. A plain
/// value.
struct TakeRecord {
    TakeId id = 0;
    TakeState state = TakeState::Running;
    /// Stopped because the program ended under it: it kept the tokens up to its last second, but has no sound until
    /// they are decoded.
    bool interrupted = false;

    QString prompt;  ///< empty: music without a prompt
    QString negativePrompt;
    std::vector<Section> sections;
    TakeSettings settings;
    quint64 seed = 0;
    QString modelName;
    QString modelHash;  ///< SHA-256 of the weights in hexadecimal (model_hash.h); empty while unknown
    QString precision;  ///< "f32", "int8" …
    QString device;     ///< "cpu", "cuda:0" …
    QString programVersion;
    QDateTime created;  ///< UTC, milliseconds
    double tookSeconds = 0;

    int frames = 0;           ///< frames of tokens it has (50 a second); while running: saved or about to be
    int codebooks = 0;        ///< of all channels together; 0: it has no tokens (sound that was added)
    int channels = 1;         ///< of the sound
    int sampleRate = 0;       ///< Hz
    double soundSeconds = 0;  ///< length of the stored sound; 0: none is stored, decode the tokens
    QByteArray overview;      ///< the waveform at a glance (overviewOf); empty while there is no sound

    QString title;  ///< empty: shown by its prompt
    int stars = 0;  ///< 0 … 5
    QString note;
    QDateTime deleted;  ///< valid: in the bin since then

    TakeId parent = 0;      ///< it goes on from, or varies, this take …
    int parentFrame = 0;    ///< … from this frame of its tokens
    InputId melody = 0;     ///< the file it followed
    InputId continued = 0;  ///< the file it went on from

    /// Of a failed take; empty words where none is known.
    TakeFault fault() const;
    void setFault(const TakeFault& fault);
    bool inBin() const { return deleted.isValid(); }
    bool hasSound() const { return soundSeconds > 0; }
    /// Length of what exists: of the sound, else of the tokens.
    double seconds() const;
    /// The title, else the prompt in one line.
    QString displayName() const;
};

/// A file that takes were made from, stored once however often it is used.
struct InputRecord {
    InputId id = 0;
    QString name;  ///< of the file it came from
    QByteArray sha256;
    qint64 bytes = 0;
};

/// A waveform at a glance: 400 pairs of signed bytes, lowest and highest of each stretch, ±127 being full scale (louder
/// is cut).
QByteArray overviewOf(const audio::AudioClip& clip);
std::vector<audio::Peak> peaksOfOverview(const QByteArray& overview);

/// Tokens as stored: 16 bits each, little-endian, frame after frame (so that parts can be joined).
QByteArray packTokens(const musicgen::Tokens& tokens);
/// Throws Error (Unreadable) when the size does not fit.
musicgen::Tokens unpackTokens(const QByteArray& packed, int codebooks);

}  // namespace capriccio::project
