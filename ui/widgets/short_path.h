#pragma once

#include <QString>

namespace capriccio::ui {

/// A path as one reads it: with the home folder as “~” and the desktop's separators.
QString shortPath(const QString& path);

}  // namespace capriccio::ui
