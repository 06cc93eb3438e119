#include "core/base/units.h"

#include <algorithm>
#include <cstdio>

namespace capriccio {

std::string clockText(double seconds) {
    const auto whole = static_cast<long long>(std::max(0.0, seconds));
    char text[32];
    std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
    return text;
}

}  // namespace capriccio
