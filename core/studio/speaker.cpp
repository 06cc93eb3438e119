#include "core/studio/speaker.h"

#include <utility>

namespace capriccio::studio {
namespace {

class PlayerSpeaker : public Speaker {
  public:
    void setClip(std::shared_ptr<const audio::AudioClip> clip) override { m_player.setClip(std::move(clip)); }
    void play() override { m_player.play(); }
    void pause() override { m_player.pause(); }
    void stop() override { m_player.stop(); }
    void seek(std::int64_t frame) override { m_player.seek(frame); }
    void setLoop(std::optional<audio::LoopRange> loop) override { m_player.setLoop(loop); }
    void setVolume(float volume) override { m_player.setVolume(volume); }
    void setOther(std::shared_ptr<const audio::AudioClip> other) override { m_player.setOther(std::move(other)); }
    void hearOther(bool other) override { m_player.hearOther(other); }
    void setGains(float clip, float other) override { m_player.setGains(clip, other); }
    void setDevice(const std::string& name) override { m_player.setDevice(name); }
    audio::PlayerStatus status() override { return m_player.status(); }

  private:
    audio::Player m_player;
};

}  // namespace

std::unique_ptr<Speaker> makeSpeaker() { return std::make_unique<PlayerSpeaker>(); }

}  // namespace capriccio::studio
