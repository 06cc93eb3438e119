#include "core/studio/project/model_hash.h"

#include "core/base/error.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace capriccio::project {
namespace {

constexpr qint64 kPartBytes = 8 << 20;

QJsonObject readCache(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

}  // namespace

QString modelHash(const QString& folder, const QString& cacheFile, std::stop_token stop) {
    const QDir dir(folder);
    QFileInfoList files = dir.entryInfoList(
        {QStringLiteral("*.safetensors"), QStringLiteral("*.bin"), QStringLiteral("*.th")}, QDir::Files, QDir::Name);
    // Answers that checkpoints of the tests carry beside them are no weights.
    files.removeIf([](const QFileInfo& file) { return file.fileName() == QLatin1StringView("golden.safetensors"); });
    if (files.isEmpty())
        throw Error(Error::Code::NotFound,
                    Core::tr("There are no weights in “%1”. Choose the folder of a model.").arg(folder.toStdString()));
    QString state;
    for (const QFileInfo& file : files)
        state += QStringLiteral("%1 %2 %3\n")
                     .arg(file.fileName())
                     .arg(file.size())
                     .arg(file.lastModified().toMSecsSinceEpoch());

    const QString key = dir.canonicalPath();
    QJsonObject cache = readCache(cacheFile);
    const QJsonObject known = cache.value(key).toObject();
    if (known.value(QLatin1StringView("files")).toString() == state)
        return known.value(QLatin1StringView("sha256")).toString();

    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QFileInfo& info : files) {
        QFile file(info.filePath());
        bool readable = file.open(QIODevice::ReadOnly);
        while (readable && !file.atEnd()) {
            if (stop.stop_requested()) return {};
            const QByteArray part = file.read(kPartBytes);
            readable = !part.isEmpty();
            hash.addData(part);
        }
        if (!readable)
            throw Error(Error::Code::Unreadable, Core::tr("“%1” can’t be read.").arg(info.filePath().toStdString()),
                        file.errorString().toStdString());
    }
    const QString text = QString::fromLatin1(hash.result().toHex());
    cache.insert(key, QJsonObject{{QStringLiteral("files"), state}, {QStringLiteral("sha256"), text}});
    QSaveFile file(cacheFile);  // without it, it is computed again the next time
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(cache).toJson()) > 0) file.commit();
    return text;
}

}  // namespace capriccio::project
