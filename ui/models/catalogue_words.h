#pragma once

#include <QString>

namespace capriccio::ui {

/// A text of the catalogue (what a model is good for, what a licence means) in the window's language.
QString catalogueText(const QString& english);
/// A licence's name, which no line ends within.
QString licenceName(const QString& name);

}  // namespace capriccio::ui
