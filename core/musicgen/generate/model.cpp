#include "core/musicgen/generate/model.h"

#include "core/base/error.h"
#include "core/musicgen/generate/compute_place.h"
#include "core/musicgen/generate/model_parts.h"
#include "core/musicgen/nn/kernels/team.h"
#include "core/musicgen/nn/through_torch.h"
#include "core/musicgen/plan/memory_need.h"
#include "core/musicgen/plan/precision_choice.h"

#include <utility>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace capriccio::musicgen {

void ModelParts::take(const ModelConfig& modelConfig, Precision wanted, Weights& weights) {
    const c10::InferenceMode noGradients;
#ifdef __GLIBC__
    // Large tensors come and go between packed ones that stay: those from a megabyte on are given back at once. Else
    // the C library would raise that bound by itself, and a third more memory would be held in gaps.
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
    kernels::Team team(0);
    const kernels::Team::Scope scope(team);
    config = modelConfig;
    precision = wanted;
    const Precision few = precision == Precision::Int4 ? Precision::Int8 : precision;  // for what 4 bits would hurt
    text.emplace(config.text, few, weights);
    lm.emplace(config, precision, weights);
    codec.emplace(config.codec, weights, few);
    weights.finish();
    parameters = weights.parameters();
}

std::vector<std::int32_t> ModelParts::tokenIds(std::string_view prompt) const {
    if (tokenizer) return tokenizer->encode(prompt);
    std::vector<std::int32_t> ids;
    for (const char c : prompt) ids.push_back(2 + static_cast<unsigned char>(c) % (config.text.vocabSize - 2));
    ids.push_back(config.text.eosId);
    return ids;
}

namespace {

std::string nameOfFolder(const std::filesystem::path& folder) {
    const std::filesystem::path whole = std::filesystem::absolute(folder).lexically_normal();
    return (whole.filename().empty() ? whole.parent_path() : whole).filename().string();
}

/// What the weights are kept in. libtorch's products, those of a GPU, know float32 and bfloat16.
Precision precisionFor(const LoadOptions& options, const DecoderConfig& decoder, const ComputePlace& place) {
    if (!throughTorch(torchDevice(place))) return resolved(options.precision, decoder);
    if (options.precision == Precision::Auto) return Precision::F32;
    if (options.precision == Precision::F32 || options.precision == Precision::BF16) return options.precision;
    throw Error(Error::Code::Unsupported,
                Core::tr("The precision %1 is for the processor only, and this would run on %2. Choose the precision "
                         "auto, f32 or bf16, or the processor (cpu).")
                    .arg(std::string(nameOf(options.precision)))
                    .arg(place.name));
}

std::optional<std::uint64_t> freeBytes(const LoadOptions& options, const ComputePlace& place) {
    return options.memoryBytes ? options.memoryBytes : freeBytesOf(place);
}

}  // namespace

std::shared_ptr<const Model> Model::load(const std::filesystem::path& folder, std::stop_token stop,
                                         const LoadOptions& options) {
    const ComputePlace place = choosePlace(options);
    const std::string name = nameOfFolder(folder);
    const ModelConfig config = readConfig(folder);
    const Precision precision = precisionFor(options, config.decoder, place);
    if (const auto free = freeBytes(options, place)) requireMemoryToLoad(name, config, precision, *free);
    const Checkpoint checkpoint = openCheckpoint(folder);
    if (stop.stop_requested()) return nullptr;
    auto parts = std::make_unique<ModelParts>();
    parts->folder = folder;
    parts->place = place;
    parts->device = torchDevice(place);
    parts->name = name;
    parts->tokenizer.emplace(checkpoint.tokenizer, checkpoint.config.text.vocabSize);
    std::optional<PackedCache> cache;
    if (precision != Precision::F32 && !throughTorch(parts->device))
        cache.emplace(packedCacheFolder(), folder, precision);
    Weights weights(checkpoint, parts->device, cache ? &*cache : nullptr);
    try {
        parts->take(checkpoint.config, precision, weights);
        if (cache) cache->save();
    } catch (const c10::Error& fault) {
        // The shapes are checked by Weights; what is left is memory.
        throw Error(Error::Code::OutOfMemory,
                    Core::tr("“%1” could not be loaded: there is not enough memory. Close other programs, or choose a "
                             "smaller model.")
                        .arg(parts->name),
                    fault.what());
    }
    if (stop.stop_requested()) return nullptr;
    return std::make_shared<const Model>(std::move(parts));
}

std::shared_ptr<const Model> Model::random(const ModelConfig& config, std::uint64_t seed, const LoadOptions& options) {
    auto parts = std::make_unique<ModelParts>();
    parts->name = "random";
    parts->place = choosePlace(options);
    parts->device = torchDevice(parts->place);
    Weights weights = Weights::random(seed, parts->device);
    parts->take(config, precisionFor(options, config.decoder, parts->place), weights);
    return std::make_shared<const Model>(std::move(parts));
}

Model::Model(std::unique_ptr<ModelParts> parts) : m_parts(std::move(parts)) {}
Model::~Model() = default;

const std::string& Model::name() const { return m_parts->name; }
const std::filesystem::path& Model::folder() const { return m_parts->folder; }
const ModelConfig& Model::config() const { return m_parts->config; }
int Model::channels() const { return m_parts->config.decoder.channels; }
int Model::sampleRate() const { return m_parts->config.codec.sampleRate; }
const ComputePlace& Model::place() const { return m_parts->place; }
Precision Model::precision() const { return m_parts->precision; }
std::int64_t Model::parameters() const { return m_parts->parameters; }
int Model::countTokens(std::string_view prompt) const { return static_cast<int>(m_parts->tokenIds(prompt).size()); }

}  // namespace capriccio::musicgen
