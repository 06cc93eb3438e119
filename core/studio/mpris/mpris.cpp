#include "core/studio/mpris/mpris.h"

#include "core/studio/mpris/player_adaptor.h"
#include "core/studio/mpris/root_adaptor.h"

#include <cmath>

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusObjectPath>

namespace capriccio::studio {
namespace {

const QString kPath = QStringLiteral("/org/mpris/MediaPlayer2");
const QString kName = QStringLiteral("org.mpris.MediaPlayer2.capriccio");
const QString kPlayerInterface = QStringLiteral("org.mpris.MediaPlayer2.Player");

qlonglong microseconds(double seconds) { return std::llround(seconds * 1e6); }

}  // namespace

MprisRootAdaptor::MprisRootAdaptor(Mpris& mpris) : QDBusAbstractAdaptor(&mpris), m_mpris(mpris) {}
void MprisRootAdaptor::Raise() { Q_EMIT m_mpris.raiseRequested(); }
void MprisRootAdaptor::Quit() { Q_EMIT m_mpris.quitRequested(); }

Mpris::Mpris(Playback& playback, const QDBusConnection& bus, QObject* parent)
    : QObject(parent), m_playback(playback), m_bus(bus) {
    if (!m_bus.isConnected()) return;
    new MprisRootAdaptor(*this);
    auto* player = new MprisPlayerAdaptor(*this);
    const QString own = kName + QStringLiteral(".instance%1").arg(QCoreApplication::applicationPid());
    if (!m_bus.registerObject(kPath, this)) return;
    if (m_bus.registerService(kName))
        m_service = kName;
    else if (m_bus.registerService(own))
        m_service = own;

    connect(&playback, &Playback::stateChanged, this, [this, player] {
        tell({{QStringLiteral("PlaybackStatus"), player->playbackStatus()},
              {QStringLiteral("CanPlay"), player->canPlay()},
              {QStringLiteral("CanPause"), player->canPlay()},
              {QStringLiteral("CanSeek"), player->canPlay()}});
    });
    connect(&playback, &Playback::loopChanged, this, [this, player] {
        tell({{QStringLiteral("LoopStatus"), player->loopStatus()}});
    });
    connect(&playback, &Playback::volumeChanged, this, [this](double volume) {
        tell({{QStringLiteral("Volume"), volume}});
    });
    connect(&playback, &Playback::sought, player,
            [player](double seconds) { Q_EMIT player->Seeked(microseconds(seconds)); });
}

Mpris::~Mpris() {
    if (m_service.isEmpty()) return;
    m_bus.unregisterService(m_service);
    m_bus.unregisterObject(kPath);
}

void Mpris::setTrack(qint64 id, const QString& title, const QString& model) {
    m_track = id;
    m_title = title;
    m_model = model;
    tell({{QStringLiteral("Metadata"), metadata()}});
}

void Mpris::setNeighbours(bool previous, bool next) {
    if (previous == m_hasPrevious && next == m_hasNext) return;
    m_hasPrevious = previous;
    m_hasNext = next;
    tell({{QStringLiteral("CanGoPrevious"), previous}, {QStringLiteral("CanGoNext"), next}});
}

QString Mpris::trackPath() const {
    if (!m_playback.clip()) return QStringLiteral("/org/mpris/MediaPlayer2/TrackList/NoTrack");
    return QStringLiteral("/capriccio/take/%1").arg(m_track);
}

QVariantMap Mpris::metadata() const {
    QVariantMap data{{QStringLiteral("mpris:trackid"), QVariant::fromValue(QDBusObjectPath(trackPath()))}};
    if (!m_playback.clip()) return data;
    data[QStringLiteral("mpris:length")] = microseconds(m_playback.lengthSeconds());
    data[QStringLiteral("xesam:title")] = m_title;
    if (!m_model.isEmpty()) data[QStringLiteral("xesam:artist")] = QStringList{m_model};
    return data;
}

void Mpris::tell(const QVariantMap& changed) {
    if (m_service.isEmpty()) return;
    auto news = QDBusMessage::createSignal(kPath, QStringLiteral("org.freedesktop.DBus.Properties"),
                                           QStringLiteral("PropertiesChanged"));
    news << kPlayerInterface << changed << QStringList();
    m_bus.send(news);
}

}  // namespace capriccio::studio
