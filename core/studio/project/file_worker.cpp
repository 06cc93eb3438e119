#include "core/studio/project/file_worker.h"

#include "core/base/log.h"
#include "core/studio/words.h"

#include <QFile>
#include <QFileInfo>

namespace capriccio::project {

FileWorker::FileWorker(Opener open, std::chrono::milliseconds retry, QString rescueFolder)
    : m_retry(retry), m_rescueFolder(std::move(rescueFolder)) {
    m_thread = std::thread([this, opener = std::move(open)] { run(opener); });
}

FileWorker::~FileWorker() { close(); }

Contents FileWorker::open() { return m_contents.get_future().get(); }

void FileWorker::setNews(News news) {
    const std::lock_guard lock(m_mutex);
    m_news = std::move(news);
}

void FileWorker::change(Change change) {
    const std::lock_guard lock(m_mutex);
    if (m_closing) return;
    m_changes.push_back(std::move(change));
    m_wake.notify_one();
}

void FileWorker::read(Job job) {
    const std::lock_guard lock(m_mutex);
    if (m_closing) return;
    m_reads.push_back(std::move(job));
    m_wake.notify_one();
}

void FileWorker::task(Job job) {
    const std::lock_guard lock(m_mutex);
    if (m_closing) return;
    m_tasks.push_back(std::move(job));
    m_wake.notify_one();
}

std::size_t FileWorker::pending() const {
    const std::lock_guard lock(m_mutex);
    return m_changes.size();
}

std::optional<Trouble> FileWorker::trouble() const {
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

void FileWorker::nudge() {
    const std::lock_guard lock(m_mutex);
    m_next = {};
    m_wake.notify_one();
}

void FileWorker::keepUnsaved(TakeId take, Unsaved unsaved) {
    const std::lock_guard lock(m_mutex);
    m_unsaved.insert(take, std::move(unsaved));
}

void FileWorker::dropUnsaved(TakeId take) {
    const std::lock_guard lock(m_mutex);
    m_unsaved.remove(take);
}

Unsaved FileWorker::unsaved(TakeId take) const {
    const std::lock_guard lock(m_mutex);
    return m_unsaved.value(take);
}

void FileWorker::close() {
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable()) m_thread.join();
}

void FileWorker::run(const Opener& opener) {
    try {
        m_file = opener();
        m_contents.set_value({m_file->file(), m_file->id(), m_file->access(), m_file->notice(), m_file->takes(),
                              m_file->settings(), m_file->inputs(), m_file->nextTakeId(), m_file->nextInputId()});
    } catch (...) {
        m_file.reset();
        m_contents.set_exception(std::current_exception());
        return;
    }
    loop();
    m_file.reset();
}

void FileWorker::loop() {
    std::unique_lock lock(m_mutex);
    m_next = Clock::now() + m_retry;
    bool lastTry = false;
    for (;;) {
        const auto something = [this] {
            return m_closing || !m_reads.empty() || !m_tasks.empty() || (!m_changes.empty() && !m_trouble) ||
                   Clock::now() >= m_next;
        };
        m_wake.wait_until(lock, m_next, something);
        if (!m_reads.empty()) {
            runJob(m_reads, lock);
        } else if (!m_changes.empty() && (!m_trouble || Clock::now() >= m_next || (m_closing && !lastTry))) {
            lastTry = m_closing;
            save(lock);
        } else if (!m_tasks.empty()) {
            runJob(m_tasks, lock);
        } else if (m_closing) {
            break;
        } else if (Clock::now() >= m_next) {
            look(lock);
        }
    }
    if (!m_changes.empty()) rescue(lock);
}

void FileWorker::runJob(std::deque<Job>& from, std::unique_lock<std::mutex>& lock) {
    Job job = std::move(from.front());
    from.pop_front();
    lock.unlock();
    job(*m_file);
    job = nullptr;  // what it held is destroyed outside the lock
    lock.lock();
}

void FileWorker::save(std::unique_lock<std::mutex>& lock) {
    // Others only add at the end, so that these stay where they are while the lock is open.
    const std::size_t count = std::min(m_changes.size(), m_batch);
    std::vector<Change*> batch;
    auto durability = ProjectFile::Durability::Process;
    for (std::size_t i = 0; i < count; ++i) {
        batch.push_back(&m_changes[i]);
        if (batch.back()->durability == ProjectFile::Durability::Disk) durability = ProjectFile::Durability::Disk;
    }
    const bool troubled = m_trouble.has_value();
    m_next = Clock::now() + m_retry;
    lock.unlock();
    try {
        if (troubled) m_file->recover();
    } catch (const Error& error) {
        lock.lock();
        const auto* fault = dynamic_cast<const FileError*>(&error);
        return setTrouble(fault ? *fault : FileError(FileFault::Gone, error.message(), error.detail()), lock);
    }
    try {
        m_file->transaction(
            [&](Sql& sql) {
                for (const Change* change : batch) change->apply(sql);
            },
            durability);
    } catch (const FileError& error) {
        if (error.fault() != FileFault::Other) {
            lock.lock();
            return setTrouble(error, lock);
        }
        log(LogLevel::Error, studio::detailOf(error));
        if (count > 1) {  // one of them is at fault: one at a time
            m_batch = 1;
            return lock.lock();
        }
        lock.lock();
        m_changes.pop_front();
        const auto tell = m_news.lost;
        lock.unlock();
        if (tell) tell(studio::wordsOf(error));
        return lock.lock();
    } catch (const std::exception& error) {  // a change of ours threw something of its own: it would again
        log(LogLevel::Error, error.what());
        lock.lock();
        if (count > 1) {
            m_batch = 1;
            return;
        }
        m_changes.pop_front();
        const auto tell = m_news.lost;
        const QString words = studio::wordsOf(error);
        lock.unlock();
        if (tell) tell(words);
        return lock.lock();
    }
    for (const Change* change : batch)
        if (change->saved) change->saved();
    lock.lock();
    m_changes.erase(m_changes.begin(), m_changes.begin() + static_cast<std::ptrdiff_t>(count));
    if (m_changes.empty()) m_batch = kBatch;
    clearTrouble(lock);
}

/// Nothing to do: is the file still there, or back?
void FileWorker::look(std::unique_lock<std::mutex>& lock) {
    m_next = Clock::now() + m_retry;
    const bool troubled = m_trouble.has_value();
    if (!troubled && m_file->access() != Access::Write) return;
    lock.unlock();
    try {
        if (troubled) m_file->recover();
        m_file->verifyPlace();
    } catch (const FileError& error) {
        lock.lock();
        return setTrouble(error, lock);
    } catch (const Error& error) {
        lock.lock();
        return setTrouble(FileError(FileFault::Gone, error.message(), error.detail()), lock);
    }
    lock.lock();
    clearTrouble(lock);
}

void FileWorker::setTrouble(const FileError& error, std::unique_lock<std::mutex>& lock) {
    const Trouble trouble{error.fault(), studio::wordsOf(error)};
    if (m_trouble == trouble) return;
    m_trouble = trouble;
    const auto tell = m_news.troubled;
    lock.unlock();
    log(LogLevel::Warning, studio::detailOf(error));
    if (tell) tell(trouble);
    lock.lock();
}

void FileWorker::clearTrouble(std::unique_lock<std::mutex>& lock) {
    if (!m_trouble) return;
    m_trouble.reset();
    const auto tell = m_news.recovered;
    lock.unlock();
    if (tell) tell();
    lock.lock();
}

/// Changes that can't be saved where they belong go into a copy elsewhere rather than nowhere.
void FileWorker::rescue(std::unique_lock<std::mutex>& lock) {
    if (m_rescueFolder.isEmpty()) return;
    const QString name = QFileInfo(m_file->file()).completeBaseName();
    for (int number = 1; number < 1000; ++number) {
        const QString target =
            QStringLiteral("%1/%2 (rescued%3).capriccio")
                .arg(m_rescueFolder, name, number > 1 ? QStringLiteral(" %1").arg(number) : QString());
        if (QFile::exists(target)) continue;
        lock.unlock();
        try {
            m_file->moveTo(target);
            log(LogLevel::Warning, "unsaved changes went to " + target.toStdString());
        } catch (const Error& error) {
            log(LogLevel::Error, studio::detailOf(error));
            return lock.lock();
        }
        lock.lock();
        m_trouble.reset();
        while (!m_changes.empty() && !m_trouble) save(lock);
        return;
    }
}

}  // namespace capriccio::project
