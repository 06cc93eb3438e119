#include "ui/compose/length_slider.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QWheelEvent>

namespace capriccio::ui {
namespace {

int stepAt(int seconds) { return seconds < 30 ? 1 : seconds < 120 ? 5 : 15; }

}  // namespace

LengthSlider::LengthSlider(const Theme& theme, QWidget* parent) : Slider(theme, &Tokens::accent, parent) {
    setRange(kShortest, kLongest);
}

int LengthSlider::stepped(int seconds, int direction) {
    const int step = stepAt(direction > 0 ? seconds : seconds - 1);
    const int to = direction > 0 ? (seconds / step + 1) * step : ((seconds + step - 1) / step - 1) * step;
    return std::clamp(to, kShortest, kLongest);
}

double LengthSlider::shareOf(int value) const {
    return std::log(static_cast<double>(std::max(value, kShortest))) / std::log(static_cast<double>(kLongest));
}

/// To whole seconds, then fives, then fifteens: what one would say.
int LengthSlider::valueAtShare(double share) const {
    const double seconds = std::pow(static_cast<double>(kLongest), share);
    const int step = stepAt(static_cast<int>(seconds));
    return std::clamp(static_cast<int>(std::lround(seconds / step)) * step, kShortest, kLongest);
}

void LengthSlider::keyPressEvent(QKeyEvent* event) {
    const auto to = [this](int seconds) { setValue(std::clamp(seconds, minimum(), maximum())); };
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Down:
            return to(stepped(value(), -1));
        case Qt::Key_Right:
        case Qt::Key_Up:
            return to(stepped(value(), 1));
        case Qt::Key_PageDown:
            return to(value() / 2);
        case Qt::Key_PageUp:
            return to(value() * 2);
        default:
            Slider::keyPressEvent(event);
    }
}

/// The wheel scrolls the panel; a length that changes while one scrolls past is a nuisance.
void LengthSlider::wheelEvent(QWheelEvent* event) { event->ignore(); }

}  // namespace capriccio::ui
