#pragma once

#include <QObject>
#include <QSet>

namespace capriccio::ui {

class DesktopSettings;

/// Whether the desktop asks programs to move less: by the setting that desktops share, by GNOME's “animations” or by
/// KDE's animation speed. Where nobody says so, things may move.
class SystemMotion : public QObject {
    Q_OBJECT
  public:
    explicit SystemMotion(DesktopSettings& desktop, QObject* parent = nullptr);

    bool isLess() const { return !m_reducedBy.isEmpty(); }

  Q_SIGNALS:
    void changed();

  private:
    QSet<QString> m_reducedBy;  ///< groups whose setting says so
};

}  // namespace capriccio::ui
