#include "core/audio/record/rt_capture.h"

#include <algorithm>

namespace capriccio::audio {
namespace {

// Five seconds at 48 kHz when callbacks fill their blocks, more than a second when they are small.
constexpr std::size_t kBlocks = 1024;

}  // namespace

RtCapture::RtCapture() : m_ring(kBlocks) {}

void RtCapture::capture(const float* interleaved, int frames, int channels) noexcept {
    m_callbacks.fetch_add(1, std::memory_order_relaxed);
    const float share = 1.0F / static_cast<float>(channels);
    while (frames > 0) {
        CaptureBlock* const block = m_ring.freeSlot();
        if (!block) {
            m_lost.fetch_add(static_cast<std::uint64_t>(frames), std::memory_order_relaxed);
            return;
        }
        block->frames = std::min(frames, CaptureBlock::kFrames);
        for (int i = 0; i < block->frames; ++i, interleaved += channels) {
            float sum = 0;
            for (int c = 0; c < channels; ++c) sum += interleaved[c];
            block->samples[static_cast<std::size_t>(i)] = sum * share;
        }
        frames -= block->frames;
        m_ring.publish();
    }
}

void RtCapture::reset() noexcept {
    m_ring.reset();
    m_callbacks.store(0, std::memory_order_relaxed);
    m_lost.store(0, std::memory_order_relaxed);
}

}  // namespace capriccio::audio
