#include "core/audio/playback/clip_source.h"

#include "core/audio/playback/channel_mix.h"

#include <algorithm>
#include <utility>

namespace capriccio::audio {

ClipSource::ClipSource(std::shared_ptr<const AudioClip> clip, const Stretch& stretch, const StreamFormat& format)
    : m_clip(std::move(clip)), m_stretch(stretch), m_format(format), m_cursorFrame(stretch.startFrame) {
    const auto samples = static_cast<std::size_t>(kBlockFrames) * static_cast<std::size_t>(m_clip->channels());
    m_gathered.resize(samples);
    if (m_clip->sampleRate() != m_format.sampleRate) {
        m_resampler = std::make_unique<Resampler>(m_clip->sampleRate(), m_format.sampleRate, m_clip->channels());
        m_resampled.resize(samples);
    }
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
    const auto channels = m_clip->channels();
    int got = 0;
    while (got < most) {
        if (loop && m_cursorFrame >= loop->endFrames) m_cursorFrame = loop->beginFrames;
        const std::int64_t until = loop ? std::min(loop->endFrames, available) : available;
        const auto count = static_cast<int>(std::min<std::int64_t>(most - got, until - m_cursorFrame));
        if (count <= 0) break;
        std::ranges::copy(m_clip->frames(m_cursorFrame, count), m_gathered.begin() + got * channels);
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
    const int channels = m_clip->channels();
    const float* made = nullptr;
    if (!m_resampler) {
        block.frames = gather(kBlockFrames);
        made = m_gathered.data();
        m_ended = m_atEnd;
    } else {
        const auto most = static_cast<std::size_t>(kBlockFrames);
        std::size_t got = 0;
        while (got < most && !m_ended) {
            float* const to = m_resampled.data() + got * static_cast<std::size_t>(channels);
            if (m_pendingFrames == 0 && !m_atEnd) {
                m_pendingBegin = 0;
                m_pendingFrames = static_cast<std::size_t>(gather(kBlockFrames));
            }
            if (m_pendingFrames > 0) {
                const float* const from = m_gathered.data() + m_pendingBegin * static_cast<std::size_t>(channels);
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
    mixChannels(made, channels, block.samples.data(), m_format.channels, block.frames);
    if (block.frames > 0) m_first = false;
    const bool starved = m_starved && m_pendingFrames == 0;
    block.endFollows = m_ended;
    block.gapFollows = starved;
    return m_ended ? Outcome::End : starved ? Outcome::Starved : Outcome::Full;
}

}  // namespace capriccio::audio
