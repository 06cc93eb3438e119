#include "core/studio/spectrogram.h"

#include "core/audio/spectrum.h"

#include <algorithm>
#include <array>
#include <utility>

namespace capriccio::studio {
namespace {

constexpr qsizetype kKeptKb = 48 * 1024;
constexpr std::size_t kMostJobs = 64;
constexpr int kMostLooks = 4;          ///< windows a column of a coarse level is the strongest of
constexpr int kWorthwhileColumns = 4;  ///< a growing tile is made again for no less

}  // namespace

Spectrogram::Spectrogram(QObject* parent)
    : QObject(parent), m_tiles(kKeptKb), m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Spectrogram::~Spectrogram() {
    m_thread.request_stop();
    m_thread.join();
}

void Spectrogram::setClip(std::shared_ptr<const audio::AudioClip> clip) {
    if (clip == m_clip) return;
    m_clip = std::move(clip);
    m_tiles.clear();
    std::lock_guard lock(m_mutex);
    m_jobs.clear();
}

int Spectrogram::levelFor(double framesApart) {
    int level = 0;
    while (level < 20 && static_cast<double>(SpectrogramTile::hopFrames(level + 1)) <= framesApart) ++level;
    return level;
}

int Spectrogram::columnsAvailable(const audio::AudioClip& clip, Key key) {
    const bool finished = clip.finished();  // before the length: once finished, the length is final
    const std::int64_t hop = SpectrogramTile::hopFrames(key.level);
    const std::int64_t begin = key.index * SpectrogramTile::spanFrames(key.level);
    // A column of a growing clip is made when all that it looks at is there.
    const std::int64_t end = clip.availableFrames() - (finished ? 0 : hop + audio::SpectrumAnalyser::kWindowFrames / 2);
    if (end <= begin) return 0;
    const std::int64_t columns = finished ? (end - begin + hop - 1) / hop : (end - begin) / hop;
    return static_cast<int>(std::min<std::int64_t>(columns, SpectrogramTile::kColumns));
}

const SpectrogramTile* Spectrogram::tile(int level, std::int64_t index) {
    if (!m_clip || index < 0) return nullptr;
    const Key key{level, index};
    const SpectrogramTile* tile = m_tiles.object(key);
    const int have = tile ? tile->columns : 0;
    const int could = columnsAvailable(*m_clip, key);
    const bool last = m_clip->finished() || could == SpectrogramTile::kColumns;
    if (could > have && (last || could - have >= kWorthwhileColumns)) {
        std::lock_guard lock(m_mutex);
        const bool running = m_running && m_running->key == key && m_running->clip == m_clip;
        if (!running) {
            std::erase_if(m_jobs, [&](const Job& job) { return job.key == key; });
            m_jobs.push_front({m_clip, key});
            if (m_jobs.size() > kMostJobs) m_jobs.pop_back();
            m_wake.notify_one();
        }
    }
    return tile;
}

void Spectrogram::run(const std::stop_token& stop) {
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_running.reset();
            if (!m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); })) return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
            m_running = job;
        }
        auto tile = std::make_shared<SpectrogramTile>(compute(job, stop));
        if (stop.stop_requested()) return;
        QMetaObject::invokeMethod(
            this, [this, job, tile] { take(job, tile); }, Qt::QueuedConnection);
    }
}

SpectrogramTile Spectrogram::compute(const Job& job, const std::stop_token& stop) {
    SpectrogramTile tile;
    tile.columns = columnsAvailable(*job.clip, job.key);
    constexpr auto kRows = static_cast<std::size_t>(SpectrogramTile::kRows);
    constexpr auto kColumns = static_cast<std::size_t>(SpectrogramTile::kColumns);
    tile.strengths.resize(kRows * kColumns);
    audio::SpectrumAnalyser analyser(job.clip->sampleRate(), SpectrogramTile::kRows);
    const std::int64_t hop = SpectrogramTile::hopFrames(job.key.level);
    const std::int64_t begin = job.key.index * SpectrogramTile::spanFrames(job.key.level);
    const int looks =
        static_cast<int>(std::clamp<std::int64_t>(hop / audio::SpectrumAnalyser::kWindowFrames, 1, kMostLooks));
    std::array<std::uint8_t, kRows> one{};
    for (int column = 0; column < tile.columns && !stop.stop_requested(); ++column) {
        for (int look = 0; look < looks; ++look) {
            analyser.strengths(*job.clip, begin + column * hop + hop * (2 * look + 1) / (2 * looks), one);
            for (std::size_t row = 0; row < kRows; ++row) {
                auto& kept = tile.strengths[row * kColumns + static_cast<std::size_t>(column)];
                kept = std::max(kept, one[row]);
            }
        }
    }
    return tile;
}

void Spectrogram::take(const Job& job, std::shared_ptr<SpectrogramTile> tile) {
    if (job.clip != m_clip) return;
    constexpr qsizetype kTileKb = SpectrogramTile::kColumns * SpectrogramTile::kRows / 1024;
    m_tiles.insert(job.key, new SpectrogramTile(std::move(*tile)), kTileKb);
    Q_EMIT tileReady(job.key.level, job.key.index);
}

}  // namespace capriccio::studio
