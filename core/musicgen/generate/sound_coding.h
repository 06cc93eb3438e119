#pragma once

#include "core/musicgen/generate/model.h"
#include "core/musicgen/generate/tokens.h"

#include <functional>
#include <span>
#include <stop_token>

namespace capriccio::musicgen {

/// Sound at the model's rate → its tokens, to go on from; see sound_tokens.h. Interleaved, 1 or 2 channels, at least one
/// sample. Any thread.
Tokens encodeSound(const Model& model, std::span<const float> interleaved, int channels);

/// Tokens → the sound the model made of them, told in parts: the same samples as when they were made (within 1e-4 for a
/// take that went on from another: its first part was a larger one). Any thread. False when stopped. Throws Error (Unsupported) when the tokens have other codebooks than the model.
bool decodeTokens(const Model& model, const Tokens& tokens, const std::function<void(std::span<const float>)>& audio,
                  std::stop_token stop = {});

}  // namespace capriccio::musicgen
