#pragma once

#include <optional>

#include <QString>

namespace capriccio::project {

/// Who has a project open for writing.
struct Holder {
    QString host;
    qint64 pid = 0;
    QString program;
    QString since;  ///< local time it was opened, as words
    /// "Capriccio on studio-pc (process 4711), since 12:30"
    QString words() const;
};

/// The right to write to a project, as a file `.NAME.capriccio.lock` beside it that the kernel holds locked (flock): it
/// ends with the process, however that ends, so there are no stale locks to clear. Where the file system knows no
/// locks, the holder's process id is asked after instead, if it is of this machine.
class ProjectLock {
  public:
    /// Either locked(), or holder() says who has it, or neither: no lock could be made there (a read-only folder, a
    /// full disk).
    explicit ProjectLock(const QString& projectFile);
    ~ProjectLock();
    ProjectLock(const ProjectLock&) = delete;
    ProjectLock& operator=(const ProjectLock&) = delete;

    bool locked() const { return m_file >= 0; }
    const std::optional<Holder>& holder() const { return m_holder; }
    int error() const { return m_error; }  ///< errno's value when no lock could be made, else 0

    static QString fileFor(const QString& projectFile);

  private:
    QString m_name;
    int m_file = -1;
    int m_error = 0;
    std::optional<Holder> m_holder;
};

}  // namespace capriccio::project
