#include "core/audio/playback/feeder.h"

#include "core/base/error.h"
#include "core/base/log.h"

#include <algorithm>
#include <exception>

namespace capriccio::audio {
namespace {

using namespace std::chrono_literals;

// What lies ready in the ring: enough for a machine whose cores are all busy making music. A seek throws it away at
// once.
constexpr double kAheadSeconds = 0.4;
constexpr auto kPlayingPoll = 10ms;
constexpr auto kPausedPoll = 100ms;
constexpr auto kForever = std::chrono::milliseconds(24h);

}  // namespace

Feeder::Feeder(OutputBackend& backend, RtRenderer& renderer, FeederTiming timing)
    : m_backend(backend),
      m_renderer(renderer),
      m_timing(timing),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Feeder::~Feeder() {
    m_thread.request_stop();
    m_thread.join();
}

void Feeder::follow(const FeederOrder& order) {
    {
        std::lock_guard lock(m_mutex);
        m_order = order;
        ++m_orderNumber;
    }
    m_wake.notify_one();
}

FeederNews Feeder::news() const {
    std::lock_guard lock(m_mutex);
    return m_news;
}

void Feeder::run(const std::stop_token& stop) {
    std::uint64_t seen = 0;
    auto pause = kForever;
    while (true) {
        FeederOrder order;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, stop, pause, [&] { return m_orderNumber != seen; });
            if (stop.stop_requested()) break;
            order = m_order;
            seen = m_orderNumber;
        }
        try {
            pause = step(order);
        } catch (const std::exception& e) {  // out of memory, or a fault of ours: sound stops, the program goes on
            log(LogLevel::Error, std::string("Playing failed: ") + e.what());
            close();
            fail(order, Core::tr("The sound could not be played."));
            pause = kForever;
        }
    }
    close();
}

std::chrono::milliseconds Feeder::step(const FeederOrder& order) {
    const auto now = Clock::now();
    if (m_stream) {
        const bool otherFormat =
            order.clip &&
            m_streamAskedFor != StreamFormat{static_cast<double>(order.clip->sampleRate()), order.clip->channels()};
        if (order.playing) m_lastPlaying = now;
        if (!m_stream->alive() || m_watch.stalled(m_renderer.report().callbacks)) {
            const std::string name = m_stream->deviceName();
            close();
            fail(order, Core::tr("The sound device “%1” stopped. Check that it is connected, then press Play again.")
                            .arg(name));
        } else if (order.device != m_streamDevice || otherFormat || now - m_lastPlaying > m_timing.closeAfter) {
            close();
        }
    }
    if (!m_stream && order.playing && order.clip && order.openRequest != m_failedRequest) open(order);
    if (!m_stream) return kForever;
    if (!order.clip) {
        m_source.reset();
        return kPausedPoll;
    }
    const bool waitingForClip = feed(order);
    return order.playing || waitingForClip ? kPlayingPoll : kPausedPoll;
}

void Feeder::open(const FeederOrder& order) {
    const AudioClip& clip = *order.clip;
    try {
        m_streamDevice = order.device;
        m_streamAskedFor = {static_cast<double>(clip.sampleRate()), clip.channels()};
        m_stream = m_backend.open(order.device, m_streamAskedFor);
        const StreamFormat format = m_stream->format();
        m_renderer.prepare(format, clip.sampleRate() / format.sampleRate);
        m_source.reset();
        feed(order);
        m_watch.begin(m_renderer.report().callbacks);
        m_lastPlaying = Clock::now();
        m_stream->start(m_renderer);
        {
            std::lock_guard lock(m_mutex);
            m_news.device = m_stream->deviceName();
            m_news.problem = {};
        }
        log(LogLevel::Debug, "Playing on “" + m_stream->deviceName() + "” at " +
                                 std::to_string(static_cast<int>(format.sampleRate)) + " Hz, " +
                                 std::to_string(format.channels) + " channels");
    } catch (const Error& e) {
        close();
        log(LogLevel::Warning, e.detail().empty() ? e.what() : e.what() + (" [" + e.detail() + "]"));
        fail(order, e.message());
    }
}

void Feeder::close() {
    m_source.reset();
    m_stream.reset();
    std::lock_guard lock(m_mutex);
    m_news.device.clear();
    m_news.starved = false;
}

void Feeder::fail(const FeederOrder& order, const Message& problem) {
    m_failedRequest = order.openRequest;
    std::lock_guard lock(m_mutex);
    m_news.problem = problem;
    m_news.failedRequest = order.openRequest;
}

// A device may vanish without a word: the callbacks just end. Several looks as well as the time, so that a program that
// was itself held up for a while does not blame the device.
/// Fills the ring. Returns whether the clip has to grow first.
bool Feeder::feed(const FeederOrder& order) {
    const StreamFormat format = m_stream->format();
    if (!m_source || m_sourceEpoch != order.epoch) {
        Stretch stretch = order.stretch;
        // After the device was closed in the middle of a stretch: on from what the callback had reached.
        if (const RenderReport report = m_renderer.report(); report.epoch == order.epoch)
            stretch.startFrame = frameAfter(order.stretch, *order.clip, report.playedFrames);
        m_source = std::make_unique<ClipSource>(order.clip, stretch, format, order.other);
        m_sourceEpoch = order.epoch;
        m_sourceBegin = m_renderer.pushedFrames();
        m_sourceDone = m_gapMarked = false;
    }
    const auto wanted = static_cast<std::int64_t>(kAheadSeconds * format.sampleRate);
    bool starved = false;
    while (!m_sourceDone && !starved) {
        const std::int64_t ahead = m_renderer.pushedFrames() - std::max(m_renderer.takenFrames(), m_sourceBegin);
        Block* const block = ahead < wanted ? m_renderer.freeBlock() : nullptr;
        if (!block) break;
        block->epoch = order.epoch;
        const auto outcome = m_source->fill(*block, ahead > 0);
        starved = outcome == ClipSource::Outcome::Starved;
        m_sourceDone = outcome == ClipSource::Outcome::End;
        if (block->frames > 0 || m_sourceDone || (starved && !m_gapMarked)) {
            m_gapMarked = starved;
            m_renderer.push();
        }
    }
    std::lock_guard lock(m_mutex);
    m_news.starved = starved;
    m_news.starvedEpoch = order.epoch;
    return starved;
}

}  // namespace capriccio::audio
