#include "core/studio/loaded_engine.h"

#include <system_error>
#include <utility>

#include <QFile>

namespace capriccio::studio {
namespace {

std::filesystem::path canonical(const QString& folder) {
    const std::filesystem::path path(QFile::encodeName(folder).toStdString());
    std::error_code error;
    auto whole = std::filesystem::weakly_canonical(path, error);
    return error ? path : whole;
}

}  // namespace

std::shared_ptr<const Engine> LoadedEngine::get(const QString& folder, const EngineOptions& options,
                                                std::stop_token stop) {
    const auto wanted = canonical(folder);
    const std::lock_guard oneAtATime(m_loading);
    std::shared_ptr<const Engine> last;  // destroyed outside the lock: that takes a while
    {
        const std::lock_guard lock(m_mutex);
        if (m_engine && m_folder == wanted && m_options == options) return m_engine;
        last = std::exchange(m_engine, nullptr);
    }
    last.reset();
    auto engine = m_load(wanted, options, std::move(stop));
    if (!engine) return nullptr;
    const std::lock_guard lock(m_mutex);
    m_engine = engine;
    m_folder = wanted;
    m_options = options;
    return engine;
}

std::shared_ptr<const Engine> LoadedEngine::ifLoaded(const QString& folder) const {
    const auto wanted = canonical(folder);
    const std::lock_guard lock(m_mutex);
    return m_folder == wanted ? m_engine : nullptr;
}

}  // namespace capriccio::studio
