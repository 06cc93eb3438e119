#include "ui/widgets/edge_shadow.h"

#include <QEvent>
#include <QLinearGradient>
#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr int kWidth = 18;
constexpr double kStrength = 0.28;

}  // namespace

EdgeShadow::EdgeShadow(const Theme& theme, QWidget* over)
    : QWidget(over->parentWidget()), m_theme(theme), m_over(over) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    over->installEventFilter(this);
    follow();
}

void EdgeShadow::setLying(bool lying) {
    m_lying = lying;
    follow();
}

void EdgeShadow::follow() {
    setGeometry(m_over->x() - kWidth, m_over->y(), kWidth, m_over->height());
    setVisible(m_lying && !m_over->isHidden());
    raise();
}

bool EdgeShadow::eventFilter(QObject* object, QEvent* event) {
    switch (event->type()) {
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::Show:
        case QEvent::Hide:
            follow();
            break;
        default:
            break;
    }
    return QWidget::eventFilter(object, event);
}

void EdgeShadow::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QColor dark = m_theme.scheme() == Scheme::Dark ? t.background.darker(300) : t.text;
    QLinearGradient gradient(0, 0, width(), 0);
    dark.setAlphaF(0);
    gradient.setColorAt(0, dark);
    dark.setAlphaF(kStrength / 4);
    gradient.setColorAt(0.5, dark);
    dark.setAlphaF(kStrength);
    gradient.setColorAt(1, dark);
    QPainter(this).fillRect(rect(), gradient);
}

}  // namespace capriccio::ui
