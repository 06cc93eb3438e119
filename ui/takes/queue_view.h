#pragma once

#include "core/studio/session.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace capriccio::ui {

/// What waits to be made, each with buttons to make it sooner and to cancel it; hidden while nothing does. After a
/// failure it says that it is held back, and lets it go on.
class QueueView : public QWidget {
    Q_OBJECT
  public:
    QueueView(const Theme& theme, studio::Session& session, QWidget* parent = nullptr);

  private:
    void refresh();
    QWidget* makeRow(const studio::Waiting& waiting, bool first);

    const Theme& m_theme;
    studio::Session& m_session;
    QLabel* m_heading;
    QWidget* m_held;
    QVBoxLayout* m_rows;
};

}  // namespace capriccio::ui
