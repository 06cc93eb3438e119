#pragma once

#include "core/audio/audio_clip.h"
#include "core/base/message.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace capriccio::audio {

struct OutputDevice {
    std::string name;       ///< as PortAudio has it; the key by which it is chosen
    int channels = 0;       ///< most it takes
    double sampleRate = 0;  ///< Hz, its own default
    bool isDefault = false;
};

/// What PortAudio sees; empty where there is no sound card. Looks again unless a Player holds a device just then
/// (PortAudio can't look for devices while one is open): then it is what the last look found. Stops no Player. Any
/// thread, but it may take a second: better not the window's.
std::vector<OutputDevice> outputDevices();

enum class PlayState {
    Stopped,  ///< no clip, or at the start and silent
    Playing,
    Paused,
    Waiting,  ///< playing has been asked for, but the clip's next samples are not made yet
    Ended,    ///< the finished clip was played to its end
};

/// One consistent look at the player.
struct PlayerStatus {
    PlayState state = PlayState::Stopped;
    /// The frame of the clip now coming out of the speakers (the device's latency taken off).
    std::int64_t positionFrames = 0;
    /// Callbacks that found too little in the ring although the clip had it. A healthy run has none.
    std::uint64_t underruns = 0;
    /// Loudest sample of each channel since the last call of status(), after the volume, 0 … (1 is full scale).
    float peakLeft = 0, peakRight = 0;
    std::string device;  ///< name of the open device, empty when none is
    /// Empty, or why there is no sound, in words for a musician ("The sound device is busy: another program holds
    /// it.").
    Message problem;
};

/// A stretch of the clip that repeats, [beginFrames, endFrames).
struct LoopRange {
    std::int64_t beginFrames = 0;
    std::int64_t endFrames = 0;
};

/// Plays one clip at a time, while it is still growing too.
///
///     clip ─► feeder thread (resample, mix to the device's channels) ─► ring ─► PortAudio's callback (gain, silence)
///
/// All methods belong to one thread (the window's or the command line's), return at once and never throw for a device's
/// sake: a missing, busy or vanished device becomes status().problem, and play() tries again. The destructor closes the
/// device and joins the feeder. The callback only reads the ring, applies the gain, fills with silence and counts; it
/// takes no lock and allocates nothing.
class Player {
  public:
    Player();
    ~Player();
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    /// Shows the player another clip (or none), at its start, stopped. The loop is forgotten.
    void setClip(std::shared_ptr<const AudioClip> clip);

    /// From where it is; from the start after Ended. Opens the device at the first call and after a problem.
    void play();
    void pause();
    /// Back to the start, silent.
    void stop();
    /// Clamped to the clip's expected length. Goes on playing if it was; waits where the clip is not made yet.
    void seek(std::int64_t frame);
    /// Cut to the clip's length; an empty one is none. From before its end playing goes round it, a place behind it
    /// goes to its start; a later seek() behind it plays on to the clip's end.
    void setLoop(std::optional<LoopRange> loop);
    /// 0 … 1, linear in amplitude, ramped without a click.
    void setVolume(float volume);
    /// A second clip that goes along with the first, frame for frame, for comparing; null for none, and forgotten with
    /// setClip(). It must have the clip's sample rate. It is silent at first, and where it is shorter or not made yet;
    /// the clip decides where playing ends.
    void setOther(std::shared_ptr<const AudioClip> other);
    /// Whether the other is heard instead of the clip: a crossfade of 5 ms at the same place, nothing is left out.
    void hearOther(bool other);
    /// What each is multiplied with before the volume, 0 … 16, ramped; 1 and 1 after setClip().
    void setGains(float clip, float other);
    /// By OutputDevice::name; empty for the system's default. Takes effect at once, playing goes on there.
    void setDevice(const std::string& name);

    PlayerStatus status();

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace capriccio::audio
