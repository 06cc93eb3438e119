#include "core/studio/engine.h"

#include "core/musicgen/generate/generation.h"
#include "core/musicgen/generate/model.h"
#include "core/musicgen/generate/sound_coding.h"

#include <utility>

namespace capriccio::studio {
namespace {

class ModelEngine : public Engine {
  public:
    explicit ModelEngine(std::shared_ptr<const musicgen::Model> model) : m_model(std::move(model)) {}

    int samplesPerFrame() const override { return m_model->config().codec.hop(); }
    int sampleRate() const override { return m_model->sampleRate(); }
    int channels() const override { return m_model->channels(); }
    std::string precision() const override { return "f32"; }
    std::string device() const override { return "cpu"; }
    int countTokens(std::string_view prompt) const override { return m_model->countTokens(prompt); }
    int maxTokens() const override { return m_model->config().maxTextTokens; }
    musicgen::Outcome generate(const musicgen::Request& request, musicgen::Listener& listener, std::stop_token stop,
                               const std::atomic<bool>& abort) const override {
        return musicgen::generate(*m_model, request, listener, std::move(stop), &abort);
    }
    musicgen::Tokens encode(const audio::Samples& sound) const override {
        return musicgen::encodeSound(*m_model, sound.interleaved, sound.channels);
    }
    bool decode(const musicgen::Tokens& tokens, const std::function<void(std::span<const float>)>& audio,
                std::stop_token stop) const override {
        return musicgen::decodeTokens(*m_model, tokens, audio, std::move(stop));
    }

  private:
    std::shared_ptr<const musicgen::Model> m_model;
};

}  // namespace

// The options are passed on once the model takes them; until then it runs in float32 on the CPU, and says so.
std::shared_ptr<const Engine> loadEngine(const std::filesystem::path& folder, const EngineOptions& /*options*/,
                                         std::stop_token stop) {
    auto model = musicgen::Model::load(folder, std::move(stop));
    if (!model) return nullptr;
    return std::make_shared<ModelEngine>(std::move(model));
}

}  // namespace capriccio::studio
