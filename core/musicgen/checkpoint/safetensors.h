#pragma once

#include "core/musicgen/checkpoint/stored_tensor.h"

#include <filesystem>
#include <map>
#include <string>

namespace capriccio::musicgen {

/// Maps a .safetensors file into memory and gives its tensors; nothing is copied. Everything in the header is checked
/// before use (its length against the file's, offsets against gaps, overlaps and shapes, as the reference
/// implementation does). Throws Error (NotFound, Unreadable; Unsupported for a type of number this program does not
/// know) that names the file and the thing. Format: an 8-byte little-endian header length, a JSON header, the data
/// (safetensors' README, "Format").
///
/// The format asks for no alignment: a tensor may begin at any byte, so whoever reads its numbers in place must look at
/// the address first. While any of the tensors lives the file stays mapped, and must not be shortened (see MappedFile).
StoredTensors readSafetensors(const std::filesystem::path& file);

/// Writes whole or not at all (AtomicFile). `metadata` goes into "__metadata__". Every tensor begins at a multiple of
/// its element's size. Throws Error: Unwritable, or InvalidInput for a name that is not UTF-8 or is "__metadata__".
void writeSafetensors(const std::filesystem::path& file, const StoredTensors& tensors,
                      const std::map<std::string, std::string>& metadata = {});

}  // namespace capriccio::musicgen
