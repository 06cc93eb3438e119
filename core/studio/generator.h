#pragma once

#include "core/studio/engine.h"
#include "core/studio/take.h"

#include <memory>

#include <QObject>

namespace capriccio::studio {

/// Makes takes, one at a time, on a worker thread; keeps the last model loaded. All methods return at once and belong
/// to the thread the object lives in; all signals arrive there, queued. Each generate() is answered by loading,
/// started, progress …, then exactly one of ended or failed; a stop before started gives ended with a take without a
/// clip. The destructor aborts and joins.
class Generator : public QObject {
    Q_OBJECT
  public:
    explicit Generator(QObject* parent = nullptr);
    /// With another source of models. `load` is called on the worker's thread.
    explicit Generator(EngineLoader load, QObject* parent = nullptr);
    ~Generator() override;

    bool isBusy() const;

    /// Ignored while busy.
    void generate(const GenerationSettings& settings);
    /// Keeps what there is.
    void stop();

    /// Tokens of a prompt for the loaded model, and the most it reads; {-1, -1} while no model of that folder is
    /// loaded.
    struct PromptLength {
        int tokens = -1;
        int limit = -1;
    };
    PromptLength promptLength(const QString& prompt, const QString& modelFolder) const;

  Q_SIGNALS:
    void loading(const QString& modelName);
    void started(const capriccio::studio::Take& take);
    /// At most 20 times a second.
    void progress(const capriccio::studio::TakeProgress& progress);
    void ended(const capriccio::studio::Take& take, capriccio::studio::TakeEnd how);
    /// Words for the user; the log has the detail. What the take has already stays in its clip.
    void failed(const QString& message);

  private:
    class Run;
    struct LoadedEngine;

    void conclude();

    EngineLoader m_load;
    std::shared_ptr<LoadedEngine> m_loaded;
    std::unique_ptr<Run> m_run;
    quint64 m_lastId = 0;
};

}  // namespace capriccio::studio
