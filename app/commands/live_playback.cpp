#include "app/commands/live_playback.h"

#include "core/audio/live_start.h"
#include "core/base/units.h"

#include <chrono>
#include <iostream>
#include <thread>

namespace capriccio::cli {
namespace {

constexpr auto kLookEvery = std::chrono::milliseconds(30);

}  // namespace

void LivePlayback::begin(std::shared_ptr<const audio::AudioClip> clip) {
    const std::lock_guard lock(m_mutex);
    m_offered = std::move(clip);
}

bool LivePlayback::look() {
    if (!m_clip) {
        const std::lock_guard lock(m_mutex);
        if (!m_offered) return true;
        m_clip = m_offered;
        m_player.setClip(m_clip);
    }
    if (!m_playing) {
        const double rate = m_clip->sampleRate();
        const double wait = audio::secondsUntilSafe({static_cast<double>(m_clip->availableFrames()) / rate,
                                                     static_cast<double>(m_clip->expectedFrames()) / rate,
                                                     m_speed.load(std::memory_order_relaxed), m_clip->finished()},
                                                    0);
        if (wait == 0) {
            m_player.play();
            m_playing = true;
        } else if (wait > 1 && !m_announced) {
            std::cerr << "\nIt is made slower than it plays: sound starts in " << clockText(wait + 0.5)
                      << " and will not stall.\n";
            m_announced = true;
        }
        return true;
    }
    const audio::PlayerStatus status = m_player.status();
    if (!status.problem.isEmpty()) {
        std::cerr << "\n" << status.problem.english() << "\n";
        return false;
    }
    return status.state != audio::PlayState::Ended && !(m_clip->finished() && m_clip->availableFrames() == 0);
}

void LivePlayback::runUntilMade(musicgen::Generation& generation) {
    while (generation.running() && look()) std::this_thread::sleep_for(kLookEvery);
}

void LivePlayback::runToEnd(const std::stop_token& stop) {
    while (!stop.stop_requested() && look()) std::this_thread::sleep_for(kLookEvery);
}

}  // namespace capriccio::cli
