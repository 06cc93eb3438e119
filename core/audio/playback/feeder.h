#pragma once

#include "core/audio/playback/clip_source.h"
#include "core/audio/playback/output_stream.h"
#include "core/audio/playback/rt_renderer.h"
#include "core/audio/playback/stall_watch.h"
#include "core/base/message.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace capriccio::audio {

/// What is to be played, as one value: the player writes it, the feeder follows it.
struct FeederOrder {
    std::shared_ptr<const AudioClip> clip;
    std::shared_ptr<const AudioClip> other;  ///< goes along for comparing; may be null
    Stretch stretch;
    std::uint32_t epoch = 0;  ///< counted up with every jump: a new clip, place or loop
    bool playing = false;
    std::string device;             ///< empty: the system's default
    std::uint64_t openRequest = 0;  ///< counted up to try a device that failed again
};

/// How the feeder gets on.
struct FeederNews {
    std::string device;  ///< the open one; empty: none
    Message problem;
    std::uint64_t failedRequest = 0;  ///< the openRequest that `problem` answers
    bool starved = false;             ///< the clip has no more for `starvedEpoch` yet
    std::uint32_t starvedEpoch = 0;
};

struct FeederTiming {
    std::chrono::milliseconds stalledAfter{
        3000};  ///< without a callback, the device counts as gone; thrice that at its start
    std::chrono::milliseconds closeAfter{10000};  ///< of not playing, the device is given back
};

/// The thread between a clip and the ring. All work with the device is done here as well, because opening one may block
/// for seconds. It wakes every 10 ms while playing (the callback can't wake it), and sleeps while there is nothing to
/// do.
class Feeder {
  public:
    Feeder(OutputBackend& backend, RtRenderer& renderer, FeederTiming timing);
    /// Closes the device and joins.
    ~Feeder();

    /// Any thread; return at once, also while the device is being opened.
    void follow(const FeederOrder& order);
    FeederNews news() const;

  private:
    using Clock = std::chrono::steady_clock;

    void run(const std::stop_token& stop);
    std::chrono::milliseconds step(const FeederOrder& order);
    void open(const FeederOrder& order);
    void close();
    void fail(const FeederOrder& order, const Message& problem);
    bool feed(const FeederOrder& order);

    OutputBackend& m_backend;
    RtRenderer& m_renderer;
    const FeederTiming m_timing;

    mutable std::mutex m_mutex;  ///< for the three below; held for copying only, never during work
    FeederOrder m_order;
    std::uint64_t m_orderNumber = 0;
    FeederNews m_news;
    std::condition_variable_any m_wake;

    // The feeder thread's own.
    std::unique_ptr<OutputStream> m_stream;
    std::string m_streamDevice;  ///< as asked for
    StreamFormat m_streamAskedFor;
    std::unique_ptr<ClipSource> m_source;
    std::uint32_t m_sourceEpoch = 0;
    std::int64_t m_sourceBegin = 0;  ///< pushedFrames() when it began: what was pushed earlier is stale
    bool m_sourceDone = false;
    bool m_gapMarked = false;  ///< the last block pushed says that a gap follows
    std::uint64_t m_failedRequest = 0;
    Clock::time_point m_lastPlaying;
    StallWatch m_watch{m_timing.stalledAfter};

    std::jthread m_thread;  ///< last: it starts when the rest is there
};

}  // namespace capriccio::audio
