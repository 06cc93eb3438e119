#include "core/studio/library/library.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/studio/file_path.h"
#include "core/studio/library/names.h"
#include "core/studio/library/store_move.h"
#include "core/studio/words.h"

#include <algorithm>
#include <utility>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

namespace capriccio::library {
namespace {

constexpr int kProgressMs = 200;

qint64 freeBytesOf(const QString& folder) {
    QString there = folder;  // it may not be made yet
    while (!there.isEmpty() && !QFileInfo::exists(there)) there = QFileInfo(there).path();
    const QStorageInfo storage(there);
    return storage.isValid() && storage.isReady() ? storage.bytesAvailable() : -1;
}

double fractionOf(const std::shared_ptr<Watch>& watch) {
    if (!watch || watch->totalBytes <= 0) return 0;
    return std::clamp(static_cast<double>(watch->doneBytes) / static_cast<double>(watch->totalBytes), 0.0, 1.0);
}

}  // namespace

Library::Options Library::Options::ofUser() {
    Options options;
    options.catalogue = &Catalogue::builtIn();
    options.hub = HubSettings::ofUser(QString::fromStdString(musicgen::chosenPlaces().endpoint));
    options.machineFile = library::machineFile();
    options.freeBytes = freeBytesOf;
    return options;
}

Library::Library(Options options, QObject* parent) : QObject(parent), m_options(std::move(options)) {
    qRegisterMetaType<QList<Transfer>>();
    if (!m_options.freeBytes) m_options.freeBytes = freeBytesOf;
    m_machine = knownMachine(m_options.machineFile);
    m_chosenHub = qEnvironmentVariable("HF_ENDPOINT", QString::fromStdString(musicgen::chosenPlaces().endpoint));
    m_pool.setMaxThreadCount(2);
    m_downloads = new Downloads(
        {m_options.catalogue, m_options.hub, m_options.timing, musicgen::userPlaces, m_options.freeBytes});
    m_downloads->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_downloads, &QObject::deleteLater);
    connect(m_downloads, &Downloads::changed, this, [this](const QList<Transfer>& transfers) {
        m_transfers = transfers;
        Q_EMIT changed();
    });
    connect(m_downloads, &Downloads::arrived, this, [this](const QString& id) {
        m_toAnnounce << id;
        refresh();
    });
    connect(m_downloads, &Downloads::failed, this,
            [this](const QString& id, const QString& words, const QString& details) {
                refresh();
                Q_EMIT failed(id, words, details);
            });
    connect(m_downloads, &Downloads::idle, this, &Library::idle);
    m_thread.setObjectName(QStringLiteral("downloads"));
    m_thread.start();
    connect(&m_progress, &QTimer::timeout, this, &Library::changed);
    refresh();
}

Library::~Library() {
    m_machineWatch.stop = true;
    if (m_checkWatch) m_checkWatch->stop = true;
    if (m_moveWatch) m_moveWatch->stop = true;
    m_thread.quit();
    m_thread.wait();
    m_pool.waitForDone();
}

/// `work` on another thread, then what it returns on this one; `failed` instead where it throws.
void Library::aside(std::function<std::function<void()>()> work, std::function<void()> failed) {
    m_pool.start([this, work = std::move(work), failed = std::move(failed)] {
        std::function<void()> then;
        try {
            then = work();
        } catch (const std::exception& error) {
            log(LogLevel::Error, "In the model library: " + studio::detailOf(error));
            then = failed;
        }
        if (!then) return;
        QMetaObject::invokeMethod(this, std::move(then), Qt::QueuedConnection);
    });
}

const Model* Library::find(const QString& id) const {
    const auto found = std::ranges::find(m_models, id, &Model::id);
    return found == m_models.end() ? nullptr : &*found;
}

const Model* Library::findFolder(const QString& folder) const {
    if (folder.isEmpty()) return nullptr;
    const auto named = [this](const QString& name) -> const Model* {
        const auto found = std::ranges::find_if(m_models, [&](const Model& model) {
            return model.isHere() && (model.folder == name || model.canonical == name);
        });
        return found == m_models.end() ? nullptr : &*found;
    };
    if (const Model* found = named(folder)) return found;
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    return canonical.isEmpty() ? nullptr : named(canonical);
}

const Transfer* Library::transfer(const QString& id) const {
    const auto found = std::ranges::find(m_transfers, id, &Transfer::id);
    return found == m_transfers.end() ? nullptr : &*found;
}

