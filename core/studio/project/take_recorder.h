#pragma once

#include "core/studio/project/file_worker.h"
#include "core/studio/project/take_record.h"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace capriccio::project {

/// How a take ended.
struct TakeEnding {
    TakeState state = TakeState::Finished;
    std::shared_ptr<const audio::AudioClip>
        clip;                                ///< finished; null: no sound (it can be decoded later: Project::setSound)
    std::optional<musicgen::Tokens> tokens;  ///< all of them, in place of what was appended; empty: those are all
    double tookSeconds = 0;
    TakeFault fault{};  ///< why it failed
};

/// A take while it is made. Its row is in the project from the start; tokens follow as they come, at the latest half a
/// second of music later, so that whatever happens to the program less than a second is missing. Belongs to the thread
/// that makes the take; every call returns at once, the work is the project's thread's. Must end before the project is
/// closed: what comes later is not saved. Destroyed without an end, the take is Stopped.
class TakeRecorder {
  public:
    /// Given the take's record whenever it has changed; called on the recorder's thread.
    using Changed = std::function<void(const TakeRecord&)>;

    TakeRecorder(std::shared_ptr<FileWorker> worker, TakeRecord take, Changed changed,
                 std::function<void(TakeId)> discarded);
    ~TakeRecorder();
    TakeRecorder(const TakeRecorder&) = delete;
    TakeRecorder& operator=(const TakeRecorder&) = delete;

    TakeId id() const { return m_take.id; }
    /// What the take will sound like, once known (musicgen's Started), and what the model really runs in and on (empty:
    /// as it was begun). Optional.
    void started(int channels, int sampleRate, const QString& precision = {}, const QString& device = {});
    /// The frames that follow on what was appended.
    void append(const musicgen::Tokens& part);
    /// Exactly once; later calls of anything are ignored.
    void finish(TakeEnding ending);
    /// The take leaves the project as if it had never been (musicgen's Aborted).
    void discard();

  private:
    using Clock = std::chrono::steady_clock;
    void save();

    std::shared_ptr<FileWorker> m_worker;
    TakeRecord m_take;
    Changed m_changed;
    std::function<void(TakeId)> m_discarded;
    musicgen::Tokens m_waiting;  // appended, but not yet handed to the worker
    int m_savedFrames = 0;
    Clock::time_point m_lastSave = Clock::now();
    bool m_ended = false;
};

}  // namespace capriccio::project
