#include "core/audio/playback/rt_renderer.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace capriccio::audio {
namespace {

constexpr std::size_t kRingBlocks = 256;  // 65536 frames: 1.3 s at 48 kHz, a third of a second at 192 kHz
constexpr double kFadeSeconds = 0.005;
constexpr double kVolumeSeconds = 0.02;  // from silent to full

bool older(std::uint32_t epoch, std::uint32_t than) noexcept { return static_cast<std::int32_t>(epoch - than) < 0; }

void raise(std::atomic<float>& peak, float value) noexcept {
    float seen = peak.load(std::memory_order_relaxed);
    while (value > seen && !peak.compare_exchange_weak(seen, value, std::memory_order_relaxed)) {}
}

}  // namespace

RtRenderer::RtRenderer() : m_ring(kRingBlocks) { prepare({48000, 2}, 1); }

void RtRenderer::order(std::uint32_t epoch, bool playing) noexcept {
    m_order.store(std::uint64_t{epoch} * 2 + (playing ? 1 : 0), std::memory_order_release);
}

StereoPeak RtRenderer::takePeak() noexcept {
    return {m_peakLeft.exchange(0, std::memory_order_relaxed), m_peakRight.exchange(0, std::memory_order_relaxed)};
}

void RtRenderer::prepare(const StreamFormat& format, double clipFramesPerFrame) {
    m_ring.reset();
    m_pushedFrames.store(0, std::memory_order_relaxed);
    m_takenFrames.store(0, std::memory_order_relaxed);
    m_channels = std::clamp(format.channels, 1, kMaxDeviceChannels);
    m_sampleRate = format.sampleRate;
    m_clipFramesPerFrame = clipFramesPerFrame;
    m_fadeStep = static_cast<float>(1 / (kFadeSeconds * m_sampleRate));
    m_volumeStep = static_cast<float>(1 / (kVolumeSeconds * m_sampleRate));
    m_fade = 0;
    m_tail = 0;
    m_offset = 0;
    m_begun = m_gap = false;
}

void RtRenderer::push() noexcept {
    const int frames = m_ring.freeSlot()->frames;
    m_pushedFrames.store(m_pushedFrames.load(std::memory_order_relaxed) + frames, std::memory_order_relaxed);
    m_ring.publish();
}

void RtRenderer::render(float* interleaved, int frames, double delaySeconds) noexcept {
    const std::uint64_t order = m_order.load(std::memory_order_acquire);
    const bool playing = order % 2 != 0;
    const auto epoch = static_cast<std::uint32_t>(order / 2);
    m_bufferPeakLeft = m_bufferPeakRight = 0;

    int done = 0;
    while (done < frames) {
        float* const out = interleaved + static_cast<std::ptrdiff_t>(done) * m_channels;
        const Block* const block = m_ring.readySlot();
        if (m_fade > 0) {  // sounding: on, or out
            if (block && block->epoch == m_soundingEpoch)
                done += playBlock(*block, out, frames - done, playing && m_soundingEpoch == epoch);
            else
                breakOff();
            continue;
        }
        if (block && older(block->epoch, epoch)) {
            finishBlock(*block);
            continue;
        }
        if (m_epoch != epoch) {
            m_epoch = epoch;
            m_begun = m_gap = m_ended = false;
            m_playedFrames = 0;
        }
        // A block of a newer epoch than this buffer began with waits for the next buffer.
        if (!playing || !block || block->epoch != epoch) {
            if (playing && !block && m_begun && !m_gap && !m_ended) m_underruns.fetch_add(1, std::memory_order_relaxed);
            silence(out, frames - done);
            break;
        }
        if (block->frames == 0) {
            finishBlock(*block);
            continue;
        }
        m_begun = true;
        m_soundingEpoch = epoch;
        m_volume = m_volumeWanted.load(std::memory_order_relaxed);
        m_other = m_otherWanted.load(std::memory_order_relaxed);
        m_gain = m_gainWanted.load(std::memory_order_relaxed);
        m_otherGain = m_otherGainWanted.load(std::memory_order_relaxed);
        m_fade = block->clipStart && m_offset == 0 ? 1.0f : m_fadeStep;
    }

    raise(m_peakLeft, m_bufferPeakLeft);
    raise(m_peakRight, m_bufferPeakRight);
    RenderReport report;
    report.callbacks = ++m_callbacks;
    report.epoch = m_epoch;
    report.begun = m_begun;
    report.silent = m_fade == 0;
    report.ended = m_ended;
    report.playedFrames = m_playedFrames;
    report.silentSeconds = static_cast<double>(m_silentFrames) / m_sampleRate;
    report.endDelaySeconds = delaySeconds + frames / m_sampleRate;
    report.timeNs = std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
    m_report.write(report);
}

