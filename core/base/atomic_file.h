#pragma once

#include <filesystem>

namespace capriccio {

/// A file that is there whole or not at all: written beside its target and renamed over it by commit(). Destroying it
/// without commit() removes what was written and leaves the target as it was.
///
///     AtomicFile file("song.wav");
///     write(file.path());
///     file.commit();
///
/// Not thread-safe. Errors (Unwritable) name the target, and say so when the disk is full.
class AtomicFile {
  public:
    /// Reserves a name beside `target`, in the same folder and with the same extension, and creates it empty. Throws
    /// when the folder is missing or not writable.
    explicit AtomicFile(std::filesystem::path target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// The file to write to; close it before commit().
    const std::filesystem::path& path() const { return m_path; }

    /// Flushes what was written to disk and puts it in the target's place.
    void commit();

    /// For whoever writes to path(): throws the error for what went wrong there, `error` being errno's value.
    [[noreturn]] void fail(int error) const;

  private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
    bool m_committed = false;
};

}  // namespace capriccio
