#pragma once

#include "core/studio/project/take_record.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <QDateTime>
#include <QFuture>
#include <QString>

namespace capriccio::project {

class Sql;

/// A prompt that was used somewhere.
struct PromptUse {
    QString prompt;
    QString project;  ///< the file it was last used in
    TakeId take = 0;  ///< the last take there with it
    QDateTime last;
    int takes = 0;  ///< in all projects together
};

/// Every prompt ever used, over all projects: a small database beside them. It holds nothing that isn't in the
/// projects: a damaged one is made anew and fills again as they are opened. Any thread; the work is done by a thread of
/// its own, faults go to the log.
class PromptIndex {
  public:
    explicit PromptIndex(QString file);
    ~PromptIndex();
    PromptIndex(const PromptIndex&) = delete;
    PromptIndex& operator=(const PromptIndex&) = delete;

    /// A project as it is now, in place of what was known of it. `id`: Project::id().
    void update(const QString& id, const QString& file, const std::vector<TakeRecord>& takes);
    void add(const QString& id, const QString& file, const TakeRecord& take);
    /// Those with every word of `words` (as in TakeFilter), newest first.
    QFuture<QList<PromptUse>> search(const QString& words, int most = 200);

  private:
    void post(std::function<void(Sql*)> job);
    void run();

    QString m_file;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void(Sql*)>> m_jobs;  // given null when there is no database
    bool m_closing = false;
    std::thread m_thread;
};

}  // namespace capriccio::project
