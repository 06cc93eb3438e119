#pragma once

#include "core/audio/playback/output_stream.h"
#include "core/audio/playback/published.h"
#include "core/audio/playback/ring.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace capriccio::audio {

inline constexpr int kBlockFrames = 256;
inline constexpr int kMaxDeviceChannels = 8;

/// What travels through the ring: sound as the device takes it, and what the callback must know about it.
struct Block {
    std::uint32_t epoch =
        0;  ///< blocks of an older epoch than the one asked for are thrown away: that is how a seek empties the ring
    int frames = 0;           ///< may be 0: only the marks below count
    bool clipStart = false;   ///< begins at the clip's first frame: not to be faded in
    bool gapFollows = false;  ///< the clip had no more when this was made: an empty ring after it is no underrun
    bool endFollows = false;  ///< the clip ends here
    bool hasOther = false;    ///< otherSamples are the clip compared with, frame for frame beside it
    std::array<float, static_cast<std::size_t>(kBlockFrames) * kMaxDeviceChannels> samples;
    std::array<float, static_cast<std::size_t>(kBlockFrames) * kMaxDeviceChannels> otherSamples;
};

/// What the callback says about itself, all of it of one moment.
struct RenderReport {
    std::uint64_t callbacks = 0;
    std::uint32_t epoch = 0;     ///< of which the following holds
    bool begun = false;          ///< some of this epoch was played
    bool silent = true;          ///< nothing sounded at the end of the last buffer
    bool ended = false;          ///< the end was reached
    double playedFrames = 0;     ///< along the stretch, in frames of the clip, at the end of the last buffer
    double silentSeconds = 0;    ///< how much silence that buffer and those before end with
    double endDelaySeconds = 0;  ///< from `timeNs` until the end of the last buffer leaves the speakers
    std::int64_t timeNs = 0;     ///< steady clock
};

struct StereoPeak {
    float left = 0;
    float right = 0;
};

/// The audio callback: ring → gain → device, silence where there is nothing. render() takes no lock, allocates nothing,
/// and waits for nobody.
///
/// What is to be heard is one word: an epoch, counted up by every jump in the clip, and whether to play. A change is
/// followed within the same buffer: the old sound fades out over 5 ms, blocks of older epochs are dropped, the new one
/// fades in.
class RtRenderer final : public RtSource {
  public:
    RtRenderer();

    /// Any thread.
    void order(std::uint32_t epoch, bool playing) noexcept;
    void setVolume(float amplitude) noexcept { m_volumeWanted.store(amplitude, std::memory_order_relaxed); }
    /// Which of two clips that go along is heard: a crossfade of 5 ms, not a frame is left out.
    void hearOther(bool other) noexcept { m_otherWanted.store(other ? 1.0f : 0.0f, std::memory_order_relaxed); }
    /// What each is multiplied with, before the volume; ramped.
    void setGains(float clip, float other) noexcept {
        m_gainWanted.store(clip, std::memory_order_relaxed);
        m_otherGainWanted.store(other, std::memory_order_relaxed);
    }
    RenderReport report() const noexcept { return m_report.read(); }
    std::uint64_t underruns() const noexcept { return m_underruns.load(std::memory_order_relaxed); }
    /// The loudest since the last call.
    StereoPeak takePeak() noexcept;

    /// Feeder only, while no stream runs: empties the ring for a stream of this format, whose frames are each
    /// `clipFramesPerFrame` of the clip.
    void prepare(const StreamFormat& format, double clipFramesPerFrame);
    /// Feeder only: a block to fill, nullptr when the ring is full; then push() it.
    Block* freeBlock() noexcept { return m_ring.freeSlot(); }
    void push() noexcept;
    /// Frames ever pushed, and ever played or dropped, since prepare(). Any thread.
    std::int64_t pushedFrames() const noexcept { return m_pushedFrames.load(std::memory_order_relaxed); }
    std::int64_t takenFrames() const noexcept { return m_takenFrames.load(std::memory_order_relaxed); }

    void render(float* interleaved, int frames, double delaySeconds) noexcept override;

  private:
    int playBlock(const Block& block, float* out, int frames, bool fadeIn) noexcept;
    void silence(float* out, int frames) noexcept;
    void finishBlock(const Block& block) noexcept;
    void breakOff() noexcept;

    Ring<Block> m_ring;
    std::atomic<std::int64_t> m_pushedFrames{0};
    std::atomic<std::int64_t> m_takenFrames{0};
    std::atomic<std::uint64_t> m_order{0};  ///< epoch · 2 + playing: one word, so that both change at once
    std::atomic<float> m_volumeWanted{1.0f};
    std::atomic<std::uint64_t> m_underruns{0};
    std::atomic<float> m_otherWanted{0};
    std::atomic<float> m_gainWanted{1};
    std::atomic<float> m_otherGainWanted{1};
    std::atomic<float> m_peakLeft{0};
    std::atomic<float> m_peakRight{0};
    Published<RenderReport> m_report;

    // The callback's own (prepare() touches them while there is none).
    int m_channels = 2;
    double m_sampleRate = 48000;
    double m_clipFramesPerFrame = 1;
    float m_fadeStep = 0;    ///< a frame
    float m_volumeStep = 0;  ///< a frame
    float m_fade = 0;        ///< 0 silent … 1 sounding
    float m_volume = 1;
    float m_other = 0;  ///< 0: the clip is heard, 1: the other
    float m_gain = 1;
    float m_otherGain = 1;
    int m_offset = 0;                   ///< frames already played of the ring's first block
    std::uint32_t m_soundingEpoch = 0;  ///< of the blocks being played or faded out
    std::uint32_t m_epoch = 0;
    bool m_begun = false;
    bool m_gap = false;
    bool m_ended = false;
    double m_playedFrames = 0;
    std::int64_t m_silentFrames = 0;
    std::uint64_t m_callbacks = 0;
    // Where sound breaks off, its last frame goes to zero instead of jumping there.
    std::array<float, kMaxDeviceChannels> m_last{};
    std::array<float, kMaxDeviceChannels> m_held{};
    float m_tail = 0;  ///< how much of m_held is left
    float m_bufferPeakLeft = 0;
    float m_bufferPeakRight = 0;
};

}  // namespace capriccio::audio
