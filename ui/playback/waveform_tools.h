#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/time_view.h"

#include <QWidget>

class QScrollBar;

namespace capriccio::ui {

class ElidedLabel;
class IconButton;

/// The foot of the waveform's card: what one can do there, or the scroll bar once it is zoomed; the spectrum's switch
/// and the zoom buttons.
class WaveformTools : public QWidget {
    Q_OBJECT
  public:
    explicit WaveformTools(const Theme& theme, QWidget* parent = nullptr);

    void setView(const TimeView& view);
    void setWords(const QString& words);
    void setSpectrum(bool on);
    void setHasSelection(bool has);

  Q_SIGNALS:
    void spectrumToggled(bool on);
    void zoomInRequested();
    void zoomOutRequested();
    void zoomToSelectionRequested();
    void showAllRequested();
    void scrolled(double pixels);

  private:
    ElidedLabel* m_words;
    QScrollBar* m_scroll;
    IconButton* m_spectrum;
    IconButton* m_out;
    IconButton* m_in;
    IconButton* m_selection;
    IconButton* m_all;
};

}  // namespace capriccio::ui
