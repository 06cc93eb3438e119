#pragma once

#include "core/audio/playback/output_stream.h"

#include <memory>
#include <string>

namespace capriccio::audio {

/// What an input stream calls with what it hears.
class RtSink {
  public:
    virtual ~RtSink() = default;
    /// On the audio thread: `frames` interleaved frames of `channels` samples.
    virtual void capture(const float* interleaved, int frames, int channels) noexcept = 0;
};

/// An open microphone. All but the callback belongs to one thread (the recorder's); calls may block. Destroying it
/// stops the callbacks, then closes the device.
class InputStream {
  public:
    virtual ~InputStream() = default;
    virtual StreamFormat format() const = 0;
    virtual std::string deviceName() const = 0;
    /// Callbacks may begin before this returns. `sink` must outlive the stream. Throws Error (Device).
    virtual void start(RtSink& sink) = 0;
    /// False once the device has gone or stopped by itself.
    virtual bool alive() = 0;
};

/// Where input streams come from: PortAudio in the program, a device made of plain code in tests.
class InputBackend {
  public:
    virtual ~InputBackend() = default;
    /// Opens `device` (empty: the system's default) at its own rate. May block for seconds. Throws Error (NotFound,
    /// Device), its message for the user.
    virtual std::unique_ptr<InputStream> open(const std::string& device) = 0;
};

}  // namespace capriccio::audio
