#include "core/audio/peaks.h"

#include <algorithm>
#include <cstddef>

namespace capriccio::audio {
namespace {

constexpr std::int64_t kBinFrames = 64;
constexpr std::int64_t kFanOut = 4;

Peak merged(Peak a, Peak b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

}  // namespace

bool Peaks::update(const AudioClip& clip, std::int64_t mostFrames) {
    const bool finished = clip.finished();  // before the length: once finished, the length is final
    std::int64_t end = clip.availableFrames();
    // In whole bins, but for the last of a finished clip.
    if (const auto most = std::max(kBinFrames, mostFrames); end - m_frames > most) {
        end = m_frames + most;
        end -= end % kBinFrames;
    } else if (!finished) {
        end -= end % kBinFrames;
    }
    if (end <= m_frames) return false;
    while (m_frames < end) {
        const std::int64_t count = std::min(kBinFrames, end - m_frames);
        const auto [low, high] = std::ranges::minmax(clip.frames(m_frames, count));
        m_frames += count;
        const Peak peak{low, high};
        // Each level's last bin grows until it has its four.
        std::size_t index = m_levels.empty() ? 0 : m_levels[0].size();
        for (std::size_t level = 0;; ++level) {
            if (level == m_levels.size()) m_levels.emplace_back();
            auto& bins = m_levels[level];
            if (index == bins.size())
                bins.push_back(level == 0 ? peak : merged(m_levels[level - 1][index * kFanOut], peak));
            else
                bins[index] = merged(bins[index], peak);
            if (bins.size() == 1) break;  // the top
            index /= kFanOut;
        }
    }
    return true;
}

void Peaks::clear() {
    m_frames = 0;
    m_levels.clear();
}

Peak Peaks::range(std::int64_t firstFrame, std::int64_t endFrames) const {
    firstFrame = std::max<std::int64_t>(firstFrame, 0);
    endFrames = std::min(endFrames, m_frames);
    if (firstFrame >= endFrames) return {};
    std::size_t first = static_cast<std::size_t>(firstFrame / kBinFrames);
    std::size_t end = static_cast<std::size_t>((endFrames + kBinFrames - 1) / kBinFrames);
    Peak peak = m_levels[0][first];
    // Up the levels: take the bins at both edges that have no whole parent in the range, then go on with the parents.
    for (std::size_t level = 0; first < end; ++level) {
        const auto& bins = m_levels[level];
        const bool top = level + 1 == m_levels.size();
        while (first < end && (top || first % kFanOut != 0)) peak = merged(peak, bins[first++]);
        while (first < end && end % kFanOut != 0) peak = merged(peak, bins[--end]);
        first /= kFanOut;
        end /= kFanOut;
    }
    return peak;
}

}  // namespace capriccio::audio
