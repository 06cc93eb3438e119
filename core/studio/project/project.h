#pragma once

#include "core/studio/project/file_worker.h"
#include "core/studio/project/take_filter.h"
#include "core/studio/project/take_recorder.h"
#include "core/studio/project/undo_log.h"

#include <chrono>
#include <memory>
#include <vector>

#include <QFuture>
#include <QObject>

namespace capriccio::project {

struct OpenOptions {
    enum class How {
        Existing,
        Create,        ///< a new one; an Error (InvalidInput) when there is a file of that name
        OpenOrCreate,  ///< and if it can't be created either: in memory until it can
    };
    How how = How::Existing;
    /// How often saving is tried again after a fault, and looked whether the file is still there.
    std::chrono::milliseconds retry{2000};
    /// Where a copy goes when the program ends while changes can't be saved; empty: nowhere.
    QString rescueFolder;
};

/// What a take was made from, and its own tokens.
struct Origins {
    QByteArray melody, continued;  ///< the files; empty: none
    musicgen::Tokens tokens;
};

/// A project file that has been opened, on its way to a Project.
struct LoadedProject {
    std::shared_ptr<FileWorker> worker;
    Contents contents;
};

/// Opens a project's file. Takes up to a second with 2,000 takes; any thread. Throws FileError; when its fault() is
/// Damaged, offer salvage().
LoadedProject loadProject(const QString& file, const OpenOptions& options = {});

/// The open project: what its takes are, and the only way to change them. Every change is in memory at once and in the
/// file moments later, saved by a thread of its own; while it can't be saved it waits (troubled), and nothing is lost.
///
///     auto project = std::make_unique<Project>(loadProject(file));
///     auto recorder = project->begin(take);              // then on the generating thread: recorder->append(tokens) …
///     project->setStars({id}, 5);  project->undo();
///     project->sound(id).then(this, [](std::shared_ptr<const audio::AudioClip> clip) { … })
///                       .onFailed(this, [](const Error& error) { … });
///
/// Belongs to one thread. Nothing here waits for the disk but the destructor, which saves what waits and closes the
/// file. A future is answered on the project's thread of work; a job that the closing project did not get to is
/// cancelled.
class Project : public QObject {
    Q_OBJECT
  public:
    explicit Project(LoadedProject loaded, QObject* parent = nullptr);
    ~Project() override;

    QString file() const { return m_file; }
    QString name() const;  ///< the file's, without its ending
    QString id() const { return m_id; }
    Access access() const { return m_access; }
    /// False for a newer version's project and one that is open elsewhere: then every change below does nothing.
    bool canChange() const { return m_access == Access::Write || m_access == Access::Unwritable; }
    /// Words about how it was opened: why it can't be changed, or what was migrated. Empty when there is nothing to
    /// say.
    QString notice() const { return m_notice; }
    /// Why changes wait, if they do; and how many.
    std::optional<Trouble> trouble() const { return m_trouble; }
    std::size_t unsavedChanges() const { return m_worker->pending(); }

    /// All of them, those in the bin too, in the order they were begun.
    const std::vector<TakeRecord>& takes() const { return m_takes; }
    const TakeRecord* take(TakeId id) const;
    std::vector<TakeId> find(const TakeFilter& filter) const { return filterTakes(m_takes, filter); }
    /// The prompts of takes that are not in the bin, each once, newest first.
    QStringList prompts() const;
    const std::vector<InputRecord>& inputs() const { return m_inputs; }

    /// A take that begins now: id, state and time are filled in here, the rest by the caller. Null when !canChange().
    std::shared_ptr<TakeRecorder> begin(TakeRecord take);
    /// A finished take at once (an imported sound, a copy from elsewhere, which keeps the time it was made); 0 when
    /// !canChange(). Not undone, but deleted.
    TakeId add(TakeRecord take, std::shared_ptr<const audio::AudioClip> clip, std::optional<musicgen::Tokens> tokens);
    /// The sound of a take that had none, decoded from its tokens.
    void setSound(TakeId take, std::shared_ptr<const audio::AudioClip> clip);
    /// The hash of the weights that made them (model_hash.h), once it is known.
    void setModelHash(const QList<TakeId>& takes, const QString& hash);
    /// Keeps a file that takes are made from, once however often it comes. Hashes it here: some milliseconds for a few
    /// megabytes.
    InputId keepInput(const QString& name, const QByteArray& content);

