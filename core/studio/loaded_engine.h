#pragma once

#include "core/studio/engine.h"

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stop_token>

#include <QString>

namespace capriccio::studio {

/// The last model that was used, kept for the next take. Any thread.
class LoadedEngine {
  public:
    explicit LoadedEngine(EngineLoader load) : m_load(std::move(load)) {}

    /// The model of the folder: the one kept, or loaded in its place on the calling thread (one at a time: who comes
    /// meanwhile waits; the old one goes first, so that two are never in memory at once by this). Null when stopped, while
    /// waiting too. Throws Error.
    std::shared_ptr<const Engine> get(const QString& folder, const EngineOptions& options, std::stop_token stop);
    /// The same if it is there already, else null. Never waits.
    std::shared_ptr<const Engine> ifLoaded(const QString& folder) const;

    /// What is kept, and by how much this program's memory grew when it was loaded. An empty folder: nothing.
    struct Held {
        QString folder;
        qint64 bytes = 0;
    };
    Held held() const;
    /// Lets it go; who still uses it keeps it until then.
    void drop();

  private:
    EngineLoader m_load;
    mutable std::mutex m_mutex;  // guards what follows
    std::condition_variable_any m_free;
    bool m_isLoading = false;
    std::filesystem::path m_folder;
    EngineOptions m_options;
    std::shared_ptr<const Engine> m_engine;
    qint64 m_bytes = 0;
};

}  // namespace capriccio::studio
