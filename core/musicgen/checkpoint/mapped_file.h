#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace capriccio::musicgen {

/// A regular file mapped into memory, read-only. The pages are the file's own: a file that another program shortens
/// while it is mapped ends this one (SIGBUS), and one that is rewritten in place changes under the reader. Downloads
/// and our own writing replace files by renaming, which does neither.
class MappedFile {
  public:
    /// Throws Error (NotFound, Unreadable) that names the file; an empty file is Unreadable.
    static std::shared_ptr<const MappedFile> open(const std::filesystem::path& file);

    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return m_bytes; }

  private:
    explicit MappedFile(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    std::span<const std::byte> m_bytes;
};

}  // namespace capriccio::musicgen
