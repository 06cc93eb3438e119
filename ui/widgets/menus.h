#pragma once

#include <QString>

class QMenu;
class QWidget;

namespace capriccio::ui {

/// Rounded corners need a window that lets the desktop through around them.
void makeRound(QMenu* menu);
/// A menu with them.
QMenu* makeMenu(QWidget* parent, const QString& name);

}  // namespace capriccio::ui
