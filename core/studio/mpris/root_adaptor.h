#pragma once

#include <QCoreApplication>
#include <QDBusAbstractAdaptor>
#include <QStringList>

namespace capriccio::studio {

class Mpris;

/// org.mpris.MediaPlayer2: the program.
class MprisRootAdaptor : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2")
    Q_PROPERTY(bool CanQuit READ yes CONSTANT)
    Q_PROPERTY(bool CanRaise READ yes CONSTANT)
    Q_PROPERTY(bool HasTrackList READ no CONSTANT)
    Q_PROPERTY(QString Identity READ identity CONSTANT)
    Q_PROPERTY(QString DesktopEntry READ desktopEntry CONSTANT)
    Q_PROPERTY(QStringList SupportedUriSchemes READ none CONSTANT)
    Q_PROPERTY(QStringList SupportedMimeTypes READ none CONSTANT)
  public:
    explicit MprisRootAdaptor(Mpris& mpris);

    bool yes() const { return true; }
    bool no() const { return false; }
    QString identity() const { return QStringLiteral("Capriccio"); }
    QString desktopEntry() const { return QStringLiteral("capriccio"); }
    QStringList none() const { return {}; }

  public Q_SLOTS:
    void Raise();
    void Quit();

  private:
    Mpris& m_mpris;
};

}  // namespace capriccio::studio
