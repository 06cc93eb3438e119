#pragma once

#include "core/base/error.h"
#include "core/musicgen/generate/news.h"
#include "core/studio/engine.h"
#include "core/studio/loaded_engine.h"
#include "core/studio/project/take_recorder.h"
#include "core/studio/take.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace capriccio::studio {

/// One generation: its thread, and the listener that lives on it. What it has to say is told in order by `News`, called
/// on its thread; only samples go straight to the clips, and tokens to the recorders. The destructor stops, which keeps
/// what there is, and joins.
class GenerationRun : public musicgen::Listener {
  public:
    struct News {
        std::function<void(const QList<Take>&)> started;
        std::function<void(const TakeProgress&)> progress;
        /// Exactly one of these is the last.
        std::function<void(const QList<Take>&, TakeEnd)> ended;
        std::function<void(const QString&, bool lacksMemory)> failed;
    };
    /// `takes`: one for each of settings.takes, seeds given. `recorders`: as many, or none. A take that comes to
    /// nothing is discarded from its recorder, and has no clip then.
    GenerationRun(std::shared_ptr<LoadedEngine> engine, GenerationSettings settings, QList<Take> takes,
                  std::vector<std::shared_ptr<project::TakeRecorder>> recorders, News news);
    ~GenerationRun() override;

    void stop() { m_thread.request_stop(); }

    void started(const musicgen::Started& news) override;
    void progress(const musicgen::Progress& news) override;
    void tokens(int take, const musicgen::Tokens& part) override;
    void audio(int take, std::span<const float> interleaved) override;
    void ended(musicgen::Outcome, const std::vector<musicgen::Tokens>& codes) override { m_codes = codes; }

  private:
    using Clock = std::chrono::steady_clock;

    void work(std::stop_token stop);
    musicgen::Request request(const Engine& engine) const;
    void fail(const project::TakeFault& fault, const std::string& detail);
    void conclude(project::TakeState how, const project::TakeFault& fault);

    std::shared_ptr<LoadedEngine> m_loaded;
    GenerationSettings m_settings;
    QList<Take> m_takes;
    std::vector<std::shared_ptr<project::TakeRecorder>> m_recorders;
    News m_news;
    std::vector<std::shared_ptr<audio::AudioClip>> m_clips;
    std::vector<musicgen::Tokens> m_codes;  // of each take, all of them; empty until the run has ended
    std::shared_ptr<const Engine> m_engine;
    Clock::time_point m_begin = Clock::now();
    Clock::time_point m_lastProgress{};
    const std::atomic<bool> m_abort{false};  // never: what is made is kept
    std::jthread m_thread;                   // last: it uses all of the above
};

}  // namespace capriccio::studio
