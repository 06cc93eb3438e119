#pragma once

#include "core/studio/playback.h"
#include "ui/theme/theme.h"

#include <optional>
#include <utility>

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace capriccio::ui {

class FigureLabel;
class IconButton;
class LevelMeter;
class ProgressLine;
class Slider;

/// The card under the waveform: clock, what playing is about to do, to the start, play, stop, loop, level, volume and
/// where it sounds.
class Transport : public QFrame {
    Q_OBJECT
  public:
    Transport(const Theme& theme, studio::Playback& playback, double volume, QWidget* parent = nullptr);

    /// Before there is a clip: how long it will be.
    void setExpectedSeconds(double seconds);
    /// What the loop button plays again and again, seconds; empty: the whole take. While it is on, at once.
    void setLoopSpan(std::optional<std::pair<double, double>> span);
    void setLooping(bool on);
    /// What the button beside the volume opens; without one there is no button.
    void setDeviceMenu(QMenu* menu);
    void refresh();

  Q_SIGNALS:
    void volumeChanged(double volume);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void setVolume(int percent);
    void followLoop();

    studio::Playback& m_playback;
    FigureLabel* m_clock;
    FigureLabel* m_length;
    FigureLabel* m_status;
    QPushButton* m_playNow;
    IconButton* m_toStart;
    IconButton* m_play;
    IconButton* m_stop;
    IconButton* m_loop;
    IconButton* m_mute;
    IconButton* m_device;
    QHBoxLayout* m_sound;
    QHBoxLayout* m_below;
    ProgressLine* m_gauge;
    LevelMeter* m_meter;
    Slider* m_volume;
    int m_volumeBeforeMute = 80;
    double m_expectedSeconds = 0;
    std::optional<std::pair<double, double>> m_loopSpan;
    const void* m_loopedClip = nullptr;  ///< only compared
};

}  // namespace capriccio::ui
