#include "core/studio/model_folder.h"

#include "core/base/error.h"
#include "core/musicgen/checkpoint/config.h"

#include <filesystem>
#include <utility>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace capriccio::studio {

QString modelDisplayName(const QString& folder) {
    if (folder.isEmpty()) return {};
    const QString path = QDir::cleanPath(folder);
    QString name = path.section(QLatin1Char('/'), -1);
    // …/models--facebook--musicgen-small/snapshots/4c8334b02c6e…
    static const QRegularExpression cache(QStringLiteral("/models--([^/]+)/snapshots/[^/]+$"));
    if (const auto match = cache.match(path); match.hasMatch())
        name = match.captured(1).section(QStringLiteral("--"), -1);
    static const QRegularExpression family(QStringLiteral("^musicgen[-_ ]+"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (family.match(name).hasMatch()) {
        name.replace(family, QStringLiteral("MusicGen "));
        name.replace(QLatin1Char('-'), QLatin1Char(' '));
    }
    return name;
}

namespace {

void readFolder(const QString& folder) {
    musicgen::readConfig(std::filesystem::path(QFile::encodeName(folder).toStdString()));
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
        try {
            m_check(folder);
        } catch (const std::exception& error) { problem = QString::fromUtf8(error.what()); }
        QMetaObject::invokeMethod(
            this,
            [this, number, folder, problem] {
                if (number == m_current) Q_EMIT checked(folder, problem);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace capriccio::studio
