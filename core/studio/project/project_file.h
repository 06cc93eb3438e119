#pragma once

#include "core/studio/project/access.h"
#include "core/studio/project/file_error.h"
#include "core/studio/project/rows.h"

#include <functional>
#include <memory>

#include <QString>

namespace capriccio::project {

struct Opened;

/// A project's file `NAME.capriccio`: one SQLite database, and the rules for touching it. Synchronous; belongs to the
/// thread that opened it. (Project, in project.h, is what a window uses.)
///
/// What is guaranteed:
/// - While open for writing there is a write-ahead log beside the file; closing brings everything into the one file. A
/// transaction
///   that returned survives the end of the program in any way (kill -9). With Durability::Disk it also survives a power
///   cut, as far as the drive keeps its word; with Durability::Process the last seconds may be missing then, but
///   nothing is damaged.
/// - Before anything is written, the file is checked read-only: all of it when it has up to 64 MB, else everything but
/// sounds,
///   tokens and inputs, which are checked when they are read (and by compact()). A file that fails, then or later, is
///   never written to again.
/// - One writer at a time (ProjectLock). An older layout is migrated after a complete copy, “NAME (version 1
/// backup).capriccio”, is
///   beside it.
/// All faults are FileErrors.
class ProjectFile {
  public:
    enum class Durability { Process, Disk };

    /// A new, empty project; whole or not at all. Throws when there is a file of that name.
    static void create(const QString& file);

    /// Opens what is there. When it can't be written it is opened all the same; access() and notice() say why. Throws
    /// FileError: Gone, Damaged, Foreign, ReadOnly (may not even be read).
    explicit ProjectFile(QString file);
    /// A project that could not be created where it was wanted: empty, Unwritable, created as soon as that works.
    static std::unique_ptr<ProjectFile> inMemory(QString file, const FileError& why);
    ~ProjectFile();
    ProjectFile(const ProjectFile&) = delete;
    ProjectFile& operator=(const ProjectFile&) = delete;

    const QString& file() const { return m_file; }
    Access access() const;
    /// Words for the user when access is not Write, or when something was done at opening (a migration and its backup).
    const QString& notice() const { return m_notice; }
    /// The same for a project wherever it is moved to; a saved copy has another one.
    const QString& id() const { return m_id; }

    /// Newest last. Takes that were running when the program ended come back as Stopped and interrupted.
    std::vector<TakeRecord> takes();
    QHash<QString, QJsonValue> settings();
    std::vector<InputRecord> inputs();
    TakeId nextTakeId();
    InputId nextInputId();
    musicgen::Tokens tokens(TakeId take);
    StoredSound sound(TakeId take);
    QByteArray input(InputId input);

    /// `work` writes through `rows`. All or nothing. Throws FileError; after Damaged every later call throws too.
    void transaction(const std::function<void(Sql&)>& work, Durability durability);

    /// Throws Gone when the file is no longer where it was.
    void verifyPlace() const;
    /// After a fault: makes writing possible again if it can. A file that has vanished is written anew from what the
    /// open connection still holds. Throws when it can't.
    void recover();

    /// A complete project under another name and with an id of its own. Throws when there is a file of that name.
    void copyTo(const QString& target);
    /// Goes on under another name: the file itself is renamed.
    void renameTo(const QString& target);
    /// Goes on in a copy elsewhere; the file is left as it is. An unreadable one is followed by an empty project.
    void moveTo(const QString& target);
    /// Checks the whole file, removes what no take uses and gives free space back to the disk.
    void compact();
    /// "ok", or the first faults `PRAGMA integrity_check` finds. Reads everything.
    QString integrity();

  private:
    ProjectFile() = default;

    void open();
    void reopen();
    void restore();
    void close();
    Sql& sql() const;
    template <typename Work>
    auto guarded(Work work);

    QString m_file;
    QString m_notice;
    QString m_id;
    std::unique_ptr<Opened> m_opened;  // null: not created yet
    qint64 m_revision = 0;             // transactions so far, as the file counts them
    bool m_interruptedMarked = false;
    bool m_damaged = false;
};

}  // namespace capriccio::project
