#pragma once

#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace capriccio::ui {

/// Left and right level, in segments, on a scale of decibels; rises at once and falls by time, not by frames. Still
/// when there is silence.
class LevelMeter : public QWidget {
    Q_OBJECT
  public:
    explicit LevelMeter(const Theme& theme, QWidget* parent = nullptr);

    /// Linear peaks, 0 … 1 and above.
    void setLevels(float left, float right);

    QSize sizeHint() const override { return {110, 20}; }
    QSize minimumSizeHint() const override { return {40, 20}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void fall();

    const Theme& m_theme;
    double m_shown[2] = {0, 0};  ///< share of the scale, 0 … 1
    QElapsedTimer m_clock;
    QTimer m_timer;
};

}  // namespace capriccio::ui
