#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/nn/kernels/precision.h"

#include <cstdint>
#include <string>

namespace capriccio::musicgen {

/// What memory a model takes, told from its configuration alone (readConfig), before anything is loaded.

/// Numbers in a checkpoint, by how they are kept.
struct ParameterCount {
    std::int64_t products = 0;  ///< of the language model's linear layers: kept at the precision that is chosen
    std::int64_t rest = 0;      ///< its embeddings, norms and projections: float32
    std::int64_t text = 0;      ///< the text encoder: its linear layers at that precision too, the rest float32
    std::int64_t codec = 0;     ///< the codec, its weight norm not yet applied: float32
    std::int64_t total() const { return products + rest + text + codec; }
};
ParameterCount parameterCount(const ModelConfig& config);

/// What is asked of the model.
struct Workload {
    int frames = 1500;  ///< of 20 ms: the length of the piece
    int takes = 1;      ///< made together
    bool guided = true;  ///< guidance is not 1: two streams for each take
};

struct MemoryNeed {
    std::uint64_t weightBytes = 0;
    std::uint64_t cacheBytes = 0;  ///< keys and values of every stream
    std::uint64_t workBytes = 0;   ///< tokens, the decoder at work, the sound that is made
    std::uint64_t total() const { return weightBytes + cacheBytes + workBytes; }
};
/// `precision` may be Auto, here and below.
MemoryNeed memoryNeed(const ModelConfig& config, Precision precision, const Workload& work = {});

/// Weights that one step of the language model reads: all of its matrices but those of the text's keys and values, which are
/// computed once for a prompt.
std::uint64_t weightBytesPerStep(const ModelConfig& config, Precision precision);

/// Throws Error (OutOfMemory) when the model and half a minute of music take more than `freeBytes`; it says how much,
/// and which precision would fit. `name`: the model's.
void requireMemoryToLoad(const std::string& name, const ModelConfig& config, Precision precision,
                         std::uint64_t freeBytes);

/// The same for a run with a model that is loaded already; it says how many takes or seconds would fit.
void requireMemoryToGenerate(const ModelConfig& config, Precision precision, const Workload& work,
                             std::uint64_t freeBytes);

}  // namespace capriccio::musicgen
