#pragma once

#include "core/audio/playback/output_stream.h"
#include "core/base/error.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace capriccio::tests {

/// A sound device of plain code: it takes sound when the test says so, and fails as the test wishes. Any thread.
class FakeDevice {
  public:
    // What it is like; to be set before it is opened, unless said otherwise.
    double sampleRate = 0;  ///< 0: takes any
    int channels = 0;       ///< 0: takes any
    double delaySeconds = 0;

    /// While set, open() fails with it.
    void failOpening(std::optional<Error> error) {
        std::lock_guard lock(m_mutex);
        m_openError = std::move(error);
    }
    /// While held, open() does not return.
    void holdOpening(bool hold) {
        {
            std::lock_guard lock(m_mutex);
            m_holdOpening = hold;
        }
        m_changed.notify_all();
    }
    /// An open stream is dead from its n-th callback from now on.
    void vanishAfter(int callbacks) {
        std::lock_guard lock(m_mutex);
        m_callbacksLeft = callbacks;
    }
    void comeBack() {
        std::lock_guard lock(m_mutex);
        m_callbacksLeft = -1;
    }

    bool started() {
        std::lock_guard lock(m_mutex);
        return m_source != nullptr;
    }
    int openings() {
        std::lock_guard lock(m_mutex);
        return m_openings;
    }
    bool opening() {
        std::lock_guard lock(m_mutex);
        return m_waiting;
    }
    std::string openedAs() {
        std::lock_guard lock(m_mutex);
        return m_device;
    }
    audio::StreamFormat format() {
        std::lock_guard lock(m_mutex);
        return m_format;
    }

    /// One callback: what the device got; empty when no stream runs.
    std::vector<float> pump(int frames) {
        std::lock_guard lock(m_mutex);
        if (!m_source || m_callbacksLeft == 0) return {};
        if (m_callbacksLeft > 0) --m_callbacksLeft;
        std::vector<float> buffer(static_cast<std::size_t>(frames * m_format.channels), 99.0f);
        m_source->render(buffer.data(), frames, delaySeconds);
        return buffer;
    }

  private:
    friend class FakeStream;
    friend class FakeBackend;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Error> m_openError;
    bool m_holdOpening = false;
    bool m_waiting = false;
    int m_callbacksLeft = -1;
    int m_openings = 0;
    std::string m_device;
    audio::StreamFormat m_format;
    audio::RtSource* m_source = nullptr;
};

class FakeStream final : public audio::OutputStream {
  public:
    explicit FakeStream(std::shared_ptr<FakeDevice> device) : m_device(std::move(device)) {}
    ~FakeStream() override {
        std::lock_guard lock(m_device->m_mutex);
        m_device->m_source = nullptr;
    }
    audio::StreamFormat format() const override { return m_device->format(); }
    std::string deviceName() const override { return "Fake " + m_device->openedAs(); }
    void start(audio::RtSource& source) override {
        std::lock_guard lock(m_device->m_mutex);
        m_device->m_source = &source;
    }
    bool alive() override {
        std::lock_guard lock(m_device->m_mutex);
        return m_device->m_callbacksLeft != 0;
    }

  private:
    std::shared_ptr<FakeDevice> m_device;
};

class FakeBackend final : public audio::OutputBackend {
  public:
    explicit FakeBackend(std::shared_ptr<FakeDevice> device) : m_device(std::move(device)) {}
    std::unique_ptr<audio::OutputStream> open(const std::string& name, const audio::StreamFormat& wanted) override {
        std::unique_lock lock(m_device->m_mutex);
        m_device->m_waiting = true;
        m_device->m_changed.wait(lock, [&] { return !m_device->m_holdOpening; });
        m_device->m_waiting = false;
        ++m_device->m_openings;
        if (m_device->m_openError) throw *m_device->m_openError;
        m_device->m_device = name;
        m_device->m_format = {m_device->sampleRate > 0 ? m_device->sampleRate : wanted.sampleRate,
                              m_device->channels > 0 ? m_device->channels : wanted.channels};
        lock.unlock();
        return std::make_unique<FakeStream>(m_device);
    }

  private:
    std::shared_ptr<FakeDevice> m_device;
};

}  // namespace capriccio::tests
