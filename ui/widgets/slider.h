#pragma once

#include "ui/theme/theme.h"

#include <QSlider>

namespace capriccio::ui {

/// A horizontal slider: a thin groove, filled up to a round handle that goes where one clicks. Keys and accessibility
/// are QSlider's.
class Slider : public QSlider {
    Q_OBJECT
  public:
    /// `filled`: the colour of the groove up to the handle.
    Slider(const Theme& theme, QColor Tokens::*filled, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {160, 24}; }
    QSize minimumSizeHint() const override { return {48, 24}; }

  protected:
    /// Where a value lies on the scale, 0 … 1, and back; linear unless it is said otherwise.
    virtual double shareOf(int value) const;
    virtual int valueAtShare(double share) const;

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    double handleX() const;
    int valueAt(double x) const;

    const Theme& m_theme;
    QColor Tokens::*m_filled;
};

}  // namespace capriccio::ui
