#pragma once

#include <QObject>
#include <QString>
#include <QVariant>

class QDBusVariant;

namespace capriccio::ui {

/// What the desktop's settings say, by the freedesktop portal (GNOME's, KDE's and others' answer it); asked for and
/// listened to without waiting. Where there is no portal, nothing ever comes.
class DesktopSettings : public QObject {
    Q_OBJECT
  public:
    explicit DesktopSettings(QObject* parent = nullptr);

    /// Answered by told(), now and whenever it changes; never where the desktop does not know it.
    void ask(const QString& group, const QString& key);

  Q_SIGNALS:
    void told(const QString& group, const QString& key, const QVariant& value);

  private Q_SLOTS:
    void changed(const QString& group, const QString& key, const QDBusVariant& value);

  private:
    bool m_hasBus = false;
};

}  // namespace capriccio::ui
