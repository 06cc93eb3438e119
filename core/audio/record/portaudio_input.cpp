#include "core/audio/record/portaudio_input.h"

#include "core/base/error.h"
#include "core/base/log.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include <portaudio.h>

namespace capriccio::audio {
namespace {

constexpr double kLatencySeconds = 0.05;
constexpr int kMostChannels = 8;

[[noreturn]] void fail(PaError error, const std::string& device) {
    if (error == paDeviceUnavailable)
        throw Error(Error::Code::Device,
                    Core::tr("The microphone “%1” is busy or was taken away. Close other programs that record, or "
                             "choose another microphone, then try again.")
                        .arg(device),
                    PortAudioSession::detailOf(error));
    throw Error(Error::Code::Device,
                Core::tr("The microphone “%1” could not be opened. Choose another one, or try again.").arg(device),
                PortAudioSession::detailOf(error));
}

/// What the callback knows; its address is given to PortAudio when the stream is opened.
struct CallbackState {
    RtSink* sink = nullptr;  ///< set before the stream starts
    int channels = 0;
    std::atomic<bool> finished{false};
};

int onAudio(const void* input, void*, unsigned long frames, const PaStreamCallbackTimeInfo*, PaStreamCallbackFlags,
            void* user) noexcept {
    auto& state = *static_cast<CallbackState*>(user);
    if (input) state.sink->capture(static_cast<const float*>(input), static_cast<int>(frames), state.channels);
    return paContinue;
}

void onFinished(void* user) noexcept {
    static_cast<CallbackState*>(user)->finished.store(true, std::memory_order_release);
}

class PortAudioInputStream final : public InputStream {
  public:
    PortAudioInputStream(PortAudioSession& session, PaStream* stream, StreamFormat format, std::string name,
                         std::unique_ptr<CallbackState> state)
        : m_session(session), m_stream(stream), m_format(format), m_name(std::move(name)), m_state(std::move(state)) {}
    ~PortAudioInputStream() override {
        const auto held = m_session.lock();
        Pa_CloseStream(m_stream);
        m_session.addStream(-1, held);
    }
    StreamFormat format() const override { return m_format; }
    std::string deviceName() const override { return m_name; }
    void start(RtSink& sink) override {
        m_state->sink = &sink;
        const auto held = m_session.lock();
        if (const PaError error = Pa_StartStream(m_stream); error != paNoError) fail(error, m_name);
    }
    bool alive() override {
        if (m_state->finished.load(std::memory_order_acquire)) return false;
        const auto held = m_session.lock();
        return Pa_IsStreamActive(m_stream) == 1;
    }

  private:
    PortAudioSession& m_session;
    PaStream* m_stream;
    StreamFormat m_format;
    std::string m_name;
    std::unique_ptr<CallbackState> m_state;
};

std::unique_ptr<InputStream> openIndex(PortAudioSession& session, int index, const PortAudioSession::Lock& held) {
    const PaDeviceInfo& device = *Pa_GetDeviceInfo(index);
    const int most = std::min(device.maxInputChannels, kMostChannels);
    auto state = std::make_unique<CallbackState>();
    PaError error = paNoError;
    for (const double rate : {device.defaultSampleRate, 48000.0, 44100.0, 32000.0})
        for (const int channels : {1, std::min(2, most), most}) {
            state->channels = channels;
            const PaStreamParameters parameters{index, channels, paFloat32, kLatencySeconds, nullptr};
            PaStream* stream = nullptr;
            error = Pa_OpenStream(&stream, &parameters, nullptr, rate, paFramesPerBufferUnspecified, paNoFlag, &onAudio,
                                  state.get());
            if (error == paNoError) {
                Pa_SetStreamFinishedCallback(stream, &onFinished);
                session.addStream(+1, held);
                return std::make_unique<PortAudioInputStream>(session, stream, StreamFormat{rate, channels},
                                                              device.name, std::move(state));
            }
            log(LogLevel::Debug, std::string("“") + device.name + "” does not give " +
                                     std::to_string(static_cast<int>(rate)) + " Hz, " + std::to_string(channels) +
                                     " channels: " + PortAudioSession::detailOf(error));
            // Another format does not help a device that is taken or gone; each try may take seconds.
            if (error != paInvalidSampleRate && error != paInvalidChannelCount && error != paSampleFormatNotSupported)
                fail(error, device.name);
        }
    fail(error, device.name);
}

}  // namespace

std::unique_ptr<InputStream> PortAudioInput::open(const std::string& device) {
    return PortAudioSession::openWith(
        m_session, [&](const PortAudioSession::Lock& held) -> std::unique_ptr<InputStream> {
            const int index = m_session->inputIndexOf(device, held);
            if (index >= 0) return openIndex(*m_session, index, held);
            if (!device.empty())
                throw Error(
                    Error::Code::NotFound,
                    Core::tr("The microphone “%1” is not there. Connect it or choose another one.").arg(device));
            throw Error(
                Error::Code::NotFound,
                Core::tr("There is no microphone. Connect one and try again; a sound file or a take works without."));
        });
}

}  // namespace capriccio::audio
