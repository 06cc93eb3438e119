#include "ui/widgets/buttons.h"

#include <algorithm>

#include <QKeyEvent>
#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr int kOpenerExtra = 11;  ///< of a chip: for its chevron

}  // namespace

PaintedButton::PaintedButton(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme) {
    setFocusPolicy(Qt::TabFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PaintedButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) return click();
        return event->ignore();
    }
    QAbstractButton::keyPressEvent(event);
}

void PaintedButton::enterEvent(QEnterEvent*) { update(); }
void PaintedButton::leaveEvent(QEvent*) { update(); }

IconButton::IconButton(const Theme& theme, const QString& icon, const QString& words, QWidget* parent)
    : PaintedButton(theme, parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setIconName(icon, words);
}

void IconButton::setIconName(const QString& icon, const QString& words) {
    if (icon == m_icon && words == toolTip()) return;  // asked for at each step of the playhead
    m_icon = icon;
    setAccessibleName(words);
    setToolTip(words);
    update();
}

void IconButton::setRound(int diameter) {
    m_round = true;
    m_size = diameter;
    updateGeometry();
}

void IconButton::setDiameter(int size) {
    m_size = size;
    updateGeometry();
}

void IconButton::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    QColor ink = t.soft;
    QColor ground = Qt::transparent;
    if (m_round) {
        ink = isEnabled() ? t.onAccent : t.faint;
        ground = !isEnabled() ? t.raised : isDown() ? t.accentPressed : underMouse() ? t.accentHover : t.accent;
    } else if (!isEnabled()) {
        ink = t.off;
    } else {
        if (isChecked())
            ink = t.accentText;
        else if (underMouse() || hasFocus())
            ink = t.text;
        if (isChecked()) ground = t.accentSoft;
        if (underMouse()) ground = isDown() ? t.line : isChecked() ? t.accentSoft : t.raised;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    const double corner = m_round ? area.height() / 2 : 8;
    // The disc gives way, so that the ring stands apart from it.
    const double gap = m_round && hasFocus() ? 4 : 0;
    painter.drawRoundedRect(area.adjusted(gap, gap, -gap, -gap), corner, corner);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.accent, 2));
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    }
    const double size = m_round ? 22 : m_size < 30 ? 16 : 18;
    m_theme.paintIcon(painter, m_icon, QRectF(width() / 2.0 - size / 2, height() / 2.0 - size / 2, size, size), ink);
}

WordButton::WordButton(const Theme& theme, const QString& icon, const QString& label, const QString& words,
                       QWidget* parent)
    : PaintedButton(theme, parent), m_icon(icon), m_label(label) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(label);
    setWords(words);
}

void WordButton::setLabel(const QString& label) {
    if (label == m_label) return;
    m_label = label;
    if (m_labelShown) setText(label);
    updateGeometry();
    update();
}

void WordButton::setWords(const QString& words) {
    setAccessibleName(words);
    setToolTip(words);
}

void WordButton::setLabelShown(bool shown) {
    if (shown == m_labelShown) return;
    m_labelShown = shown;
    setText(shown ? m_label : QString());
    updateGeometry();
    update();
}

void WordButton::setButtonHeight(int height) {
    m_height = height;
    updateGeometry();
}

QSize WordButton::sizeHint() const {
    if (!m_labelShown) return {m_height, m_height};
    return {QFontMetrics(m_theme.font(12, QFont::Medium)).horizontalAdvance(m_label) + 38, m_height};
}

void WordButton::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    const QColor ink = !isEnabled() ? t.off : isChecked() ? t.accentText : underMouse() || hasFocus() ? t.text : t.soft;
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(isChecked()                     ? t.accentSoft
                     : !isEnabled() || !underMouse() ? QColor(Qt::transparent)
                     : isDown()                      ? t.line
                                                     : t.raised);
    painter.drawRoundedRect(area, 8, 8);
    const double left = m_labelShown ? 8 : (width() - 16) / 2.0;
    m_theme.paintIcon(painter, m_icon, QRectF(left, height() / 2.0 - 8, 16, 16), ink);
    if (!m_labelShown) return;
    painter.setFont(m_theme.font(12, QFont::Medium));
    painter.setPen(ink);
    painter.drawText(rect().adjusted(29, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_label);
}

Chip::Chip(const Theme& theme, const QString& text, QWidget* parent) : PaintedButton(theme, parent) {
    setText(text);
    setCheckable(true);
    setFont(theme.font(12, QFont::Medium));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Chip::sizeHint() const {
    const QFontMetrics metrics(m_theme.font(12, QFont::DemiBold));
    return {metrics.horizontalAdvance(text()) + (m_opener ? 20 + kOpenerExtra : 22), 26};
}

void Chip::setOpener(bool opener) {
    m_opener = opener;
    setCheckable(!opener);
    updateGeometry();
}

void Chip::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // To the edge, in line with what is above and below.
    const QRectF area = hasFocus() ? QRectF(rect()).adjusted(1, 1, -1, -1) : QRectF(rect()).adjusted(0, 1, 0, -1);
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(isChecked() ? t.accentSoft : underMouse() ? t.hover : t.raised);
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
    painter.setFont(m_theme.font(12, isChecked() ? QFont::DemiBold : QFont::Medium));
    const QColor ink = isChecked() ? t.accentText : underMouse() ? t.text : t.soft;
    painter.setPen(ink);
    painter.drawText(m_opener ? QRectF(rect()).adjusted(0, 0, -kOpenerExtra, 0) : QRectF(rect()), Qt::AlignCenter,
                     text());
    if (m_opener)
        m_theme.paintIcon(painter, QStringLiteral("chevron-down"),
                          QRectF(width() - kOpenerExtra - 8, height() / 2.0 - 6, 12, 12), ink);
}

PillButton::PillButton(const Theme& theme, const QString& icon, const QString& words, QWidget* parent)
    : PaintedButton(theme, parent), m_icon(icon) {
    setWords(icon, words);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::ArrowCursor);
}

void PillButton::setWords(const QString& icon, const QString& words) {
    m_icon = icon;
    setText(words);
    setAccessibleName(words);
    updateGeometry();
    update();
}

QSize PillButton::sizeHint() const {
    const QFontMetrics metrics(m_theme.font(12, QFont::DemiBold));
    return {metrics.horizontalAdvance(text()) + 46, 30};
}

void PillButton::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(t.line, 1));
    painter.setBrush(isDown() ? t.line : underMouse() && isEnabled() ? t.hover : t.raised);
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
    m_theme.paintIcon(painter, m_icon, QRectF(12, height() / 2.0 - 8, 16, 16), isEnabled() ? t.melody : t.faint);
    painter.setFont(m_theme.font(12, QFont::DemiBold));
    painter.setPen(isEnabled() ? t.text : t.faint);
    painter.drawText(rect().adjusted(33, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

IconView::IconView(const Theme& theme, const QString& icon, QColor Tokens::*colour, int size, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_icon(icon), m_colour(colour), m_size(size) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IconView::setIcon(const QString& icon, QColor Tokens::*colour) {
    m_icon = icon;
    m_colour = colour;
    update();
}

void IconView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    m_theme.paintIcon(painter, m_icon, QRectF((width() - m_size) / 2.0, (height() - m_size) / 2.0, m_size, m_size),
                      m_theme.tokens().*m_colour);
}

}  // namespace capriccio::ui
