#pragma once

#include "core/audio/recorder.h"
#include "core/studio/melody/melody_analysis.h"
#include "core/studio/melody/melody_notes.h"
#include "core/studio/playback.h"
#include "core/studio/take.h"

#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace capriccio::studio {

/// What Recorder is to MelodySource, with the same contract, so that a test can be the microphone.
class Microphone {
  public:
    virtual ~Microphone() = default;
    virtual void start(const audio::RecordOrder& order) = 0;
    virtual void stop() = 0;
    virtual audio::RecorderStatus status() = 0;
};
std::unique_ptr<Microphone> makeMicrophone();

/// What a piece may start from, as it is handed to those who make it.
struct MelodyChoice {
    enum class Use { Follow, GoOn };
    Use use = Use::Follow;
    QString name;                                  ///< "hummed idea.wav"
    QString file;                                  ///< where it came from or was kept; may be empty
    std::shared_ptr<const audio::AudioClip> clip;  ///< finished; the part below is what counts
    SoundPart part;
    musicgen::Chroma chroma;  ///< of the part, corrections included
};

/// The sound that a piece is to follow or to go on from: at most one. Reading, recording and listening happen on other
/// threads; all methods return at once and belong to the thread the object lives in, all signals arrive there.
///
///     Empty ─ readFile, takeClip ─► Reading ─► Ready          (a problem leads back to what was there before)
///           ─ record ─► CountingIn ─► Recording ─► Reading ─► Ready
class MelodySource : public QObject {
    Q_OBJECT
  public:
    explicit MelodySource(QObject* parent = nullptr);
    MelodySource(std::unique_ptr<Speaker> speaker, std::unique_ptr<Microphone> microphone, QObject* parent = nullptr);
    ~MelodySource() override;

    enum class State { Empty, Reading, CountingIn, Recording, Ready };

    void readFile(const QString& path);
    /// What the clip has now; a part in seconds, or all of it.
    void takeClip(const QString& name, std::shared_ptr<const audio::AudioClip> clip,
                  std::optional<SoundPart> part = std::nullopt);
    /// A sound that a take was made from, with the notes that were followed then (empty: as they are heard).
    void useInput(const InputFile& file, MelodyChoice::Use use, const musicgen::Chroma& chroma = {});
    /// Counts four beats in at the tempo, with clicks when they are wanted, then keeps what it hears. `device`: empty
    /// for the system's default.
    void record(const QString& device, double beatsPerMinute, bool clicks);
    /// Keeps what was recorded; in the count-in it goes back to what was there before.
    void stopRecording();
    /// Lets what is being recorded go, and goes back to what was there before.
    void discardRecording();
    void clear();
    /// Another microphone, while nothing is recorded.
    void setMicrophone(std::unique_ptr<Microphone> microphone) { m_microphone = std::move(microphone); }
    /// Where recordings are kept as WAV, so that nothing is ever lost. Empty: nowhere.
    void setRecordingsFolder(const QString& folder) { m_recordingsFolder = folder; }
    /// Asks the sound system, which takes a moment: not for the window's thread. The default device first.
    static QStringList microphoneNames();

    State state() const { return m_state; }
    QString name() const { return m_name; }
    /// Ready: the whole sound. Recording: what is kept so far, growing. Else null.
    std::shared_ptr<const audio::AudioClip> clip() const { return m_clip; }
    double seconds() const;
    const MelodyNotes& notes() const { return m_notes; }
    /// Why the last attempt came to nothing; empty when it didn't.
    QString problem() const { return m_problem; }
    /// Something to know about the sound, as that it was cut; mostly empty.
    QString notice() const { return m_notice; }

    SoundPart part() const { return m_part; }
    /// Put in order and cut to the sound; at least a fifth of a second.
    void setPart(SoundPart part);
    MelodyChoice::Use use() const { return m_use; }
    void setUse(MelodyChoice::Use use);
    void correctNote(int frame, int pitchClass);
    void restoreNote(int frame);
    void restoreNotes();

    /// Recording and counting in: what the microphone hears, 0 … 1, since the last signal; seconds kept; beats left.
    float level() const { return m_level; }
    double recordedSeconds() const { return m_recorded; }
    int beatsLeft() const { return m_beatsLeft; }
    double countInTempo() const { return 60 / m_beatSeconds; }

    /// Plays the part; again: stops.
    void listen();
    void stopListening();
    bool isListening() const;
    /// Seconds in the sound; meaningful while listening.
    double listeningAt() const;
    Playback& playback() { return m_playback; }

    /// Ready only.
    std::optional<MelodyChoice> choice() const;
    /// The part as a file of its own, made on a thread; calls back here, at once when it was made before. A later call
    /// replaces one under way, whose callback is dropped. `problem` in words for the user. Ready only.
    void asFile(std::function<void(const InputFile& file, const QString& problem)> ready);

  Q_SIGNALS:
    void stateChanged();
    void partChanged();
    void useChanged();
    void notesChanged();
    /// While counting in and recording, about 30 times a second.
    void heard();
    void listeningChanged();

  private:
    using Work = std::function<AnalysedMelody(const std::stop_token&)>;

    void read(const QString& name, const QString& file, Work work);
    void take(const QString& name, const QString& file, const AnalysedMelody& melody);
    void fail(const QString& problem);
    void setState(State state);
    void pollMicrophone();
    void startClicks();
    void concludeRecording(const audio::RecorderStatus& status);
    void leaveRecording();

    /// What is there while nothing else is being tried, to go back to.
    struct Held {
        QString name, file, notice;
        std::shared_ptr<const audio::AudioClip> clip;
        MelodyNotes notes;
        SoundPart part;
    };
    void restoreHeld();

    std::unique_ptr<Microphone> m_microphone;
    Playback m_playback;
    QTimer m_poll;
    State m_state = State::Empty;
    QString m_name, m_file, m_problem, m_notice, m_recordingsFolder;
    std::shared_ptr<const audio::AudioClip> m_clip;
    MelodyNotes m_notes;
    SoundPart m_part;
    MelodyChoice::Use m_use = MelodyChoice::Use::Follow;
    std::optional<Held> m_held;

    float m_level = 0;
    double m_recorded = 0;
    double m_beatSeconds = 0.5;
    int m_beatsLeft = 0;
    bool m_clicks = false;
    bool m_clicksStarted = false;
    double m_listenOffset = 0;  ///< where the clip that is listened to begins in the sound
    bool m_listening = false;

    /// The part that was last made into a file.
    struct Encoded {
        std::weak_ptr<const audio::AudioClip> clip;
        SoundPart part;
        InputFile file;
    };
    Encoded m_encoded;
    musicgen::Chroma m_wantedNotes;  ///< of what is being read; empty: as they are heard

    quint64 m_job = 0;
    quint64 m_encoding = 0;
    std::jthread m_worker;
    std::jthread m_encoder;
};

}  // namespace capriccio::studio
