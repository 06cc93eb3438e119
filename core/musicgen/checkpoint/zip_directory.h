#pragma once

#include "core/base/message.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace capriccio::musicgen {

/// The entries of an uncompressed zip that lies in memory, as torch.save writes it (zip64 included).
class ZipDirectory {
  public:
    /// Reads the central directory and holds it against the local headers: names, sizes, no overlaps, nothing
    /// compressed or encrypted. `file` is only named in errors. Throws Error (Unreadable, Unsupported). The entries
    /// point into `bytes`.
    ZipDirectory(const std::filesystem::path& file, std::span<const std::byte> bytes);

    struct Entry {
        std::span<const std::byte> bytes;
        std::uint32_t crc = 0;  ///< as the directory says; see checkCrc
    };

    /// By full name ("archive/data.pkl"); nullptr when it is not there.
    const Entry* find(const std::string& name) const;

    /// The folder of the one entry called `leaf`, with its slash ("" at the top). Throws when there is none, or more
    /// than one.
    std::string folderOf(const std::string& leaf) const;

    /// Throws when the entry's bytes do not have its checksum. Reads them all: for small entries.
    void checkCrc(const std::string& name) const;

  private:
    void readDirectory();
    void addEntry(std::uint64_t& position, std::uint64_t directoryEnd);
    std::span<const std::byte> locate(const std::string& name, std::uint64_t header, std::uint64_t size) const;
    void checkOverlaps() const;
    [[noreturn]] void fail(const Message& what) const;

    std::filesystem::path m_file;
    std::span<const std::byte> m_bytes;
    std::uint64_t m_directory = 0;  ///< where the central directory begins; all data lies before it
    std::map<std::string, Entry> m_entries;
};

}  // namespace capriccio::musicgen
