#pragma once

#include "core/musicgen/checkpoint/stored_tensor.h"

#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace capriccio::musicgen {

/// What a file written by torch.save holds, as far as this reader knows: dicts with string keys, lists and tuples,
/// tensors and plain values. Nothing else is ever built, and nothing is ever called.
struct TorchValue;
using TorchDict = std::map<std::string, TorchValue>;
using TorchList = std::vector<TorchValue>;
struct TorchValue {
    std::variant<std::monostate, bool, std::int64_t, double, std::string, StoredTensor, TorchDict, TorchList> value;
};

/// Reads a zip written by torch.save (torch ≥ 1.6): an uncompressed zip with a pickle (protocol 2 to 5) inside. A
/// pickle that names anything but OrderedDict, torch's tensor rebuilding and its storage types is refused by that name.
/// Throws Error (NotFound, Unsupported, Unreadable) that names the file and the thing. Non-contiguous tensors are
/// copied to be contiguous.
TorchValue readTorchFile(const std::filesystem::path& file);

}  // namespace capriccio::musicgen
