#pragma once

#include "core/audio/clip_loudness.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <QObject>

namespace capriccio::studio {

/// How loud clips are, measured on a thread of its own and remembered as long as the clip lives. Belongs to one thread.
class LoudnessProbe : public QObject {
    Q_OBJECT
  public:
    explicit LoudnessProbe(QObject* parent = nullptr);
    ~LoudnessProbe() override;

    /// Of a finished clip, if it is known; else it is measured, and measured() comes. Nothing for a growing one: only a
    /// whole piece has a loudness.
    std::optional<audio::ClipLoudness> loudnessOf(const std::shared_ptr<const audio::AudioClip>& clip);

  Q_SIGNALS:
    void measured();

  private:
    using Clip = std::shared_ptr<const audio::AudioClip>;
    struct Known {
        std::weak_ptr<const audio::AudioClip> clip;
        std::optional<audio::ClipLoudness> loudness;  ///< empty: being measured, or can't be
    };

    void run(const std::stop_token& stop);

    std::vector<Known> m_known;
    std::mutex m_mutex;  ///< for the one below
    std::deque<Clip> m_jobs;
    std::condition_variable_any m_wake;
    std::jthread m_thread;  ///< last: it starts when the rest is there
};

}  // namespace capriccio::studio
