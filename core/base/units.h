#pragma once

#include <cstdint>
#include <string>

namespace capriccio {

/// Every published MusicGen model makes sound at this rate, in frames of 640 samples (50 a second).
inline constexpr int kSampleRate = 32000;
inline constexpr int kFrameRate = 50;
inline constexpr int kSamplesPerFrame = kSampleRate / kFrameRate;

/// "0:07", "1:04", "10:00": minutes and seconds, rounded down. Negative counts as 0.
std::string clockText(double seconds);

}  // namespace capriccio
