#pragma once

namespace capriccio::musicgen {

/// How the next token is drawn from the logits. Defaults are audiocraft's.
struct Sampling {
    bool greedy = false;     ///< always the likeliest token; the values below are not used
    double temperature = 1;  ///< > 0 … 10; 0 is greedy
    int topK = 250;          ///< 0 (off) or the number of likeliest tokens to choose from
    double topP = 0;         ///< 0 (off) … 1; > 0 is used instead of topK
    /// Guidance scale, 1 … 10: how far the music is pulled from what the model makes without the prompt. 1 needs no
    /// null stream.
    double guidance = 3;

    friend bool operator==(const Sampling&, const Sampling&) = default;
};

}  // namespace capriccio::musicgen
