#pragma once

#include "core/musicgen/checkpoint/config.h"

#include <string_view>

namespace capriccio::musicgen {

/// The shape of a published model: "small", "medium", "large", "melody", "melody-large", or one of them behind
/// "stereo-". Throws Error (InvalidInput) that lists them for any other name.
ModelConfig publishedShape(std::string_view name);

}  // namespace capriccio::musicgen
