#pragma once

#include "core/musicgen/checkpoint/stored_tensor.h"

#include <filesystem>

namespace capriccio::musicgen {

/// audiocraft's names of a language model's weights → transformers', its joined query, key and value weights cut into
/// three. Names that are not known stay as they are, for whoever takes the weights to complain about. Throws Error
/// (Unreadable) when a joined weight can't be cut. Source: audiocraft lm.py, transformer.py, conditioners.py;
/// transformers convert_musicgen_transformers.py.
StoredTensors languageModelNames(StoredTensors&& weights, const std::filesystem::path& file);

/// The same for EnCodec: source audiocraft encodec.py, seanet.py, conv.py, core_vq.py.
StoredTensors codecNames(StoredTensors&& weights);

}  // namespace capriccio::musicgen
