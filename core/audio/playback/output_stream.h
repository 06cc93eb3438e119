#pragma once

#include <memory>
#include <string>

namespace capriccio::audio {

struct StreamFormat {
    double sampleRate = 0;  ///< Hz
    int channels = 0;
    bool operator==(const StreamFormat&) const = default;
};

/// What an output stream calls back for sound.
class RtSource {
  public:
    virtual ~RtSource() = default;
    /// On the audio thread: fills `frames` interleaved frames; the first of them leaves the speakers in `delaySeconds`.
    virtual void render(float* interleaved, int frames, double delaySeconds) noexcept = 0;
};

/// An open output device. All but the callback belongs to one thread (the feeder's); calls may block. Destroying it
/// stops the callbacks, then closes the device.
class OutputStream {
  public:
    virtual ~OutputStream() = default;
    virtual StreamFormat format() const = 0;
    virtual std::string deviceName() const = 0;
    /// Callbacks may begin before this returns. `source` must outlive the stream. Throws Error (Device).
    virtual void start(RtSource& source) = 0;
    /// False once the device has gone or stopped by itself.
    virtual bool alive() = 0;
};

/// Where streams come from: PortAudio in the program, a device made of plain code in tests.
class OutputBackend {
  public:
    virtual ~OutputBackend() = default;
    /// Opens `device` (empty: the system's default) in the wanted format, or the nearest that it takes. May block for
    /// seconds. Throws Error (NotFound, Device), its message for the user.
    virtual std::unique_ptr<OutputStream> open(const std::string& device, const StreamFormat& wanted) = 0;
};

}  // namespace capriccio::audio
