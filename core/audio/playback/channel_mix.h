#pragma once

#include <algorithm>

namespace capriccio::audio {

/// Copies interleaved frames of 1 or 2 channels to a device of any number. Mono goes to left and right alike; stereo to
/// a mono device is the mean; further channels stay silent.
inline void mixChannels(const float* from, int fromChannels, float* to, int toChannels, int frames) noexcept {
    if (fromChannels == toChannels) {
        std::copy_n(from, static_cast<std::ptrdiff_t>(frames) * fromChannels, to);
        return;
    }
    for (int i = 0; i < frames; ++i, from += fromChannels, to += toChannels) {
        const float left = from[0];
        const float right = from[fromChannels - 1];
        if (toChannels == 1) {
            to[0] = 0.5f * (left + right);
            continue;
        }
        to[0] = left;
        to[1] = right;
        std::fill(to + 2, to + toChannels, 0.0f);
    }
}

}  // namespace capriccio::audio
