#pragma once

#include "ui/widgets/buttons.h"

class QScrollArea;

namespace capriccio::ui {

/// Says that a scroll area goes on below: its lower edge fades into the ground, and a small "more" goes there with a
/// click. Gone at the end, and where everything is seen.
class MoreBelow : public QWidget {
    Q_OBJECT
  public:
    /// Lies over `area`, which has the colour `ground`. The button is called "NAME.more", after the area.
    MoreBelow(const Theme& theme, QColor Tokens::*ground, QScrollArea* area);

    bool isNeeded() const;

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    class Button;
    void arrange();

    const Theme& m_theme;
    QColor Tokens::*m_ground;
    QScrollArea* m_area;
    Button* m_button;
};

}  // namespace capriccio::ui
