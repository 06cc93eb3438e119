#include "core/audio/playback/portaudio_session.h"

#include "core/audio/playback/library_noise.h"
#include "core/base/log.h"

#include <algorithm>

#include <portaudio.h>

namespace capriccio::audio {
namespace {

// PortAudio itself is one per process, and so is this.
std::mutex s_mutex;
int s_sessions = 0;
int s_streams = 0;
bool s_initialised = false;

void initialise() {
    quietenSoundLibraries();
    const PaError error = Pa_Initialize();
    s_initialised = error == paNoError;
    if (!s_initialised) log(LogLevel::Warning, std::string("PortAudio could not start: ") + Pa_GetErrorText(error));
}

void terminate() {
    if (s_initialised) Pa_Terminate();
    s_initialised = false;
}

}  // namespace

PortAudioSession::PortAudioSession() {
    const Lock held = lock();
    if (s_sessions++ == 0) initialise();
}

PortAudioSession::~PortAudioSession() {
    const Lock held = lock();
    if (--s_sessions == 0) terminate();
}

PortAudioSession::Lock PortAudioSession::lock() const { return Lock(s_mutex); }

bool PortAudioSession::rescan(const Lock&) {
    if (s_streams > 0) return false;
    terminate();
    initialise();
    return true;
}

void PortAudioSession::addStream(int change, const Lock&) { s_streams += change; }

std::vector<OutputDevice> PortAudioSession::outputDevices(Scan scan) {
    const Lock held = lock();
    if (scan == Scan::Again) rescan(held);
    std::vector<OutputDevice> devices;
    const int count = s_initialised ? std::max(0, Pa_GetDeviceCount()) : 0;
    for (int i = 0; i < count; ++i) {
        const PaDeviceInfo* const info = Pa_GetDeviceInfo(i);
        if (!info || info->maxOutputChannels < 1) continue;
        devices.push_back(
            {info->name, info->maxOutputChannels, info->defaultSampleRate, i == Pa_GetDefaultOutputDevice()});
    }
    return devices;
}

std::vector<InputDevice> PortAudioSession::inputDevices(Scan scan) {
    const Lock held = lock();
    if (scan == Scan::Again) rescan(held);
    std::vector<InputDevice> devices;
    const int count = s_initialised ? std::max(0, Pa_GetDeviceCount()) : 0;
    for (int i = 0; i < count; ++i) {
        const PaDeviceInfo* const info = Pa_GetDeviceInfo(i);
        if (!info || info->maxInputChannels < 1) continue;
        devices.push_back(
            {info->name, info->maxInputChannels, info->defaultSampleRate, i == Pa_GetDefaultInputDevice()});
    }
    return devices;
}

int PortAudioSession::indexOf(const std::string& name, const Lock&) const {
    if (!s_initialised) return -1;
    if (name.empty()) return Pa_GetDefaultOutputDevice();
    for (int i = 0; i < Pa_GetDeviceCount(); ++i) {
        const PaDeviceInfo* const info = Pa_GetDeviceInfo(i);
        if (info && info->maxOutputChannels > 0 && name == info->name) return i;
    }
    return -1;
}

int PortAudioSession::inputIndexOf(const std::string& name, const Lock&) const {
    if (!s_initialised) return -1;
    if (name.empty()) return Pa_GetDefaultInputDevice();
    for (int i = 0; i < Pa_GetDeviceCount(); ++i) {
        const PaDeviceInfo* const info = Pa_GetDeviceInfo(i);
        if (info && info->maxInputChannels > 0 && name == info->name) return i;
    }
    return -1;
}

}  // namespace capriccio::audio
