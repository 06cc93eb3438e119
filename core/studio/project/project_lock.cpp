#include "core/studio/project/project_lock.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

namespace capriccio::project {
namespace {

Holder readHolder(int file) {
    std::array<char, 4096> buffer{};
    const ssize_t count = ::pread(file, buffer.data(), buffer.size(), 0);
    const QJsonObject json =
        QJsonDocument::fromJson(QByteArray(buffer.data(), static_cast<qsizetype>(std::max<ssize_t>(count, 0))))
            .object();
    return {json.value(QLatin1StringView("host")).toString(), json.value(QLatin1StringView("pid")).toInteger(),
            json.value(QLatin1StringView("program")).toString(), json.value(QLatin1StringView("since")).toString()};
}

bool writeHolder(int file) {
    QString program = QCoreApplication::applicationName();
    if (program.isEmpty()) program = QStringLiteral("Capriccio");
    const QByteArray text =
        QJsonDocument(QJsonObject{{QStringLiteral("host"), QSysInfo::machineHostName()},
                                  {QStringLiteral("pid"), static_cast<qint64>(::getpid())},
                                  {QStringLiteral("program"), program},
                                  {QStringLiteral("since"),
                                   QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"))}})
            .toJson(QJsonDocument::Compact);
    return ::ftruncate(file, 0) == 0 &&
           ::pwrite(file, text.constData(), static_cast<std::size_t>(text.size()), 0) == text.size();
}

bool isAlive(const Holder& holder) {
    if (holder.host != QSysInfo::machineHostName()) return true;  // can't be asked
    return holder.pid > 0 && (::kill(static_cast<pid_t>(holder.pid), 0) == 0 || errno == EPERM);
}

}  // namespace

QString Holder::words() const {
    const QString who = program.isEmpty() ? QCoreApplication::translate("project", "Another program") : program;
    QString text = host.isEmpty() ? who : QCoreApplication::translate("project", "%1 on %2").arg(who, host);
    if (pid > 0) text += QCoreApplication::translate("project", " (process %1)").arg(pid);
    if (!since.isEmpty()) text += QCoreApplication::translate("project", ", since %1").arg(since);
    return text;
}

QString ProjectLock::fileFor(const QString& projectFile) {
    const QFileInfo info(projectFile);
    return info.path() + QStringLiteral("/.") + info.fileName() + QStringLiteral(".lock");
}

ProjectLock::ProjectLock(const QString& projectFile) : m_name(fileFor(projectFile)) {
    const QByteArray name = QFile::encodeName(m_name);
    for (int attempt = 0; attempt < 50; ++attempt) {
        const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (file < 0) {
            m_error = errno;
            // Someone else's lock that can't be written to can be read all the same.
            const int other = ::open(name.constData(), O_RDONLY | O_CLOEXEC);
            if (other < 0) return;
            if (::flock(other, LOCK_SH | LOCK_NB) != 0) m_holder = readHolder(other);
            ::close(other);
            return;
        }
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            const bool unsupported = errno != EWOULDBLOCK;
            const Holder holder = readHolder(file);
            if (!unsupported || (holder.pid > 0 && holder.pid != ::getpid() && isAlive(holder))) {
                ::close(file);
                m_holder = holder;
                return;
            }
        }
        // Between open and flock its last holder may have removed it: then this is a lock nobody else sees.
        struct stat mine {
        }, there{};
        if (::fstat(file, &mine) != 0 || ::stat(name.constData(), &there) != 0 || mine.st_ino != there.st_ino) {
            ::close(file);
            continue;
        }
        writeHolder(file);  // on a full disk the lock holds without saying who has it
        m_file = file;
        return;
    }
}

ProjectLock::~ProjectLock() {
    if (m_file < 0) return;
    // Only its own: the folder may have been moved away, and another may have locked what stands there now.
    struct stat mine {
    }, there{};
    const QByteArray name = QFile::encodeName(m_name);
    if (::fstat(m_file, &mine) == 0 && ::stat(name.constData(), &there) == 0 && mine.st_ino == there.st_ino)
        ::unlink(name.constData());
    ::close(m_file);
}

}  // namespace capriccio::project
