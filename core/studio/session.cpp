#include "core/studio/session.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/units.h"
#include "core/studio/input_sound.h"
#include "core/studio/project/salvage.h"
#include "core/studio/take_settings.h"
#include "core/studio/words.h"

#include <algorithm>
#include <utility>

#include <QFileInfo>

namespace capriccio::studio {

using project::TakeId;
using project::TakeRecord;

Session::Session(project::ProjectShelf& shelf, EngineLoader load, QObject* parent)
    : QObject(parent),
      m_shelf(shelf),
      m_opening(shelf.openLast()),
      m_hashes(shelf.modelHashFile()),
      m_generator(std::move(load)) {
    enter(std::move(m_opening.project));
    connect(&m_generator, &Generator::loading, this, &Session::loading);
    connect(&m_generator, &Generator::started, this, [this](const QList<Take>& takes) {
        if (!m_making) return;
        m_making->takes = takes;
        for (const Take& take : takes) m_clips.insert(take.id, take.clip);
        Q_EMIT started(takes);
    });
    connect(&m_generator, &Generator::progress, this, [this](const TakeProgress& now) {
        if (m_making) m_making->progress = now;
        Q_EMIT progress(now);
    });
    connect(&m_generator, &Generator::ended, this, [this](const QList<Take>& takes, TakeEnd how) {
        conclude(false);
        Q_EMIT ended(takes, how);
        startNext();
    });
    connect(&m_generator, &Generator::failed, this, [this](const QString& message, bool lacksMemory) {
        conclude(true);
        if (!m_queue.isEmpty()) setHeld(true);  // the next would most likely fail likewise
        Q_EMIT failed(message, lacksMemory);
    });
}

Session::~Session() {
    m_queue.blockSignals(true);
    m_generator.disconnect(this);
    m_generator.finish();
    m_making.reset();
    m_failed.reset();
}

// --- projects --------------------------------------------------------------------------------------------------------

void Session::enter(std::shared_ptr<project::Project> project) {
    m_open.insert(project->id(), project);
    m_clips.clear();
    if (m_failed && m_failed->project != project) m_failed.reset();  // or it would stay open for that
    m_project = std::move(project);
    if (m_making && m_making->project == m_project)
        for (const Take& take : m_making->takes)
            if (take.clip) m_clips.insert(take.id, take.clip);
}

void Session::openWith(const QString& file, Load load) {
    if (m_isOpening) return;
    m_isOpening = true;
    m_opener = std::jthread([this, file, load = std::move(load)] {
        const auto tell = [this](auto news) {
            QMetaObject::invokeMethod(
                this,
                [this, news] {
                    m_isOpening = false;
                    news();
                },
                Qt::QueuedConnection);
        };
        try {
            tell([this, loaded = load()] {
                // Taken in on this thread: a project belongs to it.
                enter(m_shelf.take(loaded));
                Q_EMIT projectChanged();
            });
        } catch (const std::exception& error) {
            log(LogLevel::Warning, detailOf(error));
            const auto* fault = dynamic_cast<const project::FileError*>(&error);
            tell([this, file, message = wordsOf(error),
                  damaged = fault && fault->fault() == project::FileFault::Damaged] {
                Q_EMIT openFailed(file, message, damaged);
            });
        }
    });
}

void Session::open(const QString& file) {
    // The open one, or one that is still being made into, is entered as it is.
    const QString wanted = QFileInfo(file).absoluteFilePath();
    for (const auto& each : m_open)
        if (const auto known = each.lock(); known && known->file() == wanted) {
            if (known != m_project) {
                enter(known);
                m_shelf.note(wanted);
                Q_EMIT projectChanged();
            }
            return;
        }
    openWith(file, [file, options = m_shelf.options(project::OpenOptions::How::Existing)] {
        return project::loadProject(file, options);
    });
}

void Session::create(const QString& file) {
    openWith(file, [file, options = m_shelf.options(project::OpenOptions::How::Create)] {
        return project::loadProject(file, options);
    });
}

void Session::salvage(const QString& damaged, const QString& target) {
    openWith(target, [this, damaged, target, options = m_shelf.options(project::OpenOptions::How::Existing)] {
        const project::Salvaged result = project::salvage(damaged, target);
        QString words =
            tr("%n takes could be saved from “%1”.", nullptr, result.takes).arg(QFileInfo(damaged).fileName());
        if (result.withoutSound > 0)
            words += u' ' +
                     tr("The sound of %n of them has to be made again from its tokens.", nullptr, result.withoutSound);
        if (result.withoutTokens > 0)
            words += u' ' + tr("%n of them can’t be gone on with.", nullptr, result.withoutTokens);
        QMetaObject::invokeMethod(
            this, [this, words] { Q_EMIT salvaged(words); }, Qt::QueuedConnection);
        return project::loadProject(target, options);
    });
}

// --- making ----------------------------------------------------------------------------------------------------------

quint64 Session::ask(const GenerationSettings& settings) { return askIn(m_project, settings); }

quint64 Session::askIn(const std::shared_ptr<project::Project>& project, const GenerationSettings& settings) {
    if (!project->canChange()) return 0;
    const quint64 id = m_queue.add(settings, project);
    setHeld(false);
    startNext();
    return id;
}

void Session::resume() {
    setHeld(false);
    startNext();
}

void Session::setHeld(bool held) {
    if (std::exchange(m_isHeld, held) != held) Q_EMIT heldChanged();
}

void Session::startNext() {
    if (m_generator.isBusy() || m_isHeld) return;
    if (auto next = m_queue.takeFirst()) begin(std::move(*next));
}

void Session::begin(Waiting next) {
    project::Project& project = *next.project;
    GenerationSettings& settings = next.settings;
    settings.threads = m_threads;
    if (!settings.seed) settings.seed = Generator::freshSeed();
    project::InputId melody = 0, continued = 0;
    if (settings.melody && !settings.melody->file.isEmpty())
        melody = project.keepInput(settings.melody->file.name, settings.melody->file.content);
    if (settings.goOnFrom && !settings.goOnFrom->file.isEmpty())
        continued = project.keepInput(settings.goOnFrom->file.name, settings.goOnFrom->file.content);
    std::vector<std::shared_ptr<project::TakeRecorder>> recorders;
    QList<TakeId> ids;
    m_making.emplace(Making{next.project, {}, std::nullopt, settings, {}, false});
    for (int i = 0; i < std::max(settings.takes, 1); ++i) {
        TakeRecord record =
            recordOf(settings, *settings.seed + static_cast<std::uint64_t>(i), recorders.empty() ? 0 : ids.first());
        record.melody = melody;
        record.continued = continued;
        if (record.parent > 0 && !project.take(record.parent)) record.parent = record.parentFrame = 0;
        if (auto recorder = project.begin(std::move(record))) {
            ids += recorder->id();
            recorders.push_back(std::move(recorder));
        }
    }
    m_making->ids = ids;
    // Its weights are read while it is made; the hash comes when it is known.
    m_hashes.find(settings.modelFolder, [ids, weak = std::weak_ptr(next.project)](const QString& hash) {
        if (const auto known = weak.lock()) known->setModelHash(ids, hash);
    });
    m_generator.generate(settings, std::move(recorders));
}

/// By then each take has had its last word.
void Session::conclude(bool failed) {
    const auto made = std::exchange(m_making, std::nullopt);
    m_failed.reset();
    if (failed && made) m_failed.emplace(Failed{made->project, made->settings, made->ids});
    if (!made || !made->isCancelled) return;
    made->project->moveToBin(made->ids);
    if (made->project != m_project) return;
    QList<TakeId> binned;
    for (const TakeId id : made->ids)
        if (const TakeRecord* record = m_project->take(id); record && record->inBin()) binned += id;
    Q_EMIT discarded(binned);
}

void Session::cancel() {
    if (!m_making) return;
    m_making->isCancelled = true;
    stop();
}

bool Session::keptOfFailed() const {
    return m_failed && std::ranges::any_of(m_failed->ids, [this](TakeId id) {
               const TakeRecord* record = m_failed->project->take(id);
               return record && record->state == project::TakeState::Failed;
           });
}

void Session::tryAgain() {
    if (!m_failed || !m_failed->project->canChange()) return;
    const auto failed = std::exchange(m_failed, std::nullopt);
    m_queue.move(m_queue.add(failed->settings, failed->project), 0);
    resume();
}

void Session::again(TakeId take, const QString& modelFolder) { remake(take, modelFolder, false); }
void Session::vary(TakeId take, const QString& modelFolder) { remake(take, modelFolder, true); }

QFuture<GenerationSettings> Session::settings(TakeId id) {
    const TakeRecord* record = m_project->take(id);
    GenerationSettings settings = record ? settingsOf(*record) : GenerationSettings();
    if (!record) return QtFuture::makeReadyFuture(settings);
    const auto nameOf = [this](project::InputId wanted) {
        const auto found = std::ranges::find(m_project->inputs(), wanted, &project::InputRecord::id);
        return found == m_project->inputs().end() ? QString() : found->name;
    };
    return m_project->origins(id).then(this, [settings, melody = nameOf(record->melody), notes = melodyNotesOf(*record),
                                              continued = nameOf(record->continued),
                                              frames = goOnFramesOf(*record)](const project::Origins& from) mutable {
        if (!from.melody.isEmpty()) settings.melody = Melody{{melody, from.melody}, notes};
        if (!from.continued.isEmpty() && settings.goOnFrom)
            settings.goOnFrom->file = {continued, from.continued};
        else if (frames > 0)
            settings.goOnFrom = GoOnFrom{musicgen::firstFrames(from.tokens, frames), {}, 0};
        return settings;
    });
}

/// The open project stays open until it is taken from m_keptOpen. A future's continuation must not be what keeps it:
/// the project's own thread may be the last to let that go, and would wait for itself.
quint64 Session::keepOpen() {
    m_keptOpen.insert(++m_keepNumber, m_project);
    return m_keepNumber;
}

void Session::remake(TakeId id, const QString& modelFolder, bool freshSeed) {
    if (!m_project->take(id) || !canMake()) return;
    const quint64 kept = keepOpen();
    settings(id)
        .then(this,
              [this, id, kept, modelFolder, freshSeed](GenerationSettings settings) {
                  if (!QFileInfo(settings.modelFolder).isDir()) settings.modelFolder = modelFolder;
                  if (freshSeed) {
                      settings.seed.reset();
                      if (settings.parentFrame == 0) settings.parent = id;
                  }
                  askIn(m_keptOpen.take(kept), settings);
              })
        .onFailed(this, refuse(kept));
}

/// What was asked for can't be had: said, and the project let go.
std::function<void(const Error&)> Session::refuse(quint64 kept) {
    return [this, kept](const Error& error) {
        m_keptOpen.remove(kept);
        Q_EMIT problem(wordsOf(error));
    };
}

void Session::goOn(TakeId id, int frame, GenerationSettings settings) {
    const TakeRecord* record = m_project->take(id);
    if (!record || !canMake()) return;
    settings.parent = id;
    settings.parentFrame = frame;
    const quint64 kept = keepOpen();
    if (record->codebooks == 0) {  // sound that was added: its own tokens have to be worked out
        m_project->sound(id)
            .then(this,
                  [this, kept, settings, frame, name = record->displayName()](const Clip& clip) mutable {
                      settings.goOnFrom = GoOnFrom{{}, fileOf(*clip, name), static_cast<double>(frame) / kFrameRate};
                      askIn(m_keptOpen.take(kept), settings);
                  })
            .onFailed(this, refuse(kept));
        return;
    }
    m_project->tokens(id)
        .then(this,
              [this, kept, settings, frame](const musicgen::Tokens& tokens) mutable {
                  settings.goOnFrom = GoOnFrom{musicgen::firstFrames(tokens, frame), {}, 0};
                  askIn(m_keptOpen.take(kept), settings);
              })
        .onFailed(this, refuse(kept));
}

// --- takes -----------------------------------------------------------------------------------------------------------

Take Session::take(TakeId id) const {
    const TakeRecord* record = m_project->take(id);
    if (!record) return {};
    Take take = takeOf(*record);
    take.clip = m_clips.value(id).lock();
    const TakeId pass = passOf(*record);
    const auto& takes = m_project->takes();
    take.of = 0;
    for (auto each = std::ranges::lower_bound(takes, pass, {}, &TakeRecord::id); each != takes.end(); ++each) {
        if (passOf(*each) != pass) break;  // they were begun one after the other
        ++take.of;
        if (each->id == id) take.number = take.of;
    }
    if (m_making && m_making->project == m_project)
        for (const Take& live : m_making->takes)
            if (live.id == id) take.notice = live.notice;
    return take;
}

QList<TakeId> Session::making() const {
    QList<TakeId> ids;
    if (m_making && m_making->project == m_project)
        for (const TakeRecord& record : m_project->takes())
            if (record.state == project::TakeState::Running) ids += record.id;
    return ids;
}

std::optional<TakeProgress> Session::progressOf(TakeId id) const {
    if (!m_making || m_making->project != m_project) return std::nullopt;
    return std::ranges::any_of(m_making->takes, [id](const Take& take) { return take.id == id; }) ? m_making->progress
                                                                                                  : std::nullopt;
}

QFuture<Session::Clip> Session::sound(const std::shared_ptr<project::Project>& project, TakeId id,
                                      const QString& modelFolder) {
    if (project == m_project)
        if (const Clip clip = m_clips.value(id).lock()) return QtFuture::makeReadyFuture(clip);
    const TakeRecord* record = project->take(id);
    // Not kept open by what waits: see keepOpen().
    const auto keep = [this, asked = std::weak_ptr(project), id](const Clip& clip) {
        if (asked.lock() == m_project) m_clips.insert(id, clip);
        return clip;
    };
    if (!record || record->hasSound() || record->frames == 0) return project->sound(id).then(this, keep);
    QString folder = modelFolderOf(*record);
    if (!QFileInfo(folder).isDir()) folder = modelFolder;
    const EngineOptions options{record->precision.isEmpty() ? "auto" : record->precision.toStdString(), "auto"};
    return project->tokens(id)
        .then(this, [this, folder,
                     options](const musicgen::Tokens& tokens) { return m_generator.decode(tokens, folder, options); })
        .unwrap()
        .then(this, [keep, asked = std::weak_ptr(project), id](const Clip& clip) {
            if (const auto still = asked.lock()) still->setSound(id, clip);
            return keep(clip);
        });
}

}  // namespace capriccio::studio
