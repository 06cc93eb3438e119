#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace capriccio::ui {

/// A line three pixels high that fills up; nothing to see while there is nothing to say.
class ProgressLine : public QWidget {
    Q_OBJECT
  public:
    explicit ProgressLine(const Theme& theme, QWidget* parent = nullptr);

    /// 0 … 1; negative hides it.
    void setFraction(double fraction);
    double fraction() const { return m_fraction; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
    double m_fraction = -1;
};

}  // namespace capriccio::ui
