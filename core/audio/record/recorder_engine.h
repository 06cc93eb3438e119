#pragma once

#include "core/audio/playback/stall_watch.h"
#include "core/audio/record/input_stream.h"
#include "core/audio/record/rt_capture.h"
#include "core/audio/recorder.h"
#include "core/base/message.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

namespace capriccio::audio {

/// What Recorder does, on any backend. All work with the device is done on a thread of its own, because opening one may
/// block for seconds; it wakes every 10 ms while a microphone is open (the callback can't wake it).
class RecorderEngine {
  public:
    explicit RecorderEngine(std::unique_ptr<InputBackend> backend,
                            std::chrono::milliseconds stalledAfter = std::chrono::milliseconds(3000));
    ~RecorderEngine();

    void start(const RecordOrder& order);
    void stop();
    RecorderStatus status();

  private:
    void run(const std::stop_token& stop);
    void open(const RecordOrder& order);
    void drain();
    void end(const Message& problem);

    std::unique_ptr<InputBackend> m_backend;
    RtCapture m_capture;

    mutable std::mutex m_mutex;  ///< for the four below; held for copying only, never during work
    std::condition_variable_any m_wake;
    RecordOrder m_order;
    std::uint64_t m_orderNumber = 0;  ///< of start(); 0: none yet
    std::uint64_t m_stopNumber = 0;   ///< the order that is to end
    RecorderStatus m_status;

    // The thread's own.
    std::uint64_t m_current = 0;  ///< the order that is being followed
    std::unique_ptr<InputStream> m_stream;
    std::shared_ptr<AudioClip> m_clip;
    std::int64_t m_countInFrames = 0;  ///< still to be passed over
    double m_rate = 0;
    StallWatch m_watch;

    std::jthread m_thread;  ///< last: it starts when the rest is there
};

}  // namespace capriccio::audio
