#pragma once

#include "core/studio/playback.h"
#include "core/studio/take.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace capriccio::ui {

class ElidedLabel;
class Transport;
class WaveformView;

/// The middle of the window while there is a take: its title, what made it, its waveform and the transport.
class TakeStage : public QWidget {
    Q_OBJECT
  public:
    TakeStage(const Theme& theme, studio::Playback& playback, double volume, QWidget* parent = nullptr);

    enum class Making { Loading, Running, Finished, Stopped, Failed };

    /// Shows a take; the playback is given its clip by the caller.
    void showTake(const studio::Take& take, Making making);
    void setMaking(Making making);

    WaveformView& waveform() { return *m_waveform; }
    Transport& transport() { return *m_transport; }
    QPushButton& saveButton() { return *m_save; }

  private:
    void refreshSubtitle();

    studio::Take m_take;
    Making m_making = Making::Finished;
    ElidedLabel* m_title;
    ElidedLabel* m_subtitle;
    QLabel* m_notice;
    QPushButton* m_save;
    WaveformView* m_waveform;
    Transport* m_transport;
};

/// "80s pop …", or what a take without a prompt is called.
QString takeTitle(const studio::Take& take);

}  // namespace capriccio::ui
