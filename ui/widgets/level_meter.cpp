#include "ui/widgets/level_meter.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr double kLowestDb = -48;
constexpr double kFallDbPerSecond = 36;
constexpr double kHoldSeconds = 1.5;
constexpr float kFullScale = 0.9999F;

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
    const float levels[] = {left, right};
    for (int i = 0; i < 2; ++i) {
        Channel& channel = m_channels[i];
        const double share = shareOf(levels[i]);
        channel.shown = std::max(channel.shown, share);
        if (share >= channel.held && share > 0) {
            channel.held = share;
            channel.heldSeconds = 0;
            channel.over = levels[i] >= kFullScale;
        }
    }
    if (!isStill() && !m_timer.isActive()) {
        m_clock.start();
        m_timer.start();
    }
    update();
}

bool LevelMeter::isStill() const {
    return m_channels[0].held == 0 && m_channels[1].held == 0 && m_channels[0].shown == 0 && m_channels[1].shown == 0;
}

void LevelMeter::fall() {
    if (!m_timer.isActive()) return;
    const double seconds = static_cast<double>(m_clock.restart()) / 1000;
    const double drop = seconds * kFallDbPerSecond / -kLowestDb;
    for (Channel& channel : m_channels) {
        channel.shown = std::max(0.0, channel.shown - drop);
        channel.heldSeconds += seconds;
        if (channel.heldSeconds > kHoldSeconds) channel.held = std::max(channel.shown, channel.held - drop);
    }
    if (isStill()) m_timer.stop();
    update();
}

void LevelMeter::paintRow(QPainter& painter, int row) const {
    const Tokens& t = m_theme.tokens();
    const Channel& channel = m_channels[row];
    const int segments = std::max(1, width() / 4);
    const int lit = static_cast<int>(std::lround(channel.shown * segments));
    const int held = static_cast<int>(std::lround(channel.held * segments)) - 1;
    for (int i = 0; i < segments; ++i) {
        const double db = kLowestDb * (1 - (i + 0.5) / segments);
        QColor on = db > -1 ? t.bad : db > -6 ? t.star : t.melody;
        if (i == held && channel.over) on = t.bad;
        painter.fillRect(QRect(i * 4, height() / 2 - 7 + row * 8, 2, 5), i < lit || i == held ? on : t.line);
    }
}

void LevelMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (int row = 0; row < 2; ++row) paintRow(painter, row);
}

}  // namespace capriccio::ui
