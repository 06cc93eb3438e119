#include "ui/widgets/drag_button.h"

#include <QApplication>
#include <QDrag>
#include <QEvent>
#include <QMimeData>
#include <QMouseEvent>

namespace capriccio::ui {

DragButton::DragButton(const Theme& theme, const QString& label, const QString& words, QWidget* parent)
    : WordButton(theme, QStringLiteral("drag"), label, words, parent) {
    setCursor(Qt::OpenHandCursor);
}

void DragButton::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->position().toPoint();
    WordButton::mousePressEvent(event);
}

void DragButton::mouseMoveEvent(QMouseEvent* event) {
    const bool far = (event->position().toPoint() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!isDown() || !(event->buttons() & Qt::LeftButton) || !far) return WordButton::mouseMoveEvent(event);
    setDown(false);  // no click follows
    QMimeData* dragged = makeData();
    if (!dragged) return;
    auto* drag = new QDrag(this);
    drag->setMimeData(dragged);
    drag->setPixmap(grab());
    drag->setHotSpot(m_pressed);
    drag->exec(Qt::CopyAction);
    update();
}

void DragButton::changeEvent(QEvent* event) {
    if (event->type() == QEvent::EnabledChange) setCursor(isEnabled() ? Qt::OpenHandCursor : Qt::ArrowCursor);
    WordButton::changeEvent(event);
}

}  // namespace capriccio::ui
