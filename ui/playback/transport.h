#pragma once

#include "core/studio/playback.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace capriccio::ui {

class FigureLabel;
class IconButton;
class LevelMeter;
class Slider;

/// The card under the waveform: clock, what playing is about to do, to the start, play, stop, loop, level and volume.
class Transport : public QFrame {
    Q_OBJECT
  public:
    Transport(const Theme& theme, studio::Playback& playback, double volume, QWidget* parent = nullptr);

    /// Loudest sample of the take shown, linear.
    void setPeak(double peak);
    /// Before there is a clip: how long it will be.
    void setExpectedSeconds(double seconds);
    void setLooping(bool on);
    /// A new clip has come: it loops too if the button is on.
    void keepLooping();
    void refresh();

  Q_SIGNALS:
    void volumeChanged(double volume);

  private:
    void setVolume(int percent);

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
    LevelMeter* m_meter;
    Slider* m_volume;
    int m_volumeBeforeMute = 80;
    double m_peak = 0;
    double m_expectedSeconds = 0;
};

}  // namespace capriccio::ui
