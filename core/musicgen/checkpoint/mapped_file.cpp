#include "core/musicgen/checkpoint/mapped_file.h"

#include "core/base/error.h"
#include "core/musicgen/checkpoint/fault.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace capriccio::musicgen {
namespace {

struct Descriptor {
    int number;
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
};

[[noreturn]] void failToOpen(const std::filesystem::path& file, int error) {
    if (error == ENOENT || error == ENOTDIR)
        throw Error(Error::Code::NotFound,
                    Core::tr("%1 is not there. Check the folder, or get the model again.").arg(quoted(file)),
                    std::strerror(error));
    const Message why = error == EACCES ? Core::tr("you have no permission to read it") : Message(std::strerror(error));
    throw Error(Error::Code::Unreadable, Core::tr("%1 can't be opened: %2.").arg(quoted(file)).arg(why),
                std::strerror(error));
}

}  // namespace

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& file) {
    // O_NONBLOCK: a pipe of that name must not keep us waiting.
    const Descriptor descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (descriptor.number < 0) failToOpen(file, errno);
    struct stat about = {};
    if (::fstat(descriptor.number, &about) != 0) failToOpen(file, errno);
    if (S_ISDIR(about.st_mode)) failUnusable(file, Core::tr("it is a folder, not a file"));
    if (!S_ISREG(about.st_mode)) failUnusable(file, Core::tr("it is not a file"));
    if (about.st_size == 0) failUnusable(file, Core::tr("it is empty"));
    const auto size = static_cast<std::size_t>(about.st_size);
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.number, 0);
    if (address == MAP_FAILED) failToOpen(file, errno);
    return std::shared_ptr<const MappedFile>(new MappedFile({static_cast<const std::byte*>(address), size}));
}

MappedFile::~MappedFile() { ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size()); }

}  // namespace capriccio::musicgen
