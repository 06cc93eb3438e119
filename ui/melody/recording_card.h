#pragma once

#include "core/studio/melody/melody_source.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace capriccio::ui {

class FigureLabel;
class LevelMeter;
class SoundStrip;

/// While the microphone listens: the beats that are counted in, then the sound as it grows, its level and its length.
class RecordingCard : public QFrame {
    Q_OBJECT
  public:
    RecordingCard(const Theme& theme, studio::MelodySource& source, QWidget* parent = nullptr);

  private:
    class Beats;
    void refresh();

    studio::MelodySource& m_source;
    QLabel* m_title;
    FigureLabel* m_length;
    Beats* m_beats;
    SoundStrip* m_strip;
    LevelMeter* m_meter;
    QPushButton* m_discard;
    QPushButton* m_stop;
};

}  // namespace capriccio::ui
