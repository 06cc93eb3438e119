#include "core/studio/engine.h"

#include "core/musicgen/generate/generation.h"
#include "core/musicgen/generate/model.h"

#include <utility>

namespace capriccio::studio {
namespace {

class ModelEngine : public Engine {
  public:
    explicit ModelEngine(std::shared_ptr<const musicgen::Model> model) : m_model(std::move(model)) {}

    int samplesPerFrame() const override { return m_model->config().codec.hop(); }
    int countTokens(std::string_view prompt) const override { return m_model->countTokens(prompt); }
    int maxTokens() const override { return m_model->config().maxTextTokens; }
    musicgen::Outcome generate(const musicgen::Request& request, musicgen::Listener& listener, std::stop_token stop,
                               const std::atomic<bool>& abort) const override {
        return musicgen::generate(*m_model, request, listener, std::move(stop), &abort);
    }

  private:
    std::shared_ptr<const musicgen::Model> m_model;
};

}  // namespace

std::shared_ptr<const Engine> loadEngine(const std::filesystem::path& folder, std::stop_token stop) {
    auto model = musicgen::Model::load(folder, std::move(stop));
    if (!model) return nullptr;
    return std::make_shared<ModelEngine>(std::move(model));
}

}  // namespace capriccio::studio
