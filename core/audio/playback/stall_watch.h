#pragma once

#include <chrono>
#include <cstdint>

namespace capriccio::audio {

/// Whether a stream's callbacks still come: a device that was taken away often just falls silent. Asked every few
/// milliseconds by the thread that has the device.
class StallWatch {
  public:
    /// Without a callback for so long the device counts as gone; thrice that at its start.
    explicit StallWatch(std::chrono::milliseconds stalledAfter) : m_stalledAfter(stalledAfter) {}

    /// A stream begins; `callbacks` counted so far.
    void begin(std::uint64_t callbacks) {
        m_seen = callbacks;
        m_seenAt = Clock::now();
        m_looks = 0;
        m_began = false;
    }

    bool stalled(std::uint64_t callbacks) {
        const auto now = Clock::now();
        if (callbacks != m_seen) {
            m_seen = callbacks;
            m_seenAt = now;
            m_looks = 0;
            m_began = true;
            return false;
        }
        // Starting may take long: PulseAudio first plays out what it had prepared, which can be two seconds of silence.
        // And on a busy machine it is this thread that may have slept: several looks are needed.
        const auto patience = m_began ? m_stalledAfter : 3 * m_stalledAfter;
        return ++m_looks > 10 && now - m_seenAt > patience;
    }

  private:
    using Clock = std::chrono::steady_clock;

    const std::chrono::milliseconds m_stalledAfter;
    std::uint64_t m_seen = 0;
    Clock::time_point m_seenAt;
    int m_looks = 0;  ///< since the last callback
    bool m_began = false;
};

}  // namespace capriccio::audio
