#include "core/audio/audio_clip.h"

#include "core/base/error.h"

#include <algorithm>
#include <string>

namespace capriccio::audio {

AudioClip::AudioClip(int sampleRate, int channels, std::int64_t capacityFrames)
    : m_sampleRate(sampleRate), m_channels(channels), m_capacityFrames(capacityFrames) {
    if (sampleRate <= 0 || channels < 1 || channels > 2 || capacityFrames <= 0)
        throw Error(Error::Code::Internal, Core::tr("A clip of an impossible size was asked for."),
                    std::to_string(sampleRate) + " Hz, " + std::to_string(channels) + " channels, " +
                        std::to_string(capacityFrames) + " frames");
    m_samples.resize(static_cast<std::size_t>(capacityFrames) * static_cast<std::size_t>(channels));
}

void AudioClip::append(std::span<const float> interleaved) {
    const std::int64_t before = m_available.load(std::memory_order_relaxed);
    const auto channels = static_cast<std::size_t>(m_channels);
    const auto count = static_cast<std::int64_t>(interleaved.size() / channels);
    if (interleaved.size() % channels != 0 || before + count > m_capacityFrames || finished())
        throw Error(Error::Code::Internal, Core::tr("More sound was made than the take has room for."),
                    std::to_string(before) + " + " + std::to_string(count) + " of " + std::to_string(m_capacityFrames));
    std::ranges::copy(interleaved, m_samples.begin() + static_cast<std::ptrdiff_t>(before * m_channels));
    m_available.store(before + count, std::memory_order_release);
}

void AudioClip::finish() { m_finished.store(true, std::memory_order_release); }

std::span<const float> AudioClip::frames(std::int64_t first, std::int64_t count) const noexcept {
    return {m_samples.data() + first * m_channels, static_cast<std::size_t>(count * m_channels)};
}

}  // namespace capriccio::audio
