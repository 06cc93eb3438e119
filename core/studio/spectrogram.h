#pragma once

#include "core/audio/audio_clip.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <QCache>
#include <QObject>

namespace capriccio::studio {

/// A piece of a spectrogram: `kColumns` moments, 64 · 2^level frames apart, of `kRows` pitches each. A value.
struct SpectrogramTile {
    static constexpr int kColumns = 128;
    static constexpr int kRows = 192;
    static constexpr std::int64_t kFinestHopFrames = 64;
    static constexpr std::int64_t hopFrames(int level) { return kFinestHopFrames << level; }
    static constexpr std::int64_t spanFrames(int level) { return hopFrames(level) * kColumns; }

    int columns = 0;  ///< there are so many yet: fewer than kColumns where the clip has not come so far, or ends
    /// Row after row, high pitches first, kColumns each: 0 … 255 (audio::SpectrumAnalyser).
    std::vector<std::uint8_t> strengths;
};

/// The spectrogram of one clip, computed on a thread of its own, in tiles that are kept (the last used 48 MB of them).
/// Belongs to the window's thread.
class Spectrogram : public QObject {
    Q_OBJECT
  public:
    explicit Spectrogram(QObject* parent = nullptr);
    ~Spectrogram() override;

    void setClip(std::shared_ptr<const audio::AudioClip> clip);
    /// The coarsest level whose moments are no farther apart than this.
    static int levelFor(double framesApart);
    /// What there is of a tile now; null when nothing is. What is missing is asked for, the last asked first, and
    /// tileReady comes.
    const SpectrogramTile* tile(int level, std::int64_t index);

  Q_SIGNALS:
    void tileReady(int level, qint64 index);

  private:
    struct Key {
        int level;
        std::int64_t index;
        bool operator==(const Key&) const = default;
    };
    friend size_t qHash(const Key& key, size_t seed) { return qHashMulti(seed, key.level, key.index); }
    struct Job {
        std::shared_ptr<const audio::AudioClip> clip;
        Key key;
    };

    void run(const std::stop_token& stop);
    static SpectrogramTile compute(const Job& job, const std::stop_token& stop);
    static int columnsAvailable(const audio::AudioClip& clip, Key key);
    void take(const Job& job, std::shared_ptr<SpectrogramTile> tile);

    std::shared_ptr<const audio::AudioClip> m_clip;
    QCache<Key, SpectrogramTile> m_tiles;
    std::mutex m_mutex;  ///< for the two below
    std::deque<Job> m_jobs;
    std::optional<Job> m_running;
    std::condition_variable_any m_wake;
    std::jthread m_thread;  ///< last: it starts when the rest is there
};

}  // namespace capriccio::studio
