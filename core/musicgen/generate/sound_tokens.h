#pragma once

#include "core/musicgen/generate/model_parts.h"
#include "core/musicgen/generate/tokens.h"

namespace capriccio::musicgen {

/// Sound at the model's rate → its tokens, to go on from. wave (channels, samples), float32; mono is doubled for a
/// stereo model, stereo is mixed down for a mono one. A last frame that is not full is filled up by the codec's
/// padding.
Tokens tokensOf(const ModelParts& model, const at::Tensor& wave);

}  // namespace capriccio::musicgen
