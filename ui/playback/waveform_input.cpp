/// What hands do on the waveform: mouse, wheel, pinch and keys.
#include "ui/playback/waveform_view.h"
#include "ui/widgets/menus.h"

#include <algorithm>
#include <cmath>

#include <QAction>
#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>

namespace capriccio::ui {
namespace {

constexpr double kClickSlack = 4;  ///< pixels a hand may move in a click
constexpr double kGrip = 5;        ///< pixels beside an edge that still take hold of it
constexpr double kZoomPerNotch = 1.25;

}  // namespace

void WaveformView::seekTo(double seconds) {
    if (m_clip) Q_EMIT seekRequested(std::clamp(seconds, 0.0, lengthSeconds()));
}

void WaveformView::mousePressEvent(QMouseEvent* event) {
    showKeyboardFocus(false);
    if (event->button() != Qt::LeftButton || !m_clip) return;
    const double x = event->position().x();
    const auto near = [x, this](double seconds) { return std::abs(x - xOf(seconds)) <= kGrip; };
    m_pressX = x;
    hover(std::nullopt);
    if (m_selection && (event->modifiers() & Qt::ShiftModifier)) {
        const bool begin = std::abs(x - xOf(m_selection->first)) < std::abs(x - xOf(m_selection->second));
        m_anchor = begin ? m_selection->second : m_selection->first;
        m_drag = Drag::Select;
        setSelection(Span{m_anchor, secondsAt(x)});
    } else if (event->modifiers() & Qt::ShiftModifier) {
        m_anchor = m_position;
        m_drag = Drag::Select;
        setSelection(Span{m_anchor, secondsAt(x)});
    } else if (event->position().y() < area().top() || near(m_position)) {
        m_drag = Drag::Seek;
        seekTo(secondsAt(x));
    } else if (m_selection && (near(m_selection->first) || near(m_selection->second))) {
        m_anchor = near(m_selection->first) ? m_selection->second : m_selection->first;
        m_drag = Drag::Select;
    } else {
        m_drag = Drag::Pressed;
        m_anchor = secondsAt(x);
    }
}

void WaveformView::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (m_drag == Drag::Pressed && std::abs(x - m_pressX) > kClickSlack) m_drag = Drag::Select;
    if (m_drag == Drag::Seek) return seekTo(secondsAt(x));
    if (m_drag == Drag::Select) {
        const QRectF bars = area();
        if (const double beyond = x < bars.left() ? x - bars.left() : std::max(0.0, x - bars.right()); beyond != 0) {
            m_strip.view.scrollTo(m_strip.view.scroll() + beyond / 4);
            viewMoved();
        }
        return setSelection(Span{m_anchor, secondsAt(std::clamp(x, bars.left(), bars.right()))});
    }
    if (m_drag == Drag::Pressed) return;
    const auto near = [x, this](double seconds) { return std::abs(x - xOf(seconds)) <= kGrip; };
    const bool grip =
        m_clip && (near(m_position) || (m_selection && (near(m_selection->first) || near(m_selection->second))));
    setCursor(grip ? Qt::SizeHorCursor : Qt::ArrowCursor);
    hover(x >= area().left() && x <= area().right() && event->position().y() < area().bottom() + 4 ? std::optional(x)
                                                                                                   : std::nullopt);
}

void WaveformView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const Drag was = std::exchange(m_drag, Drag::None);
    if (was != Drag::Pressed) return;
    const double seconds = secondsAt(m_pressX);
    if (m_selection && (seconds < m_selection->first || seconds > m_selection->second)) setSelection(std::nullopt);
    seekTo(seconds);
}

void WaveformView::wheelEvent(QWheelEvent* event) {
    if (!m_clip) return event->ignore();
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    const bool sideways = (event->modifiers() & Qt::ShiftModifier) || std::abs(angle.x()) > std::abs(angle.y());
    if (sideways) {
        // With Shift some systems turn the wheel sideways by themselves, some do not.
        const int along = std::abs(angle.x()) > std::abs(angle.y()) ? angle.x() : angle.y();
        const int pixelsAlong = std::abs(pixels.x()) > std::abs(pixels.y()) ? pixels.x() : pixels.y();
        m_strip.view.scrollTo(m_strip.view.scroll() - (pixels.isNull() ? along * 0.6 : pixelsAlong));
        viewMoved();
    } else if (angle.y() != 0) {
        zoomAt(std::pow(kZoomPerNotch, angle.y() / 120.0), event->position().x());
    }
    event->accept();
}

bool WaveformView::nativeGesture(QNativeGestureEvent* event) {
    if (event->gestureType() != Qt::ZoomNativeGesture) return false;
    zoomAt(std::max(0.1, 1 + event->value()), event->position().x());
    return true;
}

