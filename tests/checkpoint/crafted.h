#pragma once

#include "core/base/error.h"
#include "core/musicgen/checkpoint/stored_tensor.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Files made by hand, right and wrong, for the tests of everything that reads them.
namespace capriccio::tests {

void put(const std::filesystem::path& file, std::string_view bytes);
std::string get(const std::filesystem::path& file);

/// What QTemporaryDir should make its folder from: in memory where that is possible, since thousands of small files
/// keep a busy disk waiting.
std::string scratchTemplate();

/// What `act` threw: its code and message. `message` is empty when it threw nothing, and says so when it was no Error.
struct Fault {
    Error::Code code = Error::Code::Internal;
    std::string message;
    bool says(std::string_view what) const { return message.find(what) != std::string::npos; }
};
Fault faultOf(const std::function<void()>& act);

/// `value` in `bytes` bytes, little-endian.
std::string little(std::uint64_t value, int bytes);

/// A .safetensors file of this header and data, with the length it needs.
std::string safetensors(std::string_view header, std::string_view data);

/// An uncompressed zip of these entries; what differs from an honest one can be set.
struct ZipEntry {
    std::string name;
    std::string bytes;
    std::uint16_t method = 0;
    std::uint16_t flags = 0;
    std::string localName = {};  ///< when it is not `name`
    bool wrongCrc = false;
    std::uint32_t extraSize = 0;   ///< added to the size that both headers give
    std::int64_t headerShift = 0;  ///< added to the place that the directory gives
};
std::string zip(const std::vector<ZipEntry>& entries, bool zip64 = false);

/// A file as torch.save writes it: this pickle, and storages by their key.
std::string torchFile(const std::string& pickle, const std::vector<std::pair<std::string, std::string>>& storages = {});

/// Pieces of a pickle of protocol 2.
namespace pickled {
std::string text(std::string_view value);
std::string integer(std::int64_t value);
std::string tuple(const std::vector<std::int64_t>& values);
std::string storage(std::string_view type, std::string_view key, std::int64_t elements,
                    std::string_view module = "torch");
std::string tensor(const std::string& storage, std::int64_t offset, const std::string& shape,
                   const std::string& strides);
std::string dict(const std::vector<std::pair<std::string, std::string>>& items);
std::string whole(const std::string& value);  ///< with its beginning and end
}  // namespace pickled

/// Damages a copy of `original` a little, differently for each `seed` and always the same: bytes flipped, cut, doubled,
/// or set to values that hurt.
std::string damaged(const std::string& original, std::uint32_t seed);

}  // namespace capriccio::tests
