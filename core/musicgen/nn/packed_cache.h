#pragma once

#include "core/musicgen/nn/kernels/precision.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace capriccio::musicgen {

/// A model's packed weights beside one another in a file, so that only the first load packs them. The file belongs to a
/// model's folder and a precision, and carries a fingerprint of the weights it was made from: their files' names, sizes
/// and times, config.json, and the first and last megabyte of each. One that is torn, of another source or of another
/// version of this program counts as not there, and is replaced.
///
/// Not thread-safe. Nothing here throws for a cache that can't be read or written: it is only slower without one.
class PackedCache {
  public:
    /// Opens what there is for a folder.
    PackedCache(const std::filesystem::path& cacheFolder, const std::filesystem::path& modelFolder,
                Precision precision);

    /// The bytes kept under a name, mapped from the file; empty where there are none of that length. `owner` keeps them
    /// alive.
    std::span<const std::byte> find(const std::string& name, std::int64_t bytes,
                                    std::shared_ptr<const void>& owner) const;

    /// To be kept from the next save() on. The bytes must live until then.
    void add(const std::string& name, std::span<const std::byte> bytes, std::shared_ptr<const void> owner);

    /// Writes everything found or added, if anything was added.
    void save();

    const std::filesystem::path& file() const { return m_file; }

  private:
    struct Part {
        std::span<const std::byte> bytes;
        std::shared_ptr<const void> owner;
    };
    void read();

    std::filesystem::path m_file;
    std::string m_source;
    std::map<std::string, Part> m_parts;
    bool m_changed = false;
};

/// $XDG_CACHE_HOME/capriccio/weights, else ~/.cache/capriccio/weights; empty where neither is known.
std::filesystem::path packedCacheFolder();

}  // namespace capriccio::musicgen