bool WaveformView::event(QEvent* event) {
    if (event->type() == QEvent::NativeGesture && nativeGesture(static_cast<QNativeGestureEvent*>(event))) return true;
    if (event->type() == QEvent::Gesture) {
        if (auto* pinch = static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture))) {
            m_drag = Drag::None;
            zoomAt(pinch->scaleFactor(), mapFromGlobal(pinch->centerPoint()).x());
            return true;
        }
    }
    return QAbstractSlider::event(event);
}

void WaveformView::hover(std::optional<double> x) {
    const auto place = [this](double at) { return QRectF(at - 60, 0, 120, height()).toAlignedRect(); };
    if (m_hoverX) update(place(*m_hoverX));
    m_hoverX = x;
    if (m_hoverX) update(place(*m_hoverX));
}

void WaveformView::leaveEvent(QEvent*) { hover(std::nullopt); }

/// The ring shows where keys go, which a hand at the mouse does not ask.
void WaveformView::showKeyboardFocus(bool shown) {
    if (shown == m_showsFocus) return;
    m_showsFocus = shown;
    update();
}

void WaveformView::focusInEvent(QFocusEvent* event) {
    const Qt::FocusReason why = event->reason();
    showKeyboardFocus(why == Qt::TabFocusReason || why == Qt::BacktabFocusReason || why == Qt::ShortcutFocusReason);
    QAbstractSlider::focusInEvent(event);
}

void WaveformView::contextMenuEvent(QContextMenuEvent* event) {
    if (!m_clip) return;
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const double seconds = byKey ? m_position : std::clamp(secondsAt(event->pos().x()), 0.0, lengthSeconds());
    const QString at = rulerText(seconds, 0.1);
    QMenu* menu = makeMenu(this, QStringLiteral("waveformMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char* name, const QString& words, bool enabled, auto act) {
        QAction* action = menu->addAction(words);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    add("waveform.play", tr("&Play from %1").arg(at), isMade(seconds),
        [this, seconds] { Q_EMIT playRequested(seconds); });
    add("waveform.goOn", tr("&Keep up to %1, go on").arg(at), m_canGoOn && isKeepable(seconds),
        [this, seconds] { Q_EMIT goOnRequested(seconds); });
    menu->addSeparator();
    if (m_selection) {
        QAction* loop = add("waveform.loop", tr("&Loop the selection"), true, [this] { Q_EMIT loopRequested(); });
        loop->setCheckable(true);
        loop->setChecked(m_looping);
        loop->setShortcut(Qt::Key_L);
        add("waveform.zoom", tr("&Zoom to the selection"), true, [this] { zoomToSelection(); })->setShortcut(Qt::Key_Z);
        add("waveform.export", tr("&Export the selection…"), true, [this] { Q_EMIT exportRequested(); });
        add("waveform.deselect", tr("Select &nothing"), true, [this] { setSelection(std::nullopt); });
        menu->addSeparator();
    }
    const bool spectrum = m_picture == Picture::Spectrum;
    add("waveform.picture", spectrum ? tr("Show the &waveform") : tr("Show the &spectrogram"), true, [this, spectrum] {
        setPicture(spectrum ? Picture::Bars : Picture::Spectrum);
    })->setShortcut(Qt::Key_S);
    menu->popup(byKey ? mapToGlobal(QPoint(qRound(xOf(m_position)), qRound(area().center().y()))) : event->globalPos());
}

void WaveformView::keyPressEvent(QKeyEvent* event) {
    const bool showed = m_showsFocus;
    showKeyboardFocus(true);
    const double step = event->modifiers() & Qt::ShiftModifier ? 5 : 1;
    const double length = lengthSeconds();
    switch (event->key()) {
        case Qt::Key_Left:
            return seekTo(m_position - step);
        case Qt::Key_Right:
            return seekTo(m_position + step);
        case Qt::Key_PageUp:
            return seekTo(m_position - 5);
        case Qt::Key_PageDown:
            return seekTo(m_position + 5);
        case Qt::Key_Home:
            return seekTo(0);
        case Qt::Key_End:
            return seekTo(length);
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomBy(2);
        case Qt::Key_Minus:
            return zoomBy(0.5);
        case Qt::Key_0:
            return showAll();
        case Qt::Key_BracketLeft:
            return setSelection(Span{m_position, m_selection ? std::max(m_selection->second, m_position) : length});
        case Qt::Key_BracketRight:
            return setSelection(Span{m_selection ? std::min(m_selection->first, m_position) : 0, m_position});
        case Qt::Key_Escape:
            if (m_selection) return setSelection(std::nullopt);
            event->ignore();
            return;
        default:
            showKeyboardFocus(showed);  // it is for the music
            event->ignore();
    }
}

}  // namespace capriccio::ui
