#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/musicgen/checkpoint/stored_tensor.h"

namespace capriccio::musicgen {

/// Maps a .safetensors file into memory and gives its tensors; nothing is copied. Everything in the header is checked
/// before use (its length against the file's, offsets against gaps, overlaps and shapes). Throws Error (NotFound, Unreadable)
/// that names the file and the thing.
/// Format: an 8-byte little-endian header length, a JSON header, the data (safetensors' README, "Format").
StoredTensors readSafetensors(const std::filesystem::path& file);

/// Writes whole or not at all (AtomicFile). `metadata` goes into "__metadata__".
void writeSafetensors(const std::filesystem::path& file, const StoredTensors& tensors,
                      const std::map<std::string, std::string>& metadata = {});

}  // namespace capriccio::musicgen
