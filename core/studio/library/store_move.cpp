#include "core/studio/library/store_move.h"

#include "core/base/error.h"
#include "core/studio/file_path.h"
#include "core/studio/library/folder_lock.h"
#include "core/studio/library/manifest.h"
#include "core/studio/library/names.h"
#include "core/studio/library/repository_fetch.h"
#include "core/studio/library/survey.h"

#include <list>
#include <unistd.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace capriccio::library {
namespace {

constexpr qint64 kSlice = 4 << 20;
constexpr qint64 kRoomToLeave = 64 << 20;
const QString kMarker = QStringLiteral("/.moved-from");

/// Words of their own context, for lupdate.
struct LibraryWords {
    Q_DECLARE_TR_FUNCTIONS(ModelLibrary)
};

[[noreturn]] void fail(Error::Code code, const QString& words, const QString& detail = {}) {
    throw Error(code, words.toStdString(), detail.toStdString());
}

/// "owner/name" of the models and parts of models in a store, and nothing else that is there.
QStringList repositoriesIn(const QString& store) {
    QStringList found;
    for (const QString& owner : QDir(store).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        for (const QString& name :
             QDir(store + QLatin1Char('/') + owner).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString repository = owner + QLatin1Char('/') + name, folder = store + QLatin1Char('/') + repository;
            if (Manifest::read(folder) || musicgen::looksLikeModel(toPath(folder))) found << repository;
        }
    return found;
}

QByteArray hashOf(const QString& name, Watch& watch) {
    QFile file(name);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly)) return {};
    while (!file.atEnd() && !watch.stop) {
        const QByteArray slice = file.read(kSlice);
        if (slice.isEmpty()) return {};
        hash.addData(slice);
        watch.doneBytes += slice.size();
    }
    return hash.result();
}

/// False when stopped.
bool copyFile(const QString& from, const QString& to, Watch& watch) {
    QFile source(from), target(to);
    const auto failed = [&](const QFile& file) {
        fail(Error::Code::Unwritable,
             LibraryWords::tr("“%1” could not be copied: %2. The models stay where they are.")
                 .arg(QFileInfo(from).fileName(), file.errorString()),
             to);
    };
    if (!source.open(QIODevice::ReadOnly)) failed(source);
    if (!target.open(QIODevice::WriteOnly | QIODevice::Truncate)) failed(target);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!source.atEnd()) {
        const QByteArray slice = source.read(kSlice);
        if (slice.isEmpty()) failed(source);
        if (target.write(slice) != slice.size()) failed(target);
        hash.addData(slice);
        watch.doneBytes += slice.size();
        if (watch.stop) return false;
    }
    if (!target.flush() || ::fsync(target.handle()) != 0) failed(target);
    target.setFileTime(QFileInfo(from).lastModified(), QFileDevice::FileModificationTime);
    target.close();
    if (hashOf(to, watch) != hash.result() && !watch.stop)
        fail(Error::Code::Unwritable,
             LibraryWords::tr("“%1” was copied, but reads differently from its new place. The models stay where "
                              "they are; check that disk.")
                 .arg(QFileInfo(from).fileName()));
    return !watch.stop;
}

bool copyFolder(const QString& from, const QString& to, Watch& watch) {
    QDir(to).removeRecursively();
    if (!QDir().mkpath(to))
        fail(Error::Code::Unwritable, LibraryWords::tr("“%1” can’t be written to. Choose another folder.").arg(to));
    for (const QString& name : QDir(from).entryList(QDir::Files | QDir::Hidden))
        if (!copyFile(from + QLatin1Char('/') + name, to + QLatin1Char('/') + name, watch)) return false;
    return true;
}

/// The same model, by what its manifest says.
bool isSame(const QString& a, const QString& b) {
    const auto first = Manifest::read(a), second = Manifest::read(b);
    if (!first || !second || first->files.size() != second->files.size()) return false;
    for (const Manifest::File& file : first->files) {
        const auto* other = second->find(file.name);
        if (!other || other->bytes != file.bytes || !(other->digest == file.digest)) return false;
    }
    return quickCheck(b, *second).isEmpty();
}

void removeOld(const QString& store, const QStringList& repositories) {
    for (const QString& repository : repositories) {
        // Only what was copied: whoever keeps something else in there finds it again.
        const QDir folder(store + QLatin1Char('/') + repository);
        for (const QString& file : folder.entryList(QDir::Files | QDir::Hidden)) QFile::remove(folder.filePath(file));
        QDir().rmdir(folder.path());
        QDir().rmdir(store + QLatin1Char('/') + repository.section(QLatin1Char('/'), 0, 0));  // when it is empty
    }
    QDir(store + QStringLiteral("/.arriving")).removeRecursively();
    QDir().rmdir(store);
}

