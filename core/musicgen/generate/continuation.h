#pragma once

#include "core/musicgen/generate/tokens.h"

namespace capriccio::musicgen {

class Model;

/// Tokens of a take as this model can go on from them: as they are when they are of as many channels; a mono take's
/// are doubled for a stereo model; a stereo take is decoded, mixed down and encoded again for a mono one. On the calling thread;
/// may take seconds for long takes. Throws Error (InvalidInput).
Tokens tokensFor(const Model& model, const Tokens& take);

}  // namespace capriccio::musicgen
