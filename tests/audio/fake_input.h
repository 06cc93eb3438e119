#pragma once

#include "core/audio/record/input_stream.h"
#include "core/base/error.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace capriccio::tests {

/// A microphone of plain code: it hears what the test says, when it says so. Any thread.
class FakeInput {
  public:
    double sampleRate = 48000;  ///< to be set before it is opened, as is `channels`
    int channels = 1;

    void failOpening(std::optional<Error> error) {
        std::lock_guard lock(m_mutex);
        m_openError = std::move(error);
    }
    /// From now on it is gone; an open stream says so.
    void vanish() {
        std::lock_guard lock(m_mutex);
        m_gone = true;
    }
    bool started() {
        std::lock_guard lock(m_mutex);
        return m_sink != nullptr;
    }
    int openings() {
        std::lock_guard lock(m_mutex);
        return m_openings;
    }
    std::string openedAs() {
        std::lock_guard lock(m_mutex);
        return m_device;
    }
    /// One callback. Returns false when nobody listens.
    bool hear(const std::vector<float>& interleaved) {
        std::lock_guard lock(m_mutex);
        if (!m_sink) return false;
        m_sink->capture(interleaved.data(), static_cast<int>(interleaved.size()) / channels, channels);
        return true;
    }

    /// For the recorder.
    std::unique_ptr<audio::InputBackend> backend();

  private:
    class Stream;
    class Backend;
    std::mutex m_mutex;
    std::optional<Error> m_openError;
    bool m_gone = false;
    int m_openings = 0;
    std::string m_device;
    audio::RtSink* m_sink = nullptr;
};

class FakeInput::Stream final : public audio::InputStream {
  public:
    explicit Stream(FakeInput& owner) : m_owner(owner) {}
    ~Stream() override {
        std::lock_guard lock(m_owner.m_mutex);
        m_owner.m_sink = nullptr;
    }
    audio::StreamFormat format() const override { return {m_owner.sampleRate, m_owner.channels}; }
    std::string deviceName() const override { return "Fake microphone"; }
    void start(audio::RtSink& sink) override {
        std::lock_guard lock(m_owner.m_mutex);
        m_owner.m_sink = &sink;
    }
    bool alive() override {
        std::lock_guard lock(m_owner.m_mutex);
        return !m_owner.m_gone;
    }

  private:
    FakeInput& m_owner;
};

class FakeInput::Backend final : public audio::InputBackend {
  public:
    explicit Backend(FakeInput& owner) : m_owner(owner) {}
    std::unique_ptr<audio::InputStream> open(const std::string& device) override {
        std::lock_guard lock(m_owner.m_mutex);
        ++m_owner.m_openings;
        m_owner.m_device = device;
        if (m_owner.m_openError) throw Error(*m_owner.m_openError);
        return std::make_unique<Stream>(m_owner);
    }

  private:
    FakeInput& m_owner;
};

inline std::unique_ptr<audio::InputBackend> FakeInput::backend() { return std::make_unique<Backend>(*this); }

}  // namespace capriccio::tests
