#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/checkpoint/stored_tensor.h"

#include <filesystem>

namespace capriccio::musicgen {

/// A model as published, opened but not yet understood: its configuration, its weights by transformers' names, and its
/// tokenizer.
///
/// Names are brought to one form: the weight norm of every codec convolution is `….weight_g` and `….weight_v` (newer
/// files say `parametrizations.weight.original0` and `original1`).
struct Checkpoint {
    std::filesystem::path folder;
    ModelConfig config;
    StoredTensors weights;
    std::filesystem::path tokenizer;  ///< spiece.model, or tokenizer.json where that is the only one
};

/// Opens a folder: model.safetensors or pytorch_model.bin, whole or sharded (by its .index.json); safetensors first
/// where both are there; or audiocraft's state_dict.bin with what belongs to it (audiocraft.h). Throws Error that names the file and the thing: a missing shard, a weight listed in the index
/// but not in its shard, the same weight twice. Shapes are checked later, by whoever takes the weights (nn/weights.h).
Checkpoint openCheckpoint(const std::filesystem::path& folder);

}  // namespace capriccio::musicgen
