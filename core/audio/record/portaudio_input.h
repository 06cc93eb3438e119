#pragma once

#include "core/audio/playback/portaudio_session.h"
#include "core/audio/record/input_stream.h"

namespace capriccio::audio {

/// Microphones, through PortAudio.
class PortAudioInput final : public InputBackend {
  public:
    /// At the device's own rate, in mono where it can. A device that can't be opened is looked for once more, since
    /// PortAudio may know an old list.
    std::unique_ptr<InputStream> open(const std::string& device) override;

  private:
    std::unique_ptr<PortAudioSession> m_session;  ///< from the first use on, so that creating a recorder never blocks
};

}  // namespace capriccio::audio
