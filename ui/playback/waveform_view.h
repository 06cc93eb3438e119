#pragma once

#include "core/audio/audio_clip.h"
#include "core/audio/peaks.h"
#include "ui/playback/spectrogram_layer.h"
#include "ui/playback/waveform_picture.h"
#include "ui/theme/theme.h"

#include <memory>
#include <optional>
#include <utility>

#include <QAbstractSlider>
#include <QPixmap>
#include <QTimer>

class QNativeGestureEvent;

namespace capriccio::ui {

class IconButton;
class PillButton;
class WaveformTools;

/// The waveform of a take, or its pitches: grows by itself while the clip does, shows what is still to come, and is
/// where one listens about:
///
///     click            seek; on the ruler or the playhead, drag to seek along
///     drag             select; at an edge of the selection, move it; with Shift, to there
///     wheel, pinch     nearer and farther, about the pointer; with Shift, or sideways: along
///     right click      a menu of what can be done there
///     arrows           1 s, with Shift 5 s; Page Up and Down, Home and End; + − 0 zoom, [ ] begin and end of the
///                      selection at the playhead, Escape ends it
///
/// A slider in milliseconds to accessibility. What changes rarely (ground, ruler, bars, spectrogram) is drawn into
/// pixmaps, bar by bar as they come; the playhead alone over them.
class WaveformView : public QAbstractSlider {
    Q_OBJECT
  public:
    explicit WaveformView(const Theme& theme, QWidget* parent = nullptr);

    /// Null: nothing is made yet, `expectedSeconds` are to come. All of it is in sight, nothing is selected.
    void setClip(std::shared_ptr<const audio::AudioClip> clip, double expectedSeconds);
    /// Another clip at the same place: zoom, selection and position stay where they fit.
    void exchangeClip(std::shared_ptr<const audio::AudioClip> clip);
    void setPositionSeconds(double seconds);
    const std::shared_ptr<const audio::AudioClip>& clip() const { return m_clip; }
    double lengthSeconds() const;
    /// Loudest sample so far, linear.
    double peak() const;

    using Span = std::pair<double, double>;  ///< seconds, begin < end
    std::optional<Span> selection() const { return m_selection; }
    void setSelection(std::optional<Span> selection);
    /// Beats a minute; 0: unknown. The selection is named in bars of four then.
    void setTempo(double bpm);
    /// The selection is what is played again and again.
    void setLooping(bool looping);
    /// Whether "Keep up to here, go on" is offered at the playhead; at the very start it can't be pressed, for there is
    /// nothing to keep.
    void setCanGoOn(bool can);
    /// Asks for it, where it is offered.
    void goOn();

    enum class Picture { Bars, Spectrum };
    Picture picture() const { return m_picture; }
    void setPicture(Picture picture);
    void zoomBy(double factor);  ///< about the playhead where it is in sight, else the middle
    void zoomToSelection();
    void showAll();
    const TimeView& view() const { return m_strip.view; }

    QSize sizeHint() const override { return {640, 420}; }
    QSize minimumSizeHint() const override { return {240, 150}; }

    /// Where a moment is drawn, in the widget's coordinates; may lie outside.
    double xOf(double seconds) const;
    /// Bars drawn so far, counted from the clip's start.
    int drawnBars() const { return static_cast<int>(m_drawnBars); }
    /// What is in sight is drawn as far as it is made.
    bool isComplete() const;

  Q_SIGNALS:
    void seekRequested(double seconds);
    void selectionChanged();
    void viewChanged();
    void pictureChanged();
    void goOnRequested(double seconds);
    /// As a file.
    void exportRequested();
    void playRequested(double seconds);
    void loopRequested();

  protected:
    /// A slider paints itself whole at each change of its value; here only what changed is.
    void sliderChange(SliderChange) override {}
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    enum class Drag { None, Pressed, Seek, Select };

    QRectF area() const;
    int sampleRate() const;
    double secondsAt(double x) const;
    void lengthChanged();
    void viewMoved();
    void zoomAt(double factor, double x);
    void bringIntoSight(double seconds);
    void grow();
    void redraw();
    void drawLayers();
    void drawNewBars();
    std::int64_t readyBars() const;
    bool allTaken() const;
    void paintBarsInto(QPixmap& layer, std::int64_t end, const QColor& colour) const;
    void paintSound(QPainter& painter) const;
    void paintUnplayedPitches(QPainter& painter) const;
    void paintToCome(QPainter& painter) const;
    void paintSelection(QPainter& painter) const;
    void paintHover(QPainter& painter) const;
    void paintPlayhead(QPainter& painter) const;
    void paintFocus(QPainter& painter) const;
    void showKeyboardFocus(bool shown);
    bool isMade(double seconds) const;
    bool isKeepable(double seconds) const;
    void offerGoOn(bool can);
    QRect playheadRect(double seconds) const;
    QString selectionWords() const;
    QString selectionSpan() const;
    void tellTools();
    void placeGoOn();
    void placeAway();
    void seekTo(double seconds);
    void hover(std::optional<double> x);
    bool nativeGesture(QNativeGestureEvent* event);

    const Theme& m_theme;
    std::shared_ptr<const audio::AudioClip> m_clip;
    double m_expectedSeconds = 0;
    double m_position = 0;
    std::optional<Span> m_selection;
    QStringList m_selectionLabels;  ///< the longest first; the first that fits stands on it
    double m_tempo = 0;
    bool m_looping = false;
    bool m_canGoOn = false;
    bool m_showsFocus = false;  ///< the keyboard is in use here
    Picture m_picture = Picture::Bars;
    std::optional<double> m_hoverX;
    Drag m_drag = Drag::None;
    double m_pressX = 0;
    double m_anchor = 0;  ///< seconds: the end of the selection that stays
    bool m_wasFinished = false;

    WaveformStrip m_strip;
    audio::Peaks m_peaks;
    SpectrogramLayer* m_spectrogram;
    WaveformTools* m_tools;
    PillButton* m_goOn;
    IconButton* m_away;  ///< an arrow to a playhead that is out of sight
    QTimer m_timer;
    QPixmap m_ground;
    QPixmap m_played;
    QPixmap m_unplayed;
    QPixmap m_selected;  ///< not played and within the selection; only while there is one
    std::int64_t m_drawnBars = 0;
    std::int64_t m_drawnFrames = 0;  ///< of samples or spectrum
    bool m_stale = true;
};

}  // namespace capriccio::ui
