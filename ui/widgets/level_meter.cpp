#include "ui/widgets/level_meter.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr double kLowestDb = -48;
constexpr double kFallDbPerSecond = 36;

/// Where a linear peak lies on the scale from kLowestDb to 0 dB.
double shareOf(float peak) {
    if (peak <= 0) return 0;
    return std::clamp(1 - 20 * std::log10(peak) / kLowestDb, 0.0, 1.0);
}

}  // namespace

LevelMeter::LevelMeter(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Level"));
    m_timer.setInterval(40);
    connect(&m_timer, &QTimer::timeout, this, &LevelMeter::fall);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LevelMeter::setLevels(float left, float right) {
    fall();
    m_shown[0] = std::max(m_shown[0], shareOf(left));
    m_shown[1] = std::max(m_shown[1], shareOf(right));
    if ((m_shown[0] > 0 || m_shown[1] > 0) && !m_timer.isActive()) {
        m_clock.start();
        m_timer.start();
    }
    update();
}

void LevelMeter::fall() {
    if (!m_timer.isActive()) return;
    const double drop = static_cast<double>(m_clock.restart()) / 1000 * kFallDbPerSecond / -kLowestDb;
    for (double& shown : m_shown) shown = std::max(0.0, shown - drop);
    if (m_shown[0] == 0 && m_shown[1] == 0) m_timer.stop();
    update();
}

void LevelMeter::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    const int segments = std::max(1, width() / 4);
    for (int row = 0; row < 2; ++row) {
        const int lit = static_cast<int>(std::lround(m_shown[row] * segments));
        for (int i = 0; i < segments; ++i) {
            const double db = kLowestDb * (1 - (i + 0.5) / segments);
            const QColor on = db > -1 ? t.bad : db > -6 ? t.star : t.melody;
            painter.fillRect(QRect(i * 4, height() / 2 - 7 + row * 8, 2, 5), i < lit ? on : t.line);
        }
    }
}

}  // namespace capriccio::ui
