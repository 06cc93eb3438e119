#pragma once

#include "core/audio/player.h"
#include "core/musicgen/generate/generation.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <stop_token>

namespace capriccio::cli {

/// --play: the first take through the default device, from when it will not stall. begin() and making() are called by
/// the generation's thread, the rest by the main one, which owns the player.
class LivePlayback {
  public:
    void begin(std::shared_ptr<const audio::AudioClip> clip);
    void making(double speed) { m_speed.store(speed, std::memory_order_relaxed); }

    /// Looks after the player until everything is made (or the run ended otherwise).
    void runUntilMade(musicgen::Generation& generation);
    /// … and until everything was heard, or `stop`.
    void runToEnd(const std::stop_token& stop);

  private:
    /// One look; false when there is nothing more to hear, or no way to hear it.
    bool look();

    audio::Player m_player;
    std::mutex m_mutex;
    std::shared_ptr<const audio::AudioClip> m_offered;  // guarded by m_mutex
    std::shared_ptr<const audio::AudioClip> m_clip;
    std::atomic<double> m_speed{0};
    bool m_playing = false;
    bool m_announced = false;
};

}  // namespace capriccio::cli
