#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace capriccio::ui {
namespace {

void mixTheRest(Tokens& t) {
    t.accentSoft = mix(t.accent, t.panel, 0.18);
    t.off = mix(t.faint, t.card, 0.6);
    t.badSoft = mix(t.bad, t.panel, 0.12);
    t.badEdge = mix(t.bad, t.panel, 0.45);
}

Tokens dark() {
    Tokens t;
    t.background = QColor(0x131417);
    t.panel = QColor(0x1A1C20);
    t.card = QColor(0x212429);
    t.raised = QColor(0x2A2E35);
    t.hover = QColor(0x333841);
    t.line = QColor(0x30343C);
    t.cardEdge = QColor(0x2B2F36);
    t.text = QColor(0xECEDEF);
    t.soft = QColor(0xA9AFB9);
    t.faint = QColor(0x949AA5);
    t.accent = QColor(0xFF8A5B);
    t.accentHover = QColor(0xFF9B72);
    t.accentPressed = QColor(0xEE7A4C);
    t.onAccent = QColor(0x23120A);
    t.accentText = QColor(0xFF8A5B);
    t.melody = QColor(0x58C4B3);
    t.star = QColor(0xF2C14E);
    t.wave = QColor(0x5A616D);
    t.bad = QColor(0xF2727F);
    mixTheRest(t);
    return t;
}

Tokens light() {
    Tokens t;
    t.background = QColor(0xF4F3F0);
    t.panel = QColor(0xFBFAF8);
    t.card = QColor(0xFFFFFF);
    t.raised = QColor(0xF0EEEA);
    t.hover = QColor(0xE7E4DE);
    t.line = QColor(0xE2DFD9);
    t.cardEdge = QColor(0xEAE7E1);
    t.text = QColor(0x1D2025);
    t.soft = QColor(0x565C67);
    t.faint = QColor(0x646A74);
    t.accent = QColor(0xC2461C);
    t.accentHover = QColor(0xB53F17);
    t.accentPressed = QColor(0xA23712);
    t.onAccent = QColor(0xFFFFFF);
    t.accentText = QColor(0xA33811);
    t.melody = QColor(0x116A5F);
    t.star = QColor(0xA47000);
    t.wave = QColor(0xB9BDC4);
    t.bad = QColor(0xAF2F3E);
    mixTheRest(t);
    return t;
}

double luminance(const QColor& colour) {
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

}  // namespace

const Tokens& tokensOf(Scheme scheme) {
    static const Tokens kDark = dark();
    static const Tokens kLight = light();
    return scheme == Scheme::Dark ? kDark : kLight;
}

QColor mix(const QColor& over, const QColor& ground, double share) {
    const auto channel = [share](int a, int b) { return static_cast<int>(std::lround(a * share + b * (1 - share))); };
    return QColor(channel(over.red(), ground.red()), channel(over.green(), ground.green()),
                  channel(over.blue(), ground.blue()));
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace capriccio::ui
