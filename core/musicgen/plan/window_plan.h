#pragma once

#include "core/base/units.h"

#include <algorithm>

namespace capriccio::musicgen {

/// A stretch of a piece that the model sees at once.
struct Window {
    int begin = 0;  ///< frame
    int end = 0;    ///< frame behind the last
};

/// How a piece longer than the model's window is made: windows of 30 s, each beginning 18 s after the one before and
/// going on from its last 12 s.
///
///     window 0  |==============================|
///     window 1                    |- - - - - - |==================|      - given, = made there
///     seconds   0                 18           30                 48
///
/// Which window makes a frame depends on the frame alone, so going on with a stopped piece makes what it would have
/// become. Source: audiocraft genmodel.py (_generate_tokens), extend_stride 18.
class WindowPlan {
  public:
    static constexpr int kWindowFrames = 30 * kFrameRate;
    static constexpr int kStrideFrames = 18 * kFrameRate;

    explicit constexpr WindowPlan(int frames) : m_frames(frames) {}

    /// The window that makes a frame.
    constexpr Window of(int frame) const {
        const int index = frame < kWindowFrames ? 0 : 1 + (frame - kWindowFrames) / kStrideFrames;
        const int begin = index * kStrideFrames;
        return {begin, std::min(m_frames, begin + kWindowFrames)};
    }

  private:
    int m_frames;
};

}  // namespace capriccio::musicgen
