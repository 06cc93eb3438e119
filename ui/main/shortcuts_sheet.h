#pragma once

class QWidget;

namespace capriccio::ui {

/// What each key does, a line for each action. Does not block.
void showShortcuts(QWidget* parent);

}  // namespace capriccio::ui
