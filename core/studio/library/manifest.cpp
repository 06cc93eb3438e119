#include "core/studio/library/manifest.h"

#include "core/base/error.h"
#include "core/studio/library/catalogue.h"
#include "core/studio/library/names.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace capriccio::library {
namespace {

constexpr qint64 kMostManifestBytes = 4 << 20;
constexpr int kVersion = 1;

/// Words of their own context, for lupdate.
struct LibraryWords {
    Q_DECLARE_TR_FUNCTIONS(ModelLibrary)
};

/// Of a snapshot in a Hugging Face cache: each file is a link to a blob that is named after its digest.
QList<WrongFile> checkSnapshot(const QString& folder, Watch& watch) {
    QList<WrongFile> wrong;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::System | QDir::Hidden);
    qint64 total = 0;
    for (const QFileInfo& file : files) total += file.size();
    watch.totalBytes = total;
    for (const QFileInfo& file : files) {
        if (!file.isSymLink()) continue;
        if (!file.exists()) {
            wrong.append({file.fileName(), WrongFile::Kind::Missing});
            continue;
        }
        const Digest digest = Digest::ofEtag(QFileInfo(file.symLinkTarget()).fileName().toLatin1());
        if (digest.isKnown() && !fileMatches(file.filePath(), digest, file.size(), watch)) {
            if (watch.stop) return {};
            wrong.append({file.fileName(), WrongFile::Kind::Content});
        }
    }
    return wrong;
}

/// A model in the store, or a part of it there.
struct Checked {
    QString folder;
    QString prefix;  ///< before the names of its files, for words
    Manifest manifest;
};

/// A model and those of its parts that lie in the same store: it needs them as much as its own files. Empty: without a
/// manifest.
QList<Checked> withParts(const QString& folder) {
    const auto own = Manifest::read(folder);
    if (!own) return {};
    QList<Checked> all = {{folder, {}, *own}};
    for (const QString& part : own->parts) {
        const QString there = QDir::cleanPath(folder + QStringLiteral("/../../") + part);
        if (const auto manifest = Manifest::read(there); manifest && manifest->repository == part)
            all.append({there, part + QStringLiteral(": "), *manifest});
    }
    return all;
}

/// Hashes what is unsure, or `all`, and notes in the manifest what turned out.
QList<WrongFile> checkFiles(Checked& checked, bool all, Watch& watch) {
    QList<WrongFile> wrong;
    bool timesChanged = false;
    const QList<WrongFile> quick = quickCheck(checked.folder, checked.manifest);
    for (Manifest::File& file : checked.manifest.files) {
        const auto known = std::ranges::find(quick, file.name, &WrongFile::name);
        const bool isUnsure = known != quick.end() && known->kind == WrongFile::Kind::Unsure;
        if (known != quick.end() && !isUnsure) {
            wrong << *known;
            continue;
        }
        if (!all && !isUnsure) continue;
        const QString path = checked.folder + QLatin1Char('/') + file.name;
        const qint64 changedMs = QFileInfo(path).lastModified().toMSecsSinceEpoch();
        if (!fileMatches(path, file.digest, file.bytes, watch)) {
            if (watch.stop) return {};
            wrong.append({file.name, WrongFile::Kind::Content});
            // A disk can spoil a file without a trace in its time: from now on a look at times finds it, and repairing
            // does.
            timesChanged |= std::exchange(file.changedMs, 0) != 0;
        } else if (isUnsure) {
            file.changedMs = changedMs;
            timesChanged = true;
        }
    }
    if (timesChanged) checked.manifest.write(checked.folder);  // where it can't be: hashed again the next time
    return wrong;
}

}  // namespace

const Manifest::File* Manifest::find(const QString& name) const {
    const auto found = std::ranges::find(files, name, &File::name);
    return found == files.end() ? nullptr : &*found;
}

qint64 Manifest::bytes() const {
    qint64 sum = 0;
    for (const File& file : files) sum += file.bytes;
    return sum;
}

