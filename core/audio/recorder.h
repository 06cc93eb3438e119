#pragma once

#include "core/audio/audio_clip.h"
#include "core/base/message.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace capriccio::audio {

struct InputDevice {
    std::string name;       ///< as PortAudio has it; the key by which it is chosen
    int channels = 0;       ///< most it gives
    double sampleRate = 0;  ///< Hz, its own default
    bool isDefault = false;
};

/// What PortAudio sees; empty where there is no microphone. As outputDevices(): it looks again unless a device is open
/// just then. Any thread, but it may take a second: better not the window's.
std::vector<InputDevice> inputDevices();

enum class RecordState {
    Idle,        ///< nothing was asked for yet
    Opening,     ///< the microphone is being opened
    CountingIn,  ///< it listens, and keeps nothing yet
    Recording,
    Ended,  ///< stopped, full, or failed: see `problem`; the clip has what was kept
};

/// One consistent look at the recorder.
struct RecorderStatus {
    RecordState state = RecordState::Idle;
    double countInLeft = 0;  ///< seconds until it keeps what it hears
    double seconds = 0;      ///< kept so far
    float peak = 0;          ///< loudest sample since the last call of status(), 0 … 1; in the count-in too
    std::string device;      ///< name of the open microphone, empty when none is
    /// Empty, or why there is no recording, or why it ended, in words for a musician.
    Message problem;
    std::uint64_t lostFrames = 0;  ///< that came faster than they could be kept; a healthy recording has none
    /// Mono, at the microphone's own rate; grows while recording, finished once Ended. Null before Recording, and when
    /// nothing was kept.
    std::shared_ptr<const AudioClip> clip;
};

struct RecordOrder {
    std::string device;         ///< by InputDevice::name; empty: the system's default
    double countInSeconds = 0;  ///< of listening before anything is kept
    double mostSeconds = 120;   ///< then it ends by itself
};

/// Records the microphone.
///
///     PortAudio's callback ─► ring ─► recorder's thread (count-in, level) ─► AudioClip
///
/// All methods belong to one thread, return at once and never throw for a device's sake: it becomes status().problem.
/// The callback only adds channels up and writes to the ring: no lock, no allocation. The destructor closes the device
/// and joins.
class Recorder {
  public:
    Recorder();
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// Ends what is being recorded, if anything is, and begins anew.
    void start(const RecordOrder& order);
    /// Keeps what there is. In the count-in nothing is kept.
    void stop();

    RecorderStatus status();

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace capriccio::audio
