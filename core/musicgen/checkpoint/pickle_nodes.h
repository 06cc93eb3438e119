#pragma once

#include "core/base/message.h"
#include "core/musicgen/checkpoint/stored_tensor.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace capriccio::musicgen::pickle {

/// Values while a pickle is read: nodes of an arena, referring to each other by index. So a value that contains itself
/// is harmless, and everything goes at once.
using NodeId = std::uint32_t;

struct Tuple {
    std::vector<NodeId> items;
};
struct List {
    std::vector<NodeId> items;
};
struct Dict {
    std::vector<std::pair<NodeId, NodeId>> items;
    bool ordered = false;
};

/// The only names a pickle may mention.
enum class Callable { OrderedDict, RebuildTensorV2, RebuildTensorV3, RebuildParameter };
struct StorageType {
    DType dtype;
    bool untyped = false;
};
/// torch.float32 and the like.
struct TypeName {
    DType dtype;
};

struct Storage {
    std::span<const std::byte> bytes;
    DType dtype;
    bool untyped = false;
};

using Node = std::variant<std::monostate, bool, std::int64_t, double, std::string_view, Tuple, List, Dict, Callable,
                          StorageType, TypeName, Storage, StoredTensor>;

/// Looks up a name as the pickle gives it, e.g. "torch" and "FloatStorage". False when it is none of the known ones.
bool findGlobal(std::string_view module, std::string_view name, Node& node);

/// A tensor over a storage, checked against it; copied only when its strides are not those of a row-major one.
/// All counts are in elements. Returns what is wrong with it, or nothing.
Message makeTensor(const Storage& storage, DType dtype, std::int64_t offset, const std::vector<std::int64_t>& shape,
                   const std::vector<std::int64_t>& strides, const std::shared_ptr<const void>& owner,
                   std::size_t& copyBudgetBytes, StoredTensor& tensor);

}  // namespace capriccio::musicgen::pickle
