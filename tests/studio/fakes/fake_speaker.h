#pragma once

#include "core/studio/speaker.h"

#include <algorithm>

namespace capriccio::tests {

/// A sound card whose time the test moves, with audio::Player's contract. Lives in the test's thread; what it was asked
/// is for the test to see.
class FakeSpeaker : public studio::Speaker {
  public:
    /// What a test keeps of a speaker that Playback owns.
    struct Desk {
        audio::PlayerStatus now;
        std::shared_ptr<const audio::AudioClip> clip;
        std::optional<audio::LoopRange> loop;
        float volume = -1;
        std::shared_ptr<const audio::AudioClip> other;
        bool hearsOther = false;
        float gain = 1;
        float otherGain = 1;
        std::string device;
        int plays = 0;

        /// Time passes: plays on as far as there is sound.
        void pass(double seconds) {
            if (!clip || (now.state != audio::PlayState::Playing && now.state != audio::PlayState::Waiting)) return;
            const auto want = now.positionFrames + static_cast<std::int64_t>(seconds * clip->sampleRate());
            now.positionFrames = std::min(want, clip->availableFrames());
            now.state = audio::PlayState::Playing;
            if (want > clip->availableFrames())
                now.state = clip->finished() ? audio::PlayState::Ended : audio::PlayState::Waiting;
        }
    };

    explicit FakeSpeaker(std::shared_ptr<Desk> desk) : m_desk(std::move(desk)) {}

    void setClip(std::shared_ptr<const audio::AudioClip> clip) override {
        m_desk->clip = std::move(clip);
        m_desk->loop.reset();
        m_desk->other.reset();
        m_desk->hearsOther = false;
        m_desk->gain = m_desk->otherGain = 1;
        m_desk->now.state = audio::PlayState::Stopped;
        m_desk->now.positionFrames = 0;
    }
    void play() override {
        ++m_desk->plays;
        if (!m_desk->clip) return;
        if (m_desk->now.state == audio::PlayState::Ended) m_desk->now.positionFrames = 0;
        m_desk->now.state = audio::PlayState::Playing;
        m_desk->pass(0);
    }
    void pause() override {
        if (m_desk->now.state == audio::PlayState::Playing || m_desk->now.state == audio::PlayState::Waiting)
            m_desk->now.state = audio::PlayState::Paused;
    }
    void stop() override {
        m_desk->now.state = audio::PlayState::Stopped;
        m_desk->now.positionFrames = 0;
    }
    void seek(std::int64_t frame) override {
        if (!m_desk->clip) return;
        m_desk->now.positionFrames = std::clamp<std::int64_t>(frame, 0, m_desk->clip->expectedFrames());
        if (m_desk->now.state == audio::PlayState::Stopped || m_desk->now.state == audio::PlayState::Ended)
            m_desk->now.state = audio::PlayState::Paused;
        m_desk->pass(0);
    }
    void setLoop(std::optional<audio::LoopRange> loop) override { m_desk->loop = loop; }
    void setVolume(float volume) override { m_desk->volume = volume; }
    void setOther(std::shared_ptr<const audio::AudioClip> other) override {
        m_desk->other = std::move(other);
        m_desk->hearsOther = false;
    }
    void hearOther(bool other) override { m_desk->hearsOther = other; }
    void setGains(float clip, float other) override {
        m_desk->gain = clip;
        m_desk->otherGain = other;
    }
    void setDevice(const std::string& name) override { m_desk->device = name; }
    audio::PlayerStatus status() override { return m_desk->now; }

  private:
    std::shared_ptr<Desk> m_desk;
};

}  // namespace capriccio::tests
