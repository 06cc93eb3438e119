#pragma once

#include <QMargins>

class QLayout;
class QScrollArea;

namespace capriccio::ui {

/// Keeps these margins around what a scroll area shows, the bar in the right one: what is beside it stays where it is
/// when the bar comes and goes.
void keepMargins(QScrollArea* area, QLayout* shown, const QMargins& margins);

}  // namespace capriccio::ui
