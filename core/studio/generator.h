#pragma once

#include "core/studio/engine.h"
#include "core/studio/loaded_engine.h"
#include "core/studio/project/take_recorder.h"
#include "core/studio/take.h"

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

#include <QFuture>
#include <QObject>

namespace capriccio::studio {

class GenerationRun;

/// Makes one generation at a time on a worker thread; keeps the last model loaded. All methods return at once and
/// belong to the thread the object lives in; all signals arrive there, queued. Each generate() is answered by loading,
/// started, progress …, then exactly one of ended or failed; a stop before started gives ended with takes without a
/// clip. The destructor stops, keeping what there is, and joins.
///
/// What waits, and how takes get into a project, is the session's.
class Generator : public QObject {
    Q_OBJECT
  public:
    explicit Generator(QObject* parent = nullptr);
    /// With another source of models. `load` is called on the worker's thread.
    explicit Generator(EngineLoader load, QObject* parent = nullptr);
    ~Generator() override;

    bool isBusy() const { return m_run != nullptr; }

    /// Ignored while busy. `recorders`: one for each take, which then has its id; or none, and ids are this object's
    /// own.
    void generate(const GenerationSettings& settings,
                  std::vector<std::shared_ptr<project::TakeRecorder>> recorders = {});
    /// Keeps what there is.
    void stop();
    /// The same, and waits for it. Signals of the run do not come any more.
    void finish();

    /// The sound of a take's tokens, by the model in a folder, loaded if need be, on a thread of its own. Fails with
    /// Error; cancelling stops it.
    QFuture<std::shared_ptr<const audio::AudioClip>> decode(const musicgen::Tokens& tokens, const QString& modelFolder,
                                                            const EngineOptions& options);

    /// Loads the model on a thread of its own, so that it is there when it is asked for: answered by prepared, or by
    /// nothing when something else is wanted before. What goes wrong is in the log only: who generates is told. Ignored
    /// while busy.
    void prepare(const QString& modelFolder, const EngineOptions& options);

    /// Tokens of a prompt for the loaded model, and the most it reads; {-1, -1} while no model of that folder is
    /// loaded.
    struct PromptLength {
        int tokens = -1;
        int limit = -1;
    };
    PromptLength promptLength(const QString& prompt, const QString& modelFolder) const;

    /// The model that is in memory, if one is.
    LoadedEngine::Held loaded() const { return m_loaded->held(); }
    /// Lets it go; a run that uses it goes on with it to its end.
    void unload() { m_loaded->drop(); }

    /// A seed short enough to read out and to type again.
    static std::uint64_t freshSeed();

  Q_SIGNALS:
    void prepared();
    void loading(const QString& modelName);
    void started(const QList<capriccio::studio::Take>& takes);
    /// At most 20 times a second.
    void progress(const capriccio::studio::TakeProgress& progress);
    void ended(const QList<capriccio::studio::Take>& takes, capriccio::studio::TakeEnd how);
    /// Words for the user; the log has the detail. What the takes have already stays in their clips.
    /// `lacksMemory`: less of it, or a smaller model, might do.
    void failed(const QString& message, bool lacksMemory);

  private:
    std::shared_ptr<LoadedEngine> m_loaded;
    std::unique_ptr<GenerationRun> m_run;
    quint64 m_runNumber = 0;
    /// Work beside a run.
    struct Aside {
        std::shared_ptr<std::atomic<bool>> done;
        std::jthread thread;
    };
    void runAside(std::function<void(std::stop_token)> work);
    std::vector<Aside> m_aside;
    std::stop_source m_preparing{std::nostopstate};
    QString m_preparingFolder;
    project::TakeId m_lastId = 0;
};

}  // namespace capriccio::studio