QString Library::storeFolder() const { return fromPath(musicgen::userPlaces().store); }

QStringList Library::addedFolders() const {
    QStringList folders;
    for (const auto& folder : musicgen::chosenPlaces().folders) folders << fromPath(folder);
    return folders;
}

void Library::refresh() {
    if (m_isLooking) {
        m_lookAgain = true;
        return;
    }
    look();
}

void Library::look() {
    m_isLooking = true;
    aside(
        [this, catalogue = m_options.catalogue, program = m_options.programFolder, freeBytes = m_options.freeBytes,
         announce = std::exchange(m_toAnnounce, {})]() -> std::function<void()> {
            const auto places = musicgen::userPlaces();
            const QString store = fromPath(places.store);
            finishMove(store);
            QList<Model> models = survey(*catalogue, places, program);
            const qint64 free = freeBytes(store);
            return [this, models, free, announce]() mutable {
                keepFindings(models);
                m_models = models;
                m_freeBytes = free;
                m_hasLooked = true;
                m_isLooking = false;
                Q_EMIT changed();
                for (const QString& id : announce) Q_EMIT arrived(id);
                if (std::exchange(m_lookAgain, false) || !m_toAnnounce.isEmpty()) return look();
                checkUnsure();
            };
        },
        [this] {
            m_isLooking = false;
            Q_EMIT changed();
        });
}

/// A look at names and times does not see what hashing found: that holds until the files are others.
void Library::keepFindings(QList<Model>& models) const {
    for (Model& model : models) {
        const Model* before = model.isUnsure && model.wrong.isEmpty() ? find(model.id) : nullptr;
        if (before && before->isUnsure && before->folder == model.folder) model.wrong = before->wrong;
    }
}

void Library::measureMachine() {
    if (m_isMeasuring || m_machine.bytesPerSecond > 0 || m_options.measureSeconds <= 0) return;
    m_isMeasuring = true;
    m_machineWatch.stop = false;
    Q_EMIT changed();
    aside(
        [this, seconds = m_options.measureSeconds, file = m_options.machineFile,
         machine = m_machine]() mutable -> std::function<void()> {
            machine.bytesPerSecond = measureBandwidth(seconds, m_machineWatch.stop);
            const bool whole = !m_machineWatch.stop;
            if (whole) keepMachine(file, machine);
            return [this, whole, machine] {
                if (whole) m_machine = machine;
                m_isMeasuring = false;
                Q_EMIT changed();
            };
        },
        [this] {
            m_isMeasuring = false;
            Q_EMIT changed();
        });
}

void Library::get(const QString& id) {
    QMetaObject::invokeMethod(m_downloads, [d = m_downloads, id] { d->get(id); });
}
void Library::pause(const QString& id) {
    QMetaObject::invokeMethod(m_downloads, [d = m_downloads, id] { d->pause(id); });
    refresh();
}
void Library::cancel(const QString& id) {
    QMetaObject::invokeMethod(m_downloads, [this, d = m_downloads, id] {
        d->cancel(id);
        QMetaObject::invokeMethod(this, &Library::refresh);
    });
}
void Library::moveUp(const QString& id) {
    QMetaObject::invokeMethod(m_downloads, [d = m_downloads, id] { d->moveUp(id); });
}

void Library::setHub(const QString& endpoint) {
    try {
        auto chosen = musicgen::chosenPlaces();
        chosen.endpoint = endpoint.trimmed().toStdString();
        musicgen::savePlaces(chosen);
    } catch (const Error& error) { return Q_EMIT refused(studio::wordsOf(error)); }
    m_chosenHub = endpoint.trimmed();
    m_options.hub = HubSettings::ofUser(m_chosenHub);
    QMetaObject::invokeMethod(m_downloads, [d = m_downloads, hub = m_options.hub] { d->setHub(hub); });
    Q_EMIT changed();
}

/// Parts in the store that would be of no use to anything else in it.
QStringList Library::partsOnlyFor(const QString& id) const {
    const Model* model = find(id);
    if (!model || model->source != Source::Store) return {};
    const auto own = Manifest::read(model->folder);
    if (!own) return {};
    QStringList parts = own->parts;
    for (const Model& other : m_models) {
        if (other.id == id || !other.isHere()) continue;
        if (other.source == Source::Store) {
            const auto manifest = Manifest::read(other.folder);
            for (const QString& part : manifest ? manifest->parts : parts) parts.removeAll(part);
        } else if (QFile::exists(other.folder + QStringLiteral("/state_dict.bin"))) {
            return {};  // it may use ours
        }
    }
    for (const Transfer& transfer : m_transfers)
        if (transfer.id != id) return {};
    parts.removeIf([this](const QString& part) { return !QFileInfo::exists(storeFolder() + QLatin1Char('/') + part); });
    return parts;
}