    // Changes the user can undo. Takes that don't exist and changes that change nothing are passed over.
    void setTitle(TakeId take, const QString& title);
    void setStars(const QList<TakeId>& takes, int stars);  ///< 0 … 5
    void setNote(TakeId take, const QString& note);        ///< typing on becomes one step; endMerging() ends it
    void moveToBin(const QList<TakeId>& takes);            ///< a running take stays
    void takeFromBin(const QList<TakeId>& takes);
    /// Renames the file, in its folder. Throws Error (InvalidInput) when it can't be a name; a fault on disk comes as
    /// problem().
    void rename(const QString& name);

    /// Values that belong to the project: what the window has set for the next take, for instance. Undefined: none.
    QJsonValue setting(const QString& key) const { return m_settings.value(key, QJsonValue(QJsonValue::Undefined)); }
    void setSetting(const QString& key, const QJsonValue& value, const QString& undoText, const QString& mergeKey = {});

    bool canUndo() const { return m_undo.canUndo(); }
    bool canRedo() const { return m_undo.canRedo(); }
    QString undoText() const { return m_undo.undoText(); }  ///< "Delete 2 takes"
    QString redoText() const { return m_undo.redoText(); }
    void undo();
    void redo();
    void endMerging() { m_undo.endMerging(); }

    /// For good.
    void emptyBin();
    /// Empties the bin, removes files no take uses and gives the space back to the disk; after a check of the whole
    /// file.
    QFuture<void> tidyUp();
    /// A complete copy under another name, which must be free.
    QFuture<void> saveCopy(const QString& file);
    /// Goes on in a copy elsewhere with everything that waits: the way out of trouble.
    QFuture<void> moveTo(const QString& file);
    /// Done when everything changed so far is on disk; fails with the trouble there is.
    QFuture<void> flush();
    /// Tries to save again now, after the user freed some space.
    void tryAgain() { m_worker->nudge(); }

    /// Fails with Error (NotFound) when none is stored: decode the tokens.
    QFuture<std::shared_ptr<const audio::AudioClip>> sound(TakeId take) const;
    /// Of a running take: those saved so far.
    QFuture<musicgen::Tokens> tokens(TakeId take) const;
    QFuture<QByteArray> input(InputId input) const;
    /// Fails with Error when one of them is damaged.
    QFuture<Origins> origins(TakeId take) const;

  Q_SIGNALS:
    void takeAdded(qint64 take);
    void takeChanged(qint64 take);
    void takesRemoved(const QList<qint64>& takes);  ///< for good
    void settingChanged(const QString& key);        ///< by undo and redo too
    void undoChanged();
    void fileChanged(const QString& file);  ///< renamed or moved
    void accessChanged();
    /// Changes wait in memory; message() says why, and again when the reason changes.
    void troubled(const QString& message);
    void recovered();
    /// Something asked for failed and was left as it was.
    void problem(const QString& message);

  private:
    struct Link;

    TakeRecord* takeRef(TakeId id);
    void adopt(const TakeRecord& take);
    void forget(TakeId id);
    void perform(Edit edit);
    void apply(const Edit& edit);
    void applyRename(const QString& file);
    std::shared_ptr<TakeRecorder> record(TakeRecord take);
    void change(std::function<void(Sql&)> apply);
    void listen();
    template <typename Result, typename Work>
    QFuture<Result> ask(bool reading, Work work) const;

    std::shared_ptr<FileWorker> m_worker;
    std::shared_ptr<Link> m_link;  // how other threads reach this object, as long as it lives
    QString m_file;
    QString m_id;
    Access m_access;
    QString m_notice;
    std::vector<TakeRecord> m_takes;
    QHash<QString, QJsonValue> m_settings;
    std::vector<InputRecord> m_inputs;
    TakeId m_nextTake;
    InputId m_nextInput;
    UndoLog m_undo;
    std::optional<Trouble> m_trouble;
};

}  // namespace capriccio::project
