#pragma once

#include "core/musicgen/generate/tokens.h"

#include <filesystem>

namespace capriccio::musicgen {
class Model;
}

namespace capriccio::material {

/// The beginning of a sound file (any kind, rate and number of channels) as tokens that the model goes on from:
/// Request::goOnFrom. `untilSeconds`: keep up to there; 0: all of it, ten minutes at most. On the calling thread; takes
/// about a tenth of the sound's length.
///
/// Throws Error: NotFound, Unreadable, InvalidInput (empty, too long, over before `untilSeconds`), each naming the file
/// and what to do.
musicgen::Tokens continuationFromFile(const std::filesystem::path& file, double untilSeconds,
                                      const musicgen::Model& model);

/// The same from an earlier take's tokens, made by this or another model of the family: see musicgen::tokensFor.
musicgen::Tokens continuationFromTokens(const musicgen::Tokens& take, double untilSeconds,
                                        const musicgen::Model& model);

}  // namespace capriccio::material
