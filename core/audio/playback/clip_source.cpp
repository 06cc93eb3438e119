#include "core/audio/playback/clip_source.h"

#include "core/audio/playback/channel_mix.h"

#include <algorithm>
#include <utility>

namespace capriccio::audio {

ClipSource::ClipSource(std::shared_ptr<const AudioClip> clip, const Stretch& stretch, const StreamFormat& format,
                       std::shared_ptr<const AudioClip> other)
    : m_clip(std::move(clip)),
      m_other(other && other->sampleRate() == m_clip->sampleRate() ? std::move(other) : nullptr),
      m_lanes(m_clip->channels() + (m_other ? m_other->channels() : 0)),
      m_stretch(stretch),
      m_format(format),
      m_cursorFrame(stretch.startFrame) {
    const auto samples = static_cast<std::size_t>(kBlockFrames) * static_cast<std::size_t>(m_lanes);
    m_gathered.resize(samples);
    if (m_other) m_lane.resize(samples);
    if (m_clip->sampleRate() != m_format.sampleRate) {
        m_resampler = std::make_unique<Resampler>(m_clip->sampleRate(), m_format.sampleRate, m_lanes);
        m_resampled.resize(samples);
    }
}

/// Of both clips, into m_gathered from frame `at` on.
void ClipSource::copyFrames(std::int64_t first, int count, int at) {
    float* to = m_gathered.data() + static_cast<std::ptrdiff_t>(at) * m_lanes;
    const auto frames = m_clip->frames(first, count);
    if (!m_other) {
        std::ranges::copy(frames, to);
        return;
    }
    const int channels = m_clip->channels();
    const int others = m_other->channels();
    const auto there = static_cast<int>(std::clamp<std::int64_t>(m_other->availableFrames() - first, 0, count));
    const auto otherFrames = m_other->frames(there > 0 ? first : 0, there);
    for (int i = 0; i < count; ++i, to += m_lanes) {
        std::copy_n(frames.data() + static_cast<std::ptrdiff_t>(i) * channels, channels, to);
        if (i < there)
            std::copy_n(otherFrames.data() + static_cast<std::ptrdiff_t>(i) * others, others, to + channels);
        else
            std::fill_n(to + channels, others, 0.0f);
    }
}

/// From gathered or resampled lanes to the device's channels.
void ClipSource::mixInto(Block& block, const float* made) {
    const int channels = m_clip->channels();
    block.hasOther = m_other != nullptr;
    if (!m_other) return mixChannels(made, channels, block.samples.data(), m_format.channels, block.frames);
    const auto lane = [&](int from, int count, float* to) {
        for (int i = 0; i < block.frames; ++i)
            std::copy_n(made + static_cast<std::ptrdiff_t>(i) * m_lanes + from, count,
                        m_lane.data() + static_cast<std::ptrdiff_t>(i) * count);
        mixChannels(m_lane.data(), count, to, m_format.channels, block.frames);
    };
    lane(0, channels, block.samples.data());
    lane(channels, m_other->channels(), block.otherSamples.data());
}

bool ClipSource::enoughToGoOn() const {
    if (m_clip->finished()) return true;
    const std::int64_t wanted = m_cursorFrame + m_clip->sampleRate() / 4;
    std::int64_t end = m_clip->capacityFrames();
    if (const auto loop = loopIn(m_stretch, *m_clip)) end = std::min(end, loop->endFrames);
    return m_clip->availableFrames() >= std::min(wanted, end);
}

/// Copies the next frames of the stretch, round the loop as often as needed, into m_gathered. Fewer than `most` when
/// the clip has no more.
int ClipSource::gather(int most) {
    const bool finished = m_clip->finished();  // before the length: once finished, the length is final
    const std::int64_t available = m_clip->availableFrames();
    const auto loop = loopIn(m_stretch, *m_clip);
    int got = 0;
    while (got < most) {
        if (loop && m_cursorFrame >= loop->endFrames) m_cursorFrame = loop->beginFrames;
        const std::int64_t until = loop ? std::min(loop->endFrames, available) : available;
        const auto count = static_cast<int>(std::min<std::int64_t>(most - got, until - m_cursorFrame));
        if (count <= 0) break;
        copyFrames(m_cursorFrame, count, got);
        m_cursorFrame += count;
        got += count;
    }
    m_atEnd = finished && !loop && m_cursorFrame >= available;
    // Exactly at a loop's end there is always more; elsewhere the clip is used up when the cursor stands at its length.
    m_starved = !m_atEnd && m_cursorFrame >= available && !(loop && m_cursorFrame >= loop->endFrames);
    return got;
}

ClipSource::Outcome ClipSource::fill(Block& block, bool crumbs) {
    block.frames = 0;
    block.gapFollows = block.endFollows = block.clipStart = false;
    if (m_starved && m_pendingFrames == 0 && !crumbs && !enoughToGoOn()) {
        block.gapFollows = true;
        return Outcome::Starved;
    }
    block.clipStart = m_first && m_stretch.startFrame == 0;
    const float* made = nullptr;
    if (!m_resampler) {
        block.frames = gather(kBlockFrames);
        made = m_gathered.data();
        m_ended = m_atEnd;
    } else {
        const auto most = static_cast<std::size_t>(kBlockFrames);
        std::size_t got = 0;
        while (got < most && !m_ended) {
            float* const to = m_resampled.data() + got * static_cast<std::size_t>(m_lanes);
            if (m_pendingFrames == 0 && !m_atEnd) {
                m_pendingBegin = 0;
                m_pendingFrames = static_cast<std::size_t>(gather(kBlockFrames));
            }
            if (m_pendingFrames > 0) {
                const float* const from = m_gathered.data() + m_pendingBegin * static_cast<std::size_t>(m_lanes);
                const auto done = m_resampler->process(from, m_pendingFrames, to, most - got);
                m_pendingBegin += done.usedFrames;
                m_pendingFrames -= done.usedFrames;
                got += done.madeFrames;
            } else if (m_atEnd) {
                const std::size_t rest = m_resampler->drain(to, most - got);
                m_ended = rest == 0;
                got += rest;
            } else {
                break;
            }
        }
        block.frames = static_cast<int>(got);
        made = m_resampled.data();
    }
    mixInto(block, made);
    if (block.frames > 0) m_first = false;
    const bool starved = m_starved && m_pendingFrames == 0;
    block.endFollows = m_ended;
    block.gapFollows = starved;
    return m_ended ? Outcome::End : starved ? Outcome::Starved : Outcome::Full;
}

}  // namespace capriccio::audio
