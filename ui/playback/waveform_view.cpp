#include "ui/playback/waveform_view.h"

#include "core/base/units.h"
#include "ui/playback/waveform_tools.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/waveform_painter.h"

#include <algorithm>
#include <cmath>

#include <QPaintEvent>
#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr double kSide = 18;
constexpr double kRuler = 34;   ///< above the bars
constexpr double kFooter = 42;  ///< below them, with the tools
constexpr int kToolsHeight = 28;
constexpr int kGrowPauseMs = 50;
constexpr std::int64_t kMostFramesAtOnce = 4'000'000;  // a few milliseconds
constexpr double kHandle = 5;                          ///< radius
constexpr float kUnplayedShade = 0.45F;                ///< of the card, over pitches that are still to be played
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
    m_goOn->hide();
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

/// Beside the playhead, at the foot of the bars. Under the pointer it stays where it is, so that it can be pressed
/// while the playhead goes on.
void WaveformView::placeGoOn() {
    const double x = xOf(m_position);
    const bool inSight = x >= area().left() - 1 && x <= area().right() + 1;
    const bool shown = m_canGoOn && isMade(m_position) && inSight;
    if (shown && !(m_goOn->isVisible() && m_goOn->underMouse())) {
        const QSize size = m_goOn->sizeHint();
        const bool right = x + 12 + size.width() <= area().right();
        const double left = right ? x + 12 : std::max(area().left(), x - 12 - size.width());
        m_goOn->setGeometry(QRect(QPoint(qRound(left), qRound(area().bottom()) - size.height() - 4), size));
    }
    const bool something = m_position > 0.05;
    if (something != m_goOn->isEnabled() || m_goOn->toolTip().isEmpty()) {
        m_goOn->setEnabled(something);
        m_goOn->setToolTip(something ? tr("Makes a new take that begins like this one up to here (K)")
                                     : tr("Play, or click in the waveform, to where what you keep shall end"));
    }
    m_goOn->setVisible(shown);
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
    if (m_selection)
        m_tools->setWords((m_looping ? tr("Loop: %1 (%2) · L stops it") : tr("Selected: %1 (%2) · L loops it"))
                              .arg(selectionSpan(), selectionWords()),
                          true);
    else
        m_tools->setWords(tr("Click to seek · drag to select · wheel to zoom"), false);
    setAccessibleDescription(m_selection ? selectionWords() : QString());
}

// --- drawing ---------------------------------------------------------------------------------------------------------

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

void WaveformView::redraw() {
    m_stale = true;
    update();
}

/// Whole bars that the peaks reach; a growing clip's last bar waits until it is whole.
std::int64_t WaveformView::readyBars() const {
    const std::int64_t inSight = endBarInSight(m_strip.view);
    if (allTaken()) return inSight;
    std::int64_t end = firstBarInSight(m_strip.view);
    while (end < inSight && firstFrameOfBar(m_strip.view, end + 1) <= m_peaks.frames()) ++end;
    return end;
}

void WaveformView::drawNewBars() {
    const Tokens& t = m_theme.tokens();
    const std::int64_t end = readyBars();
    if (end <= m_drawnBars) return;
    paintBarsInto(m_played, end, t.accent);
    paintBarsInto(m_unplayed, end, t.wave);
    if (m_selection) paintBarsInto(m_selected, end, selectedWave(t));
    m_drawnBars = end;
}

void WaveformView::paintBarsInto(QPixmap& layer, std::int64_t end, const QColor& colour) const {
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(m_strip.area);
    paintBars(painter, m_strip, m_peaks, m_drawnBars, end, colour);
}

void WaveformView::drawLayers() {
    const Tokens& t = m_theme.tokens();
    const qreal ratio = devicePixelRatioF();
    for (auto* layer : {&m_ground, &m_played, &m_unplayed, &m_selected}) {
        if (layer == &m_selected && !m_selection) continue;
        if (layer->size() != size() * ratio) *layer = QPixmap(size() * ratio);
        layer->setDevicePixelRatio(ratio);
        layer->fill(Qt::transparent);
    }
    m_strip.view.setWidth(m_strip.area.width(), ratio);
    QPainter painter(&m_ground);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.cardEdge);
    painter.setBrush(t.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 14, 14);
    if (m_picture == Picture::Spectrum && m_clip) m_spectrogram->paint(painter, m_strip);
    paintRuler(painter, m_strip, sampleRate(), m_theme);
    if (m_picture == Picture::Spectrum && m_clip) m_spectrogram->paintScale(painter, m_strip);
    m_drawnFrames = m_clip ? m_clip->availableFrames() : 0;
    m_drawnBars = firstBarInSight(m_strip.view);
    if (!m_clip || m_picture == Picture::Spectrum) return;
    if (!showsSamples(m_strip.view)) return drawNewBars();
    for (auto* layer : {&m_played, &m_unplayed, &m_selected}) {
        if (layer == &m_selected && !m_selection) continue;
        QPainter samples(layer);
        samples.setRenderHint(QPainter::Antialiasing);
        samples.setClipRect(m_strip.area);
        paintSamples(samples, m_strip, *m_clip, layer == &m_played ? t.accent : t.soft);
    }
}

void WaveformView::paintEvent(QPaintEvent* event) {
    if (m_stale || m_ground.size() != size() * devicePixelRatioF()) {
        m_stale = false;
        drawLayers();
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_ground);
    paintUnplayedPitches(painter);
    paintSelection(painter);
    paintSound(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintToCome(painter);
    paintHover(painter);
    if (m_clip && event->rect().intersects(playheadRect(m_position))) paintPlayhead(painter);
    if (hasFocus() && m_showsFocus) paintFocus(painter);
}

/// Inside, apart from the card's edge.
void WaveformView::paintFocus(QPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.tokens().accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(4, 4, -4, -4), 10, 10);
}

