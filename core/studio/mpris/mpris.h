#pragma once

#include "core/studio/playback.h"

#include <QDBusConnection>
#include <QObject>
#include <QVariantMap>

namespace capriccio::studio {

/// Capriccio as the desktop's players are controlled: media keys, the panel's player, a headset's button. Where there
/// is no session bus, or the name is taken twice, it does nothing. Belongs to the window's thread; `playback` must
/// outlive it.
class Mpris : public QObject {
    Q_OBJECT
  public:
    explicit Mpris(Playback& playback, const QDBusConnection& bus = QDBusConnection::sessionBus(),
                   QObject* parent = nullptr);
    ~Mpris() override;

    bool isRegistered() const { return !m_service.isEmpty(); }
    /// "org.mpris.MediaPlayer2.capriccio", with ".instance1234" behind it for a second window's program.
    QString service() const { return m_service; }

    /// What is heard: shown in the desktop's player. `id` tells takes apart.
    void setTrack(qint64 id, const QString& title, const QString& model);
    /// Whether there is another take before and after this one.
    void setNeighbours(bool previous, bool next);

    // For the adaptors.
    Playback& playback() { return m_playback; }
    QVariantMap metadata() const;
    bool hasPrevious() const { return m_hasPrevious; }
    bool hasNext() const { return m_hasNext; }
    QString trackPath() const;

  Q_SIGNALS:
    void raiseRequested();
    void quitRequested();
    void previousRequested();
    void nextRequested();

  private:
    void tell(const QVariantMap& changed);

    Playback& m_playback;
    QDBusConnection m_bus;
    QString m_service;
    qint64 m_track = 0;
    QString m_title;
    QString m_model;
    bool m_hasPrevious = false;
    bool m_hasNext = false;
};

}  // namespace capriccio::studio
