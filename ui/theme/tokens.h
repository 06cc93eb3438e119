#pragma once

#include <QColor>

namespace capriccio::ui {

enum class Scheme { Dark, Light };

/// Every colour of the window by what it is for. Text keeps a contrast of 4.5 : 1 on each ground it is used on
/// (tests/ui/test_theme).
struct Tokens {
    // Grounds, from the farthest to the nearest.
    QColor background;
    QColor panel;
    QColor card;
    QColor raised;
    QColor hover;  ///< a raised thing under the pointer
    QColor line;
    QColor cardEdge;
    // Words on background, panel, card and raised. On accentSoft: text, soft and accentText only.
    QColor text;
    QColor soft;
    QColor faint;
    QColor off;  ///< icons and words of what can't be used now; 2 : 1 on all grounds but raised
    // What the person does and hears.
    QColor accent;
    QColor accentHover;
    QColor accentPressed;
    QColor onAccent;
    QColor accentText;
    QColor accentSoft;  ///< accent at 18 % on a panel
    // What is live, and melodies.
    QColor melody;
    QColor star;
    QColor wave;  ///< not played yet
    QColor bad;
    QColor badSoft;
    QColor badEdge;
};

const Tokens& tokensOf(Scheme scheme);

/// `share` (0 … 1) of one colour over another.
QColor mix(const QColor& over, const QColor& ground, double share);

/// WCAG 2's contrast ratio, 1 … 21.
double contrast(const QColor& a, const QColor& b);

}  // namespace capriccio::ui
