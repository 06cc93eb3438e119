#pragma once

#include "core/audio/audio_clip.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace capriccio::audio {

/// Lowest and highest sample of a stretch, over all channels.
struct Peak {
    float low = 0;
    float high = 0;
};

/// The waveform of a clip at several resolutions, grown with the clip: level 0 has a Peak for every 64 frames, each
/// level above one for four of the level below. Not thread-safe: it belongs to whoever draws.
class Peaks {
  public:
    /// Takes in what the clip has published since the last call; cheap when that is little. Only whole bins are added
    /// until the clip is finished. Takes no more than about `mostFrames` at a time, for a thread that must not be busy
    /// for long: an update that returns true may have more to do. Returns whether anything changed.
    bool update(const AudioClip& clip, std::int64_t mostFrames = std::numeric_limits<std::int64_t>::max());
    void clear();

    /// Frames covered so far.
    std::int64_t frames() const { return m_frames; }

    /// The peak of [firstFrame, endFrames), taken wider to whole bins of level 0 and cut to frames(); empty stretches
    /// give {0, 0}. A few dozen bins are looked at, however long the stretch.
    Peak range(std::int64_t firstFrame, std::int64_t endFrames) const;

  private:
    std::int64_t m_frames = 0;
    std::vector<std::vector<Peak>> m_levels;
};

}  // namespace capriccio::audio
