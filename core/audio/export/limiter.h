#pragma once

#include <span>
#include <vector>

namespace capriccio::audio {

/// The gain, frame by frame and 0 … 1, that keeps a sound with this true-peak envelope at or below `ceiling` (linear,
/// > 0) once it is multiplied by `gain` too. Looks ahead, so that it is down before the peak comes, without a corner
/// that would be heard, and lets go slowly:
///
///     envelope   ____|▔|_________
///     gain       ▔▔▔\___.-‾‾▔▔▔▔▔      5 ms down · hold · about 0.1 s up
///
/// Empty where nothing is above the ceiling. All channels get the same gain, so that the stereo picture stays.
/// `circular`: the sound repeats, and so does the gain.
std::vector<float> limiterGains(std::span<const float> envelope, double gain, double ceiling, int sampleRate,
                                bool circular);

}  // namespace capriccio::audio
