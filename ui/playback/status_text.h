#pragma once

#include "core/studio/playback.h"

#include <optional>

#include <QString>

namespace capriccio::ui {

/// What the line under the clock is told from.
struct PlaybackMoment {
    studio::Playback::State state = studio::Playback::State::Empty;
    bool making = false;         ///< the clip is still growing
    bool willNotStall = true;    ///< at the present speed
    double aheadSeconds = 0;     ///< made and not played yet
    double startsIn = -1;        ///< seconds, while waiting; negative when it can't be said yet
    double speed = 0;            ///< seconds of music made in a second; 0: unknown
    double peak = -1;            ///< loudest sample of the clip, linear; negative: not known yet
    std::optional<double> lufs;  ///< its loudness, where it has one
};

struct PlaybackStatus {
    QString words;
    bool live = false;     ///< in the colour of what is live
    bool playNow = false;  ///< "Play now" makes sense
    bool over = false;     ///< it reaches full scale, and may be cut there
};

PlaybackStatus playbackStatus(const PlaybackMoment& moment);

/// "0:13.8"
QString clockWithTenths(double seconds);

}  // namespace capriccio::ui
