#include "core/studio/material/continuation_file.h"

#include "core/audio/sound_loader.h"
#include "core/base/error.h"
#include "core/base/units.h"
#include "core/musicgen/generate/continuation.h"
#include "core/musicgen/generate/sound_coding.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace capriccio::material {
namespace {

constexpr double kMostSeconds = 600;

/// 0 stays 0; everything else is a frame of the piece.
int framesUntil(double seconds) {
    if (!(seconds >= 0 && seconds <= kMostSeconds))
        throw Error(Error::Code::InvalidInput, "The point to go on from must lie between 0 s and " +
                                                   std::to_string(static_cast<int>(kMostSeconds)) + " s.");
    if (seconds == 0) return 0;
    return static_cast<int>(std::max(1L, std::lround(seconds * kFrameRate)));
}

[[noreturn]] void failShort(const std::string& what, int frames, double untilSeconds) {
    char text[80];
    std::snprintf(text, sizeof text, "lasts %.4g s, so nothing can go on from %.4g s.",
                  static_cast<double>(frames) / kFrameRate, untilSeconds);
    throw Error(Error::Code::InvalidInput, what + " " + text + " Choose an earlier point.");
}

}  // namespace

musicgen::Tokens continuationFromFile(const std::filesystem::path& file, double untilSeconds,
                                      const musicgen::Model& model) {
    const int until = framesUntil(untilSeconds);
    const audio::Samples sound = audio::loadSound(file, {0, static_cast<double>(until) / kFrameRate}, model.channels(),
                                                  model.sampleRate(), kMostSeconds);
    const musicgen::Tokens tokens = musicgen::encodeSound(model, sound.interleaved, sound.channels);
    if (tokens.frames < until) failShort("“" + file.string() + "”", tokens.frames, untilSeconds);
    return tokens;
}

musicgen::Tokens continuationFromTokens(const musicgen::Tokens& take, double untilSeconds,
                                        const musicgen::Model& model) {
    const int until = framesUntil(untilSeconds);
    if (take.frames < until) failShort("The take", take.frames, untilSeconds);
    return musicgen::tokensFor(model, until > 0 ? musicgen::firstFrames(take, until) : take);
}

}  // namespace capriccio::material
