#pragma once

#include "core/studio/melody/melody_source.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace capriccio::tests {

/// A microphone whose time the test moves, with audio::Recorder's contract: it hears whatever is hummed into it.
class FakeMicrophone : public studio::Microphone {
  public:
    /// What a test keeps of a microphone that a MelodySource owns.
    struct Desk {
        static constexpr int kRate = 48000;
        audio::RecordOrder order;
        audio::RecorderStatus now;
        std::shared_ptr<audio::AudioClip> clip;
        int starts = 0;
        int stops = 0;
        double heard = 0;  ///< seconds since it was opened

        /// A tone for a while; in the count-in nothing of it is kept.
        void hum(double seconds, double pitchHz, float level = 0.5F) {
            if (now.state == audio::RecordState::Opening) now.state = audio::RecordState::CountingIn;
            const double keepFrom = std::max(heard, order.countInSeconds);
            heard += seconds;
            now.countInLeft = std::max(0.0, order.countInSeconds - heard);
            now.peak = level;
            if (heard <= order.countInSeconds) return;
            if (!clip) {
                clip =
                    std::make_shared<audio::AudioClip>(kRate, 1, static_cast<std::int64_t>(order.mostSeconds * kRate));
                now.clip = clip;
                now.state = audio::RecordState::Recording;
            }
            std::vector<float> tone(static_cast<std::size_t>(std::lround((heard - keepFrom) * kRate)));
            for (std::size_t i = 0; i < tone.size(); ++i)
                tone[i] = level *
                          static_cast<float>(std::sin(2 * std::numbers::pi * pitchHz * static_cast<double>(i) / kRate));
            clip->append(tone);
            now.seconds = static_cast<double>(clip->availableFrames()) / kRate;
        }
        void end(const std::string& problem = {}) {
            if (clip) clip->finish();
            now.state = audio::RecordState::Ended;
            now.problem = problem;
        }
    };

    explicit FakeMicrophone(std::shared_ptr<Desk> desk) : m_desk(std::move(desk)) {}

    void start(const audio::RecordOrder& order) override {
        ++m_desk->starts;
        m_desk->order = order;
        m_desk->now = {};
        m_desk->now.state = audio::RecordState::Opening;
        m_desk->now.countInLeft = order.countInSeconds;
        m_desk->clip.reset();
        m_desk->heard = 0;
    }
    void stop() override {
        ++m_desk->stops;
        m_desk->end();
    }
    audio::RecorderStatus status() override { return m_desk->now; }

  private:
    std::shared_ptr<Desk> m_desk;
};

}  // namespace capriccio::tests
