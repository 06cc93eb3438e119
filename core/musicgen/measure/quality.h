#pragma once

#include "core/musicgen/generate/model.h"
#include "core/musicgen/generate/tokens.h"

#include <string>

namespace capriccio::musicgen {

/// How near a model is to the same one in float32.
struct QualityFigures {
    double klNats = 0;    ///< mean Kullback–Leibler divergence of the next token's distribution, float32 ‖ model
    double sameTop = 0;   ///< share of places where both have the same likeliest token
};

/// Shows both models the same piece, token by token, and compares what they expect next at every place.
QualityFigures compareQuality(const Model& exact, const Model& model, const std::string& prompt, const Tokens& piece);

/// A piece that the model makes, to compare with.
Tokens pieceOf(const Model& model, const std::string& prompt, int frames);

}  // namespace capriccio::musicgen
