#include "core/studio/model_folder.h"

#include "core/base/error.h"
#include "core/studio/file_path.h"
#include "core/studio/library/manifest.h"
#include "core/studio/words.h"

#include <filesystem>
#include <utility>

#include <QFile>

namespace capriccio::studio {

namespace {

musicgen::ModelConfig readFolder(const QString& folder) {
    library::checkBeforeLoading(folder);
    return musicgen::readConfig(toPath(folder));
}

}  // namespace

ModelChecker::ModelChecker(QObject* parent) : ModelChecker(readFolder, parent) {}

ModelChecker::ModelChecker(Check check, QObject* parent) : QObject(parent), m_check(std::move(check)) {}

ModelChecker::~ModelChecker() = default;

void ModelChecker::check(const QString& folder) {
    const quint64 number = ++m_current;
    auto before = std::make_shared<std::jthread>(std::move(m_thread));
    m_thread = std::jthread([this, number, folder, before] {
        if (before->joinable()) before->join();
        QString problem;
        std::optional<musicgen::ModelConfig> config;
        try {
            config = m_check(folder);
        } catch (const std::exception& error) { problem = wordsOf(error); }
        QMetaObject::invokeMethod(
            this,
            [this, number, folder, problem, config] {
                if (number == m_current) Q_EMIT checked(folder, problem, config);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace capriccio::studio
