#pragma once

#include <filesystem>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace capriccio::musicgen {

/// A configuration in YAML (as OmegaConf writes it) as the same thing in JSON: mappings, lists, and scalars typed as
/// YAML 1.1's core schema does. A value that is “${a.b}” as a whole becomes what stands at a.b; one that leads nowhere,
/// or in a circle, stays text. Throws Error (Unreadable) that names `file` and the place; text over 1 MB, nesting
/// deeper than 64 levels, and aliases are refused.
nlohmann::json readYamlObject(std::string_view text, const std::filesystem::path& file);

}  // namespace capriccio::musicgen
