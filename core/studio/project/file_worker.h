#pragma once

#include "core/studio/project/project_file.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

#include <QHash>

namespace capriccio::project {

/// Why changes wait in memory instead of being in the file.
struct Trouble {
    FileFault fault = FileFault::Other;
    QString message;  ///< for the user
    bool operator==(const Trouble&) const = default;
};

/// What a project holds when it is opened; everything but tokens and sounds.
struct Contents {
    QString file;
    QString id;
    Access access = Access::Write;
    QString notice;
    std::vector<TakeRecord> takes;
    QHash<QString, QJsonValue> settings;
    std::vector<InputRecord> inputs;
    TakeId nextTake = 1;
    InputId nextInput = 1;
};

/// What a take has that may not be in the file yet.
struct Unsaved {
    std::shared_ptr<const audio::AudioClip> clip;
    std::optional<musicgen::Tokens> tokens;
};

/// The thread that alone touches a project's file. Changes are saved in the order they were posted, several in one
/// transaction; while that fails they stay in memory and it is tried again, after recover(). Reading goes on meanwhile.
/// All methods may be called from any thread and return at once, but for the constructor, open() and close().
class FileWorker {
  public:
    struct Change {
        /// Called within a transaction, again if that fails.
        std::function<void(Sql&)> apply;
        ProjectFile::Durability durability = ProjectFile::Durability::Disk;
        std::function<void()> saved;  ///< on the worker's thread; may be empty
    };
    /// Called on the worker's thread.
    struct News {
        std::function<void(const Trouble&)> troubled;  ///< also when the reason changes
        std::function<void()> recovered;
        std::function<void(const QString&)> lost;  ///< one change can't be saved, ever: a fault of ours
    };
    using Opener = std::function<std::unique_ptr<ProjectFile>()>;
    using Job = std::function<void(ProjectFile&)>;

    /// `retry`: how often it is tried again, and looked whether the file is still there. `rescueFolder`: where a copy
    /// goes when changes can't be saved at closing; empty: nowhere.
    FileWorker(Opener open, std::chrono::milliseconds retry, QString rescueFolder);
    /// close().
    ~FileWorker();
    FileWorker(const FileWorker&) = delete;
    FileWorker& operator=(const FileWorker&) = delete;

    /// Waits for the file to be open; once. Throws what the opener threw.
    Contents open();
    void setNews(News news);

    void change(Change change);
    /// Served before changes. Faults are the job's own business.
    void read(Job job);
    /// Done when no changes wait, or while they can't be saved (trouble() says which).
    void task(Job job);

    std::size_t pending() const;
    std::optional<Trouble> trouble() const;
    /// Try again now.
    void nudge();

    void keepUnsaved(TakeId take, Unsaved unsaved);
    void dropUnsaved(TakeId take);
    Unsaved unsaved(TakeId take) const;

    /// Saves what waits if that can be done, closes the file and joins. Later calls do nothing.
    void close();

  private:
    using Clock = std::chrono::steady_clock;

    void run(const Opener& opener);
    void loop();
    void runJob(std::deque<Job>& from, std::unique_lock<std::mutex>& lock);
    void save(std::unique_lock<std::mutex>& lock);
    void look(std::unique_lock<std::mutex>& lock);
    void setTrouble(const FileError& error, std::unique_lock<std::mutex>& lock);
    void clearTrouble(std::unique_lock<std::mutex>& lock);
    void rescue(std::unique_lock<std::mutex>& lock);

    const std::chrono::milliseconds m_retry;
    const QString m_rescueFolder;
    std::unique_ptr<ProjectFile> m_file;  // the thread's own
    std::size_t m_batch = kBatch;         // likewise
    std::promise<Contents> m_contents;

    mutable std::mutex m_mutex;  // guards what follows
    std::condition_variable m_wake;
    News m_news;
    std::deque<Change> m_changes;
    std::deque<Job> m_reads;
    std::deque<Job> m_tasks;
    QHash<TakeId, Unsaved> m_unsaved;
    std::optional<Trouble> m_trouble;
    Clock::time_point m_next{};  // when to try again, or to look
    bool m_closing = false;

    std::thread m_thread;

    static constexpr std::size_t kBatch = 64;
};

}  // namespace capriccio::project
