#pragma once

#include "core/base/error.h"
#include "core/studio/engine.h"

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace capriccio::tests {

/// A model whose pace the test sets: it makes a tone up to where it has been let, and not a frame more. Thread-safe.
class FakeStudio {
  public:
    /// Seconds of sound it may make, from the start of each take; 1e9 at first: all of it.
    void letMake(double seconds);
    /// What it claims its speed to be.
    void setSpeed(double speed);
    /// Loading waits until letLoad().
    void holdLoading();
    void letLoad();
    /// Until letLoad().
    void failLoading(const Error& error);
    /// The next run fails once it has made this much.
    void failAfter(double seconds, const Error& error);
    void setNotice(const std::string& notice);
    void setTokens(int perCharacter, int limit);
    void setChannels(int channels);

    int loads() const;
    /// Seconds of sound that the listener of the last run has been given, of each take.
    double made() const;
    musicgen::Request lastRequest() const;
    std::filesystem::path lastFolder() const;
    studio::EngineOptions lastOptions() const;

    studio::EngineLoader loader();
    /// The sample at a place of every take.
    static float sampleAt(std::int64_t frame);
    /// The tokens of frames [first, end) of a take with that seed; those of a file are kEncodedSeed's.
    static musicgen::Tokens tokensOf(std::uint64_t seed, int first, int end);
    static constexpr std::uint64_t kEncodedSeed = 77;

  private:
    class FakeEngine;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    double m_allowed = 1e9;
    double m_speed = 2;
    bool m_holdLoading = false;
    std::optional<Error> m_loadError;
    std::optional<Error> m_runError;
    double m_runErrorAt = 0;
    std::string m_notice;
    int m_tokensPerCharacter = 1;
    int m_limit = 512;
    int m_channels = 1;
    int m_loads = 0;
    double m_made = 0;
    musicgen::Request m_request;
    std::filesystem::path m_folder;
    studio::EngineOptions m_options;
};

}  // namespace capriccio::tests
