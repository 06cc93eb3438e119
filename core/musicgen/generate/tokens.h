#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace capriccio::musicgen {

/// The tokens of one take, delays undone: codes[codebook * frames + frame], each 0 … codebookSize − 1.
struct Tokens {
    int codebooks = 0;
    int frames = 0;
    std::vector<std::int32_t> codes;
};

/// Those of the first `frames` frames, or all when there are fewer.
inline Tokens firstFrames(const Tokens& tokens, int frames) {
    Tokens first{tokens.codebooks, std::clamp(frames, 0, tokens.frames), {}};
    for (int k = 0; k < first.codebooks; ++k) {
        const auto row = tokens.codes.begin() + std::ptrdiff_t{k} * tokens.frames;
        first.codes.insert(first.codes.end(), row, row + first.frames);
    }
    return first;
}

}  // namespace capriccio::musicgen
