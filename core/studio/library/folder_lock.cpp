#include "core/studio/library/folder_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

#include <QFile>

namespace capriccio::library {

FolderLock::Result FolderLock::tryLock(const QString& name) {
    unlock();
    const int file = ::open(QFile::encodeName(name).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) return Result::Failed;
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        ::close(file);
        errno = error;
        return error == EWOULDBLOCK ? Result::Busy : Result::Failed;
    }
    m_file = file;
    return Result::Locked;
}

void FolderLock::unlock() {
    if (m_file >= 0) ::close(std::exchange(m_file, -1));
}

}  // namespace capriccio::library
