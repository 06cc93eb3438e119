#include "core/studio/loudness_probe.h"

#include <algorithm>
#include <utility>

namespace capriccio::studio {

LoudnessProbe::LoudnessProbe(QObject* parent)
    : QObject(parent), m_thread([this](const std::stop_token& stop) { run(stop); }) {}

LoudnessProbe::~LoudnessProbe() {
    m_thread.request_stop();
    m_thread.join();
}

std::optional<audio::ClipLoudness> LoudnessProbe::loudnessOf(const Clip& clip) {
    if (!clip || !clip->finished()) return std::nullopt;
    std::erase_if(m_known, [](const Known& known) { return known.clip.expired(); });
    for (const Known& known : m_known)
        if (known.clip.lock() == clip) return known.loudness;
    m_known.push_back({clip, std::nullopt});
    std::lock_guard lock(m_mutex);
    m_jobs.push_back(clip);
    m_wake.notify_one();
    return std::nullopt;
}

void LoudnessProbe::run(const std::stop_token& stop) {
    while (true) {
        Clip clip;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); })) return;
            clip = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        const auto loudness = audio::loudnessOf(*clip, stop);
        if (stop.stop_requested()) return;
        QMetaObject::invokeMethod(
            this,
            [this, clip, loudness] {
                for (Known& known : m_known)
                    if (known.clip.lock() == clip) known.loudness = loudness;
                Q_EMIT measured();
            },
            Qt::QueuedConnection);
    }
}

}  // namespace capriccio::studio
