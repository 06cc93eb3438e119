#include "ui/widgets/slider.h"

#include <algorithm>
#include <cmath>

#include <QMouseEvent>
#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr double kHandleRadius = 7;
constexpr double kMargin = 9;  ///< room for the handle's focus ring at both ends

}  // namespace

Slider::Slider(const Theme& theme, QColor Tokens::*filled, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), m_theme(theme), m_filled(filled) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

double Slider::shareOf(int value) const {
    return (value - minimum()) / static_cast<double>(std::max(1, maximum() - minimum()));
}

int Slider::valueAtShare(double share) const {
    return minimum() + static_cast<int>(std::lround(share * (maximum() - minimum())));
}

double Slider::handleX() const { return kMargin + shareOf(sliderPosition()) * (width() - 2 * kMargin); }

int Slider::valueAt(double x) const {
    const double share = (x - kMargin) / std::max(1.0, width() - 2 * kMargin);
    return valueAtShare(std::clamp(share, 0.0, 1.0));
}

void Slider::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double middle = height() / 2.0;
    const double x = handleX();
    painter.setBrush(mix(t.faint, t.panel, 0.4));
    painter.drawRoundedRect(QRectF(0, middle - 2, width(), 4), 2, 2);
    painter.setBrush(isEnabled() ? t.*m_filled : t.faint);
    painter.drawRoundedRect(QRectF(0, middle - 2, x, 4), 2, 2);
    const double radius = underMouse() || isSliderDown() ? kHandleRadius + 0.5 : kHandleRadius;
    painter.setBrush(isEnabled() ? t.text : t.faint);
    painter.drawEllipse(QPointF(x, middle), radius, radius);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.accent, 2));
        painter.drawEllipse(QPointF(x, middle), kHandleRadius + 1, kHandleRadius + 1);
    }
}

void Slider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    setSliderDown(true);
    setSliderPosition(valueAt(event->position().x()));
    update();
}

void Slider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) setSliderPosition(valueAt(event->position().x()));
}

void Slider::mouseReleaseEvent(QMouseEvent*) {
    setSliderDown(false);
    update();
}

void Slider::enterEvent(QEnterEvent*) { update(); }
void Slider::leaveEvent(QEvent*) { update(); }

}  // namespace capriccio::ui
