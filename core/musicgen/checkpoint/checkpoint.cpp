#include "core/musicgen/checkpoint/checkpoint.h"

#include "core/base/error.h"
#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/json_file.h"
#include "core/musicgen/checkpoint/safetensors.h"
#include "core/musicgen/checkpoint/torch_file.h"

#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {
namespace {

namespace fs = std::filesystem;

bool isThere(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(
        fs::symlink_status(file, ignored));  // a dangling link is there, and said to be broken when opened
}

/// The weights of a .bin: a dict of tensors and nothing else.
StoredTensors readTorchWeights(const fs::path& file) {
    TorchValue value = readTorchFile(file);
    auto* dict = std::get_if<TorchDict>(&value.value);
    if (!dict) failUnusable(file, "it does not hold a list of named weights");
    StoredTensors weights;
    for (auto& [name, item] : *dict) {
        auto* tensor = std::get_if<StoredTensor>(&item.value);
        if (!tensor) failUnusable(file, "its " + quotedText(name) + " is not a weight");
        weights.emplace(name, std::move(*tensor));
    }
    return weights;
}

StoredTensors readWeights(const fs::path& file) {
    return file.extension() == ".bin" ? readTorchWeights(file) : readSafetensors(file);
}

/// The weight norm's names since torch 2.1 are brought to the older ones.
std::string usualName(const std::string& name) {
    constexpr std::string_view kNew = "parametrizations.weight.original";
    const auto at = name.find(kNew);
    if (at == std::string::npos || at + kNew.size() + 1 != name.size()) return name;
    if (name.back() != '0' && name.back() != '1') return name;
    return name.substr(0, at) + (name.back() == '0' ? "weight_g" : "weight_v");
}

void add(StoredTensors& all, StoredTensors&& weights, const fs::path& file) {
    for (auto& [name, tensor] : weights)
        if (!all.emplace(usualName(name), std::move(tensor)).second)
            failUnusable(file,
                         "its weight " + quotedText(name) + " is there twice, here or in another file of the model");
}

/// weight → shard, from an .index.json.
std::map<std::string, std::string> readIndex(const fs::path& index) {
    constexpr std::size_t kMaxIndexBytes = 64 << 20;
    const nlohmann::json json = readJsonObject(index, kMaxIndexBytes);
    const auto map = json.find("weight_map");
    if (map == json.end() || !map->is_object() || map->empty())
        failUnusable(index, "it does not say which weight is in which file (“weight_map”)");
    std::map<std::string, std::string> shards;
    for (const auto& [weight, shard] : map->items()) {
        if (!shard.is_string()) failUnusable(index, "it names no file for the weight " + quotedText(weight));
        const fs::path name = shard.get<std::string>();
        if (name.empty() || name != name.filename() || name == "." || name == "..")
            failUnusable(index, "it looks for the weight " + quotedText(weight) + " outside of its folder, in " +
                                    quotedText(shard.get<std::string>()));
        shards.emplace(weight, name.string());
    }
    return shards;
}

StoredTensors readSharded(const fs::path& index) {
    const auto shards = readIndex(index);
    std::set<std::string> files;
    for (const auto& [weight, shard] : shards) files.insert(shard);
    StoredTensors all;
    for (const std::string& name : files) {
        const fs::path file = index.parent_path() / name;
        if (!isThere(file))
            throw Error(Error::Code::NotFound,
                        quoted(file) + ", one of the files that the model is in, is not there. Get the model again.",
                        "named by " + index.string());
        StoredTensors weights = readWeights(file);
        for (const auto& [weight, shard] : shards)
            if (shard == name && !weights.contains(weight))
                failUnusable(file, "the weight " + quotedText(weight) + " should be in it, but is not");
        add(all, std::move(weights), file);
    }
    return all;
}

StoredTensors readAllWeights(const fs::path& folder) {
    for (const char* name : {"model.safetensors", "pytorch_model.bin"}) {
        const fs::path whole = folder / name, index = folder / (std::string(name) + ".index.json");
        if (isThere(whole)) {
            StoredTensors all;
            add(all, readWeights(whole), whole);
            return all;
        }
        if (isThere(index)) return readSharded(index);
    }
    throw Error(Error::Code::NotFound, quoted(folder) +
                                           " holds no weights: a file “model.safetensors” or “pytorch_model.bin” is "
                                           "needed, or the “.index.json” of one "
                                           "in several parts. Get the model again.");
}

fs::path findTokenizer(const fs::path& folder) {
    for (const char* name : {"spiece.model", "tokenizer.json"})
        if (isThere(folder / name)) return folder / name;
    throw Error(Error::Code::NotFound,
                quoted(folder / "spiece.model") + " is not there, nor a “tokenizer.json”. Get the model again.");
}

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
    const fs::path file = folder / "config.json";
    if (codebooks > 0 && codebooks != config.codec.codebooks)
        failUnusable(file, "its “audio_encoder.target_bandwidths” ask for " + std::to_string(config.codec.codebooks) +
                               " codebooks, but the weights have " + std::to_string(codebooks));
    if (expectedElements(config) > 2 * stored + kAlwaysAllowed)
        failUnusable(file, "it describes a far larger model than the one whose weights are in its folder");
}

}  // namespace

Checkpoint openCheckpoint(const fs::path& folder) {
    Checkpoint checkpoint;
    checkpoint.folder = folder;
    checkpoint.config = readConfig(folder);
    checkpoint.tokenizer = findTokenizer(folder);
    checkpoint.weights = readAllWeights(folder);
    checkAgainst(checkpoint.config, checkpoint.weights, folder);
    return checkpoint;
}

}  // namespace capriccio::musicgen
