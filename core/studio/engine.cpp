#include "core/studio/engine.h"

#include "core/musicgen/generate/generation.h"
#include "core/musicgen/generate/model.h"
#include "core/musicgen/generate/sound_coding.h"
#include "core/studio/file_path.h"
#include "core/studio/library/manifest.h"

#include <utility>

#include <QFile>

namespace capriccio::studio {
namespace {

class ModelEngine : public Engine {
  public:
    explicit ModelEngine(std::shared_ptr<const musicgen::Model> model) : m_model(std::move(model)) {}

    int samplesPerFrame() const override { return m_model->config().codec.hop(); }
    int sampleRate() const override { return m_model->sampleRate(); }
    int channels() const override { return m_model->channels(); }
    std::string precision() const override { return nameOf(m_model->precision()); }
    std::string device() const override { return m_model->place().name; }
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

std::shared_ptr<const Engine> loadEngine(const std::filesystem::path& folder, const EngineOptions& options,
                                         std::stop_token stop) {
    library::checkBeforeLoading(fromPath(folder));
    // A name that a later version remembered is left to us.
    musicgen::LoadOptions how;
    how.device = musicgen::deviceOf(options.device).value_or(musicgen::DeviceKind::Auto);
    how.precision = musicgen::precisionOf(options.precision).value_or(musicgen::Precision::Auto);
    auto model = musicgen::Model::load(folder, std::move(stop), how);
    if (!model) return nullptr;
    return std::make_shared<ModelEngine>(std::move(model));
}

}  // namespace capriccio::studio
