#include "core/studio/project/opening.h"

#include "core/base/atomic_file.h"
#include "core/studio/file_path.h"
#include "core/studio/project/schema.h"
#include "core/studio/words.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace capriccio::project {
namespace {

constexpr qint64 kWholeCheckBytes = 64 << 20;
/// What a crash may leave beside a database: its write-ahead log, or the journal of a change without one.
constexpr std::array kBeside{"-wal", "-journal"};

/// For lupdate: these words are no object's.
struct ProjectWords {
    Q_DECLARE_TR_FUNCTIONS(ProjectWords)
};
std::string quoted(const QString& file) { return "“" + file.toStdString() + "”"; }

[[noreturn]] void failDamaged(const QString& file, const std::string& detail) {
    throw FileError(FileFault::Damaged,
                    Core::tr("%1 is damaged. What can be read of it can be saved as a new project.").arg(quoted(file)),
                    detail);
}

void verify(Sql& sql, const QString& file, int version) {
    const auto expectOk = [&](const QString& pragma) {
        const QString result = sql.value(pragma).toString();
        if (result != QLatin1StringView("ok")) failDamaged(file, result.toStdString());
    };
    try {
        checkSchema(sql, version);
        if (QFileInfo(file).size() <= kWholeCheckBytes) return expectOk(QStringLiteral("PRAGMA integrity_check(1)"));
        for (const QString& table : smallTables(version))
            expectOk(QStringLiteral("PRAGMA integrity_check(%1)").arg(table));
    } catch (const FileError& error) {
        if (error.fault() == FileFault::Damaged || error.fault() == FileFault::Other)
            failDamaged(file, studio::detailOf(error));
        throw;
    }
}

/// The file and what a crash left beside it in a folder of its own, where they can be opened whatever the original's
/// place allows.
void openPrivateCopy(const QString& file, Opened& opened) {
    opened.sql.reset();
    opened.copy = std::make_unique<QTemporaryDir>();
    const QString copy = opened.copy->filePath(QStringLiteral("copy.capriccio"));
    if (!opened.copy->isValid() || !copyWithLog(file, copy))
        throw FileError(FileFault::Full, Core::tr("%1 can’t be opened where it is, and there is no room to open a copy "
                                                  "of it. Free some space on the system’s disk.")
                                             .arg(quoted(file)));
    opened.sql = std::make_unique<Sql>(copy, Sql::Mode::Write);
    const int version = opened.sql->value(QStringLiteral("PRAGMA user_version")).toInt();
    verify(*opened.sql, copy, version);
    if (version < kSchemaVersion) migrateSchema(*opened.sql, version);
}

void openForReading(const QString& file, int version, Opened& opened) {
    try {
        opened.sql = std::make_unique<Sql>(file, Sql::Mode::Read);
        opened.sql->value(QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    } catch (const FileError& error) {
        opened.sql.reset();
        if (error.fault() == FileFault::Damaged) throw;
        // Neither can a log be read in a folder where no index of it can be made, nor a change that a crash cut short
        // be taken back by one who only reads.
        for (const char* end : kBeside)
            if (QFileInfo(file + QLatin1StringView(end)).size() > 0) return openPrivateCopy(file, opened);
        opened.sql = std::make_unique<Sql>(file, Sql::Mode::Immutable);
    }
    if (version < kSchemaVersion) return openPrivateCopy(file, opened);
    verify(*opened.sql, file, version);
}

/// A complete copy beside the file, under a name that is free.
QString backUp(const QString& file, int version) {
    const QFileInfo info(file);
    for (int number = 1;; ++number) {
        const QString name = info.path() + u'/' + info.completeBaseName() +
                             ProjectWords::tr(" (version %1 backup%2)")
                                 .arg(version)
                                 .arg(number > 1 ? QStringLiteral(" %1").arg(number) : QString()) +
                             QStringLiteral(".capriccio");
        if (QFile::exists(name)) continue;
        try {
            AtomicFile copy(toPath(name));
            const QString part = fromPath(copy.path());
            QFile::remove(part);
            if (!QFile::copy(file, part)) copy.fail(ENOSPC);
            placeNew(copy, name);
        } catch (const FileError&) { throw; } catch (const Error& error) {
            throw asFileError(error, file);
        }
        return name;
    }
}

void migrate(const QString& file, int version, Opened& opened) {
    {  // brings a log that a crash has left into the file, so that the copy is complete
        Sql sql(file, Sql::Mode::Write);
        sql.value(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        sql.value(QStringLiteral("PRAGMA journal_mode=DELETE"));
    }
    const QString backup = backUp(file, version);
    Sql sql(file, Sql::Mode::Write);
    migrateSchema(sql, version);
    opened.notice =
        ProjectWords::tr(
            "This project was made by an earlier version and has been brought up to date. The project as it "
            "was is kept in “%1”.")
            .arg(QFileInfo(backup).fileName());
}

/// A change without a log that a crash cut short (of opening, closing or bringing up to date) is taken back by the first
/// connection that reads and may write.
void takeBackHalfAChange(const QString& file) {
    if (QFile::exists(file + QStringLiteral("-journal")))
        Sql(file, Sql::Mode::Write).value(QStringLiteral("PRAGMA schema_version"));
}

void openForWriting(const QString& file, Opened& opened) {
    const int lockError = opened.lock->error();
    if (lockError == ENOSPC || lockError == EDQUOT)
        throw FileError(
            FileFault::Full,
            Core::tr(
                "There is no room on the disk of %1. What you do is kept in memory until there is; free some space.")
                .arg(quoted(file)));
    if (!opened.lock->locked() || ::faccessat(AT_FDCWD, QFile::encodeName(file).constData(), W_OK, AT_EACCESS) != 0)
        throw FileError(FileFault::ReadOnly, Core::tr("%1 can’t be written to. What you do is kept in memory; save a "
                                                      "copy in another folder to keep it for good.")
                                                 .arg(quoted(file)));
    takeBackHalfAChange(file);
    const int version = readHeader(file).version;
    {
        Sql check(file, Sql::Mode::Read);
        verify(check, file, version);
    }
    if (version < kSchemaVersion) migrate(file, version, opened);
    opened.sql = std::make_unique<Sql>(file, Sql::Mode::Write);
    try {
        enableLog(opened);
    } catch (const FileError& error) {
        if (error.fault() != FileFault::Full) throw;  // the first transaction tries again, and says so
    }
}

}  // namespace

Place placeOf(const QString& file) {
    struct stat status {};
    if (::stat(QFile::encodeName(file).constData(), &status) != 0) return {};
    return {status.st_dev, status.st_ino, true};
}

void enableLog(Opened& opened) {
    if (opened.log || opened.access != Access::Write) return;
    opened.log = opened.sql->value(QStringLiteral("PRAGMA journal_mode=WAL")).toString() == QLatin1StringView("wal");
}

bool copyWithLog(const QString& file, const QString& copy) {
    bool copied = QFile::copy(file, copy);
    for (const char* end : kBeside) {
        const QLatin1StringView ending(end);
        copied &= !QFile::exists(file + ending) || QFile::copy(file + ending, copy + ending);
        QFile::setPermissions(copy + ending, QFile::ReadOwner | QFile::WriteOwner);
    }
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    return copied;
}

FileError asFileError(const Error& error, const QString& file) {
    struct statvfs disk {};
    const QByteArray folder = QFile::encodeName(QFileInfo(file).path());
    FileFault fault = FileFault::ReadOnly;
    if (::statvfs(folder.constData(), &disk) != 0) {
        fault = FileFault::Gone;
    } else if (disk.f_bavail * disk.f_frsize < 128 * 1024) {
        fault = FileFault::Full;
    }
    return {fault, error.message(), error.detail()};
}

void placeNew(AtomicFile& file, const QString& target) {
    const QByteArray name = QFile::encodeName(target);
    const auto failExists = [&] {
        throw Error(Error::Code::InvalidInput,
                    Core::tr("There is a file “%1” already. Choose another name.").arg(target.toStdString()));
    };
    if (QFile::exists(target)) failExists();
    for (const char* end : {"-wal", "-shm", "-journal"}) {
        const QByteArray left = name + end;
        std::rename(left.constData(), (left + ".old").constData());
    }
    const int part = ::open(file.path().c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = part >= 0 && ::fsync(part) == 0;
    const int error = errno;
    if (part >= 0) ::close(part);
    if (!flushed) file.fail(error);
    if (::link(file.path().c_str(), name.constData()) == 0) return;  // the other name goes when `file` does
    if (errno == EEXIST) failExists();
    file.commit();  // a file system without links
}

Opened openProject(const QString& file) {
    const Header header = readHeader(file);
    if (!header.sqlite || header.applicationId != kApplicationId)
        throw FileError(FileFault::Foreign,
                        Core::tr("%1 is not a Capriccio project, or its beginning is destroyed. Choose another file.")
                            .arg(quoted(file)));
    if (header.version < 1) failDamaged(file, "schema version " + std::to_string(header.version));

    Opened opened;
    opened.place = placeOf(file);
    if (header.version > kSchemaVersion) {
        opened.access = Access::ReadOnlyNewer;
        opened.notice = ProjectWords::tr(
            "This project was made by a newer version of Capriccio. It can be looked at, played and exported here, "
            "but not changed. Update Capriccio to change it.");
        openForReading(file, header.version, opened);
    } else {
        opened.lock = std::make_unique<ProjectLock>(file);
        if (opened.lock->holder()) {
            opened.access = Access::ReadOnlyHeld;
            opened.notice =
                ProjectWords::tr("This project is open elsewhere: %1. It can be looked at here, but not changed.")
                    .arg(opened.lock->holder()->words());
            openForReading(file, header.version, opened);
        } else {
            try {
                openForWriting(file, opened);
            } catch (const FileError& error) {
                if (error.fault() == FileFault::Damaged || error.fault() == FileFault::Foreign) throw;
                opened.access = Access::Unwritable;
                opened.notice = studio::wordsOf(error);
                openForReading(file, header.version, opened);
            }
        }
    }
    opened.id = opened.sql->value(QStringLiteral("SELECT value FROM project WHERE key='id'")).toString();
    opened.revision = opened.sql->value(QStringLiteral("SELECT value FROM project WHERE key='revision'")).toLongLong();
    return opened;
}

}  // namespace capriccio::project
