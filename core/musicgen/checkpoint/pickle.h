#pragma once

#include "core/musicgen/checkpoint/torch_file.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace capriccio::musicgen {

/// Where the pickle's tensors point: the bytes of the storage called `key` ("17"). Throws Error when there is none.
using StorageLookup = std::function<std::span<const std::byte>(const std::string& key)>;

/// What a pickle's tensors may ask for, and who owns their bytes.
struct PickleSource {
    std::filesystem::path file;  ///< named in errors
    StorageLookup storage;
    std::shared_ptr<const void> owner;
    /// How many bytes may be copied in all, to make strided tensors contiguous. The file's size is more than any honest
    /// one needs.
    std::size_t copyBudgetBytes = 0;
};

/// Runs a pickle (protocol 2 to 5) on a machine that knows only what torch.save writes for tensors, dicts and plain
/// values, see torch_file.h. Memory and depth are bounded by the pickle's own size and by fixed limits. Throws Error
/// (Unreadable).
TorchValue readPickle(std::span<const std::byte> pickle, const PickleSource& source);

}  // namespace capriccio::musicgen
