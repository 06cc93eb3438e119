#include "core/studio/mpris/player_adaptor.h"

#include "core/studio/mpris/mpris.h"

#include <cmath>
#include <optional>
#include <utility>

namespace capriccio::studio {

using State = Playback::State;

MprisPlayerAdaptor::MprisPlayerAdaptor(Mpris& mpris) : QDBusAbstractAdaptor(&mpris), m_mpris(mpris) {}

QString MprisPlayerAdaptor::playbackStatus() const {
    switch (m_mpris.playback().state()) {
        case State::Playing:
        case State::Waiting:
            return QStringLiteral("Playing");
        case State::Paused:
            return QStringLiteral("Paused");
        default:
            return QStringLiteral("Stopped");
    }
}

QString MprisPlayerAdaptor::loopStatus() const {
    return m_mpris.playback().isLooping() ? QStringLiteral("Track") : QStringLiteral("None");
}

void MprisPlayerAdaptor::setLoopStatus(const QString& status) {
    Playback& playback = m_mpris.playback();
    const bool wanted = status != QLatin1String("None");
    if (wanted == playback.isLooping()) return;
    playback.setLoop(wanted ? std::optional(std::pair(0.0, playback.lengthSeconds())) : std::nullopt);
}

QVariantMap MprisPlayerAdaptor::metadata() const { return m_mpris.metadata(); }
double MprisPlayerAdaptor::volume() const { return m_mpris.playback().volume(); }
void MprisPlayerAdaptor::setVolume(double volume) { m_mpris.playback().setVolume(volume); }
qlonglong MprisPlayerAdaptor::position() const { return std::llround(m_mpris.playback().positionSeconds() * 1e6); }
bool MprisPlayerAdaptor::canGoNext() const { return m_mpris.hasNext(); }
bool MprisPlayerAdaptor::canGoPrevious() const { return m_mpris.hasPrevious(); }
bool MprisPlayerAdaptor::canPlay() const { return m_mpris.playback().clip() != nullptr; }

void MprisPlayerAdaptor::Next() {
    if (m_mpris.hasNext()) Q_EMIT m_mpris.nextRequested();
}

void MprisPlayerAdaptor::Previous() {
    if (m_mpris.hasPrevious()) Q_EMIT m_mpris.previousRequested();
}

void MprisPlayerAdaptor::Pause() { m_mpris.playback().pause(); }
void MprisPlayerAdaptor::PlayPause() { m_mpris.playback().toggle(); }
void MprisPlayerAdaptor::Stop() { m_mpris.playback().stop(); }

void MprisPlayerAdaptor::Play() {
    Playback& playback = m_mpris.playback();
    // As the space bar does: a take that is being made waits until it will not stall.
    if (playback.state() != State::Playing && playback.state() != State::Waiting) playback.toggle();
}

/// Past the end means the next take, as the specification has it; here: to the end.
void MprisPlayerAdaptor::Seek(qlonglong offset) {
    Playback& playback = m_mpris.playback();
    playback.seek(playback.positionSeconds() + static_cast<double>(offset) * 1e-6);
}

void MprisPlayerAdaptor::SetPosition(const QDBusObjectPath& track, qlonglong position) {
    Playback& playback = m_mpris.playback();
    const double seconds = static_cast<double>(position) * 1e-6;
    if (track.path() != m_mpris.trackPath() || seconds < 0 || seconds > playback.lengthSeconds()) return;
    playback.seek(seconds);
}

}  // namespace capriccio::studio
