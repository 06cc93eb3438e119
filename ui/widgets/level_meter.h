#pragma once

#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace capriccio::ui {

/// Left and right level, in segments, on a scale of decibels; rises at once and falls by time, not by frames. The
/// loudest of late stays marked for a moment, in red when it reached full scale. Still when there is silence.
class LevelMeter : public QWidget {
    Q_OBJECT
  public:
    explicit LevelMeter(const Theme& theme, QWidget* parent = nullptr);

    /// Linear peaks, 0 … 1 and above.
    void setLevels(float left, float right);

    /// What is marked as the loudest of late, 0 … 1 of the scale; 0: nothing.
    double heldShare(int channel) const { return m_channels[channel].held; }

    QSize sizeHint() const override { return {110, 20}; }
    QSize minimumSizeHint() const override { return {40, 20}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    bool isStill() const;
    void fall();
    void paintRow(QPainter& painter, int row) const;

    const Theme& m_theme;
    struct Channel {
        double shown = 0;  ///< share of the scale, 0 … 1
        double held = 0;
        double heldSeconds = 0;  ///< since it was reached
        bool over = false;       ///< the held one reached full scale
    };
    Channel m_channels[2];
    QElapsedTimer m_clock;
    QTimer m_timer;
};

}  // namespace capriccio::ui
