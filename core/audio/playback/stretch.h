#pragma once

#include "core/audio/audio_clip.h"
#include "core/audio/player.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace capriccio::audio {

/// The way through a clip: from a start on, and round a loop if there is one and the start lies before its end.
/// Feeder and player compute with the same functions, so that what is shown is what is heard.
struct Stretch {
    std::int64_t startFrame = 0;
    std::optional<LoopRange> loop;
};

/// The loop that holds for the clip as it is now: cut to a finished clip's length, none when nothing of it is left.
inline std::optional<LoopRange> loopIn(const Stretch& stretch, const AudioClip& clip) noexcept {
    if (!stretch.loop) return std::nullopt;
    LoopRange loop = *stretch.loop;
    if (clip.finished()) loop.endFrames = std::min(loop.endFrames, clip.availableFrames());
    if (loop.beginFrames >= loop.endFrames || stretch.startFrame >= loop.endFrames) return std::nullopt;
    return loop;
}

/// The clip's frame after `playedFrames` (of the clip, not of the device) along the stretch.
inline std::int64_t frameAfter(const Stretch& stretch, const AudioClip& clip, double playedFrames) noexcept {
    auto frame = stretch.startFrame + static_cast<std::int64_t>(std::floor(playedFrames + 1e-6));
    if (const auto loop = loopIn(stretch, clip); loop && frame >= loop->endFrames)
        return loop->beginFrames + (frame - loop->beginFrames) % (loop->endFrames - loop->beginFrames);
    return std::min(frame, clip.expectedFrames());
}

}  // namespace capriccio::audio
