#pragma once

#include "ui/theme/tokens.h"

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace capriccio::ui {

/// Whether the desktop is dark: from the desktop portal's setting, without waiting for it; until it answers, and where
/// there is no portal, from the lightness of the palette the program was started with.
class SystemScheme : public QObject {
    Q_OBJECT
  public:
    explicit SystemScheme(QObject* parent = nullptr);

    Scheme scheme() const { return m_scheme; }

  Q_SIGNALS:
    void changed();

  private Q_SLOTS:
    void portalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

  private:
    void take(QVariant value);

    Scheme m_scheme;
};

}  // namespace capriccio::ui