void WaveformView::paintSound(QPainter& painter) const {
    if (m_picture == Picture::Spectrum || !m_clip) return;
    const auto part = [&](double from, double to, const QPixmap& layer) {
        if (to <= from) return;
        painter.setClipRect(QRectF(from, 0, to - from, height()));
        painter.drawPixmap(0, 0, layer);
    };
    const auto right = static_cast<double>(width());
    const double x = std::clamp(xOf(m_position), 0.0, right);
    const double begin = m_selection ? std::clamp(xOf(m_selection->first), x, right) : right;
    const double end = m_selection ? std::clamp(xOf(m_selection->second), x, right) : right;
    part(0, x, m_played);
    part(x, begin, m_unplayed);
    part(begin, end, m_selected);
    part(end, right, m_unplayed);
    painter.setClipping(false);
}

/// As far as there is something, the card's ground over it.
void WaveformView::paintUnplayedPitches(QPainter& painter) const {
    if (m_picture != Picture::Spectrum || !m_clip) return;
    const QRectF all = area();
    const double from = std::max(all.left(), xOf(m_position));
    const double to =
        std::min(all.right(), all.left() + m_strip.view.xOf(static_cast<double>(m_clip->availableFrames())));
    if (to <= from) return;
    QColor shade = m_theme.tokens().card;
    shade.setAlphaF(kUnplayedShade);
    painter.fillRect(QRectF(from, all.top(), to - from, all.height()), shade);
}

void WaveformView::paintToCome(QPainter& painter) const {
    if (lengthSeconds() <= 0 || (m_clip && m_clip->finished())) return;
    const Tokens& t = m_theme.tokens();
    const QRectF bars = area();
    // It begins where what is drawn ends.
    const double made = m_clip ? static_cast<double>(m_clip->availableFrames()) : 0;
    const bool drawnAsBars = m_picture == Picture::Bars && !showsSamples(m_strip.view);
    const double end =
        drawnAsBars ? static_cast<double>(m_drawnBars) * 4 - m_strip.view.scroll() : m_strip.view.xOf(made);
    const double from = std::max(bars.left(), bars.left() + end);
    if (from >= bars.right()) return;
    ui::paintToCome(painter, from + 2, bars.right(), bars.center().y(), t.wave);
    if (bars.right() - from <= 90) return;
    painter.setFont(m_theme.font(11));
    painter.setPen(t.faint);
    painter.drawText(QRectF(from + 12, bars.bottom() - 16, bars.right() - from - 12, 16),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("still to come"));
}

void WaveformView::paintSelection(QPainter& painter) const {
    if (!m_selection) return;
    const Tokens& t = m_theme.tokens();
    const QRectF bars = area();
    const double left = xOf(m_selection->first);
    const double right = xOf(m_selection->second);
    const QRectF shown = QRectF(left, bars.top(), right - left, bars.height()).intersected(bars);
    if (shown.isEmpty()) return;
    QColor ground = t.accent;
    ground.setAlphaF(0.12F);
    painter.fillRect(shown, ground);
    QColor edge = t.accent;
    edge.setAlphaF(0.55F);
    for (const double x : {left, right})
        if (x >= bars.left() - 1 && x <= bars.right() + 1)
            painter.fillRect(QRectF(x - 0.5, bars.top(), 1, bars.height()), edge);
    // From, to and how long, as much of it as there is room for.
    painter.setFont(m_theme.font(11, QFont::DemiBold));
    painter.setPen(t.accentText);
    const QString length = m_looping ? tr("loop · %1").arg(selectionWords()) : selectionWords();
    for (const QString& words : {selectionSpan() + QStringLiteral(" · ") + length, length, selectionWords()}) {
        if (figuresWidth(QFontMetricsF(painter.font()), words) + 12 >= shown.width()) continue;
        drawFigures(painter, shown.adjusted(7, 3, -5, 0).adjusted(0, 0, 0, 17 - shown.height()), Qt::AlignLeft, words);
        break;
    }
}

void WaveformView::paintHover(QPainter& painter) const {
    if (!m_hoverX || !m_clip || m_drag != Drag::None) return;
    const Tokens& t = m_theme.tokens();
    const QRectF bars = area();
    painter.fillRect(QRectF(*m_hoverX, bars.top(), 1, bars.height()), t.faint);
    painter.setFont(m_theme.font(11, QFont::Medium));
    painter.setPen(t.soft);
    const QString label =
        rulerText(secondsAt(*m_hoverX), std::min(1.0, rulerStep(m_strip.view.framesPerPixel() / sampleRate())));
    const double labelWidth = figuresWidth(QFontMetricsF(painter.font()), label);
    const bool left = *m_hoverX + labelWidth + 8 > bars.right();
    drawFigures(painter, QRectF(left ? *m_hoverX - labelWidth - 5 : *m_hoverX + 6, bars.bottom() - 16, labelWidth, 16),
                Qt::AlignLeft, label);
}

void WaveformView::paintPlayhead(QPainter& painter) const {
    const double x = xOf(m_position);
    const QRectF bars = area();
    if (x < bars.left() - 1 || x > bars.right() + 1) return;
    painter.fillRect(QRectF(x - 1, bars.top() - 2, 2, bars.height() + 6), m_theme.tokens().text);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.tokens().text);
    painter.drawEllipse(QPointF(x, bars.top() - 4), kHandle, kHandle);
}

QRect WaveformView::playheadRect(double seconds) const {
    const double x = std::clamp(xOf(seconds), -20.0, width() + 20.0);
    return QRectF(x - kHandle - 1, 0, 2 * kHandle + 2, height()).toAlignedRect();
}

}  // namespace capriccio::ui