void refuse(const QString& from, const QString& to) {
    const QString a = QDir::cleanPath(QFileInfo(from).absoluteFilePath()) + QLatin1Char('/');
    const QString b = QDir::cleanPath(QFileInfo(to).absoluteFilePath()) + QLatin1Char('/');
    if (a == b) fail(Error::Code::InvalidInput, LibraryWords::tr("Models are kept there already."));
    if (a.startsWith(b) || b.startsWith(a))
        fail(Error::Code::InvalidInput,
             LibraryWords::tr("One of the two folders is inside the other. Choose another one."));
}

}  // namespace

bool moveStore(const QString& from, const QString& to, const std::function<void()>& switchOver,
               const std::function<qint64(const QString& folder)>& freeBytes, Watch& watch) {
    refuse(from, to);
    const StoreFolders old{from}, fresh{to};
    if (!QDir().mkpath(to + QStringLiteral("/.arriving")))
        fail(Error::Code::Unwritable, LibraryWords::tr("“%1” can’t be written to. Choose another folder.").arg(to));
    const QStringList repositories = repositoriesIn(from);
    QStringList toCopy;
    qint64 bytes = 0;
    for (const QString& repository : repositories) {
        if (isSame(old.final(repository), fresh.final(repository))) continue;
        if (QFileInfo::exists(fresh.final(repository)))
            fail(Error::Code::InvalidInput,
                 LibraryWords::tr("There is another “%1” in “%2” already. Choose another folder.").arg(repository, to));
        toCopy << repository;
        bytes += folderBytes(old.final(repository));
    }
    const QStringList halves = QDir(from + QStringLiteral("/.arriving")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& half : halves) bytes += folderBytes(from + QStringLiteral("/.arriving/") + half);
    if (const qint64 free = freeBytes(to); free >= 0 && free < bytes + kRoomToLeave)
        fail(Error::Code::Unwritable, LibraryWords::tr("There is not enough room in “%1”: %2 more are needed.")
                                          .arg(to, sizeText(bytes + kRoomToLeave - free)));
    watch.totalBytes = 2 * bytes;  // written once, read once

    // While it moves, no program changes what is moved.
    std::list<FolderLock> locks;
    QDir().mkpath(from + QStringLiteral("/.arriving"));
    QStringList locked = repositories;
    for (const QString& half : halves)
        locked << QString(half).replace(half.indexOf(QStringLiteral("--")), 2, QStringLiteral("/"));
    locked.removeDuplicates();
    for (const QString& repository : locked)
        if (locks.emplace_back().tryLock(old.lock(repository)) == FolderLock::Result::Busy)
            fail(Error::Code::Unwritable, LibraryWords::tr("%1 is just being fetched. Pause that first.")
                                              .arg(modelDisplayName(old.final(repository))));

    for (const QString& repository : toCopy) {
        const QString gathering = fresh.arriving(repository) + QStringLiteral(".moving");
        if (!copyFolder(old.final(repository), gathering, watch)) {
            QDir(gathering).removeRecursively();
            return false;
        }
        QDir().mkpath(QFileInfo(fresh.final(repository)).path());
        if (!QDir().rename(gathering, fresh.final(repository)))
            fail(Error::Code::Unwritable, LibraryWords::tr("“%1” can’t be written to. Choose another folder.").arg(to));
    }
    for (const QString& half : halves)
        if (!copyFolder(from + QStringLiteral("/.arriving/") + half, to + QStringLiteral("/.arriving/") + half, watch))
            return false;
    QSaveFile marker(to + kMarker);
    if (!marker.open(QIODevice::WriteOnly) ||
        marker.write(QFile::encodeName(QFileInfo(from).absoluteFilePath())) <= 0 || !marker.commit())
        fail(Error::Code::Unwritable, LibraryWords::tr("“%1” can’t be written to. Choose another folder.").arg(to));
    switchOver();
    removeOld(from, repositories);
    QFile::remove(to + kMarker);
    return true;
}

void finishMove(const QString& store) {
    QFile marker(store + kMarker);
    if (!marker.open(QIODevice::ReadOnly)) return;
    const QString old = QFile::decodeName(marker.readAll().trimmed());
    QStringList copied;
    for (const QString& repository : repositoriesIn(old))
        if (isSame(old + QLatin1Char('/') + repository, store + QLatin1Char('/') + repository)) copied << repository;
    removeOld(old, copied);
    marker.remove();
}

}  // namespace capriccio::library
