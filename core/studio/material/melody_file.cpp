#include "core/studio/material/melody_file.h"

#include "core/base/error.h"
#include "core/base/units.h"
#include "core/musicgen/melody/lead.h"

#include <algorithm>
#include <cmath>

namespace capriccio::material {
namespace {

constexpr float kSilence = 1e-4F;  // −80 dB: no note anyone hears

void refuseSilence(const std::filesystem::path& file, const std::vector<float>& samples, const Message& what) {
    if (std::ranges::any_of(samples, [](float sample) { return std::abs(sample) > kSilence; })) return;
    throw Error(Error::Code::InvalidInput, what.arg(file.string()));
}

}  // namespace

musicgen::Chroma melodyFromFile(const std::filesystem::path& file, const audio::SoundPart& part, bool onlyLead,
                                const musicgen::MelodyConfig& config) {
    std::vector<float> samples = audio::loadSound(file, part, 1, kSampleRate).interleaved;
    refuseSilence(
        file, samples,
        Core::tr("“%1” is silent there, so there is no melody to follow. Choose another part of it, or another file."));
    if (onlyLead) {
        samples = musicgen::leadOf(samples);
        refuseSilence(
            file, samples,
            Core::tr("“%1” has no melody beside its drums and bass. Choose another part of it, or follow all of it."));
    }
    return musicgen::chromaOf(samples, config);
}

}  // namespace capriccio::material
