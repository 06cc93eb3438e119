#pragma once

#include "core/studio/project/access.h"
#include "core/studio/project/project_lock.h"
#include "core/studio/project/sql.h"

#include <memory>
#include <sys/types.h>

#include <QTemporaryDir>

namespace capriccio {
class AtomicFile;
}

namespace capriccio::project {

/// Which file stands at a name: its device and inode.
struct Place {
    dev_t device = 0;
    ino_t inode = 0;
    bool there = false;
    bool operator==(const Place&) const = default;
};
Place placeOf(const QString& file);

/// A project file that was checked and opened, with all that keeps it so. Members are destroyed in reverse: connection,
/// copy, lock.
struct Opened {
    std::unique_ptr<ProjectLock> lock;
    std::unique_ptr<QTemporaryDir> copy;  ///< a private copy is read, where the file itself can't be
    std::unique_ptr<Sql> sql;
    Access access = Access::Write;
    QString notice;
    QString id;
    qint64 revision = 0;
    Place place;
    bool log = false;  ///< write-ahead
};

/// The rules of ProjectFile's constructor. Throws FileError.
Opened openProject(const QString& file);

/// To the write-ahead log, or throws.
void enableLog(Opened& opened);

/// Puts a finished database in the place of `target`, which must not be there (Error InvalidInput). A log that a lost
/// file has left at that name is put aside: it must not be played into the new one.
void placeNew(AtomicFile& file, const QString& target);

/// Copies a database with what a crash has left beside it, for its owner to read and write: false where that fails.
bool copyWithLog(const QString& file, const QString& copy);

/// What AtomicFile threw, as a FileError.
FileError asFileError(const Error& error, const QString& file);

}  // namespace capriccio::project
