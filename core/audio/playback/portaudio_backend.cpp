#include "core/audio/playback/portaudio_backend.h"

#include "core/audio/playback/rt_renderer.h"
#include "core/base/error.h"
#include "core/base/log.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <vector>

#include <portaudio.h>

namespace capriccio::audio {
namespace {

// Between the callback and the speakers: long enough for a machine whose cores are all busy making music, short enough
// to seem at once.
constexpr double kLatencySeconds = 0.1;
// Silence before a new stream's first sound: sound servers and cards swallow some of what comes while they start
// (PulseAudio's monitor up to 50 ms).
constexpr double kLeadInSeconds = 0.1;

[[noreturn]] void fail(PaError error, const std::string& device) {
    const Message name = device.empty() ? Core::tr("The sound device") : Core::tr("The sound device “%1”").arg(device);
    if (error == paDeviceUnavailable)
        throw Error(Error::Code::Device,
                    Core::tr("%1 is busy or was taken away. Close other programs that play sound, or choose another "
                             "device, then press Play again.")
                        .arg(name),
                    PortAudioSession::detailOf(error));
    throw Error(Error::Code::Device,
                Core::tr("%1 could not be opened. Choose another sound device, or press Play to try again.").arg(name),
                PortAudioSession::detailOf(error));
}

class PortAudioStream final : public OutputStream {
  public:
    PortAudioStream(PortAudioSession& session, PaStream* stream, StreamFormat format, std::string name,
                    double latencySeconds, std::unique_ptr<struct CallbackState> state);
    ~PortAudioStream() override;

    StreamFormat format() const override { return m_format; }
    std::string deviceName() const override { return m_name; }
    void start(RtSource& source) override;
    bool alive() override;

  private:
    PortAudioSession& m_session;
    PaStream* m_stream;
    StreamFormat m_format;
    std::string m_name;
    std::unique_ptr<struct CallbackState> m_state;
};

/// What the callback knows; its address is given to PortAudio when the stream is opened.
struct CallbackState {
    RtSource* source = nullptr;  ///< set before the stream starts
    double latencySeconds = 0;
    int channels = 0;
    long leadInFrames = 0;  ///< still to come
    std::atomic<bool> finished{false};
};

int onAudio(const void*, void* output, unsigned long frames, const PaStreamCallbackTimeInfo* time,
            PaStreamCallbackFlags, void* user) noexcept {
    auto& state = *static_cast<CallbackState*>(user);
    double delay = time ? time->outputBufferDacTime - time->currentTime : 0;
    if (state.leadInFrames > 0) {
        std::fill_n(static_cast<float*>(output), frames * static_cast<unsigned long>(state.channels), 0.0f);
        state.leadInFrames -= static_cast<long>(frames);
        return paContinue;
    }
    // Some systems give no time, or nonsense while they start.
    if (!(delay > 0 && delay < 2)) delay = state.latencySeconds;
    state.source->render(static_cast<float*>(output), static_cast<int>(frames), delay);
    return paContinue;
}

void onFinished(void* user) noexcept {
    static_cast<CallbackState*>(user)->finished.store(true, std::memory_order_release);
}

PortAudioStream::PortAudioStream(PortAudioSession& session, PaStream* stream, StreamFormat format, std::string name,
                                 double latencySeconds, std::unique_ptr<CallbackState> state)
    : m_session(session), m_stream(stream), m_format(format), m_name(std::move(name)), m_state(std::move(state)) {
    m_state->latencySeconds = latencySeconds;
    m_state->channels = format.channels;
    m_state->leadInFrames = static_cast<long>(kLeadInSeconds * format.sampleRate);
}

PortAudioStream::~PortAudioStream() {
    const auto held = m_session.lock();
    Pa_CloseStream(m_stream);
    m_session.addStream(-1, held);
}

void PortAudioStream::start(RtSource& source) {
    m_state->source = &source;
    const auto held = m_session.lock();
    if (const PaError error = Pa_StartStream(m_stream); error != paNoError) fail(error, m_name);
}

bool PortAudioStream::alive() {
    if (m_state->finished.load(std::memory_order_acquire)) return false;
    const auto held = m_session.lock();
    return Pa_IsStreamActive(m_stream) == 1;
}

/// The formats to try, best first.
std::vector<StreamFormat> candidates(const StreamFormat& wanted, const PaDeviceInfo& device) {
    const int most = std::min(device.maxOutputChannels, kMaxDeviceChannels);
    const int channels = std::min(wanted.channels, most);
    std::vector<StreamFormat> all;
    for (const double rate : {wanted.sampleRate, device.defaultSampleRate, 48000.0, 44100.0})
        for (const int count : {channels, std::min(2, most), most})
            if (const StreamFormat format{rate, count}; std::ranges::find(all, format) == all.end())
                all.push_back(format);
    return all;
}

std::unique_ptr<OutputStream> openIndex(PortAudioSession& session, int index, const StreamFormat& wanted,
                                        const PortAudioSession::Lock& held) {
    const PaDeviceInfo& device = *Pa_GetDeviceInfo(index);
    auto state = std::make_unique<CallbackState>();
    PaError error = paNoError;
    for (const StreamFormat& format : candidates(wanted, device)) {
        const PaStreamParameters parameters{index, format.channels, paFloat32, kLatencySeconds, nullptr};
        PaStream* stream = nullptr;
        error = Pa_OpenStream(&stream, nullptr, &parameters, format.sampleRate, paFramesPerBufferUnspecified, paNoFlag,
                              &onAudio, state.get());
        if (error == paNoError) {
            Pa_SetStreamFinishedCallback(stream, &onFinished);
            session.addStream(+1, held);
            const PaStreamInfo* const info = Pa_GetStreamInfo(stream);
            const double latency = info ? info->outputLatency : kLatencySeconds;
            return std::make_unique<PortAudioStream>(session, stream, format, device.name, latency, std::move(state));
        }
        log(LogLevel::Debug, std::string("“") + device.name + "” does not take " +
                                 std::to_string(static_cast<int>(format.sampleRate)) + " Hz, " +
                                 std::to_string(format.channels) + " channels: " + PortAudioSession::detailOf(error));
        // Another format does not help a device that is taken or gone; each try may take seconds.
        if (error != paInvalidSampleRate && error != paInvalidChannelCount && error != paSampleFormatNotSupported)
            break;
    }
    fail(error, device.name);
}

}  // namespace

std::unique_ptr<OutputStream> PortAudioBackend::open(const std::string& device, const StreamFormat& wanted) {
    return PortAudioSession::openWith(
        m_session, [&](const PortAudioSession::Lock& held) -> std::unique_ptr<OutputStream> {
            const int index = m_session->indexOf(device, held);
            if (index >= 0) return openIndex(*m_session, index, wanted, held);
            if (!device.empty())
                throw Error(
                    Error::Code::NotFound,
                    Core::tr(
                        "The sound device “%1” is not there. Connect it or choose another one, then press Play again.")
                        .arg(device));
            throw Error(Error::Code::NotFound, Core::tr("There is no sound device. Connect one and press Play again; "
                                                        "making and saving music works without."));
        });
}

}  // namespace capriccio::audio
