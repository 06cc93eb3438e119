#include "core/audio/record/recorder_engine.h"

#include "core/base/error.h"
#include "core/base/log.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

namespace capriccio::audio {
namespace {

using namespace std::chrono_literals;

constexpr auto kPoll = 10ms;

}  // namespace

RecorderEngine::RecorderEngine(std::unique_ptr<InputBackend> backend, std::chrono::milliseconds stalledAfter)
    : m_backend(std::move(backend)),
      m_watch(stalledAfter),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

RecorderEngine::~RecorderEngine() {
    m_thread.request_stop();
    m_thread.join();
}

void RecorderEngine::start(const RecordOrder& order) {
    {
        std::lock_guard lock(m_mutex);
        m_order = order;
        ++m_orderNumber;
        m_status = {};
        m_status.state = RecordState::Opening;
        m_status.countInLeft = order.countInSeconds;
    }
    m_wake.notify_one();
}

void RecorderEngine::stop() {
    {
        std::lock_guard lock(m_mutex);
        m_stopNumber = m_orderNumber;
    }
    m_wake.notify_one();
}

RecorderStatus RecorderEngine::status() {
    std::lock_guard lock(m_mutex);
    RecorderStatus now = m_status;
    m_status.peak = 0;
    return now;
}

void RecorderEngine::run(const std::stop_token& stop) {
    while (true) {
        RecordOrder order;
        std::uint64_t number = 0;
        bool ending = false;
        {
            std::unique_lock lock(m_mutex);
            const auto news = [&] { return m_orderNumber != m_current || (m_stream && m_stopNumber == m_current); };
            if (m_stream)
                m_wake.wait_for(lock, stop, kPoll, news);
            else
                m_wake.wait(lock, stop, news);
            if (stop.stop_requested()) break;
            order = m_order;
            number = m_orderNumber;
            ending = m_stopNumber == number;
        }
        try {
            if (number != m_current) {
                m_stream.reset();
                if (m_clip) m_clip->finish();
                m_clip.reset();
                m_current = number;
                if (!ending) open(order);
                if (ending) end({});
                continue;
            }
            drain();
            const bool full = m_clip && m_clip->availableFrames() == m_clip->capacityFrames();
            if (ending || full) {
                end({});
            } else if (!m_stream->alive() || m_watch.stalled(m_capture.callbacks())) {
                end(Core::tr("The microphone “%1” stopped. Check that it is connected, then record again.")
                        .arg(m_stream->deviceName()));
            }
        } catch (const Error& e) {
            log(LogLevel::Warning, e.detail().empty() ? e.what() : e.what() + (" [" + e.detail() + "]"));
            end(e.message());
        } catch (const std::exception& e) {  // out of memory, or a fault of ours
            log(LogLevel::Error, std::string("Recording failed: ") + e.what());
            end(Core::tr("The recording could not go on."));
        }
    }
    m_stream.reset();
}

void RecorderEngine::open(const RecordOrder& order) {
    m_stream = m_backend->open(order.device);
    m_capture.reset();
    const StreamFormat format = m_stream->format();
    m_rate = format.sampleRate;
    m_countInFrames = std::llround(order.countInSeconds * m_rate);
    const auto capacity = std::max<std::int64_t>(1, std::llround(order.mostSeconds * m_rate));
    m_clip = std::make_shared<AudioClip>(static_cast<int>(std::lround(m_rate)), 1, capacity);
    m_watch.begin(0);
    m_stream->start(m_capture);
    log(LogLevel::Debug, "Recording from “" + m_stream->deviceName() + "” at " +
                             std::to_string(static_cast<int>(m_rate)) + " Hz, " + std::to_string(format.channels) +
                             " channels");
    std::lock_guard lock(m_mutex);
    if (m_orderNumber == m_current) m_status.device = m_stream->deviceName();
}

/// Takes what the callback has heard: counted in first, kept after.
void RecorderEngine::drain() {
    float peak = 0;
    bool heard = false;
    while (const CaptureBlock* const block = m_capture.ready()) {
        heard = true;
        const std::span<const float> samples(block->samples.data(), static_cast<std::size_t>(block->frames));
        for (const float sample : samples) peak = std::max(peak, std::abs(sample));
        const auto skipped = std::min<std::int64_t>(m_countInFrames, block->frames);
        m_countInFrames -= skipped;
        const auto room = m_clip->capacityFrames() - m_clip->availableFrames();
        const auto kept = std::min<std::int64_t>(room, block->frames - skipped);
        if (kept > 0)
            m_clip->append(samples.subspan(static_cast<std::size_t>(skipped), static_cast<std::size_t>(kept)));
        m_capture.release();
    }
    std::lock_guard lock(m_mutex);
    if (m_orderNumber != m_current) return;  // another recording was asked for meanwhile
    m_status.peak = std::max(m_status.peak, std::min(peak, 1.0F));
    m_status.lostFrames = m_capture.lostFrames();
    if (!heard) return;
    m_status.countInLeft = static_cast<double>(m_countInFrames) / m_rate;
    m_status.seconds = static_cast<double>(m_clip->availableFrames()) / m_rate;
    m_status.state = m_countInFrames > 0 ? RecordState::CountingIn : RecordState::Recording;
    if (m_countInFrames == 0) m_status.clip = m_clip;
}

/// Closes the microphone; what was kept stays.
void RecorderEngine::end(const Message& problem) {
    m_stream.reset();
    if (m_clip) m_clip->finish();
    const auto clip = std::exchange(m_clip, nullptr);
    std::lock_guard lock(m_mutex);
    if (m_orderNumber != m_current) return;
    m_status.clip = clip && clip->availableFrames() > 0 ? clip : nullptr;
    m_status.state = RecordState::Ended;
    m_status.device.clear();
    m_status.problem = problem;
}

// A microphone may vanish without a word: the callbacks just end. Several looks as well as the time, so that a program
// that was itself held up for a while does not blame the device; more patience at the start, which servers take.
}  // namespace capriccio::audio
