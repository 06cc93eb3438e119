#include "ui/melody/chroma_grid.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace capriccio::ui {
namespace {

using studio::MelodyNotes;

constexpr double kNamesWidth = 34;
constexpr double kLargeFrame = 13;
constexpr int kLargeRow = 22;
constexpr int kSecondFrames = 8;  // about

bool isBlack(int pitchClass) {
    return pitchClass == 1 || pitchClass == 3 || pitchClass == 6 || pitchClass == 8 || pitchClass == 10;
}

}  // namespace

ChromaGrid::ChromaGrid(const Theme& theme, studio::MelodySource& source, Size size, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_source(source), m_size(size) {
    setObjectName(size == Size::Small ? QStringLiteral("melody.notes") : QStringLiteral("notes.grid"));
    setAccessibleName(tr("Notes of the melody"));
    setFocusPolicy(size == Size::Small ? Qt::TabFocus : Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    setSizePolicy(size == Size::Small ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    for (const auto signal : {&studio::MelodySource::notesChanged, &studio::MelodySource::partChanged,
                              &studio::MelodySource::listeningChanged})
        connect(&source, signal, this, &ChromaGrid::refresh);
    refresh();
}

QString ChromaGrid::noteName(int pitchClass) {
    static const QStringList kNames = QString::fromUtf8("C,C♯,D,E♭,E,F,F♯,G,A♭,A,B♭,B").split(QLatin1Char(','));
    return kNames[pitchClass];
}

QSize ChromaGrid::sizeHint() const {
    if (m_size == Size::Small) return {200, 72};
    return {static_cast<int>(kNamesWidth + kLargeFrame * std::max(1, m_source.notes().frames())),
            kLargeRow * MelodyNotes::kPitchClasses};
}

QSize ChromaGrid::minimumSizeHint() const { return m_size == Size::Small ? QSize(80, 72) : sizeHint(); }

double ChromaGrid::left() const { return m_size == Size::Small ? 0 : kNamesWidth; }

/// Small: in time with the waveform above it.
double ChromaGrid::frameWidth() const {
    if (m_size == Size::Large) return kLargeFrame;
    return MelodyNotes::kFrameSeconds / std::max(m_source.seconds(), 1e-3) * width();
}

QRectF ChromaGrid::cell(int frame, int pitchClass) const {
    // Frames are centred on their moment: the first is half as wide where time is the scale.
    const double shift = m_size == Size::Small ? 0.5 : 0;
    const double from = std::max(left(), left() + (frame - shift) * frameWidth());
    const double to = std::min<double>(width(), left() + (frame + 1 - shift) * frameWidth());
    return {from, (MelodyNotes::kPitchClasses - 1 - pitchClass) * rowHeight(), std::max(0.5, to - from), rowHeight()};
}

int ChromaGrid::frameAt(double x) const {
    const double shift = m_size == Size::Small ? 0.5 : 0;
    return std::clamp(static_cast<int>(std::floor((x - left()) / frameWidth() + shift)), 0,
                      std::max(0, m_source.notes().frames() - 1));
}

int ChromaGrid::pitchClassAt(double y) const {
    return std::clamp(MelodyNotes::kPitchClasses - 1 - static_cast<int>(std::floor(y / rowHeight())), 0,
                      MelodyNotes::kPitchClasses - 1);
}

void ChromaGrid::refresh() {
    const auto& notes = m_source.notes();
    m_cursor = std::clamp(m_cursor, 0, std::max(0, notes.frames() - 1));
    if (notes.frames() > 0)
        setAccessibleDescription(
            tr("At %1: %2. Left and Right go through the melody, Up and Down change the note, Delete gives it back.")
                .arg(QString::fromStdString(clockText(m_cursor * MelodyNotes::kFrameSeconds)),
                     noteName(notes.note(m_cursor))));
    if (m_size == Size::Large && size() != sizeHint()) updateGeometry();
    update();
}

void ChromaGrid::paintEvent(QPaintEvent* event) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& notes = m_source.notes();
    const double row = rowHeight();
    for (int pitch = 0; pitch < MelodyNotes::kPitchClasses; ++pitch) {
        const QRectF line = cell(0, pitch);
        const QRectF ground(left(), line.top(), width() - left(), row);
        if (m_size == Size::Large) {
            painter.fillRect(ground.adjusted(0, 0.5, 0, -0.5), isBlack(pitch) ? t.panel : t.raised);
            painter.setFont(m_theme.font(11, isBlack(pitch) ? QFont::Normal : QFont::Medium));
            painter.setPen(isBlack(pitch) ? t.faint : t.soft);
            painter.drawText(QRectF(0, line.top(), left() - 10, row), Qt::AlignVCenter | Qt::AlignRight,
                             noteName(pitch));
        } else {
            painter.fillRect(QRectF(0, line.center().y() - 0.5, width(), 1), mix(t.line, t.card, 0.55));
        }
    }
    if (notes.frames() == 0) return;
    const int first = frameAt(event->rect().left());
    const int last = frameAt(event->rect().right());
    const auto part = m_source.part();
    const int partFirst = notes.frameAt(part.begin);
    const int partLast = notes.frameAt(part.end);
    if (m_size == Size::Large) {  // a line for every second or so
        painter.setPen(QPen(t.line, 1));
        for (int frame = first - first % kSecondFrames; frame <= last; frame += kSecondFrames)
            painter.drawLine(QPointF(cell(frame, 0).left(), 0), QPointF(cell(frame, 0).left(), height()));
    }
    // Equal neighbours are one note.
    painter.setPen(Qt::NoPen);
    for (int frame = first; frame <= last;) {
        int end = frame + 1;
        const bool inside = frame >= partFirst && frame <= partLast;
        while (end <= last && notes.note(end) == notes.note(frame) &&
               notes.isCorrected(end) == notes.isCorrected(frame) && (end >= partFirst && end <= partLast) == inside)
            ++end;
        const QRectF from = cell(frame, notes.note(frame));
        const QRectF shape(from.left(), from.top() + (m_size == Size::Large ? 3 : 1),
                           std::max(1.5, cell(end - 1, 0).right() - from.left() - (m_size == Size::Large ? 1 : 0.3)),
                           row - (m_size == Size::Large ? 6 : 2));
        painter.setBrush(!inside ? t.wave : notes.isCorrected(frame) ? t.accent : t.melody);
        painter.drawRoundedRect(shape, std::min(3.0, shape.height() / 2), std::min(3.0, shape.height() / 2));
        frame = end;
    }
    if (m_under.x() >= 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.text, 1));
        painter.drawRoundedRect(cell(m_under.x(), m_under.y()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    }
    if (m_source.isListening()) {
        const double x = m_size == Size::Small
                             ? m_source.listeningAt() / std::max(m_source.seconds(), 1e-3) * width()
                             : left() + (m_source.listeningAt() / MelodyNotes::kFrameSeconds + 0.5) * kLargeFrame;
        painter.fillRect(QRectF(x - 0.75, 0, 1.5, height()), t.text);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.text, 2));  // coral is for what was moved
        const QRectF at = cell(m_cursor, notes.note(m_cursor));
        painter.drawRoundedRect(QRectF(at.left() - 1, 1, std::max(6.0, at.width() + 2), height() - 2), 3, 3);
    }
}

