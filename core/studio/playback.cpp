#include "core/studio/playback.h"

#include "core/audio/live_start.h"
#include "core/studio/words.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace capriccio::studio {
namespace {

constexpr std::chrono::milliseconds kPollPause(33);

Playback::State stateOf(audio::PlayState state) {
    switch (state) {
        case audio::PlayState::Playing:
            return Playback::State::Playing;
        case audio::PlayState::Paused:
            return Playback::State::Paused;
        case audio::PlayState::Waiting:
            return Playback::State::Waiting;
        case audio::PlayState::Ended:
            return Playback::State::Ended;
        case audio::PlayState::Stopped:
            break;
    }
    return Playback::State::Stopped;
}

}  // namespace

Playback::Playback(QObject* parent) : Playback(makeSpeaker(), parent) {}

Playback::Playback(std::unique_ptr<Speaker> speaker, QObject* parent) : QObject(parent), m_speaker(std::move(speaker)) {
    m_timer.setInterval(kPollPause);
    connect(&m_timer, &QTimer::timeout, this, &Playback::poll);
    connect(&m_probe, &LoudnessProbe::measured, this, [this] {
        levelGains();
        Q_EMIT loudnessChanged();
    });
}

Playback::~Playback() = default;

void Playback::setClip(std::shared_ptr<const audio::AudioClip> clip, bool startWhenSafe) {
    m_clip = std::move(clip);
    m_waiting = false;
    m_overridden = false;
    m_speed = 0;
    m_loop.reset();
    m_speaker->setClip(m_clip);
    const bool compared = std::exchange(m_other, nullptr) != nullptr;
    m_hearsOther = false;
    levelGains();
    setPosition(0);
    setState(m_clip ? State::Stopped : State::Empty);
    if (m_clip && startWhenSafe) waitUntilSafe();
    Q_EMIT loopChanged();
    if (compared) Q_EMIT comparisonChanged();
}

void Playback::setMakingSpeed(double speed) { m_speed = speed; }

void Playback::play() {
    if (!m_clip) return;
    m_overridden = true;
    startNow();
}

void Playback::startNow() {
    m_waiting = false;
    levelGains();  // a take that was being made has its loudness by now
    m_speaker->play();
    wake();
}

void Playback::pause() {
    if (!m_clip) return;
    const bool silent = m_waiting;  // the speaker has not been asked to play yet
    m_waiting = false;
    if (silent)
        setState(m_position > 0 ? State::Paused : State::Stopped);
    else
        m_speaker->pause();
    wake();
}

void Playback::toggle() {
    if (!m_clip) return;
    if (m_state == State::Playing || m_state == State::Waiting)
        pause();
    else if (isGrowing() && !m_overridden)
        waitUntilSafe();
    else
        startNow();
}

void Playback::stop() {
    if (!m_clip) return;
    m_waiting = false;
    m_speaker->stop();
    setPosition(0);
    setState(State::Stopped);
    wake();
}

void Playback::seek(double seconds) {
    if (!m_clip) return;
    const double target = std::clamp(seconds, 0.0, lengthSeconds());
    m_speaker->seek(std::llround(target * m_clip->sampleRate()));
    setPosition(target);
    if (m_state == State::Ended) setState(State::Paused);
    Q_EMIT sought(target);
    wake();
}

void Playback::setLoop(std::optional<std::pair<double, double>> seconds) {
    if (!m_clip) return;
    m_loop = seconds;
    std::optional<audio::LoopRange> range;
    if (seconds)
        range = {std::llround(seconds->first * m_clip->sampleRate()),
                 std::llround(seconds->second * m_clip->sampleRate())};
    m_speaker->setLoop(range);
    Q_EMIT loopChanged();
}

void Playback::setVolume(double volume) {
    const double v = std::clamp(volume, 0.0, 1.0);
    m_speaker->setVolume(static_cast<float>(v * v));
    if (v == m_volume) return;
    m_volume = v;
    Q_EMIT volumeChanged(v);
}

// --- level, and one take against another
// ------------------------------------------------------------------------------

void Playback::setListeningLoudness(std::optional<double> lufs) {
    m_listeningLufs = lufs;
    levelGains();
}

bool Playback::compareWith(std::shared_ptr<const audio::AudioClip> other) {
    if (!m_clip || other == m_clip || (other && other->sampleRate() != m_clip->sampleRate())) return false;
    if (other == m_other) return true;
    if (!m_other) m_levelMatched = true;
    m_other = std::move(other);
    m_hearsOther = false;
    m_speaker->setOther(m_other);
    levelGains();
    Q_EMIT comparisonChanged();
    return true;
}

void Playback::setLevelMatched(bool matched) {
    if (matched == m_levelMatched) return;
    m_levelMatched = matched;
    levelGains();
    Q_EMIT comparisonChanged();
}

