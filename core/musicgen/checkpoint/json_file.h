#pragma once

#include <cstddef>
#include <filesystem>

#include <nlohmann/json_fwd.hpp>

namespace capriccio::musicgen {

/// Reads a small JSON file whose top level is an object. Throws Error (NotFound, Unreadable) that names the file and,
/// for broken JSON, the place; files over `maxBytes` or nested deeper than 64 levels are refused.
nlohmann::json readJsonObject(const std::filesystem::path& file, std::size_t maxBytes = 4 << 20);

}  // namespace capriccio::musicgen
