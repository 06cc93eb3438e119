#include "ui/widgets/popup.h"

#include <algorithm>

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

namespace capriccio::ui {

Popup::Popup(const Theme& theme, const QString& name, const QString& title, QWidget* opener)
    : QWidget(opener, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint),
      m_theme(theme),
      m_opener(opener) {
    setObjectName(name);
    setAccessibleName(title);
    setAttribute(Qt::WA_TranslucentBackground);
    m_body = new QVBoxLayout(this);
    m_body->setContentsMargins(16, 14, 16, 16);
    m_body->setSpacing(12);
    auto* heading = new QLabel(title, this);
    heading->setProperty("role", QStringLiteral("strong"));
    m_body->addWidget(heading);
}

void Popup::open() {
    adjustSize();
    QPoint at = m_opener->mapToGlobal(QPoint(0, m_opener->height() + 6));
    const QRect room = m_opener->screen()->availableGeometry();
    if (at.y() + height() > room.bottom()) at.setY(m_opener->mapToGlobal(QPoint()).y() - height() - 6);
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(at);
    show();
    for (QWidget* widget = nextInFocusChain(); widget && widget != this; widget = widget->nextInFocusChain())
        if (isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled())
            return widget->setFocus(Qt::PopupFocusReason);
}

void Popup::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line);
    painter.setBrush(t.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 14, 14);
}

void Popup::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return hide();
    QWidget::keyPressEvent(event);
}

void Popup::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (m_opener->focusPolicy() & Qt::TabFocus) m_opener->setFocus(Qt::PopupFocusReason);
}

}  // namespace capriccio::ui
