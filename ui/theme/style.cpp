#include "ui/theme/style.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace capriccio::ui {

namespace {

constexpr int kMotionMs = 140;

}  // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) { qApp->installEventFilter(this); }

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const {
    if (hint == SH_UnderlineShortcut) return m_altHeld;
    if (hint == SH_Widget_Animate) return !m_still;
    if (hint == SH_Widget_Animation_Duration) return m_still ? 0 : kMotionMs;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

bool Style::eventFilter(QObject* object, QEvent* event) {
    bool held = m_altHeld;
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt) held = true;
    if ((event->type() == QEvent::KeyRelease && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt) ||
        event->type() == QEvent::ApplicationDeactivate)
        held = false;
    if (held != m_altHeld) {
        m_altHeld = held;
        for (QWidget* window : QApplication::topLevelWidgets())
            for (QWidget* widget : window->findChildren<QWidget*>()) widget->update();
    }
    return QProxyStyle::eventFilter(object, event);
}

void repolish(QWidget* widget) {
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->updateGeometry();
    widget->update();
}

}  // namespace capriccio::ui
