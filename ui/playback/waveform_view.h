#pragma once

#include "core/audio/audio_clip.h"
#include "core/audio/peaks.h"
#include "ui/theme/theme.h"
#include "ui/widgets/waveform_painter.h"

#include <memory>
#include <optional>

#include <QAbstractSlider>
#include <QPixmap>
#include <QTimer>

namespace capriccio::ui {

/// The waveform of a take: grows by itself while the clip does, shows what is still to come, and is where one seeks:
/// click, drag, arrows (1 s, with Shift 5 s), Page Up and Down, Home and End. A slider in milliseconds to
/// accessibility.
///
/// What changes rarely (ground, ruler, bars) is drawn into pixmaps, bar by bar as they come; the playhead alone over
/// them.
class WaveformView : public QAbstractSlider {
    Q_OBJECT
  public:
    explicit WaveformView(const Theme& theme, QWidget* parent = nullptr);

    /// Null: nothing is made yet, `expectedSeconds` are to come.
    void setClip(std::shared_ptr<const audio::AudioClip> clip, double expectedSeconds);
    void setPositionSeconds(double seconds);
    double lengthSeconds() const;
    /// Loudest sample so far, linear.
    double peak() const;

    QSize sizeHint() const override { return {640, 420}; }
    QSize minimumSizeHint() const override { return {240, 140}; }

    /// Where a moment is drawn, in the widget's coordinates.
    double xOf(double seconds) const;
    /// Bars drawn so far.
    int drawnBars() const { return m_drawnBars; }

  Q_SIGNALS:
    void seekRequested(double seconds);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QRectF area() const;
    double secondsAt(double x) const;
    void grow();
    void redraw();
    void drawGround();
    void drawNewBars();
    void paintPlayhead(QPainter& painter) const;
    QRect playheadRect(double seconds) const;
    void seekTo(double seconds);

    const Theme& m_theme;
    std::shared_ptr<const audio::AudioClip> m_clip;
    double m_expectedSeconds = 0;
    double m_position = 0;
    std::optional<double> m_hoverX;
    bool m_dragging = false;
    bool m_wasFinished = false;
    audio::Peaks m_peaks;
    WaveformBars m_bars;
    QTimer m_timer;
    QPixmap m_ground;
    QPixmap m_played;
    QPixmap m_unplayed;
    int m_drawnBars = 0;
    bool m_stale = true;
};

}  // namespace capriccio::ui
