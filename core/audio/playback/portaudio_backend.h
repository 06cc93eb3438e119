#pragma once

#include "core/audio/playback/output_stream.h"
#include "core/audio/playback/portaudio_session.h"

namespace capriccio::audio {

/// Sound cards and sound servers, through PortAudio.
class PortAudioBackend final : public OutputBackend {
  public:
    /// Tries the wanted format, then other channel counts and the device's own rate. A device that can't be opened is
    /// looked for once more, since PortAudio may know an old list.
    std::unique_ptr<OutputStream> open(const std::string& device, const StreamFormat& wanted) override;

  private:
    // From the first use on, so that creating a player never blocks.
    std::unique_ptr<PortAudioSession> m_session;
};

}  // namespace capriccio::audio
