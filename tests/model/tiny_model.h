#pragma once

#include "core/musicgen/generate/generation.h"
#include "core/musicgen/generate/model_parts.h"

namespace capriccio::musicgen {

/// A model of the published structure, small enough for a test, with random weights.
inline ModelConfig tinyConfig(Architecture architecture = Architecture::CrossAttention, int channels = 1) {
    ModelConfig config;
    config.architecture = architecture;
    config.text = {.vocabSize = 300, .width = 24, .headWidth = 8, .heads = 3, .layers = 2, .feedForward = 40};
    config.decoder = {.codebookSize = 64,
                      .codebooks = 4 * channels,
                      .width = 36,
                      .layers = 2,
                      .heads = 3,
                      .feedForward = 72,
                      .channels = channels};
    config.codec.codebookSize = 64;
    config.codec.codebookWidth = config.codec.hidden = 12;
    config.codec.filters = 2;
    return config;
}

inline std::shared_ptr<const Model> tinyModel(Architecture architecture = Architecture::CrossAttention,
                                              int channels = 1) {
    return Model::random(tinyConfig(architecture, channels), 11);
}

/// Keeps everything it hears.
struct Recorder : Listener {
    int startedCount = 0, endedCount = 0, failedCount = 0;
    Started start;
    std::vector<Progress> progresses;
    std::vector<std::vector<float>> sound = std::vector<std::vector<float>>(Request::kMaxTakes);
    Outcome outcome = Outcome::Aborted;
    std::vector<Tokens> tokens;
    std::string message;
    std::function<void(const Progress&)> onProgress;

    void started(const Started& s) override { ++startedCount, start = s; }
    void progress(const Progress& p) override {
        progresses.push_back(p);
        if (onProgress) onProgress(p);
    }
    void audio(int take, std::span<const float> samples) override {
        auto& all = sound[static_cast<std::size_t>(take)];
        all.insert(all.end(), samples.begin(), samples.end());
    }
    void ended(Outcome how, const std::vector<Tokens>& made) override { ++endedCount, outcome = how, tokens = made; }
    void failed(const Error& error) override { ++failedCount, message = error.what(); }
};

inline Request requestOf(std::vector<TakeRequest> takes, int frames) {
    Request request;
    request.takes = std::move(takes);
    request.frames = frames;
    return request;
}

}  // namespace capriccio::musicgen
