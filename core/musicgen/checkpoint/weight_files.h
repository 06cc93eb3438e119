#pragma once

#include "core/musicgen/checkpoint/stored_tensor.h"

#include <filesystem>

namespace capriccio::musicgen {

/// True for a link that leads nowhere too: it is there, and said to be broken when it is opened.
bool isThere(const std::filesystem::path& file);

/// Whether a folder holds weights in transformers' layout.
bool holdsWeights(const std::filesystem::path& folder);

/// The weights of a folder in transformers' layout: model.safetensors or pytorch_model.bin, whole or sharded (by its
/// .index.json); safetensors first where both are there. Names are brought to one form: every weight norm is
/// `….weight_g` and `….weight_v` (newer files say `parametrizations.weight.original0` and `original1`).
StoredTensors readAllWeights(const std::filesystem::path& folder);

/// Adds weights under their usual names; a name that is there already is refused.
void addWeights(StoredTensors& all, StoredTensors&& weights, const std::filesystem::path& file);

/// The tokenizer of a folder: spiece.model, or tokenizer.json. Throws Error (NotFound).
std::filesystem::path findTokenizer(const std::filesystem::path& folder);

}  // namespace capriccio::musicgen