qint64 Library::removableBytes(const QString& id) const {
    const Model* model = find(id);
    if (!model || model->source != Source::Store) return 0;
    qint64 bytes = model->diskBytes;
    for (const QString& part : partsOnlyFor(id)) bytes += folderBytes(storeFolder() + QLatin1Char('/') + part);
    return bytes;
}

void Library::remove(const QString& id) {
    const Model* model = find(id);
    if (!model) return;
    if (model->source != Source::Store)
        return Q_EMIT refused(tr("%1 is not Capriccio’s to remove: it lies in “%2”.").arg(model->name, model->folder));
    QStringList folders = {model->folder};
    for (const QString& part : partsOnlyFor(id)) folders << storeFolder() + QLatin1Char('/') + part;
    const StoreFolders store{storeFolder()};
    QDir().mkpath(store.store + QStringLiteral("/.arriving"));
    FolderLock lock;
    if (lock.tryLock(store.lock(id.contains(QStringLiteral("//")) || QDir::isAbsolutePath(id)
                                    ? QStringLiteral("other/") + QFileInfo(id).fileName()
                                    : id)) == FolderLock::Result::Busy)
        return Q_EMIT refused(tr("%1 is just being fetched. Pause that first.").arg(model->name));
    aside([this, folders, store, name = model->name]() -> std::function<void()> {
        qint64 freed = 0;
        QString problem;
        for (const QString& folder : folders) {
            const qint64 bytes = folderBytes(folder);
            // Gone at once, then deleted: half a model is never seen.
            const QString doomed = store.store + QStringLiteral("/.arriving/removed-") +
                                   QString::number(QDateTime::currentMSecsSinceEpoch()) + QLatin1Char('-') +
                                   QFileInfo(folder).fileName();
            if (!QDir().rename(folder, doomed) || !QDir(doomed).removeRecursively())
                problem = tr("“%1” can’t be removed. Check who may write there.").arg(folder);
            else
                freed += bytes;
            QDir().rmdir(QFileInfo(folder).path());  // the owner's, when it is empty
        }
        return [this, name, freed, problem] {
            refresh();
            if (!problem.isEmpty()) return Q_EMIT refused(problem);
            Q_EMIT removed(name, freed);
        };
    });
}

void Library::check(const QString& id) {
    const Model* model = find(id);
    if (!model || !model->isHere() || (!m_checkedId.isEmpty() && m_isAsked)) return;
    if (m_checkWatch) m_checkWatch->stop = true;  // one that nobody asked for gives way
    m_isAsked = true;
    startCheck(*model, true);
}

/// What was written to since it arrived may be fine, or be what keeps it from loading: better known before.
void Library::checkUnsure() {
    if (!m_checkedId.isEmpty()) return;
    const auto found = std::ranges::find_if(m_models, [this](const Model& model) {
        return model.isUnsure && model.isUsable() && !m_looked.contains(model.folder) && !transfer(model.id);
    });
    if (found == m_models.end()) return;
    m_looked << found->folder;
    m_isAsked = false;
    startCheck(*found, false);
}

void Library::startCheck(const Model& model, bool all) {
    m_checkedId = model.id;
    m_checkWatch = std::make_shared<Watch>();
    m_progress.start(kProgressMs);
    Q_EMIT changed();
    aside(
        [this, id = model.id, folder = model.folder, all, watch = m_checkWatch]() -> std::function<void()> {
            const QList<WrongFile> wrong = fullCheck(folder, all, *watch);
            return [this, id, wrong, all, watch] {
                if (watch != m_checkWatch) return;
                m_checkedId.clear();
                if (!m_isMoving) m_progress.stop();
                for (Model& checked : m_models)
                    if (checked.id == id) {
                        checked.wrong = wrong;
                        checked.isUnsure = !wrong.isEmpty();
                    }
                Q_EMIT changed();
                if (all) Q_EMIT this->checked(id, wrong);
                checkUnsure();
            };
        },
        [this, watch = m_checkWatch] {
            if (watch != m_checkWatch) return;
            m_checkedId.clear();
            if (!m_isMoving) m_progress.stop();
            Q_EMIT changed();
        });
}