int RtRenderer::playBlock(const Block& block, float* out, int frames, bool fadeIn) noexcept {
    const float volumeWanted = m_volumeWanted.load(std::memory_order_relaxed);
    const float otherWanted = m_otherWanted.load(std::memory_order_relaxed);
    const float gainWanted = m_gainWanted.load(std::memory_order_relaxed);
    const float otherGainWanted = m_otherGainWanted.load(std::memory_order_relaxed);
    const int count = std::min(frames, block.frames - m_offset);
    const float* in = block.samples.data() + static_cast<std::ptrdiff_t>(m_offset) * m_channels;
    const float* beside =
        block.hasOther ? block.otherSamples.data() + static_cast<std::ptrdiff_t>(m_offset) * m_channels : nullptr;
    const auto channels = static_cast<std::size_t>(m_channels);
    int played = 0;
    while (played < count && m_fade > 0) {
        const float sounding = m_fade * m_volume;
        if (m_tail > 0) m_tail = std::max(0.0f, m_tail - m_fadeStep);
        if (beside) {
            const float gain = sounding * m_gain * (1 - m_other);
            const float otherGain = sounding * m_otherGain * m_other;
            for (std::size_t c = 0; c < channels; ++c)
                out[c] = m_last[c] = in[c] * gain + beside[c] * otherGain + m_held[c] * m_tail;
            beside += m_channels;
        } else {
            const float gain = sounding * m_gain;
            for (std::size_t c = 0; c < channels; ++c) out[c] = m_last[c] = in[c] * gain + m_held[c] * m_tail;
        }
        m_bufferPeakLeft = std::max(m_bufferPeakLeft, std::abs(out[0]));
        m_bufferPeakRight = std::max(m_bufferPeakRight, std::abs(out[m_channels > 1 ? 1 : 0]));
        m_volume += std::clamp(volumeWanted - m_volume, -m_volumeStep, m_volumeStep);
        m_gain += std::clamp(gainWanted - m_gain, -m_volumeStep, m_volumeStep);
        m_otherGain += std::clamp(otherGainWanted - m_otherGain, -m_volumeStep, m_volumeStep);
        m_other += std::clamp(otherWanted - m_other, -m_fadeStep, m_fadeStep);
        m_fade = fadeIn ? std::min(1.0f, m_fade + m_fadeStep) : std::max(0.0f, m_fade - m_fadeStep);
        in += m_channels;
        out += m_channels;
        ++played;
    }
    m_offset += played;
    m_takenFrames.store(m_takenFrames.load(std::memory_order_relaxed) + played, std::memory_order_relaxed);
    m_playedFrames += played * m_clipFramesPerFrame;
    if (played > 0) m_silentFrames = 0;
    if (m_offset >= block.frames) finishBlock(block);
    return played;
}

void RtRenderer::finishBlock(const Block& block) noexcept {
    if (block.epoch == m_epoch) {
        m_gap = block.gapFollows;
        m_ended = m_ended || block.endFollows;
        if (block.endFollows) m_begun = true;
    }
    const int dropped = block.frames - m_offset;
    m_takenFrames.store(m_takenFrames.load(std::memory_order_relaxed) + dropped, std::memory_order_relaxed);
    m_offset = 0;
    m_ring.release();
}

void RtRenderer::breakOff() noexcept {
    m_fade = 0;
    m_tail = 1;
    m_held = m_last;  // with the gain that it was played with
}

void RtRenderer::silence(float* out, int frames) noexcept {
    m_silentFrames += frames;
    for (; frames > 0 && m_tail > 0; --frames, out += m_channels) {
        m_tail = std::max(0.0f, m_tail - m_fadeStep);
        for (std::size_t c = 0; c < static_cast<std::size_t>(m_channels); ++c) out[c] = m_held[c] * m_tail;
    }
    std::fill_n(out, static_cast<std::ptrdiff_t>(frames) * m_channels, 0.0f);
}

}  // namespace capriccio::audio
