#pragma once

#include "core/musicgen/checkpoint/stored_tensor.h"

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {

/// A state_dict.bin or compression_state_dict.bin as audiocraft exports it.
struct AudiocraftFile {
    std::filesystem::path file;
    nlohmann::json config;   ///< xp.cfg; null for a pointer
    StoredTensors weights;   ///< best_state, by audiocraft's names
    std::string pretrained;  ///< what a pointer points to, else empty
};

/// Throws Error (NotFound, Unreadable, Unsupported) that names the file and the thing.
AudiocraftFile readAudiocraftFile(const std::filesystem::path& file);

}  // namespace capriccio::musicgen
