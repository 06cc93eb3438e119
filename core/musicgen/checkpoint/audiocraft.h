#pragma once

#include "core/musicgen/checkpoint/checkpoint.h"

#include <filesystem>

namespace capriccio::musicgen {

/// Models in audiocraft's own layout, which is how people's fine-tunes come:
///
///     state_dict.bin               {"best_state": the language model, "xp.cfg": its configuration in YAML}
///     compression_state_dict.bin   the same for the codec; or {"pretrained": "facebook/encodec_32khz"}; or not there
///
/// The text encoder (t5-base) is never in it, and the codec often is not: they are looked for in and beside the folder,
/// then among the known models (model_places.h), under their own names or inside of a MusicGen in transformers' layout.
/// Source: audiocraft loaders.py, builders.py, export.py.

/// True for a folder with a state_dict.bin and no weights in transformers' layout.
bool isAudiocraft(const std::filesystem::path& folder);

/// Throws Error: as readConfig; NotFound that says which part is missing and where to put it.
ModelConfig readAudiocraftConfig(const std::filesystem::path& folder);

/// All of it, by transformers' names.
Checkpoint openAudiocraft(const std::filesystem::path& folder);

}  // namespace capriccio::musicgen
