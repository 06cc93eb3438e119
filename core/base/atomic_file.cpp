#include "core/base/atomic_file.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace capriccio {
namespace {

[[noreturn]] void failSaving(const std::filesystem::path& target, int error) {
    Message why;
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            why = Core::tr("the disk is full. Free some space, or choose another folder.");
            break;
        case EACCES:
        case EPERM:
        case EROFS:
            why = Core::tr("the folder can't be written to. Choose another folder.");
            break;
        case ENOENT:
        case ENOTDIR:
            why = Core::tr("its folder is not there. Choose another folder.");
            break;
        case EISDIR:
            why = Core::tr("there is a folder of that name. Choose another name.");
            break;
        case ENAMETOOLONG:
            why = Core::tr("its name is too long. Choose a shorter one.");
            break;
        case 0:
            why = Core::tr("it could not be written.");
            break;
        default:
            why = std::string(std::strerror(error)) + ".";
    }
    throw Error(Error::Code::Unwritable, Core::tr("“%1” could not be saved: %2").arg(target.string()).arg(why),
                std::strerror(error));
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path target) : m_target(std::move(target)) {
    std::error_code ignored;
    if (std::filesystem::is_directory(m_target, ignored)) fail(EISDIR);
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        m_path =
            m_target.parent_path() / ("." + m_target.stem().string().substr(0, 100) + "-" +
                                      std::to_string(random() % 1000000) + ".part" + m_target.extension().string());
        const int file = ::open(m_path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
        if (file >= 0) {
            ::close(file);
            return;
        }
        if (errno != EEXIST) fail(errno);
    }
    fail(EEXIST);
}

AtomicFile::~AtomicFile() {
    if (!m_committed) ::unlink(m_path.c_str());
}

void AtomicFile::fail(int error) const { failSaving(m_target, error); }

void AtomicFile::commit() {
    const int file = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) fail(errno);
    const bool flushed = ::fsync(file) == 0;
    const int error = errno;
    ::close(file);
    if (!flushed) fail(error);
    if (::rename(m_path.c_str(), m_target.c_str()) != 0) fail(errno);
    m_committed = true;
}

}  // namespace capriccio
