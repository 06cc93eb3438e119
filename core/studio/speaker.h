#pragma once

#include "core/audio/player.h"

#include <memory>

namespace capriccio::studio {

/// What Playback asks of audio::Player, with the same contract, so that its rules can be held against a clock that a
/// test moves.
class Speaker {
  public:
    virtual ~Speaker() = default;
    virtual void setClip(std::shared_ptr<const audio::AudioClip> clip) = 0;
    virtual void play() = 0;
    virtual void pause() = 0;
    virtual void stop() = 0;
    virtual void seek(std::int64_t frame) = 0;
    virtual void setLoop(std::optional<audio::LoopRange> loop) = 0;
    virtual void setVolume(float volume) = 0;
    virtual void setOther(std::shared_ptr<const audio::AudioClip> other) = 0;
    virtual void hearOther(bool other) = 0;
    virtual void setGains(float clip, float other) = 0;
    virtual void setDevice(const std::string& name) = 0;
    virtual audio::PlayerStatus status() = 0;
};

/// The real one: an audio::Player.
std::unique_ptr<Speaker> makeSpeaker();

}  // namespace capriccio::studio
