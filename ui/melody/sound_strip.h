#pragma once

#include "core/audio/peaks.h"
#include "core/studio/melody/melody_source.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace capriccio::ui {

/// The waveform of a melody's sound, with the part that is used. Dragging chooses another part, its ends can be pulled,
/// a double click takes all of it. With the keys: Left and Right move the part's begin, Shift with them its end, Home
/// takes all. While recording it grows.
class SoundStrip : public QWidget {
    Q_OBJECT
  public:
    SoundStrip(const Theme& theme, studio::MelodySource& source, QWidget* parent = nullptr);

    double xOf(double seconds) const;
    double secondsAt(double x) const;

    QSize sizeHint() const override { return {200, 40}; }
    QSize minimumSizeHint() const override { return {80, 40}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    enum class Grip { None, Begin, End };
    void paintGrip(QPainter& painter, double x) const;
    Grip gripAt(double x) const;
    double shownSeconds() const;
    void refresh();

    const Theme& m_theme;
    studio::MelodySource& m_source;
    audio::Peaks m_peaks;
    std::weak_ptr<const audio::AudioClip> m_peaksOf;
    bool m_dragging = false;
    double m_anchor = 0;  ///< the end of the part that stays, in seconds
};

}  // namespace capriccio::ui
