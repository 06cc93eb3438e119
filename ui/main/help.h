#pragma once

class QWidget;

namespace capriccio::ui {

// Sheets of text; none blocks.

/// What this is, and under which licences.
void showAbout(QWidget* parent);
/// The licence texts themselves.
void showLicences(QWidget* parent);
/// What the models are meant for, what not, and where their limits lie: from their model card.
void showModelInformation(QWidget* parent);

}  // namespace capriccio::ui
