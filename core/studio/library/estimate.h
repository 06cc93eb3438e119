#pragma once

#include "core/studio/library/catalogue.h"

#include <array>
#include <optional>

namespace capriccio::library {

enum class Precision { Float32, Bfloat16, Int8, Int4 };
inline constexpr std::array kPrecisions = {Precision::Float32, Precision::Bfloat16, Precision::Int8, Precision::Int4};

/// "32 bit", "16 bit", "8 bit", "4 bit".
QString precisionName(Precision precision);

/// Weights of the language model, all of them.
double parametersOf(const Shape& shape);
/// Memory while it makes 30 s of music, in bytes: weights, text encoder, codec, caches, and the program.
qint64 memoryNeeded(const Shape& shape, Precision precision);
/// Seconds of music a second of work makes, when a step takes as long as its weights and caches take to read at
/// `bytesPerSecond`, and the codec its share. An expectation, not a promise: within a factor of two.
double expectedSpeed(const Shape& shape, Precision precision, double bytesPerSecond);

/// What this computer can do. Zero: not known.
struct Machine {
    double bytesPerSecond = 0;  ///< of memory, read by all cores
    qint64 memoryBytes = 0;
};

/// The finest precision with which a model fits into this computer's memory and keeps up with playing; without one that
/// keeps up, the quickest that fits. Empty: it does not fit.
std::optional<Precision> suitedPrecision(const Shape& shape, const Machine& machine);

/// The model to suggest to someone who wants better than the starter: the largest mono model from a description that
/// keeps up with playing here, else MusicGen small.
QString suggestedModel(const Catalogue& catalogue, const Machine& machine);

}  // namespace capriccio::library
