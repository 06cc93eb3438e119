#pragma once

#include <QString>

class QMenu;
class QWidget;

namespace capriccio::ui {

/// Rounded corners need a window that lets the desktop through around them.
void makeRound(QMenu* menu);
/// A menu with them.
QMenu* makeMenu(QWidget* parent, const QString& name);
/// A line that says what the entries below it are about.
void addHeading(QMenu& menu, const QString& words);

}  // namespace capriccio::ui
