#include "core/studio/model_hashes.h"

#include "core/base/log.h"
#include "core/studio/project/model_hash.h"

#include <utility>

namespace capriccio::studio {

ModelHashes::ModelHashes(QString cacheFile, QObject* parent) : QObject(parent), m_cacheFile(std::move(cacheFile)) {}

ModelHashes::~ModelHashes() = default;

void ModelHashes::find(const QString& folder, std::function<void(const QString&)> found) {
    const bool idle = m_asked.empty();
    m_asked[folder].push_back(std::move(found));
    if (idle) start(folder);
}

void ModelHashes::start(const QString& folder) {
    m_thread = std::jthread([this, folder, cache = m_cacheFile](std::stop_token stop) {
        QString hash;
        try {
            hash = project::modelHash(folder, cache, stop);
        } catch (const std::exception& error) { log(LogLevel::Info, std::string("model hash: ") + error.what()); }
        QMetaObject::invokeMethod(
            this,
            [this, folder, hash] {
                const auto asked = std::move(m_asked[folder]);
                m_asked.erase(folder);
                if (!hash.isEmpty())
                    for (const auto& answer : asked) answer(hash);
                if (!m_asked.empty()) start(m_asked.begin()->first);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace capriccio::studio
