#include "core/studio/project/project.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/studio/words.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include <QCryptographicHash>
#include <QFileInfo>
#include <QPromise>
#include <QThread>

namespace capriccio::project {
namespace {

std::unique_ptr<ProjectFile> openFile(const QString& file, OpenOptions::How how) {
    using How = OpenOptions::How;
    if (how == How::Create || (how == How::OpenOrCreate && !QFileInfo::exists(file))) {
        try {
            ProjectFile::create(file);
        } catch (const FileError& error) {
            if (how == How::Create) throw;
            return ProjectFile::inMemory(file, error);
        }
    }
    return std::make_unique<ProjectFile>(file);
}

}  // namespace

LoadedProject loadProject(const QString& file, const OpenOptions& options) {
    LoadedProject loaded;
    loaded.worker = std::make_shared<FileWorker>(
        [=] { return openFile(QFileInfo(file).absoluteFilePath(), options.how); }, options.retry, options.rescueFolder);
    loaded.contents = loaded.worker->open();
    return loaded;
}

struct Project::Link {
    std::mutex mutex;
    Project* project;
    const QThread* thread = QThread::currentThread();  // the project's

    /// From any thread: `news(project)` on the project's thread, if it still lives.
    template <typename News>
    void tell(News news) {
        const std::lock_guard lock(mutex);
        if (!project) return;
        Project* target = project;
        QMetaObject::invokeMethod(
            target, [target, news] { news(*target); }, Qt::QueuedConnection);
    }
    /// The same, at once when called there.
    template <typename News>
    void tellNow(News news) {
        if (QThread::currentThread() != thread) return tell(news);
        if (project) news(*project);  // only this thread ever changes it
    }
};

Project::Project(LoadedProject loaded, QObject* parent)
    : QObject(parent),
      m_worker(std::move(loaded.worker)),
      m_link(std::make_shared<Link>()),
      m_file(loaded.contents.file),
      m_id(loaded.contents.id),
      m_access(loaded.contents.access),
      m_notice(loaded.contents.notice),
      m_takes(std::move(loaded.contents.takes)),
      m_settings(std::move(loaded.contents.settings)),
      m_inputs(std::move(loaded.contents.inputs)),
      m_nextTake(loaded.contents.nextTake),
      m_nextInput(loaded.contents.nextInput) {
    m_link->project = this;
    listen();
}

Project::~Project() {
    {
        const std::lock_guard lock(m_link->mutex);
        m_link->project = nullptr;
    }
    m_worker->setNews({});
    m_worker->close();
}

void Project::listen() {
    m_worker->setNews(
        {[link = m_link](const Trouble& trouble) {
             link->tell([trouble](Project& p) {
                 p.m_trouble = trouble;
                 Q_EMIT p.troubled(trouble.message);
             });
         },
         [link = m_link] {
             link->tell([](Project& p) {
                 p.m_trouble.reset();
                 if (std::exchange(p.m_access, Access::Write) != Access::Write) {
                     p.m_notice.clear();
                     Q_EMIT p.accessChanged();
                 }
                 Q_EMIT p.recovered();
             });
         },
         [link = m_link](const QString& words) { link->tell([words](Project& p) { Q_EMIT p.problem(words); }); }});
}

/// Work on the worker's thread, its outcome as a future.
template <typename Result, typename Work>
QFuture<Result> Project::ask(bool reading, Work work) const {
    auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    QFuture<Result> future = promise->future();
    FileWorker::Job job = [promise, work](ProjectFile& file) {
        try {
            if constexpr (std::is_void_v<Result>)
                work(file);
            else
                promise->addResult(work(file));
        } catch (...) { promise->setException(std::current_exception()); }
        promise->finish();
    };
    reading ? m_worker->read(std::move(job)) : m_worker->task(std::move(job));
    return future;
}

QString Project::name() const { return QFileInfo(m_file).completeBaseName(); }

TakeRecord* Project::takeRef(TakeId id) {
    const auto found = std::ranges::lower_bound(m_takes, id, {}, &TakeRecord::id);
    return found == m_takes.end() || found->id != id ? nullptr : &*found;
}

const TakeRecord* Project::take(TakeId id) const { return const_cast<Project*>(this)->takeRef(id); }

QStringList Project::prompts() const {
    QStringList prompts;
    QSet<QString> seen;
    for (auto take = m_takes.rbegin(); take != m_takes.rend(); ++take) {
        if (take->inBin() || take->prompt.isEmpty() || seen.contains(take->prompt)) continue;
        seen.insert(take->prompt);
        prompts += take->prompt;
    }
    return prompts;
}

void Project::change(std::function<void(Sql&)> apply) {
    m_worker->change({std::move(apply), ProjectFile::Durability::Disk, {}});
}

std::shared_ptr<TakeRecorder> Project::begin(TakeRecord take) {
    take.created = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
    return record(std::move(take));
}

std::shared_ptr<TakeRecorder> Project::record(TakeRecord take) {
    if (!canChange()) return nullptr;
    take.id = m_nextTake++;
    take.state = TakeState::Running;
    take.interrupted = false;
    m_takes.push_back(take);
    auto recorder = std::make_shared<TakeRecorder>(
        m_worker, take, [link = m_link](const TakeRecord& now) { link->tellNow([now](Project& p) { p.adopt(now); }); },
        [link = m_link](TakeId id) { link->tellNow([id](Project& p) { p.forget(id); }); });
    Q_EMIT takeAdded(take.id);
    return recorder;
}

TakeId Project::add(TakeRecord take, std::shared_ptr<const audio::AudioClip> clip,
                    std::optional<musicgen::Tokens> tokens) {
    const TakeState state = take.state == TakeState::Running ? TakeState::Finished : take.state;
    const double took = take.tookSeconds;
    const TakeFault fault = take.fault();
    const std::shared_ptr<TakeRecorder> recorder =
        take.created.isValid() ? record(std::move(take)) : begin(std::move(take));
    if (!recorder) return 0;
    recorder->finish({state, std::move(clip), std::move(tokens), took, fault});
    return recorder->id();
}

/// What a recorder knows better than this list: how far the take is and how it ended. The rest may have been edited
/// meanwhile.
void Project::adopt(const TakeRecord& now) {
    TakeRecord* take = takeRef(now.id);
    if (!take) return;
    take->state = now.state;
    take->tookSeconds = now.tookSeconds;
    take->setFault(now.fault());
    take->frames = now.frames;
    take->codebooks = now.codebooks;
    take->channels = now.channels;
    take->sampleRate = now.sampleRate;
    take->precision = now.precision;
    take->device = now.device;
    take->soundSeconds = now.soundSeconds;
    take->overview = now.overview;
    Q_EMIT takeChanged(now.id);
}

void Project::forget(TakeId id) {
    if (!takeRef(id)) return;
    std::erase_if(m_takes, [&](const TakeRecord& take) { return take.id == id; });
    m_undo.forget({id});
    Q_EMIT takesRemoved({id});
    Q_EMIT undoChanged();
}

void Project::setSound(TakeId id, std::shared_ptr<const audio::AudioClip> clip) {
    TakeRecord* take = takeRef(id);
    if (!take || !canChange() || !clip || clip->availableFrames() == 0 || take->state == TakeState::Running) return;
    take->channels = clip->channels();
    take->sampleRate = clip->sampleRate();
    take->soundSeconds = static_cast<double>(clip->availableFrames()) / clip->sampleRate();
    take->overview = overviewOf(*clip);
    m_worker->keepUnsaved(id, {clip, std::nullopt});
    m_worker->change({[row = *take, clip, sound = std::make_shared<StoredSound>()](Sql& sql) {
                          if (sound->flac.isEmpty()) *sound = encodeSound(*clip);
                          rows::updateOutcome(sql, row);
                          rows::putSound(sql, row.id, *sound);
                      },
                      ProjectFile::Durability::Disk, [worker = m_worker.get(), id] { worker->dropUnsaved(id); }});
    Q_EMIT takeChanged(id);
}

void Project::setModelHash(const QList<TakeId>& takes, const QString& hash) {
    QList<TakeId> changed;
    for (const TakeId id : takes)
        if (TakeRecord* found = takeRef(id); found && found->modelHash != hash) found->modelHash = hash, changed += id;
    if (changed.isEmpty() || !canChange()) return;
    change([changed, hash](Sql& sql) {
        for (const TakeId id : changed) rows::setModelHash(sql, id, hash);
    });
    for (const TakeId id : changed) Q_EMIT takeChanged(id);
}

InputId Project::keepInput(const QString& name, const QByteArray& content) {
    if (!canChange()) return 0;
    InputRecord input{0, name, QCryptographicHash::hash(content, QCryptographicHash::Sha256), content.size()};
    const auto known = std::ranges::find(m_inputs, input.sha256, &InputRecord::sha256);
    if (known != m_inputs.end()) return known->id;
    input.id = m_nextInput++;
    m_inputs.push_back(input);
    change([input, content](Sql& sql) { rows::insertInput(sql, input, content); });
    return input.id;
}

void Project::emptyBin() {
    if (!canChange()) return;
    QList<TakeId> gone;
    for (const TakeRecord& take : m_takes)
        if (take.inBin()) gone += take.id;
    if (gone.isEmpty()) return;
    std::erase_if(m_takes, [](const TakeRecord& take) { return take.inBin(); });
    for (TakeRecord& take : m_takes)
        if (gone.contains(take.parent)) take.parent = 0;
    m_undo.forget(gone);
    change([gone](Sql& sql) { rows::removeTakes(sql, gone); });
    Q_EMIT takesRemoved(gone);
    Q_EMIT undoChanged();
}

QFuture<void> Project::tidyUp() {
    emptyBin();
    return ask<void>(false, [link = m_link](ProjectFile& file) {
        file.compact();
        link->tell([inputs = file.inputs()](Project& p) { p.m_inputs = inputs; });
    });
}

QFuture<void> Project::saveCopy(const QString& target) {
    return ask<void>(false,
                     [target = QFileInfo(target).absoluteFilePath()](ProjectFile& file) { file.copyTo(target); });
}

QFuture<void> Project::moveTo(const QString& target) {
    return ask<void>(false, [target = QFileInfo(target).absoluteFilePath(), link = m_link,
                             worker = m_worker.get()](ProjectFile& file) {
        file.moveTo(target);
        link->tell([target, id = file.id(), access = file.access()](Project& p) {
            p.m_file = target;
            p.m_id = id;
            p.m_access = access;
            p.m_notice.clear();
            p.m_undo.forgetRenames();
            Q_EMIT p.undoChanged();
            Q_EMIT p.accessChanged();
            Q_EMIT p.fileChanged(target);
        });
        worker->nudge();  // what waits goes there now
    });
}

QFuture<void> Project::flush() {
    return ask<void>(false, [worker = m_worker.get()](ProjectFile&) {
        if (const auto trouble = worker->trouble(); trouble && worker->pending() > 0)
            throw FileError(trouble->fault, trouble->message.toStdString());
    });
}

QFuture<std::shared_ptr<const audio::AudioClip>> Project::sound(TakeId take) const {
    using Sound = std::shared_ptr<const audio::AudioClip>;
    return ask<Sound>(true, [take, worker = m_worker.get()](ProjectFile& file) -> Sound {
        if (const Unsaved unsaved = worker->unsaved(take); unsaved.clip) return unsaved.clip;
        const StoredSound stored = file.sound(take);
        if (stored.flac.isEmpty())
            throw Error(
                Error::Code::NotFound,
                Core::tr("This take has no sound yet. It can be made from its tokens with the model that made them."));
        return decodeSound(stored);
    });
}

QFuture<musicgen::Tokens> Project::tokens(TakeId take) const {
    return ask<musicgen::Tokens>(true, [take, worker = m_worker.get()](ProjectFile& file) {
        if (const Unsaved unsaved = worker->unsaved(take); unsaved.tokens) return *unsaved.tokens;
        return file.tokens(take);
    });
}

QFuture<QByteArray> Project::input(InputId input) const {
    return ask<QByteArray>(true, [input](ProjectFile& file) { return file.input(input); });
}

QFuture<Origins> Project::origins(TakeId id) const {
    const TakeRecord* found = take(id);
    const InputId melody = found ? found->melody : 0, continued = found ? found->continued : 0;
    return ask<Origins>(true, [id, melody, continued, worker = m_worker.get()](ProjectFile& file) {
        Origins from;
        if (melody > 0) from.melody = file.input(melody);
        if (continued > 0) from.continued = file.input(continued);
        const Unsaved unsaved = worker->unsaved(id);
        from.tokens = unsaved.tokens ? *unsaved.tokens : file.tokens(id);
        return from;
    });
}

void Project::applyRename(const QString& target) {
    ask<void>(false, [target](ProjectFile& file) { file.renameTo(target); })
        .then(this,
              [this, target] {
                  m_file = target;
                  Q_EMIT fileChanged(target);
              })
        .onFailed(this, [this](const Error& error) { Q_EMIT problem(studio::wordsOf(error)); });
}

}  // namespace capriccio::project
