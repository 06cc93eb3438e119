#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace capriccio::audio {

/// The sound of one take while it is made and after: append-only, its greatest length known in advance, so that it
/// never moves in memory. One thread writes; any number read, each at its own place, without locks.
///
///     writer  ──append──►  [ published ........ | still to come ........ ]
///     readers: player, waveform, exporter             ▲ availableFrames()
///
/// A frame here is one sample per channel (an audio frame). Samples are float, interleaved, nominally −1 … 1, not
/// clipped.
class AudioClip {
  public:
    /// Allocates everything at once. `channels` 1 or 2, `capacityFrames` > 0.
    AudioClip(int sampleRate, int channels, std::int64_t capacityFrames);

    int sampleRate() const { return m_sampleRate; }  ///< Hz
    int channels() const { return m_channels; }
    std::int64_t capacityFrames() const { return m_capacityFrames; }

    /// Writer only. Publishes whole frames at once; what does not fit is an Error (Internal).
    void append(std::span<const float> interleaved);
    /// Writer only: nothing more will come.
    void finish();

    /// Any thread, wait-free: how many frames may be read now. Never shrinks.
    std::int64_t availableFrames() const noexcept { return m_available.load(std::memory_order_acquire); }
    /// Any thread, wait-free. Once true, availableFrames() is final.
    bool finished() const noexcept { return m_finished.load(std::memory_order_acquire); }
    /// The length to expect: the capacity while growing, the final length once finished.
    std::int64_t expectedFrames() const noexcept { return finished() ? availableFrames() : m_capacityFrames; }

    /// Any thread: `count` frames from `first` on, as interleaved samples; both must lie within availableFrames().
    /// Valid as long as the clip.
    std::span<const float> frames(std::int64_t first, std::int64_t count) const noexcept;

  private:
    int m_sampleRate;
    int m_channels;
    std::int64_t m_capacityFrames;
    std::vector<float> m_samples;
    // The writer stores samples, then releases m_available; a reader acquires m_available, then reads only below it.
    std::atomic<std::int64_t> m_available{0};
    std::atomic<bool> m_finished{false};
};

}  // namespace capriccio::audio
