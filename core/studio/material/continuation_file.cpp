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
        throw Error(Error::Code::InvalidInput, Core::tr("The point to go on from must lie between 0 s and %1 s.")
                                                   .arg(std::to_string(static_cast<int>(kMostSeconds))));
    if (seconds == 0) return 0;
    return static_cast<int>(std::max(1L, std::lround(seconds * kFrameRate)));
}

std::string figure(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

/// `words`: with places for how long it lasts and the point to go on from.
[[noreturn]] void failShort(const Message& words, int frames, double untilSeconds) {
    throw Error(Error::Code::InvalidInput,
                words.arg(figure(static_cast<double>(frames) / kFrameRate)).arg(figure(untilSeconds)));
}

}  // namespace

musicgen::Tokens continuationFromFile(const std::filesystem::path& file, double untilSeconds,
                                      const musicgen::Model& model) {
    const int until = framesUntil(untilSeconds);
    const audio::Samples sound = audio::loadSound(file, {0, static_cast<double>(until) / kFrameRate}, model.channels(),
                                                  model.sampleRate(), kMostSeconds);
    const musicgen::Tokens tokens = musicgen::encodeSound(model, sound.interleaved, sound.channels);
    if (tokens.frames < until)
        failShort(
            Core::tr("“%1” lasts %2 s, so nothing can go on from %3 s. Choose an earlier point.").arg(file.string()),
            tokens.frames, untilSeconds);
    return tokens;
}

musicgen::Tokens continuationFromTokens(const musicgen::Tokens& take, double untilSeconds,
                                        const musicgen::Model& model) {
    const int until = framesUntil(untilSeconds);
    if (take.frames < until)
        failShort(Core::tr("The take lasts %1 s, so nothing can go on from %2 s. Choose an earlier point."),
                  take.frames, untilSeconds);
    return musicgen::tokensFor(model, until > 0 ? musicgen::firstFrames(take, until) : take);
}

}  // namespace capriccio::material
