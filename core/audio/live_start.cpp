#include "core/audio/live_start.h"

#include <algorithm>

namespace capriccio::audio {

double secondsUntilSafe(const Making& making, double positionSeconds, double marginSeconds) {
    const double expected = making.expectedSeconds;
    if (making.finished || making.madeSeconds >= expected) return 0;
    if (!(making.speed > 0)) return -1;
    const double position = std::clamp(positionSeconds, 0.0, expected);
    // The reserve must be there at the start, and at the end at the latest when the playhead's reserve reaches the end.
    // In between both lines are straight: where they keep apart at both ends, they keep apart throughout.
    const double reserve = std::min(position + std::max(0.0, marginSeconds), expected);
    const double atStart = (reserve - making.madeSeconds) / making.speed;
    const double atEnd = (expected - making.madeSeconds) / making.speed - (expected - reserve);
    return std::max({0.0, atStart, atEnd});
}

}  // namespace capriccio::audio
