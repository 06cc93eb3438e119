#pragma once

#include "core/musicgen/generate/news.h"
#include "core/musicgen/generate/request.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string_view>

namespace capriccio::studio {

/// A model that is ready to make music: what the generator needs of it, so that the window can be driven without one.
/// Immutable and shared between threads.
class Engine {
  public:
    virtual ~Engine() = default;

    virtual int samplesPerFrame() const = 0;  ///< samples of each channel in a frame of tokens
    /// Any thread. Tokens of a prompt, and the most the model reads.
    virtual int countTokens(std::string_view prompt) const = 0;
    virtual int maxTokens() const = 0;
    /// On the calling thread, as musicgen::generate: tells the listener everything but failures, which are thrown.
    virtual musicgen::Outcome generate(const musicgen::Request& request, musicgen::Listener& listener,
                                       std::stop_token stop, const std::atomic<bool>& abort) const = 0;
};

/// Loads a folder on the calling thread, which takes seconds; null when stopped first. Throws Error.
using EngineLoader = std::function<std::shared_ptr<const Engine>(const std::filesystem::path&, std::stop_token)>;

/// The real one: a musicgen::Model.
std::shared_ptr<const Engine> loadEngine(const std::filesystem::path& folder, std::stop_token stop);

}  // namespace capriccio::studio
