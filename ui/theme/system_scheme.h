#pragma once

#include "ui/theme/tokens.h"

#include <QObject>

namespace capriccio::ui {

class DesktopSettings;

/// Whether the desktop is dark, as its settings say; until they answer, and where nobody does, from the lightness of
/// the palette the program was started with.
class SystemScheme : public QObject {
    Q_OBJECT
  public:
    explicit SystemScheme(DesktopSettings& desktop, QObject* parent = nullptr);

    Scheme scheme() const { return m_scheme; }

  Q_SIGNALS:
    void changed();

  private:
    void take(uint number);

    Scheme m_scheme;
};

}  // namespace capriccio::ui
