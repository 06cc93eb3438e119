#include "core/musicgen/checkpoint/weight_files.h"

#include "core/base/error.h"
#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/json_file.h"
#include "core/musicgen/checkpoint/safetensors.h"
#include "core/musicgen/checkpoint/torch_file.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {
namespace {

namespace fs = std::filesystem;

/// The weights of a .bin: a dict of tensors and nothing else.
StoredTensors readTorchWeights(const fs::path& file) {
    TorchValue value = readTorchFile(file);
    auto* dict = std::get_if<TorchDict>(&value.value);
    if (!dict) failUnusable(file, Core::tr("it does not hold a list of named weights"));
    StoredTensors weights;
    for (auto& [name, item] : *dict) {
        auto* tensor = std::get_if<StoredTensor>(&item.value);
        if (!tensor) failUnusable(file, Core::tr("its %1 is not a weight").arg(quotedText(name)));
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

/// weight → shard, from an .index.json.
std::map<std::string, std::string> readIndex(const fs::path& index) {
    constexpr std::size_t kMaxIndexBytes = 64 << 20;
    const nlohmann::json json = readJsonObject(index, kMaxIndexBytes);
    const auto map = json.find("weight_map");
    if (map == json.end() || !map->is_object() || map->empty())
        failUnusable(index, Core::tr("it does not say which weight is in which file (“weight_map”)"));
    std::map<std::string, std::string> shards;
    for (const auto& [weight, shard] : map->items()) {
        if (!shard.is_string())
            failUnusable(index, Core::tr("it names no file for the weight %1").arg(quotedText(weight)));
        const fs::path name = shard.get<std::string>();
        if (name.empty() || name != name.filename() || name == "." || name == "..")
            failUnusable(index, Core::tr("it looks for the weight %1 outside of its folder, in %2")
                                    .arg(quotedText(weight))
                                    .arg(quotedText(shard.get<std::string>())));
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
                        Core::tr("%1, one of the files that the model is in, is not there. Get the model again.")
                            .arg(quoted(file)),
                        "named by " + index.string());
        StoredTensors weights = readWeights(file);
        for (const auto& [weight, shard] : shards)
            if (shard == name && !weights.contains(weight))
                failUnusable(file, Core::tr("the weight %1 should be in it, but is not").arg(quotedText(weight)));
        addWeights(all, std::move(weights), file);
    }
    return all;
}

}  // namespace

bool isThere(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(
        fs::symlink_status(file, ignored));  // a dangling link is there, and said to be broken when opened
}

bool holdsWeights(const fs::path& folder) {
    for (const char* name :
         {"model.safetensors", "model.safetensors.index.json", "pytorch_model.bin", "pytorch_model.bin.index.json"})
        if (isThere(folder / name)) return true;
    return false;
}

void addWeights(StoredTensors& all, StoredTensors&& weights, const fs::path& file) {
    for (auto& [name, tensor] : weights)
        if (!all.emplace(usualName(name), std::move(tensor)).second)
            failUnusable(
                file,
                Core::tr("its weight %1 is there twice, here or in another file of the model").arg(quotedText(name)));
}

StoredTensors readAllWeights(const fs::path& folder) {
    for (const char* name : {"model.safetensors", "pytorch_model.bin"}) {
        const fs::path whole = folder / name, index = folder / (std::string(name) + ".index.json");
        if (isThere(whole)) {
            StoredTensors all;
            addWeights(all, readWeights(whole), whole);
            return all;
        }
        if (isThere(index)) return readSharded(index);
    }
    throw Error(Error::Code::NotFound,
                Core::tr("%1 holds no weights: a file “model.safetensors” or “pytorch_model.bin” is needed, or the "
                         "“.index.json” of one in several parts. Get the model again.")
                    .arg(quoted(folder)));
}

fs::path findTokenizer(const fs::path& folder) {
    for (const char* name : {"spiece.model", "tokenizer.json"})
        if (isThere(folder / name)) return folder / name;
    throw Error(
        Error::Code::NotFound,
        Core::tr("%1 is not there, nor a “tokenizer.json”. Get the model again.").arg(quoted(folder / "spiece.model")));
}

}  // namespace capriccio::musicgen
