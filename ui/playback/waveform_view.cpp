#include "ui/playback/waveform_view.h"

#include "core/base/units.h"
#include "ui/playback/waveform_tools.h"
#include "ui/widgets/buttons.h"

#include <algorithm>
#include <cmath>

namespace capriccio::ui {
namespace {

constexpr double kSide = 18;
constexpr double kRuler = 34;   ///< above the bars
constexpr double kFooter = 42;  ///< below them, with the tools
constexpr int kToolsHeight = 28;
constexpr int kGrowPauseMs = 50;
constexpr std::int64_t kMostFramesAtOnce = 4'000'000;  // a few milliseconds
constexpr double kSecondsOfLead = 0.1;  ///< share of the strip left of a playhead that is brought into sight

}  // namespace

WaveformView::WaveformView(const Theme& theme, QWidget* parent)
    : QAbstractSlider(parent),
      m_theme(theme),
      m_spectrogram(new SpectrogramLayer(theme, this)),
      m_tools(new WaveformTools(theme, this)),
      m_goOn(new PillButton(theme, QStringLiteral("go-on"), tr("Keep up to here, go on"), this)),
      m_away(new IconButton(theme, QStringLiteral("chevron-right"), tr("To the playhead"), this)) {
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    grabGesture(Qt::PinchGesture);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Waveform and position"));
    m_goOn->setObjectName(QStringLiteral("goOn"));
    m_goOn->resize(m_goOn->sizeHint());
    m_goOn->hide();
    offerGoOn(false);
    m_away->setObjectName(QStringLiteral("playheadAway"));
    m_away->setDiameter(static_cast<int>(kSide));
    m_away->resize(m_away->sizeHint());
    m_away->hide();
    connect(m_away, &QAbstractButton::clicked, this, [this] { bringIntoSight(m_position); });
    m_timer.setInterval(kGrowPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &WaveformView::grow);
    connect(&theme, &Theme::changed, this, [this] { redraw(); });
    connect(m_spectrogram, &SpectrogramLayer::changed, this, [this] {
        if (m_picture == Picture::Spectrum) redraw();
    });
    connect(m_goOn, &QAbstractButton::clicked, this, &WaveformView::goOn);
    connect(m_tools, &WaveformTools::spectrumToggled, this,
            [this](bool on) { setPicture(on ? Picture::Spectrum : Picture::Bars); });
    connect(m_tools, &WaveformTools::zoomInRequested, this, [this] { zoomBy(2); });
    connect(m_tools, &WaveformTools::zoomOutRequested, this, [this] { zoomBy(0.5); });
    connect(m_tools, &WaveformTools::showAllRequested, this, &WaveformView::showAll);
    connect(m_tools, &WaveformTools::zoomToSelectionRequested, this, &WaveformView::zoomToSelection);
    connect(m_tools, &WaveformTools::scrolled, this, [this](double pixels) {
        m_strip.view.scrollTo(pixels);
        viewMoved();
    });
    tellTools();
}

// --- what is shown ---------------------------------------------------------------------------------------------------

void WaveformView::setClip(std::shared_ptr<const audio::AudioClip> clip, double expectedSeconds) {
    m_expectedSeconds = expectedSeconds;
    m_position = 0;
    m_selection.reset();
    setValue(0);
    m_strip.view.showAll();
    exchangeClip(std::move(clip));
    Q_EMIT selectionChanged();
}

void WaveformView::exchangeClip(std::shared_ptr<const audio::AudioClip> clip) {
    m_clip = std::move(clip);
    m_wasFinished = false;
    m_peaks.clear();
    m_spectrogram->setClip(m_clip);
    lengthChanged();
    if (m_clip) {
        m_timer.start(kGrowPauseMs);
        grow();
    } else {
        m_timer.stop();
    }
}

int WaveformView::sampleRate() const { return m_clip ? m_clip->sampleRate() : kSampleRate; }

double WaveformView::lengthSeconds() const {
    if (!m_clip) return m_expectedSeconds;
    return static_cast<double>(m_clip->expectedFrames()) / m_clip->sampleRate();
}

double WaveformView::peak() const {
    const auto peak = m_peaks.range(0, m_peaks.frames());
    return std::max(-peak.low, peak.high);
}

void WaveformView::lengthChanged() {
    m_strip.view.setLength(m_clip ? m_clip->expectedFrames() : std::llround(m_expectedSeconds * kSampleRate));
    setRange(0, static_cast<int>(std::lround(lengthSeconds() * 1000)));
    if (m_selection && m_selection->second > lengthSeconds()) {
        if (m_selection->first >= lengthSeconds())
            setSelection(std::nullopt);
        else
            setSelection(Span{m_selection->first, lengthSeconds()});
    }
    viewMoved();
}

void WaveformView::setPositionSeconds(double seconds) {
    if (seconds == m_position) return;
    const auto inSight = [this](double x) { return x >= area().left() - 1 && x <= area().right() + 1; };
    const double xBefore = xOf(m_position);
    const QRect before = playheadRect(m_position);
    m_position = seconds;
    setValue(static_cast<int>(std::lround(seconds * 1000)));
    // Whoever looks somewhere else goes on looking there.
    if (inSight(xBefore) && !inSight(xOf(seconds)) && m_drag == Drag::None)
        bringIntoSight(seconds);
    else
        update(before.united(playheadRect(m_position)));
    if (m_goOn->isVisible() || m_canGoOn) placeGoOn();
    placeAway();
}

void WaveformView::setSelection(std::optional<Span> selection) {
    if (selection) {
        if (selection->first > selection->second) std::swap(selection->first, selection->second);
        selection->first = std::clamp(selection->first, 0.0, lengthSeconds());
        selection->second = std::clamp(selection->second, 0.0, lengthSeconds());
        if (selection->second - selection->first < 1e-4) selection.reset();
    }
    if (selection == m_selection) return;
    const bool anew = selection.has_value() != m_selection.has_value();
    m_selection = selection;
    tellTools();
    anew ? redraw() : update();
    Q_EMIT selectionChanged();
}

void WaveformView::setTempo(double bpm) {
    m_tempo = bpm;
    tellTools();
    update();
}

void WaveformView::setLooping(bool looping) {
    m_looping = looping;
    tellTools();
    update();
}

void WaveformView::setCanGoOn(bool can) {
    m_canGoOn = can;
    placeGoOn();
}

void WaveformView::goOn() {
    if (!m_goOn->isHidden() && m_goOn->isEnabled()) Q_EMIT goOnRequested(m_position);
}

void WaveformView::setPicture(Picture picture) {
    if (picture == m_picture) return;
    m_picture = picture;
    m_tools->setSpectrum(picture == Picture::Spectrum);
    redraw();
    Q_EMIT pictureChanged();
}

// --- what there is of it ---------------------------------------------------------------------------------------------

bool WaveformView::allTaken() const {
    return m_clip && m_clip->finished() && m_peaks.frames() >= m_clip->availableFrames();
}

bool WaveformView::isComplete() const {
    if (m_stale) return false;
    if (m_picture == Picture::Spectrum) return m_spectrogram->isComplete();
    return !m_clip || m_peaks.frames() + 64 > m_clip->availableFrames();
}

/// Takes in what the clip has published, and draws only that.
void WaveformView::grow() {
    if (!m_clip) return;
    const bool finished = m_clip->finished();
    const bool changed = m_peaks.update(*m_clip, kMostFramesAtOnce);
    const bool behind = m_peaks.frames() + 64 <= m_clip->availableFrames();
    if (finished && allTaken())
        m_timer.stop();
    else
        m_timer.setInterval(behind ? 0 : kGrowPauseMs);
    if (finished && !m_wasFinished) {
        m_wasFinished = true;
        lengthChanged();  // it may be another than expected
        return;
    }
    if (!changed || m_stale) return;
    if (m_picture == Picture::Spectrum || showsSamples(m_strip.view)) {
        const auto end = static_cast<std::int64_t>(m_strip.view.endFrame());
        if (m_drawnFrames < end && static_cast<std::int64_t>(m_strip.view.firstFrame()) < m_clip->availableFrames())
            redraw();
        return;
    }
    const double from = m_strip.area.left() - m_strip.view.scroll() + static_cast<double>(m_drawnBars) * 4;
    drawNewBars();
    const QRectF all = area();
    update(QRectF(from - 6, all.top(), all.right() - from + 12, all.height()).toAlignedRect());
    if (m_canGoOn) placeGoOn();
}

// --- which part of it ------------------------------------------------------------------------------------------------

QRectF WaveformView::area() const { return QRectF(rect()).adjusted(kSide, kRuler, -kSide, -kFooter); }

double WaveformView::xOf(double seconds) const { return area().left() + m_strip.view.xOf(seconds * sampleRate()); }

double WaveformView::secondsAt(double x) const { return m_strip.view.frameAt(x - area().left()) / sampleRate(); }

void WaveformView::zoomAt(double factor, double x) {
    m_strip.view.zoom(factor, x - area().left());
    viewMoved();
}

void WaveformView::zoomBy(double factor) {
    const double playhead = xOf(m_position);
    const bool inSight = playhead >= area().left() && playhead <= area().right();
    zoomAt(factor, inSight ? playhead : area().center().x());
}

void WaveformView::zoomToSelection() {
    if (!m_selection) return;
    m_strip.view.show(m_selection->first * sampleRate(), m_selection->second * sampleRate());
    viewMoved();
}

void WaveformView::showAll() {
    m_strip.view.showAll();
    viewMoved();
}

void WaveformView::bringIntoSight(double seconds) {
    const double content = seconds * sampleRate() / m_strip.view.framesPerPixel();
    m_strip.view.scrollTo(content - m_strip.view.width() * kSecondsOfLead);
    viewMoved();
}

void WaveformView::viewMoved() {
    m_tools->setView(m_strip.view);
    placeGoOn();
    placeAway();
    redraw();
    Q_EMIT viewChanged();
}

void WaveformView::resizeEvent(QResizeEvent*) {
    m_strip.area = area();
    m_strip.view.setWidth(m_strip.area.width(), devicePixelRatioF());
    m_tools->setGeometry(static_cast<int>(kSide), height() - kToolsHeight - 8,
                         width() - 2 * static_cast<int>(kSide) + 6, kToolsHeight);
    viewMoved();
}

bool WaveformView::isMade(double seconds) const {
    return m_clip && seconds * sampleRate() <= static_cast<double>(m_clip->availableFrames()) + 1;
}

/// At the very start there is nothing to keep.
bool WaveformView::isKeepable(double seconds) const { return seconds > 0.05 && isMade(seconds); }

/// Beside the playhead, at the foot of the bars. Under the pointer it stays where it is, so that it can be pressed
/// while the playhead goes on.
void WaveformView::placeGoOn() {
    const double x = xOf(m_position);
    const bool inSight = x >= area().left() - 1 && x <= area().right() + 1;
    const bool shown = m_canGoOn && isMade(m_position) && inSight;
    if (shown && !(m_goOn->isVisible() && m_goOn->underMouse())) {
        const QSize size = m_goOn->size();
        const bool right = x + 12 + size.width() <= area().right();
        const double left = right ? x + 12 : std::max(area().left(), x - 12 - size.width());
        m_goOn->move(qRound(left), qRound(area().bottom()) - size.height() - 4);
    }
    if (const bool can = isKeepable(m_position); can != m_goOn->isEnabled()) offerGoOn(can);
    m_goOn->setVisible(shown);
}

void WaveformView::offerGoOn(bool can) {
    m_goOn->setEnabled(can);
    m_goOn->setToolTip(can ? tr("Makes a new take that begins like this one up to here (K)")
                           : tr("Play, or click in the waveform, to where what you keep shall end"));
}

/// In the margin on the side where the playhead is, at its handle's height.
void WaveformView::placeAway() {
    const double x = xOf(m_position);
    const QRectF bars = area();
    const bool before = x < bars.left() - 1;
    const bool shown = m_clip && (before || x > bars.right() + 1);
    if (shown) {
        m_away->setIconName(before ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"),
                            tr("To the playhead, at %1").arg(rulerText(m_position, 0.1)));
        m_away->move(before ? 0 : width() - m_away->width(), qRound(bars.top()) - 4 - m_away->height() / 2);
    }
    m_away->setVisible(shown);
}

QString WaveformView::selectionSpan() const {
    if (!m_selection) return {};
    return tr("%1 – %2").arg(rulerText(m_selection->first, 0.1), rulerText(m_selection->second, 0.1));
}

/// "8.0 s", and in bars where a tempo is known.
QString WaveformView::selectionWords() const {
    if (!m_selection) return {};
    const double seconds = m_selection->second - m_selection->first;
    QString words = tr("%1 s").arg(seconds, 0, 'f', seconds < 1 ? 3 : 1);
    if (m_tempo > 0) {
        const double bars = seconds * m_tempo / 240;
        const double whole = std::round(bars);
        // A hand is not exact: within a hundredth of a whole number it is that.
        if (whole >= 1 && std::abs(bars - whole) < 0.02 * whole + 0.02)
            words += QStringLiteral(" · ") + tr("%n bar(s)", nullptr, static_cast<int>(whole));
        else if (bars >= 0.1)
            words += QStringLiteral(" · ") + tr("%1 bars").arg(bars, 0, 'f', 1);
    }
    return words;
}

void WaveformView::tellTools() {
    m_tools->setHasSelection(m_selection.has_value());
    m_selectionLabels.clear();
    if (m_selection) {
        const QString length = m_looping ? tr("loop · %1").arg(selectionWords()) : selectionWords();
        m_selectionLabels = {selectionSpan() + QStringLiteral(" · ") + length, length, selectionWords()};
        m_tools->setWords((m_looping ? tr("Loop: %1 (%2) · L stops it") : tr("Selected: %1 (%2) · L loops it"))
                              .arg(selectionSpan(), selectionWords()),
                          true);
    } else {
        m_tools->setWords(tr("Click to seek · drag to select · wheel to zoom"), false);
    }
    setAccessibleDescription(m_selection ? selectionWords() : QString());
}

}  // namespace capriccio::ui
