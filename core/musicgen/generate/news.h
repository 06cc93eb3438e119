#pragma once

#include "core/base/error.h"
#include "core/musicgen/generate/tokens.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace capriccio::musicgen {

struct Started {
    int frames = 0;      ///< of 20 ms each, that every take will have
    int channels = 1;    ///< of the sound
    int sampleRate = 0;  ///< Hz
    /// For each take: words about its prompt, empty when there is nothing to say ("The model reads 512 tokens; …").
    std::vector<Message> notices;
};

struct Progress {
    int framesDone = 0;   ///< frames whose tokens are complete
    int frames = 0;       ///< in all
    double elapsed = 0;   ///< seconds since Started
    double speed = 0;     ///< seconds of music made in a second, lately; 0 while unknown
    double timeLeft = 0;  ///< seconds, at that speed; negative while unknown
};

enum class Outcome {
    Finished,
    Stopped,  ///< ended early, what exists is kept
    Aborted,  ///< ended early, what exists is of no interest
};

/// Hears what a generation has to say. Called on the generation's thread, in order: started, then tokens, audio and
/// progress in turn, then exactly one of ended or failed. Must return quickly and not throw.
class Listener {
  public:
    virtual ~Listener() = default;
    virtual void started(const Started&) {}
    virtual void progress(const Progress&) {}
    /// After each step of the language model: how long it took.
    virtual void step(double /*seconds*/) {}
    /// New frames of a take's tokens, in order and without gaps, before their sound; the frames it goes on from come
    /// too.
    virtual void tokens(int /*take*/, const Tokens& /*newFrames*/) {}
    /// New samples of a take, in order and without gaps; interleaved, not clipped.
    virtual void audio(int /*take*/, std::span<const float> /*interleaved*/) {}
    virtual void ended(Outcome, const std::vector<Tokens>& /*of each take*/) {}
    virtual void failed(const Error&) {}
};

}  // namespace capriccio::musicgen
