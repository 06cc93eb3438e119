#pragma once

#include "ui/theme/theme.h"

class QWidget;

namespace capriccio::ui {

/// What each key does, a line for each action. Does not block.
void showShortcuts(const Theme& theme, QWidget* parent);

}  // namespace capriccio::ui
