#pragma once

#include "core/base/units.h"
#include "core/musicgen/checkpoint/sampling.h"
#include "core/musicgen/generate/tokens.h"
#include "core/musicgen/melody/chroma.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace capriccio::musicgen {

/// From some frame on another prompt.
struct Section {
    int fromFrame = 0;
    std::string prompt;
};

/// One piece of music asked for.
struct TakeRequest {
    std::string prompt;      ///< UTF-8; empty: music without a prompt
    std::uint64_t seed = 0;  ///< the same seed gives the same tokens
    /// What to keep away from: its condition takes the place of the null stream's. Empty: none.
    std::string negativePrompt = {};
    std::vector<Section> sections = {};  ///< in order, each after frame 0 and before the end
};

/// What to generate. Plain values; validate() says whether they can be.
struct Request {
    std::vector<TakeRequest> takes;  ///< 1 … 8, made together as one batch; a take sounds the same alone and in a batch
    int frames = 10 * kFrameRate;    ///< of 20 ms; 1 … 30000 (10 minutes; made in windows of 30 s, see window_plan.h)
    Sampling sampling;
    /// To follow, by every take; repeated when it is shorter than the piece. Models with a chroma prefix only.
    std::optional<Chroma> melody;
    /// To go on from: the first frames of every take, fewer than `frames`; they count towards the length and are heard
    /// again.
    std::optional<Tokens> goOnFrom;
    int threads = 0;  ///< 0: as many as the machine has cores

    static constexpr int kMaxFrames = 600 * kFrameRate;
    static constexpr int kMaxTakes = 8;
};

/// Throws Error (InvalidInput) naming the first value that is out of range and the range.
void validate(const Request& request);

}  // namespace capriccio::musicgen
