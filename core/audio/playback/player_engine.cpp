#include "core/audio/playback/player_engine.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace capriccio::audio {
namespace {

/// How much of what was rendered last has not left the speakers yet. Silence comes last, so sound is out once only
/// silence is left.
double unheardSeconds(const RenderReport& report) {
    const std::int64_t now = std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
    const double left = report.endDelaySeconds - static_cast<double>(now - report.timeNs) * 1e-9;
    return std::max(0.0, left - report.silentSeconds);
}

}  // namespace

PlayerEngine::PlayerEngine(std::unique_ptr<OutputBackend> backend, FeederTiming timing)
    : m_backend(std::move(backend)), m_feeder(*m_backend, m_renderer, timing) {}

// The callback first: it is what makes stop, pause and seek be heard at once.
void PlayerEngine::publish() {
    m_order.playing = m_wish == PlayState::Playing;
    m_renderer.order(m_order.epoch, m_order.playing);
    m_feeder.follow(m_order);
}

void PlayerEngine::restart(std::int64_t frame) {
    ++m_order.epoch;
    m_order.stretch.startFrame = frame;
    publish();
}

std::optional<RenderReport> PlayerEngine::currentReport() const {
    const RenderReport report = m_renderer.report();
    if (report.epoch != m_order.epoch) return std::nullopt;
    return report;
}

std::int64_t PlayerEngine::renderedFrame() const {
    if (!m_order.clip) return 0;
    if (m_wish == PlayState::Ended) return m_order.clip->expectedFrames();
    const auto report = currentReport();
    return frameAfter(m_order.stretch, *m_order.clip, report ? report->playedFrames : 0);
}

std::int64_t PlayerEngine::heardFrame() const {
    const auto report = currentReport();
    if (!m_order.clip || !report || m_wish == PlayState::Ended) return renderedFrame();
    const double unheardFrames = unheardSeconds(*report) * m_order.clip->sampleRate();
    return frameAfter(m_order.stretch, *m_order.clip, std::max(0.0, report->playedFrames - unheardFrames));
}

/// Follows what happened by itself: the end was reached, the device failed.
FeederNews PlayerEngine::takeIn() {
    FeederNews news = m_feeder.news();
    if (news.failedRequest != m_order.openRequest) news.problem = {};
    if (m_wish != PlayState::Playing) return news;
    const auto report = currentReport();
    if (report && report->ended && unheardSeconds(*report) <= 0) {
        m_wish = PlayState::Ended;
        publish();
    } else if (!news.problem.isEmpty()) {
        const std::int64_t frame = heardFrame();
        m_wish = frame > 0 ? PlayState::Paused : PlayState::Stopped;
        restart(frame);
    }
    return news;
}

void PlayerEngine::setClip(std::shared_ptr<const AudioClip> clip) {
    m_order.clip = std::move(clip);
    m_order.other.reset();
    m_renderer.hearOther(false);
    m_renderer.setGains(1, 1);
    m_order.stretch.loop.reset();
    m_wish = PlayState::Stopped;
    restart(0);
}

void PlayerEngine::play() {
    takeIn();
    if (!m_order.clip || m_wish == PlayState::Playing) return;
    const bool again = m_wish == PlayState::Ended;
    m_wish = PlayState::Playing;
    ++m_order.openRequest;
    if (again)
        restart(0);
    else
        publish();
}

void PlayerEngine::pause() {
    takeIn();
    if (m_wish != PlayState::Playing) return;
    m_wish = PlayState::Paused;
    publish();
}

void PlayerEngine::stop() {
    m_wish = PlayState::Stopped;
    restart(0);
}

void PlayerEngine::seek(std::int64_t frame) {
    takeIn();
    if (!m_order.clip) return;
    frame = std::clamp<std::int64_t>(frame, 0, m_order.clip->expectedFrames());
    if (m_wish == PlayState::Ended || (m_wish == PlayState::Stopped && frame > 0)) m_wish = PlayState::Paused;
    restart(frame);
}

void PlayerEngine::setLoop(std::optional<LoopRange> loop) {
    takeIn();
    if (!m_order.clip) return;
    if (loop) {
        const std::int64_t length = m_order.clip->expectedFrames();
        loop->beginFrames = std::clamp<std::int64_t>(loop->beginFrames, 0, length);
        loop->endFrames = std::clamp<std::int64_t>(loop->endFrames, 0, length);
        if (loop->beginFrames >= loop->endFrames) loop.reset();
    }
    // What is already in the ring follows the old loop: made again from where the callback is. A loop that lies behind
    // is gone to.
    std::int64_t frame = renderedFrame();
    if (loop && frame >= loop->endFrames && m_wish != PlayState::Ended) frame = loop->beginFrames;
    m_order.stretch.loop = loop;
    restart(frame);
}

void PlayerEngine::setVolume(float volume) {
    m_renderer.setVolume(std::isfinite(volume) ? std::clamp(volume, 0.0f, 1.0f) : 0.0f);
}

void PlayerEngine::setOther(std::shared_ptr<const AudioClip> other) {
    takeIn();
    if (!m_order.clip || other == m_order.other) return;
    const std::int64_t frame = renderedFrame();
    m_order.other = std::move(other);
    m_renderer.hearOther(false);
    if (m_wish != PlayState::Ended) restart(frame);
}

void PlayerEngine::setGains(float clip, float other) {
    const auto sane = [](float gain) { return std::isfinite(gain) ? std::clamp(gain, 0.0f, 16.0f) : 1.0f; };
    m_renderer.setGains(sane(clip), sane(other));
}

void PlayerEngine::setDevice(const std::string& name) {
    takeIn();
    if (name == m_order.device) return;
    const std::int64_t frame = heardFrame();
    m_order.device = name;
    ++m_order.openRequest;
    restart(frame);
}

PlayerStatus PlayerEngine::status() {
    const FeederNews news = takeIn();
    PlayerStatus status;
    status.state = m_wish;
    status.positionFrames = heardFrame();
    status.underruns = m_renderer.underruns();
    const StereoPeak peak = m_renderer.takePeak();
    status.peakLeft = peak.left;
    status.peakRight = peak.right;
    status.device = news.device;
    status.problem = news.problem;
    if (m_wish == PlayState::Playing) {
        const auto report = currentReport();
        const bool begun = report && report->begun;
        const AudioClip& clip = *m_order.clip;
        const bool nothingYet = !clip.finished() && clip.availableFrames() <= m_order.stretch.startFrame;
        const bool starved = news.starved && news.starvedEpoch == m_order.epoch;
        if ((begun && report->silent && starved) || (!begun && (starved || nothingYet)))
            status.state = PlayState::Waiting;
    }
    return status;
}

}  // namespace capriccio::audio
