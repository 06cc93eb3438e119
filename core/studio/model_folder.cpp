#include "core/studio/model_folder.h"

#include "core/base/error.h"
#include "core/musicgen/checkpoint/config.h"
#include "core/studio/file_path.h"
#include "core/studio/library/manifest.h"

#include <filesystem>
#include <utility>

#include <QFile>

namespace capriccio::studio {

namespace {

/// Whether the model follows melodies.
bool readFolder(const QString& folder) {
    library::checkBeforeLoading(folder);
    const auto config = musicgen::readConfig(toPath(folder));
    return config.architecture == musicgen::Architecture::Prefix;
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
        bool follows = false;
        try {
            follows = m_check(folder);
        } catch (const std::exception& error) { problem = QString::fromUtf8(error.what()); }
        QMetaObject::invokeMethod(
            this,
            [this, number, folder, problem, follows] {
                if (number == m_current) Q_EMIT checked(folder, problem, follows);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace capriccio::studio