void Playback::hearOther(bool other) {
    if (!m_other || other == m_hearsOther) return;
    m_hearsOther = other;
    m_speaker->hearOther(other);
    Q_EMIT comparisonChanged();
}

/// Brings both to one loudness: the one that is asked for, as far as full scale allows, else the quieter one's.
void Playback::levelGains() {
    if (m_other && !m_levelMatched) return m_speaker->setGains(1, 1);  // as they are
    const auto clip = m_listeningLufs || m_other ? m_probe.loudnessOf(m_clip) : std::nullopt;
    const auto other = m_probe.loudnessOf(m_other);
    const auto known = [](const auto& loudness) { return loudness && std::isfinite(loudness->lufs); };
    // The loudest it may become without going over full scale.
    const auto ceiling = [](const audio::ClipLoudness& l) { return l.lufs - 20 * std::log10(std::max(l.peak, 1e-6)); };
    const auto gain = [](double target, const audio::ClipLoudness& l) {
        return static_cast<float>(std::pow(10, (target - l.lufs) / 20));
    };
    float first = 1;
    float second = 1;
    if (known(clip) && known(other)) {
        const double target = m_listeningLufs ? std::min({*m_listeningLufs, ceiling(*clip), ceiling(*other)})
                                              : std::min(clip->lufs, other->lufs);
        first = gain(target, *clip);
        second = gain(target, *other);
    } else if (known(clip) && m_listeningLufs && !m_other) {
        first = gain(std::min(*m_listeningLufs, ceiling(*clip)), *clip);
    }
    m_speaker->setGains(first, second);
}

void Playback::setDevice(const QString& name) {
    m_speaker->setDevice(name.toStdString());
    wake();
}

QStringList Playback::deviceNames() {
    auto devices = audio::outputDevices();
    std::stable_partition(devices.begin(), devices.end(), [](const audio::OutputDevice& d) { return d.isDefault; });
    QStringList names;
    for (const auto& device : devices) names << QString::fromStdString(device.name);
    return names;
}

double Playback::lengthSeconds() const {
    return m_clip ? static_cast<double>(m_clip->expectedFrames()) / m_clip->sampleRate() : 0;
}

double Playback::secondsAhead() const {
    return m_clip ? static_cast<double>(m_clip->availableFrames()) / m_clip->sampleRate() - m_position : 0;
}

double Playback::secondsUntilSafe() const {
    if (!m_clip) return 0;
    audio::Making making;
    making.finished = m_clip->finished();
    making.madeSeconds = static_cast<double>(m_clip->availableFrames()) / m_clip->sampleRate();
    making.expectedSeconds = lengthSeconds();
    making.speed = m_speed;
    return audio::secondsUntilSafe(making, m_position);
}

double Playback::readiness() const {
    if (!m_waiting || !m_clip || m_startsIn < 0) return 0;
    const double ready = std::max(0.0, secondsAhead());
    const double stillMade = m_speed * m_startsIn;
    return ready + stillMade > 0 ? ready / (ready + stillMade) : 1;
}

void Playback::waitUntilSafe() {
    m_waiting = true;
    m_startsIn = -1;
    setState(State::Waiting);
    wake();
    poll();
}

/// The timer runs while there is something to watch, and once more after.
void Playback::wake() {
    if (!m_timer.isActive()) m_timer.start();
}

void Playback::poll() {
    if (!m_clip) {
        m_timer.stop();
        return;
    }
    if (m_waiting) {
        const double wait = secondsUntilSafe();
        if (wait == 0) {
            startNow();
        } else if (wait != m_startsIn) {
            m_startsIn = wait;
            Q_EMIT startsInChanged(wait);
        }
    }
    const auto status = m_speaker->status();
    m_underruns = status.underruns;
    if (const auto problem = wordsOf(status.problem); problem != m_problem) {
        m_problem = problem;
        Q_EMIT problemChanged(problem);
    }
    if (m_waiting) return;

    const bool wasPlaying = m_state == State::Playing;
    auto state = stateOf(status.state);
    if (state == State::Waiting && isGrowing() && !m_overridden) {
        // The sound ran out, or a place was chosen that is not made yet: begin again where it will last.
        m_speaker->pause();
        setPosition(static_cast<double>(status.positionFrames) / m_clip->sampleRate());
        return waitUntilSafe();
    }
    if (state == State::Waiting) m_startsIn = -1;
    setPosition(static_cast<double>(status.positionFrames) / m_clip->sampleRate());
    setState(state);
    if (state == State::Playing)
        Q_EMIT levelChanged(status.peakLeft, status.peakRight);
    else if (wasPlaying)
        Q_EMIT levelChanged(0, 0);
    if (state != State::Playing && state != State::Waiting) m_timer.stop();
}

void Playback::setState(State state) {
    if (state == m_state) return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void Playback::setPosition(double seconds) {
    if (seconds == m_position) return;
    m_position = seconds;
    Q_EMIT positionChanged(seconds);
}

}  // namespace capriccio::studio
