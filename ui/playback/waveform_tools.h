#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/time_view.h"

#include <QWidget>

class QScrollBar;

namespace capriccio::ui {

class ElidedLabel;
class IconButton;
class Segments;
class WordButton;

/// The foot of the waveform's card: what one can do there or what is selected, the scroll bar once it is zoomed, the
/// switch between waveform and spectrogram, and the zoom buttons.
class WaveformTools : public QWidget {
    Q_OBJECT
  public:
    explicit WaveformTools(const Theme& theme, QWidget* parent = nullptr);

    void setView(const TimeView& view);
    /// `keep`: they stay where zooming brings the scroll bar.
    void setWords(const QString& words, bool keep);
    void setSpectrum(bool on);
    void setHasSelection(bool has);

  Q_SIGNALS:
    void spectrumToggled(bool on);
    void zoomInRequested();
    void zoomOutRequested();
    void zoomToSelectionRequested();
    void showAllRequested();
    void scrolled(double pixels);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showWords();

    ElidedLabel* m_words;
    QScrollBar* m_scroll;
    Segments* m_picture;
    IconButton* m_out;
    IconButton* m_in;
    WordButton* m_selection;
    WordButton* m_all;
    bool m_keepsWords = false;
    bool m_showsAll = true;
};

}  // namespace capriccio::ui
