#pragma once

#include "core/studio/generation_queue.h"
#include "core/studio/generator.h"
#include "core/studio/model_hashes.h"
#include "core/studio/project/project_shelf.h"

#include <map>
#include <memory>
#include <optional>
#include <thread>

#include <QHash>
#include <QObject>

namespace capriccio::studio {

/// The open project joined to the generator: what is asked for waits its turn, is made, and is in the project from its
/// first second. There is always a project open. Another one can be opened while takes are made: they go into the
/// project in which they were asked for, which stays open behind until then.
///
/// Belongs to the window's thread; every method returns at once. The destructor ends what is being made, keeps it, and
/// closes the projects.
class Session : public QObject {
    Q_OBJECT
  public:
    using Clip = std::shared_ptr<const audio::AudioClip>;

    /// Opens the project that was open last (some milliseconds). The shelf must outlive the session.
    explicit Session(project::ProjectShelf& shelf, EngineLoader load = loadEngine, QObject* parent = nullptr);
    ~Session() override;

    Generator& generator() { return m_generator; }
    GenerationQueue& queue() { return m_queue; }
    project::ProjectShelf& shelf() { return m_shelf; }
    project::Project& project() const { return *m_project; }
    /// To keep it open while something is done with it.
    std::shared_ptr<project::Project> sharedProject() const { return m_project; }

    // --- projects
    /// What went wrong when the first project was opened; empty when nothing did. And the file that could be salvaged.
    QString openingNotice() const { return m_opening.notice; }
    QString openingDamaged() const { return m_opening.damaged; }
    /// Answered by projectChanged or openFailed.
    void open(const QString& file);
    void create(const QString& file);
    /// What can be read of a damaged project, as the new project `target`. Answered by salvaged and projectChanged, or
    /// openFailed.
    void salvage(const QString& damaged, const QString& target);
    bool isOpening() const { return m_isOpening; }

    // --- making
    /// Of the processor, for what is made from now on, what waits included; 0: all.
    void setThreads(int threads) { m_threads = threads; }
    /// Whether takes can be made in the open project (a newer version's, or one open elsewhere, can't be changed).
    bool canMake() const { return m_project->canChange(); }
    /// Waits its turn; is made at once when nothing else is. 0 when !canMake().
    quint64 ask(const GenerationSettings& settings);
    /// The same settings again: the same music. Its model is looked for in `modelFolder` when it is not known.
    void again(project::TakeId take, const QString& modelFolder);
    /// … with a new seed.
    void vary(project::TakeId take, const QString& modelFolder);
    /// Goes on from a frame of the take's tokens, with these settings; their length counts from the start.
    void goOn(project::TakeId take, int frame, GenerationSettings settings);
    /// Keeps what there is; the next that waits is made.
    void stop() { m_generator.stop(); }
    /// Keeps nothing of it in sight: what there is goes to the bin of its project. Answered by discarded.
    void cancel();
    bool isMaking() const { return m_generator.isBusy(); }
    /// After a failure what waits is held back until something is asked for, or this.
    bool isHeld() const { return m_isHeld; }
    void resume();
    /// What failed last, once more with the same seed, before all that waits.
    void tryAgain();
    /// Whether something of what failed last is kept in its project.
    bool keptOfFailed() const;

    // --- takes
    /// How it was made, with what it was made from: what ask() takes to make it again, but perhaps for the model's
    /// folder. Fails with Error.
    QFuture<GenerationSettings> settings(project::TakeId id);
    /// As it is shown, with its clip if it is being made or was just now. A take that is not there has id 0.
    Take take(project::TakeId id) const;
    /// The takes being made in the open project, in order.
    QList<project::TakeId> making() const;
    std::optional<TakeProgress> progressOf(project::TakeId id) const;
    /// From memory, from the project, or made again from its tokens by its model (looked for in `modelFolder` when its
    /// place is not known). Fails with Error.
    QFuture<Clip> sound(project::TakeId id, const QString& modelFolder = {}) {
        return sound(m_project, id, modelFolder);
    }
    QFuture<Clip> sound(const std::shared_ptr<project::Project>& project, project::TakeId id,
                        const QString& modelFolder = {});

  Q_SIGNALS:
    void projectChanged();
    /// `damaged`: what can be read of it can be saved as a new project (salvage).
    void openFailed(const QString& file, const QString& message, bool damaged);
    /// Words about what came out of it.
    void salvaged(const QString& words);

    void loading(const QString& modelName);
    void started(const QList<capriccio::studio::Take>& takes);
    void progress(const capriccio::studio::TakeProgress& progress);
    void ended(const QList<capriccio::studio::Take>& takes, capriccio::studio::TakeEnd how);
    /// `lacksMemory`: less of it, or a smaller model, might do.
    void failed(const QString& message, bool lacksMemory);
    /// Cancelled: these takes of the open project are in the bin (none, when nothing of them was made).
    void discarded(const QList<qint64>& takes);
    void heldChanged();
    /// Something asked for could not be done.
    void problem(const QString& message);

  private:
    /// What is being made, and where it goes.
    struct Making {
        std::shared_ptr<project::Project> project;
        QList<Take> takes;
        std::optional<TakeProgress> progress;
        GenerationSettings settings;
        QList<project::TakeId> ids;
        bool isCancelled = false;
    };
    /// What it takes to try it again; its sound may go.
    struct Failed {
        std::shared_ptr<project::Project> project;
        GenerationSettings settings;
        QList<project::TakeId> ids;
    };

    using Load = std::function<project::LoadedProject()>;
    void openWith(const QString& file, Load load);
    void enter(std::shared_ptr<project::Project> project);
    quint64 askIn(const std::shared_ptr<project::Project>& project, const GenerationSettings& settings);
    void startNext();
    void begin(Waiting next);
    void conclude(bool failed);
    void setHeld(bool held);
    quint64 keepOpen();
    std::function<void(const Error&)> refuse(quint64 kept);
    void remake(project::TakeId take, const QString& modelFolder, bool freshSeed);

    project::ProjectShelf& m_shelf;
    project::ProjectShelf::Opening m_opening;
    QHash<QString, std::weak_ptr<project::Project>>
        m_open;  // by id: one object for a project, however often it is opened
    std::shared_ptr<project::Project> m_project;
    ModelHashes m_hashes;
    GenerationQueue m_queue;
    std::optional<Making> m_making;
    std::optional<Failed> m_failed;                                         ///< last
    QHash<project::TakeId, std::weak_ptr<const audio::AudioClip>> m_clips;  // of the open project
    QHash<quint64, std::shared_ptr<project::Project>> m_keptOpen;  ///< asked for something that is not there yet
    quint64 m_keepNumber = 0;
    int m_threads = 0;
    bool m_isHeld = false;
    bool m_isOpening = false;
    std::jthread m_opener;
    Generator m_generator;  // last: its run ends before the projects close
};

}  // namespace capriccio::studio
