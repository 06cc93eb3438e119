#include "ui/widgets/progress_line.h"

#include <algorithm>

#include <QPainter>

namespace capriccio::ui {

ProgressLine::ProgressLine(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFixedHeight(3);
    setAccessibleName(tr("Progress"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ProgressLine::setFraction(double fraction) {
    if (fraction == m_fraction) return;
    m_fraction = fraction;
    setAccessibleDescription(fraction < 0 ? QString() : tr("%1 %").arg(static_cast<int>(fraction * 100)));
    update();
}

void ProgressLine::paintEvent(QPaintEvent*) {
    if (m_fraction < 0) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.tokens().line);
    painter.drawRoundedRect(rect(), 1.5, 1.5);
    painter.setBrush(m_theme.tokens().melody);
    painter.drawRoundedRect(QRectF(0, 0, std::clamp(m_fraction, 0.0, 1.0) * width(), height()), 1.5, 1.5);
}

}  // namespace capriccio::ui
