#pragma once

#include <QString>

namespace capriccio::ui {

/// A length of time as one says it: "28 s", "1:52 min", "12 min", "2 h 5 min". Whole seconds, at least one.
QString durationWords(double seconds);

}  // namespace capriccio::ui
