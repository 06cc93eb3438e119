#pragma once

#include "core/audio/playback/ring.h"
#include "core/audio/record/input_stream.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace capriccio::audio {

/// What travels from the audio callback to the recorder's thread: sound as one channel.
struct CaptureBlock {
    static constexpr int kFrames = 256;
    int frames = 0;
    std::array<float, kFrames> samples;
};

/// The input callback: device → mean of its channels → ring. capture() takes no lock, allocates nothing and waits for
/// nobody; what finds the ring full is counted as lost.
class RtCapture final : public RtSink {
  public:
    RtCapture();

    void capture(const float* interleaved, int frames, int channels) noexcept override;

    /// The recorder's thread: the oldest block, or nullptr; release() gives it back.
    const CaptureBlock* ready() const noexcept { return m_ring.readySlot(); }
    void release() noexcept { m_ring.release(); }

    /// Any thread. Callbacks so far, and frames that were lost because nobody took blocks away.
    std::uint64_t callbacks() const noexcept { return m_callbacks.load(std::memory_order_relaxed); }
    std::uint64_t lostFrames() const noexcept { return m_lost.load(std::memory_order_relaxed); }

    /// Empties it. Only while no stream runs.
    void reset() noexcept;

  private:
    Ring<CaptureBlock> m_ring;
    std::atomic<std::uint64_t> m_callbacks{0};
    std::atomic<std::uint64_t> m_lost{0};
};

}  // namespace capriccio::audio
