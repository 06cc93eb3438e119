#pragma once

#include "core/musicgen/generate/tokens.h"

#include <filesystem>
#include <span>
#include <vector>

namespace capriccio::musicgen {

/// Takes' tokens as a .safetensors file: an int32 tensor "codes" of (takes, codebooks, frames). All takes have the same
/// shape; at least one. Throws Error (Unwritable).
void writeTokens(const std::filesystem::path& file, std::span<const Tokens> takes);

/// Reads such a file. Throws Error (NotFound, Unreadable) that names it.
std::vector<Tokens> readTokens(const std::filesystem::path& file);

}  // namespace capriccio::musicgen
