#include "core/musicgen/generate/model.h"

#include "core/base/error.h"
#include "core/musicgen/generate/model_parts.h"

#include <utility>

namespace capriccio::musicgen {

void ModelParts::take(const ModelConfig& modelConfig, Weights& weights) {
    const c10::InferenceMode noGradients;
    config = modelConfig;
    text.emplace(config.text, weights);
    lm.emplace(config, weights);
    codec.emplace(config.codec, weights);
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

std::shared_ptr<const Model> Model::load(const std::filesystem::path& folder, std::stop_token stop) {
    const Checkpoint checkpoint = openCheckpoint(folder);
    if (stop.stop_requested()) return nullptr;
    auto parts = std::make_unique<ModelParts>();
    parts->folder = folder;
    parts->name = std::filesystem::absolute(folder).lexically_normal().filename().string();
    if (parts->name.empty())
        parts->name = std::filesystem::absolute(folder).lexically_normal().parent_path().filename().string();
    parts->tokenizer.emplace(checkpoint.tokenizer, checkpoint.config.text.vocabSize);
    Weights weights(checkpoint);
    try {
        parts->take(checkpoint.config, weights);
    } catch (const c10::Error& fault) {
        // The shapes are checked by Weights; what is left is memory.
        throw Error(
            Error::Code::OutOfMemory,
            "“" + parts->name +
                "” could not be loaded: there is not enough memory. Close other programs, or choose a smaller model.",
            fault.what());
    }
    if (stop.stop_requested()) return nullptr;
    return std::make_shared<const Model>(std::move(parts));
}

std::shared_ptr<const Model> Model::random(const ModelConfig& config, std::uint64_t seed) {
    auto parts = std::make_unique<ModelParts>();
    parts->name = "random";
    Weights weights = Weights::random(seed);
    parts->take(config, weights);
    return std::make_shared<const Model>(std::move(parts));
}

Model::Model(std::unique_ptr<ModelParts> parts) : m_parts(std::move(parts)) {}
Model::~Model() = default;

const std::string& Model::name() const { return m_parts->name; }
const std::filesystem::path& Model::folder() const { return m_parts->folder; }
const ModelConfig& Model::config() const { return m_parts->config; }
int Model::channels() const { return m_parts->config.decoder.channels; }
int Model::sampleRate() const { return m_parts->config.codec.sampleRate; }
std::int64_t Model::parameters() const { return m_parts->parameters; }
int Model::countTokens(std::string_view prompt) const { return static_cast<int>(m_parts->tokenIds(prompt).size()); }

}  // namespace capriccio::musicgen
