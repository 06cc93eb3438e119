#pragma once

#include <QString>

namespace capriccio::ui {

/// A text of the catalogue (what a model is good for, what a licence means) in the window's language.
QString catalogueText(const QString& english);

}  // namespace capriccio::ui
