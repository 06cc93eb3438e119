#pragma once

#include "core/audio/audio_file.h"
#include "core/musicgen/generate/news.h"
#include "core/musicgen/generate/request.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace capriccio::studio {

/// How a model is to be loaded. Plain values, as on the command line.
struct EngineOptions {
    std::string precision = "auto";  ///< auto, f32, bf16, int8, int4
    std::string device = "auto";     ///< auto, cpu, cuda …
    bool operator==(const EngineOptions&) const = default;
};

/// A model that is ready to make music: what the generator needs of it, so that the window can be driven without one.
/// Immutable and shared between threads.
class Engine {
  public:
    virtual ~Engine() = default;

    virtual int samplesPerFrame() const = 0;  ///< samples of each channel in a frame of tokens
    virtual int sampleRate() const = 0;       ///< Hz
    virtual int channels() const = 0;         ///< of the sound
    /// What it really runs in and on: "f32", "int8" …; "cpu", "cuda:0" …
    virtual std::string precision() const = 0;
    virtual std::string device() const = 0;
    /// Any thread. Tokens of a prompt, and the most the model reads.
    virtual int countTokens(std::string_view prompt) const = 0;
    virtual int maxTokens() const = 0;
    /// On the calling thread, as musicgen::generate: tells the listener everything but failures, which are thrown.
    virtual musicgen::Outcome generate(const musicgen::Request& request, musicgen::Listener& listener,
                                       std::stop_token stop, const std::atomic<bool>& abort) const = 0;
    /// Sound at the model's rate → tokens, to go on from.
    virtual musicgen::Tokens encode(const audio::Samples& sound) const = 0;
    /// Tokens → their sound, in parts, interleaved. False when stopped.
    virtual bool decode(const musicgen::Tokens& tokens, const std::function<void(std::span<const float>)>& audio,
                        std::stop_token stop) const = 0;
};

/// Loads a folder on the calling thread, which takes seconds; null when stopped first. Throws Error.
using EngineLoader = std::function<std::shared_ptr<const Engine>(const std::filesystem::path&, const EngineOptions&,
                                                                 std::stop_token)>;

/// The real one: a musicgen::Model.
std::shared_ptr<const Engine> loadEngine(const std::filesystem::path& folder, const EngineOptions& options,
                                         std::stop_token stop);

}  // namespace capriccio::studio
