#pragma once

#include "core/audio/playback/feeder.h"
#include "core/audio/playback/output_stream.h"
#include "core/audio/playback/rt_renderer.h"
#include "core/audio/player.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace capriccio::audio {

/// What Player does, on any backend: keeps what is wished for, hands it to callback and feeder, and reads off how far
/// they are. Methods and threads as in Player.
class PlayerEngine {
  public:
    explicit PlayerEngine(std::unique_ptr<OutputBackend> backend, FeederTiming timing = {});

    void setClip(std::shared_ptr<const AudioClip> clip);
    void play();
    void pause();
    void stop();
    void seek(std::int64_t frame);
    void setLoop(std::optional<LoopRange> loop);
    void setVolume(float volume);
    void setOther(std::shared_ptr<const AudioClip> other);
    void hearOther(bool other) { m_renderer.hearOther(other); }
    void setGains(float clip, float other);
    void setDevice(const std::string& name);
    PlayerStatus status();

    /// For tests: what waits in the ring.
    const RtRenderer& renderer() const { return m_renderer; }

  private:
    void publish();
    void restart(std::int64_t frame);
    std::optional<RenderReport> currentReport() const;
    std::int64_t heardFrame() const;
    std::int64_t renderedFrame() const;
    FeederNews takeIn();

    std::unique_ptr<OutputBackend> m_backend;
    RtRenderer m_renderer;
    FeederOrder m_order;                    ///< as last published
    PlayState m_wish = PlayState::Stopped;  ///< never Waiting: that is a matter of the moment
    Feeder m_feeder;                        ///< last: its thread uses backend and renderer
};

}  // namespace capriccio::audio
