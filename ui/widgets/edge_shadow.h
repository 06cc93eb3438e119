#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace capriccio::ui {

/// The shadow that something lying over the window throws to its left: it follows it, and shows while it does.
class EdgeShadow : public QWidget {
    Q_OBJECT
  public:
    /// `over` must have the same parent.
    EdgeShadow(const Theme& theme, QWidget* over);

    /// Whether it lies over anything now.
    void setLying(bool lying);

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void follow();

    const Theme& m_theme;
    QWidget* m_over;
    bool m_lying = false;
};

}  // namespace capriccio::ui
