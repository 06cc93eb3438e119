#include "core/audio/player.h"

#include "core/audio/playback/player_engine.h"
#include "core/audio/playback/portaudio_backend.h"
#include "core/audio/playback/portaudio_session.h"

#include <utility>

namespace capriccio::audio {

std::vector<OutputDevice> outputDevices() {
    PortAudioSession session;
    return session.outputDevices(PortAudioSession::Scan::Again);
}

struct Player::Impl {
    PlayerEngine engine{std::make_unique<PortAudioBackend>()};
};

Player::Player() : m_impl(std::make_unique<Impl>()) {}
Player::~Player() = default;

void Player::setClip(std::shared_ptr<const AudioClip> clip) { m_impl->engine.setClip(std::move(clip)); }
void Player::play() { m_impl->engine.play(); }
void Player::pause() { m_impl->engine.pause(); }
void Player::stop() { m_impl->engine.stop(); }
void Player::seek(std::int64_t frame) { m_impl->engine.seek(frame); }
void Player::setLoop(std::optional<LoopRange> loop) { m_impl->engine.setLoop(loop); }
void Player::setVolume(float volume) { m_impl->engine.setVolume(volume); }
void Player::setOther(std::shared_ptr<const AudioClip> other) { m_impl->engine.setOther(std::move(other)); }
void Player::hearOther(bool other) { m_impl->engine.hearOther(other); }
void Player::setGains(float clip, float other) { m_impl->engine.setGains(clip, other); }
void Player::setDevice(const std::string& name) { m_impl->engine.setDevice(name); }
PlayerStatus Player::status() { return m_impl->engine.status(); }

}  // namespace capriccio::audio
