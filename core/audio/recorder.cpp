#include "core/audio/recorder.h"

#include "core/audio/playback/portaudio_session.h"
#include "core/audio/record/portaudio_input.h"
#include "core/audio/record/recorder_engine.h"

namespace capriccio::audio {

std::vector<InputDevice> inputDevices() {
    PortAudioSession session;
    return session.inputDevices(PortAudioSession::Scan::Again);
}

struct Recorder::Impl {
    RecorderEngine engine{std::make_unique<PortAudioInput>()};
};

Recorder::Recorder() : m_impl(std::make_unique<Impl>()) {}
Recorder::~Recorder() = default;

void Recorder::start(const RecordOrder& order) { m_impl->engine.start(order); }
void Recorder::stop() { m_impl->engine.stop(); }
RecorderStatus Recorder::status() { return m_impl->engine.status(); }

}  // namespace capriccio::audio
