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

/// Which of a device's channel counts is meant: those it plays, or those it records.
using Channels = int PaDeviceInfo::*;

/// The device of that name with such channels, else −1.
int named(const std::string& name, Channels channels) {
    for (int i = 0; i < Pa_GetDeviceCount(); ++i) {
        const PaDeviceInfo* const info = Pa_GetDeviceInfo(i);
        if (info && info->*channels > 0 && name == info->name) return i;
    }
    return -1;
}

template <typename Device>
std::vector<Device> devicesWith(Channels channels, PaDeviceIndex usual) {
    std::vector<Device> devices;
    const int count = s_initialised ? std::max(0, Pa_GetDeviceCount()) : 0;
    for (int i = 0; i < count; ++i) {
        const PaDeviceInfo* const info = Pa_GetDeviceInfo(i);
        if (!info || info->*channels < 1) continue;
        devices.push_back({info->name, info->*channels, info->defaultSampleRate, i == usual});
    }
    return devices;
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
    return devicesWith<OutputDevice>(&PaDeviceInfo::maxOutputChannels,
                                     s_initialised ? Pa_GetDefaultOutputDevice() : paNoDevice);
}

std::vector<InputDevice> PortAudioSession::inputDevices(Scan scan) {
    const Lock held = lock();
    if (scan == Scan::Again) rescan(held);
    return devicesWith<InputDevice>(&PaDeviceInfo::maxInputChannels,
                                    s_initialised ? Pa_GetDefaultInputDevice() : paNoDevice);
}

int PortAudioSession::indexOf(const std::string& name, const Lock&) const {
    if (!s_initialised) return -1;
    return name.empty() ? Pa_GetDefaultOutputDevice() : named(name, &PaDeviceInfo::maxOutputChannels);
}

int PortAudioSession::inputIndexOf(const std::string& name, const Lock&) const {
    if (!s_initialised) return -1;
    return name.empty() ? Pa_GetDefaultInputDevice() : named(name, &PaDeviceInfo::maxInputChannels);
}

std::string PortAudioSession::detailOf(int error) {
    std::string text = Pa_GetErrorText(error);
    if (error == paUnanticipatedHostError)
        if (const PaHostErrorInfo* const host = Pa_GetLastHostErrorInfo(); host && host->errorText)
            text += std::string(": ") + host->errorText;
    return text;
}

}  // namespace capriccio::audio
