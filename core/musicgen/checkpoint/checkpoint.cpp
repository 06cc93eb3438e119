#include "core/musicgen/checkpoint/checkpoint.h"

#include "core/musicgen/checkpoint/audiocraft.h"
#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/weight_files.h"

#include <cmath>
#include <string>

namespace capriccio::musicgen {
namespace {

namespace fs = std::filesystem;

/// What the configuration alone would have allocated, roughly and never too much. So a config.json that does not belong
/// to the weights is found before anything of its size is made.
double expectedElements(const ModelConfig& config) {
    const double width = config.decoder.width, textWidth = config.text.width;
    const double attention = config.architecture == Architecture::CrossAttention ? 8 : 4;
    const double decoder =
        config.decoder.layers * (attention * width * width + 2 * width * config.decoder.feedForward) +
        2.0 * config.decoder.codebooks * config.decoder.codebookSize * width;
    const double text =
        textWidth * config.text.vocabSize +
        config.text.layers * (4 * textWidth * config.text.heads * config.text.headWidth +
                              (config.text.gatedFeedForward ? 3 : 2) * textWidth * config.text.feedForward);
    const double deepest = config.codec.filters * std::pow(2.0, static_cast<double>(config.codec.ratios.size()));
    const double codec =
        2 * config.codec.lstmLayers * 8 * deepest * deepest +
        static_cast<double>(config.codec.codebooks) * config.codec.codebookSize * config.codec.codebookWidth;
    return decoder + text + codec;
}

void checkAgainst(const ModelConfig& config, const StoredTensors& weights, const fs::path& folder) {
    constexpr double kAlwaysAllowed = 16 << 20;  // a slip in a small model is better told weight by weight
    double stored = 0;
    int codebooks = 0;
    for (const auto& [name, tensor] : weights) {
        stored += static_cast<double>(tensor.elements());
        if (name.starts_with("audio_encoder.quantizer.layers.") && name.ends_with(".codebook.embed")) ++codebooks;
    }
    const fs::path file = folder / (isAudiocraft(folder) ? "state_dict.bin" : "config.json");
    if (codebooks > 0 && codebooks != config.codec.codebooks)
        failUnusable(file, Core::tr("its configuration of the codec asks for %1 codebooks, but the weights have %2")
                               .arg(std::to_string(config.codec.codebooks))
                               .arg(std::to_string(codebooks)));
    if (expectedElements(config) > 2 * stored + kAlwaysAllowed)
        failUnusable(file, Core::tr("it describes a far larger model than the one whose weights are in its folder"));
}

}  // namespace

Checkpoint openCheckpoint(const fs::path& folder) {
    Checkpoint checkpoint;
    if (isAudiocraft(folder)) {
        checkpoint = openAudiocraft(folder);
    } else {
        checkpoint.folder = folder;
        checkpoint.config = readConfig(folder);
        checkpoint.tokenizer = findTokenizer(folder);
        checkpoint.weights = readAllWeights(folder);
    }
    checkAgainst(checkpoint.config, checkpoint.weights, folder);
    return checkpoint;
}

}  // namespace capriccio::musicgen
