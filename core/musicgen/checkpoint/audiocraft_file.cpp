#include "core/musicgen/checkpoint/audiocraft_file.h"

#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/torch_file.h"
#include "core/musicgen/checkpoint/weight_files.h"
#include "core/musicgen/checkpoint/yaml.h"

#include <utility>

namespace capriccio::musicgen {
namespace {

template <class Kind>
Kind* entry(TorchDict& dict, const std::string& name) {
    const auto found = dict.find(name);
    return found == dict.end() ? nullptr : std::get_if<Kind>(&found->second.value);
}

}  // namespace

AudiocraftFile readAudiocraftFile(const std::filesystem::path& file) {
    AudiocraftFile read;
    read.file = file;
    TorchValue value = readTorchFile(file);
    auto* dict = std::get_if<TorchDict>(&value.value);
    if (!dict) failUnusable(file, Core::tr("it is not a checkpoint of audiocraft"));
    if (const auto* name = entry<std::string>(*dict, "pretrained")) {
        read.pretrained = *name;
        return read;
    }
    const auto* config = entry<std::string>(*dict, "xp.cfg");
    if (!config)
        failUnusable(file,
                     Core::tr("it does not hold a configuration as text (“xp.cfg”). Export it with audiocraft again"));
    read.config = readYamlObject(*config, file);
    auto* state = entry<TorchDict>(*dict, "best_state");
    if (!state)
        failUnusable(file, Core::tr("it does not hold weights (“best_state”). Export it with audiocraft again"));
    StoredTensors weights;
    for (auto& [name, item] : *state) {
        auto* tensor = std::get_if<StoredTensor>(&item.value);
        if (!tensor) failUnusable(file, Core::tr("its %1 is not a weight").arg(quotedText(name)));
        weights.emplace(name, std::move(*tensor));
    }
    addWeights(read.weights, std::move(weights), file);
    return read;
}

}  // namespace capriccio::musicgen