void ChromaGrid::draw(const QPointF& at, Qt::MouseButtons buttons) {
    if (m_source.state() != studio::MelodySource::State::Ready) return;
    const int frame = frameAt(at.x());
    if (buttons & Qt::LeftButton)
        m_source.correctNote(frame, pitchClassAt(at.y()));
    else if (buttons & Qt::RightButton)
        m_source.restoreNote(frame);
    moveCursor(frame);
}

void ChromaGrid::mousePressEvent(QMouseEvent* event) { draw(event->position(), event->buttons()); }

void ChromaGrid::mouseMoveEvent(QMouseEvent* event) {
    const QPoint under(frameAt(event->position().x()), pitchClassAt(event->position().y()));
    if (under != m_under) {
        m_under = under;
        update();
        if (m_source.notes().frames() > 0)
            QToolTip::showText(event->globalPosition().toPoint() + QPoint(8, -36), noteName(under.y()), this);
    }
    if (event->buttons() != Qt::NoButton) draw(event->position(), event->buttons());
}

void ChromaGrid::leaveEvent(QEvent*) {
    m_under = {-1, -1};
    update();
}

void ChromaGrid::moveCursor(int frame) {
    m_cursor = std::clamp(frame, 0, std::max(0, m_source.notes().frames() - 1));
    refresh();
    Q_EMIT cursorMoved(m_cursor);
}

void ChromaGrid::keyPressEvent(QKeyEvent* event) {
    const auto& notes = m_source.notes();
    if (notes.frames() == 0) return QWidget::keyPressEvent(event);
    const int step = event->modifiers() & Qt::ShiftModifier ? kSecondFrames : 1;
    constexpr int kAll = MelodyNotes::kPitchClasses;
    switch (event->key()) {
        case Qt::Key_Left:
            return moveCursor(m_cursor - step);
        case Qt::Key_Right:
            return moveCursor(m_cursor + step);
        case Qt::Key_Home:
            return moveCursor(0);
        case Qt::Key_End:
            return moveCursor(notes.frames() - 1);
        case Qt::Key_Up:
            return m_source.correctNote(m_cursor, (notes.note(m_cursor) + 1) % kAll);
        case Qt::Key_Down:
            return m_source.correctNote(m_cursor, (notes.note(m_cursor) + kAll - 1) % kAll);
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            return m_source.restoreNote(m_cursor);
        default:
            return QWidget::keyPressEvent(event);
    }
}

void ChromaGrid::focusInEvent(QFocusEvent*) { update(); }
void ChromaGrid::focusOutEvent(QFocusEvent*) { update(); }

}  // namespace capriccio::ui
