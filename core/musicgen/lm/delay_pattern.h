#pragma once

#include <cstdint>

namespace capriccio::musicgen {

/// Where each codebook's tokens stand in the sequence that the language model sees. Codebook k of a frame comes
/// delay(k) columns later than codebook 0, so that it can depend on it:
///
///     column     0   1   2   3   4   5   6   7
///     codebook 0 ·   f0  f1  f2  f3  ·   ·   ·        four frames of a mono model;
///              1 ·   ·   f0  f1  f2  f3  ·   ·        · is the special (pad, start) id
///              2 ·   ·   ·   f0  f1  f2  f3  ·
///              3 ·   ·   ·   ·   f0  f1  f2  f3
///
/// In stereo models the codebooks are L0 R0 L1 R1 …, and a pair shares its delay. Source: audiocraft
/// codebooks_patterns.py (DelayedPatternProvider).
class DelayPattern {
  public:
    constexpr DelayPattern(int codebooks, int channels) : m_codebooks(codebooks), m_channels(channels) {}

    constexpr int codebooks() const { return m_codebooks; }
    constexpr int delay(int codebook) const { return codebook / m_channels; }
    constexpr int maxDelay() const { return delay(m_codebooks - 1); }

    /// Columns after the first; each is one step of the language model.
    constexpr int steps(int frames) const { return frames + maxDelay(); }
    /// How many frames so many steps give.
    constexpr int framesOfSteps(int steps) const { return steps > maxDelay() ? steps - maxDelay() : 0; }
    /// The frame that stands at a column, which may lie outside [0, frames): then the special id stands there.
    constexpr int frameAt(int column, int codebook) const { return column - 1 - delay(codebook); }
    /// Frames that are complete when the columns up to and including `column` are known.
    constexpr int framesDone(int column) const { return framesOfSteps(column); }

  private:
    int m_codebooks;
    int m_channels;
};

}  // namespace capriccio::musicgen
