#pragma once

#include "core/audio/player.h"
#include "core/studio/loudness_probe.h"
#include "core/studio/speaker.h"

#include <memory>
#include <optional>

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace capriccio::studio {

/// The player as the window knows it: seconds instead of frames, signals instead of polling, and the rule that a take
/// which is made slower than it plays starts when it will not stall. Belongs to the window's thread.
class Playback : public QObject {
    Q_OBJECT
  public:
    explicit Playback(QObject* parent = nullptr);
    explicit Playback(std::unique_ptr<Speaker> speaker, QObject* parent = nullptr);
    ~Playback() override;

    enum class State { Empty, Stopped, Playing, Paused, Waiting, Ended };

    /// Another clip, at its start, silent. With `startWhenSafe` it plays as soon as it will not stall.
    void setClip(std::shared_ptr<const audio::AudioClip> clip, bool startWhenSafe = false);
    /// How fast the clip is being made, seconds of sound in a second (0: unknown); for startWhenSafe and waiting.
    void setMakingSpeed(double speed);

    /// At once, even if it may stall ("play now").
    void play();
    void pause();
    /// What the space bar does: pause when playing or waiting; else play, but while the clip is being made only when it
    /// will not stall.
    void toggle();
    void stop();
    void seek(double seconds);
    void setLoop(std::optional<std::pair<double, double>> seconds);
    void setVolume(double volume);  ///< 0 … 1 as on a slider; the amplitude is its square
    void setDevice(const QString& name);
    /// What finished takes are brought to for listening, LUFS; empty: as they are. Never louder than full scale.
    void setListeningLoudness(std::optional<double> lufs);

    /// Another take at the same place, as loud as the first, for hearing one against the other: the one heard changes
    /// without a gap. Null, and setClip(), end it. A clip of another sample rate is refused: false.
    bool compareWith(std::shared_ptr<const audio::AudioClip> other);
    bool isComparing() const { return m_other != nullptr; }
    void hearOther(bool other);
    bool hearsOther() const { return m_hearsOther; }
    /// While comparing: as loud as each other (so it begins), or each as it is.
    void setLevelMatched(bool matched);
    bool isLevelMatched() const { return m_levelMatched; }
    std::shared_ptr<const audio::AudioClip> heardClip() const { return m_hearsOther ? m_other : m_clip; }
    /// Of the finished clip; empty until it is measured.
    std::optional<audio::ClipLoudness> loudness() { return m_probe.loudnessOf(m_clip); }
    /// Asks the sound system, which takes a moment: not for the window's thread. The default device first.
    static QStringList deviceNames();

    State state() const { return m_state; }
    double positionSeconds() const { return m_position; }
    double lengthSeconds() const;  ///< expected
    std::shared_ptr<const audio::AudioClip> clip() const { return m_clip; }
    quint64 underruns() const { return m_underruns; }
    /// While Waiting: seconds until playing starts; negative when it can't be said yet.
    double startsIn() const { return m_startsIn; }
    /// While playing a clip that is still being made: whether the sound will last to its end at the present speed.
    bool willNotStall() const { return secondsUntilSafe() == 0; }
    /// Seconds of sound that are made and not played yet.
    double secondsAhead() const;
    bool isLooping() const { return m_loop.has_value(); }
    std::optional<std::pair<double, double>> loop() const { return m_loop; }
    double volume() const { return m_volume; }
    double makingSpeed() const { return m_speed; }
    /// While Waiting: how much of what must be made before playing starts is made, 0 … 1.
    double readiness() const;
    QString problem() const { return m_problem; }

  Q_SIGNALS:
    void stateChanged(capriccio::studio::Playback::State state);
    /// About 30 times a second while playing, and after a seek.
    void positionChanged(double seconds);
    void startsInChanged(double seconds);
    /// Linear peaks of left and right since the last time, 0 … 1; while playing, and once with zeros after.
    void levelChanged(float left, float right);
    void volumeChanged(double volume);
    void loopChanged();
    /// A loudness has been measured.
    void loudnessChanged();
    /// A seek, as opposed to time passing.
    void sought(double seconds);
    /// Begun, ended, or the other one is heard.
    void comparisonChanged();
    /// Empty when all is well again. In words for the user.
    void problemChanged(const QString& problem);

  private:
    void poll();
    void setState(State state);
    void setPosition(double seconds);
    void waitUntilSafe();
    void startNow();
    void wake();
    double secondsUntilSafe() const;
    void levelGains();
    bool isGrowing() const { return m_clip && !m_clip->finished(); }

    std::unique_ptr<Speaker> m_speaker;
    std::shared_ptr<const audio::AudioClip> m_clip;
    QTimer m_timer;
    State m_state = State::Empty;
    bool m_waiting = false;     ///< for the moment when playing will not stall; the speaker is silent
    bool m_overridden = false;  ///< "play now": stalling was accepted for this clip
    std::optional<std::pair<double, double>> m_loop;
    double m_volume = 1;
    double m_speed = 0;
    double m_position = 0;
    double m_startsIn = 0;
    quint64 m_underruns = 0;
    QString m_problem;

    LoudnessProbe m_probe;
    std::optional<double> m_listeningLufs;
    std::shared_ptr<const audio::AudioClip> m_other;
    bool m_hearsOther = false;
    bool m_levelMatched = true;
};

}  // namespace capriccio::studio
