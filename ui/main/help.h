#pragma once

class QWidget;

namespace capriccio::ui {

/// The list of keys; not blocking.
void showShortcuts(QWidget* parent);
/// What this is, and under which licences; not blocking.
void showAbout(QWidget* parent);

}  // namespace capriccio::ui
