#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/nn/kernels/precision.h"

#include <span>

namespace capriccio::musicgen {

/// What Auto stands for on the processor: int8, whose music cannot be told from float32's; but a model that is read in no
/// time as it is stays exact. Any other is itself.
Precision resolved(Precision precision, const DecoderConfig& decoder);

/// The precisions that Auto chooses from and that can be asked for, the most exact first. On a GPU there are F32 and
/// BF16 only.
std::span<const Precision> offeredPrecisions();

}  // namespace capriccio::musicgen
