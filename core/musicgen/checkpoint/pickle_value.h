#pragma once

#include "core/musicgen/checkpoint/pickle_nodes.h"
#include "core/musicgen/checkpoint/torch_file.h"

#include <filesystem>
#include <vector>

namespace capriccio::musicgen::pickle {

/// The finished value at `root`, without the arena. Values that are shared are repeated, so a pickle that folds
/// billions of values into a few nodes, or puts one inside itself, is refused. Throws Error (Unreadable) that names
/// `file`.
TorchValue toTorchValue(const std::vector<Node>& nodes, NodeId root, const std::filesystem::path& file);

}  // namespace capriccio::musicgen::pickle
