#pragma once

#include <cstdint>
#include <vector>

namespace capriccio::musicgen {

/// The tokens of one take, delays undone: codes[codebook * frames + frame], each 0 … codebookSize − 1.
struct Tokens {
    int codebooks = 0;
    int frames = 0;
    std::vector<std::int32_t> codes;
};

}  // namespace capriccio::musicgen
