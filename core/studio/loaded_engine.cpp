#include "core/studio/loaded_engine.h"

#include "core/studio/file_path.h"

#include <algorithm>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <QFile>
#include <QScopeGuard>

namespace capriccio::studio {
namespace {

std::filesystem::path canonical(const QString& folder) {
    const std::filesystem::path path = toPath(folder);
    std::error_code error;
    auto whole = std::filesystem::weakly_canonical(path, error);
    return error ? path : whole;
}

/// Of this program, as the system counts it.
qint64 residentBytes() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

}  // namespace

std::shared_ptr<const Engine> LoadedEngine::get(const QString& folder, const EngineOptions& options,
                                                std::stop_token stop) {
    const auto wanted = canonical(folder);
    std::unique_lock lock(m_mutex);
    if (!m_free.wait(lock, stop, [this] { return !m_isLoading; })) return nullptr;
    if (m_engine && m_folder == wanted && m_options == options) return m_engine;
    m_isLoading = true;
    const auto over = qScopeGuard([this] {
        const std::lock_guard again(m_mutex);
        m_isLoading = false;
        m_free.notify_all();
    });
    std::shared_ptr<const Engine> old = std::exchange(m_engine, nullptr);
    lock.unlock();
    old.reset();  // takes a while, and so does loading: outside the lock
    const qint64 before = residentBytes();
    auto engine = m_load(wanted, options, std::move(stop));
    if (!engine) return nullptr;
    const qint64 grown = residentBytes() - before;
    const std::lock_guard kept(m_mutex);
    m_engine = engine;
    m_folder = wanted;
    m_options = options;
    m_bytes = std::max<qint64>(0, grown);
    return engine;
}

std::shared_ptr<const Engine> LoadedEngine::ifLoaded(const QString& folder) const {
    const auto wanted = canonical(folder);
    const std::lock_guard lock(m_mutex);
    return m_folder == wanted ? m_engine : nullptr;
}

LoadedEngine::Held LoadedEngine::held() const {
    const std::lock_guard lock(m_mutex);
    if (!m_engine) return {};
    return {fromPath(m_folder), m_bytes};
}

void LoadedEngine::drop() {
    std::shared_ptr<const Engine> last;  // destroyed outside the lock
    const std::lock_guard lock(m_mutex);
    last = std::exchange(m_engine, nullptr);
}

}  // namespace capriccio::studio