std::optional<Manifest> Manifest::read(const QString& folder) {
    QFile file(folder + QLatin1Char('/') + kFileName);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostManifestBytes) return std::nullopt;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    if (root[QLatin1StringView("version")].toInt() != kVersion) return std::nullopt;
    Manifest manifest;
    manifest.repository = root[QLatin1StringView("repository")].toString();
    manifest.revision = root[QLatin1StringView("revision")].toString();
    manifest.hub = root[QLatin1StringView("hub")].toString();
    for (const QJsonValue& part : root[QLatin1StringView("parts")].toArray()) manifest.parts << part.toString();
    for (const QJsonValue& value : root[QLatin1StringView("files")].toArray()) {
        const QJsonObject object = value.toObject();
        File entry;
        entry.name = object[QLatin1StringView("name")].toString();
        entry.bytes = static_cast<qint64>(object[QLatin1StringView("bytes")].toDouble(-1));
        entry.digest = Digest::fromText(object[QLatin1StringView("digest")].toString());
        entry.changedMs = static_cast<qint64>(object[QLatin1StringView("changed_ms")].toDouble());
        if (!isPlainFileName(entry.name) || entry.bytes < 0) return std::nullopt;
        manifest.files << entry;
    }
    if (manifest.files.isEmpty() || manifest.repository.isEmpty()) return std::nullopt;
    return manifest;
}

bool Manifest::write(const QString& folder) const {
    QJsonArray list;
    for (const File& file : files)
        list.append(QJsonObject{{QStringLiteral("name"), file.name},
                                {QStringLiteral("bytes"), static_cast<double>(file.bytes)},
                                {QStringLiteral("digest"), file.digest.toText()},
                                {QStringLiteral("changed_ms"), static_cast<double>(file.changedMs)}});
    const QJsonObject root{{QStringLiteral("version"), kVersion},
                           {QStringLiteral("repository"), repository},
                           {QStringLiteral("revision"), revision},
                           {QStringLiteral("hub"), hub},
                           {QStringLiteral("parts"), QJsonArray::fromStringList(parts)},
                           {QStringLiteral("files"), list}};
    QSaveFile file(folder + QLatin1Char('/') + kFileName);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(root).toJson()) > 0 && file.commit();
}

QList<WrongFile> quickCheck(const QString& folder, const Manifest& manifest) {
    QList<WrongFile> wrong;
    for (const Manifest::File& file : manifest.files) {
        const QFileInfo info(folder + QLatin1Char('/') + file.name);
        if (!info.isFile())
            wrong.append({file.name, WrongFile::Kind::Missing});
        else if (info.size() != file.bytes)
            wrong.append({file.name, WrongFile::Kind::Length});
        else if (info.lastModified().toMSecsSinceEpoch() != file.changedMs)
            wrong.append({file.name, WrongFile::Kind::Unsure});
    }
    return wrong;
}

QList<WrongFile> quickCheckAll(const QString& folder) {
    QList<WrongFile> wrong;
    for (const auto& [name, prefix, manifest] : withParts(folder))
        for (const WrongFile& file : quickCheck(name, manifest)) wrong.append({prefix + file.name, file.kind});
    return wrong;
}

QList<WrongFile> fullCheck(const QString& folder, bool all, Watch& watch) {
    auto checked = withParts(folder);
    if (checked.isEmpty()) return checkSnapshot(folder, watch);
    qint64 total = 0;
    for (const Checked& one : checked) total += one.manifest.bytes();
    watch.totalBytes = total;
    QList<WrongFile> wrong;
    for (Checked& one : checked) {
        for (const WrongFile& file : checkFiles(one, all, watch)) wrong.append({one.prefix + file.name, file.kind});
        if (watch.stop) return {};
    }
    return wrong;
}

void checkBeforeLoading(const QString& folder) {
    if (quickCheckAll(folder).isEmpty()) return;
    Watch unwatched;
    const QList<WrongFile> wrong = fullCheck(folder, false, unwatched);
    if (wrong.isEmpty()) return;
    throw Error(
        Error::Code::Unreadable,
        LibraryWords::tr("%1 can’t be loaded: %2. Open Models and choose Repair: only what is wrong is fetched again.")
            .arg(modelDisplayName(folder), wordsFor(wrong))
            .toStdString(),
        folder.toStdString());
}

QString wordsFor(const QList<WrongFile>& wrong) {
    QStringList words;
    for (const WrongFile& file : wrong) {
        const QString pattern = file.kind == WrongFile::Kind::Missing ? LibraryWords::tr("“%1” is missing")
                                : file.kind == WrongFile::Kind::Length ? LibraryWords::tr("“%1” has the wrong length")
                                                                       : LibraryWords::tr("“%1” was changed");
        words << pattern.arg(file.name);
    }
    if (words.size() > 3) {
        const auto more = words.size() - 2;
        words = words.first(2);
        words << LibraryWords::tr("%1 more files are wrong").arg(more);
    }
    return words.join(QStringLiteral(", "));
}

}  // namespace capriccio::library
