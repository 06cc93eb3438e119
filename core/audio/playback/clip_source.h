#pragma once

#include "core/audio/audio_clip.h"
#include "core/audio/playback/output_stream.h"
#include "core/audio/playback/resampler.h"
#include "core/audio/playback/rt_renderer.h"
#include "core/audio/playback/stretch.h"

#include <memory>
#include <vector>

namespace capriccio::audio {

/// Makes a clip's frames, along a stretch, into blocks of what a device takes: loops sample for sample, other sample
/// rates through soxr, other channel counts mixed. A second clip may go along, frame for frame beside the first, for
/// comparing; where it is shorter, or not made yet, it is silent. Not thread-safe; it belongs to the feeder.
class ClipSource {
  public:
    /// `other` may be null; its sample rate must be the clip's (else it is left out).
    ClipSource(std::shared_ptr<const AudioClip> clip, const Stretch& stretch, const StreamFormat& format,
               std::shared_ptr<const AudioClip> other = nullptr);

    enum class Outcome {
        Full,     ///< the block is full, more is there
        Starved,  ///< the clip has no more yet: what there was is in the block (maybe nothing)
        End,      ///< the clip ends with this block
    };
    /// Fills samples, frames and marks of the block. Once starved it stays so until a quarter of a second (or the
    /// clip's rest) is there, since sound in crumbs would be worse than a pause; with `crumbs` (while earlier sound
    /// still plays) it takes what there is.
    Outcome fill(Block& block, bool crumbs);

  private:
    int gather(int most);
    bool enoughToGoOn() const;
    void copyFrames(std::int64_t first, int count, int at);
    void mixInto(Block& block, const float* made);

    std::shared_ptr<const AudioClip> m_clip;
    std::shared_ptr<const AudioClip> m_other;
    int m_lanes;  ///< channels of both clips together, as they are gathered: the clip's, then the other's
    Stretch m_stretch;
    StreamFormat m_format;
    std::unique_ptr<Resampler> m_resampler;  ///< none where the rates are equal
    std::int64_t m_cursorFrame;              ///< next of the clip to read
    bool m_first = true;
    bool m_starved = false;
    bool m_ended = false;
    bool m_atEnd = false;  ///< all of a finished clip was read
    std::vector<float> m_gathered;
    std::vector<float> m_resampled;
    std::vector<float> m_lane;        ///< one clip's channels on their own
    std::size_t m_pendingFrames = 0;  ///< gathered, but not yet taken by the resampler
    std::size_t m_pendingBegin = 0;
};

}  // namespace capriccio::audio