double Library::checkFraction() const { return fractionOf(m_checkWatch); }

void Library::addFolder(const QString& folder) {
    aside([this, folder = QDir::cleanPath(QFileInfo(folder).absoluteFilePath()),
           catalogue = m_options.catalogue]() -> std::function<void()> {
        // Alone, so that what is found is what is in it.
        auto places = musicgen::userPlaces();
        places.folders = {toPath(folder)};
        QStringList names, problems;
        for (const Model& model : survey(*catalogue, places, {})) {
            if (model.source != Source::AddedFolder) continue;
            names << model.name;
            if (!model.missing.isEmpty())
                problems << tr("%1 can’t play yet: its folder lacks %2")
                                .arg(model.name, model.missing.join(QStringLiteral(", ")));
        }
        if (names.isEmpty()) {
            const Inspection inspection = inspectFolder(folder, places, *catalogue);
            const QString words = !inspection.problem.isEmpty()
                                      ? inspection.problem
                                      : tr("“%1” is not a whole model. Missing: %2.")
                                            .arg(QDir(folder).dirName(), inspection.missing.join(QStringLiteral(", ")));
            return [this, words] { Q_EMIT refused(words); };
        }
        return [this, folder, names, problems] {
            try {
                auto chosen = musicgen::chosenPlaces();
                if (std::ranges::find(chosen.folders, toPath(folder)) == chosen.folders.end())
                    chosen.folders.push_back(toPath(folder));
                musicgen::savePlaces(chosen);
            } catch (const Error& error) { return Q_EMIT refused(studio::wordsOf(error)); }
            refresh();
            Q_EMIT folderAdded(folder, names);
            if (!problems.isEmpty()) Q_EMIT refused(problems.join(QStringLiteral("; ")) + QLatin1Char('.'));
        };
    });
}

void Library::forgetFolder(const QString& folder) {
    try {
        auto chosen = musicgen::chosenPlaces();
        // The folder itself, or the one above that holds it.
        std::erase_if(chosen.folders, [&](const std::filesystem::path& added) {
            return (folder + QLatin1Char('/')).startsWith(fromPath(added) + QLatin1Char('/'));
        });
        musicgen::savePlaces(chosen);
    } catch (const Error& error) { return Q_EMIT refused(studio::wordsOf(error)); }
    refresh();
}

void Library::moveStore(const QString& folder) {
    if (m_isMoving) return;
    if (qEnvironmentVariableIsSet("CAPRICCIO_MODELS"))
        return Q_EMIT refused(tr("CAPRICCIO_MODELS says where models are kept. Change it there."));
    m_isMoving = true;
    m_moveWatch = std::make_shared<Watch>();
    m_progress.start(kProgressMs);
    Q_EMIT changed();
    const auto work = [this, folder, from = storeFolder(), freeBytes = m_options.freeBytes,
                       watch = m_moveWatch]() -> std::function<void()> {
        QString problem;
        bool isDone = false;
        try {
            const auto switchOver = [&folder] {
                auto chosen = musicgen::chosenPlaces();
                chosen.store = toPath(QDir::cleanPath(folder));
                musicgen::savePlaces(chosen);
            };
            isDone = library::moveStore(from, QDir::cleanPath(folder), switchOver, freeBytes, *watch);
        } catch (const std::exception& error) {
            problem = studio::wordsOf(error);
            log(LogLevel::Warning, "Moving the models: " + studio::detailOf(error));
        }
        return [this, folder, from, problem, isDone] {
            m_isMoving = false;
            if (m_checkedId.isEmpty()) m_progress.stop();
            refresh();
            Q_EMIT changed();
            if (!problem.isEmpty()) return Q_EMIT refused(problem);
            if (isDone) Q_EMIT moved(QDir::cleanPath(folder), from);
        };
    };
    // Downloads end first: what they write would be missed.
    QMetaObject::invokeMethod(m_downloads, [this, d = m_downloads, work] {
        d->pauseAll();
        QMetaObject::invokeMethod(this, [this, work] { aside(work); });
    });
}

void Library::cancelMove() {
    if (m_moveWatch) m_moveWatch->stop = true;
}

double Library::moveFraction() const { return fractionOf(m_moveWatch); }

}  // namespace capriccio::library
