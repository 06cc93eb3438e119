#include "core/studio/library/downloads.h"

#include "core/studio/file_path.h"
#include "core/studio/library/names.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFile>

namespace capriccio::library {
namespace {

constexpr int kTellMs = 100;

}  // namespace

struct Downloads::Job {
    Transfer transfer;
    StoreFolders folders;
    QList<RepositoryFetch::Wanted> wanted;
    qsizetype current = 0;
    qint64 doneBytes = 0;  ///< of repositories that have arrived in this run
    qint64 laterHave = 0;  ///< what an earlier run left of those that come after this one
    qint64 laterTotal = 0;
    RepositoryFetch* fetch = nullptr;
    SpeedMeter speed;
};

Downloads::Downloads(Options options) : m_options(std::move(options)), m_network(new QNetworkAccessManager(this)) {
    useSystemProxy(*m_network);
    m_tell.setParent(this);  // it moves to the thread with this object
    m_tell.setSingleShot(true);
    connect(&m_tell, &QTimer::timeout, this, &Downloads::tell);
    m_clock.start();
}

Downloads::~Downloads() {
    for (auto& job : m_jobs) delete std::exchange(job->fetch, nullptr);  // before the network that they use
}

Downloads::Job* Downloads::find(const QString& id) {
    const auto found = std::ranges::find_if(m_jobs, [&](const auto& job) { return job->transfer.id == id; });
    return found == m_jobs.end() ? nullptr : found->get();
}

void Downloads::get(const QString& id) {
    const Entry* entry = m_options.catalogue->find(id);
    if (!entry || !m_options.catalogue->bestForm(*entry)) return;
    if (Job* job = find(id)) {
        if (job->transfer.isRunning()) return;
        job->transfer.stage = Transfer::Stage::Queued;
        job->transfer.words.clear();
        job->transfer.details.clear();
    } else {
        auto fresh = std::make_unique<Job>();
        fresh->transfer.id = id;
        fresh->transfer.totalBytes = m_options.catalogue->downloadBytes(*entry);
        m_jobs.push_back(std::move(fresh));
    }
    tell();
    next();
}

void Downloads::pause(const QString& id) {
    Job* job = find(id);
    if (!job) return;
    stop(*job, Transfer::Stage::Paused);
    tell();
    next();
}

void Downloads::pauseAll() {
    for (auto& job : m_jobs) stop(*job, Transfer::Stage::Paused);
    tell();
    Q_EMIT idle();
}

void Downloads::cancel(const QString& id) {
    if (Job* job = find(id)) {
        stop(*job, Transfer::Stage::Paused);
        if (job->wanted.isEmpty()) {
            job->folders.store = fromPath(m_options.places().store);
            job->wanted = repositoriesOf(*m_options.catalogue->find(id), job->folders.store);
        }
        removeArrived(*job);
        remove(id);
    } else if (const Entry* entry = m_options.catalogue->find(id); entry && m_options.catalogue->bestForm(*entry)) {
        Job left;  // of an earlier run of the program
        left.transfer.id = id;
        left.folders.store = fromPath(m_options.places().store);
        left.wanted = repositoriesOf(*entry, left.folders.store);
        removeArrived(left);
    }
    tell();
    next();
}

void Downloads::moveUp(const QString& id) {
    Job* job = find(id);
    if (!job || job->transfer.isRunning()) return;
    const auto isIt = [&](const auto& other) { return other->transfer.id == id; };
    auto from = std::ranges::find_if(m_jobs, isIt);
    auto moved = std::move(*from);
    m_jobs.erase(from);
    const auto to = std::ranges::find_if(m_jobs, [](const auto& other) { return !other->transfer.isRunning(); });
    m_jobs.insert(to, std::move(moved));
    tell();
}

void Downloads::setHub(const HubSettings& hub) {
    std::vector<Job*> running;
    for (auto& job : m_jobs)
        if (job->transfer.isRunning()) running.push_back(job.get());
    for (Job* job : running) stop(*job, Transfer::Stage::Queued);
    m_options.hub = hub;
    next();
}

void Downloads::next() {
    if (std::ranges::any_of(m_jobs, [](const auto& job) { return job->transfer.isRunning(); })) return;
    const auto queued =
        std::ranges::find_if(m_jobs, [](const auto& job) { return job->transfer.stage == Transfer::Stage::Queued; });
    if (queued == m_jobs.end()) return Q_EMIT idle();
    begin(**queued);
}

/// The parts first: when the model itself appears it can be used.
QList<RepositoryFetch::Wanted> Downloads::repositoriesOf(const Entry& entry, const QString& store) const {
    const Form& form = *m_options.catalogue->bestForm(entry);
    QList<RepositoryFetch::Wanted> wanted;
    auto elsewhere = m_options.places();
    elsewhere.store.clear();
    const std::filesystem::path model = toPath(StoreFolders{store}.final(entry.id));
    for (const QString& name : form.parts) {
        const Part& part = m_options.catalogue->part(name);
        std::vector<std::string> names = {part.repository.toStdString()};
        for (const QString& other : part.otherNames) names.push_back(other.toStdString());
        // Other programs' copies are used where they lie. (Our own is looked at all the same, and mended if need be.)
        const bool isOurs = QFile::exists(StoreFolders{store}.final(part.repository));
        const auto found = musicgen::findPart(elsewhere, model, names, part.mark.toStdString());
        if (!isOurs && found && std::ranges::all_of(part.files, [&](const PublishedFile& file) {
                return QFile::exists(fromPath(*found) + QLatin1Char('/') + file.name);
            }))
            continue;
        QStringList files;
        for (const PublishedFile& file : part.files) files << file.name;
        wanted.append({part.repository, part.revision, files, {}, part.bytes()});
    }
    QStringList files;
    for (const PublishedFile& file : form.files) files << file.name;
    wanted.append({entry.id, entry.revision, files, form.parts, form.bytes()});
    return wanted;
}

void Downloads::begin(Job& job) {
    job.folders.store = fromPath(m_options.places().store);
    job.wanted = repositoriesOf(*m_options.catalogue->find(job.transfer.id), job.folders.store);
    job.current = 0;
    job.doneBytes = 0;
    job.speed.reset();
    QDir().mkpath(job.folders.arriving(job.transfer.id));  // says after a kill that this one was wanted
    fetchPart(job);
}

void Downloads::fetchPart(Job& job) {
    const RepositoryFetch::Tools tools{*m_network, m_options.hub, m_options.timing, m_options.freeBytes};
    job.fetch = new RepositoryFetch(tools, job.folders, job.wanted[job.current], this);
    job.transfer.stage = Transfer::Stage::Looking;
    connect(job.fetch, &RepositoryFetch::progressed, this, [this, &job] { update(job); });
    connect(job.fetch, &RepositoryFetch::stageChanged, this,
            [this, &job](const QString& words, const QString& details) {
                job.transfer.words = words;
                job.transfer.details = details;
                update(job);
            });
    connect(job.fetch, &RepositoryFetch::ended, this, [this, &job](const Fault& fault) { partEnded(job, fault); });
    job.laterHave = job.laterTotal = 0;
    for (qsizetype later = job.current + 1; later < job.wanted.size(); ++later) {
        job.laterTotal += job.wanted[later].bytes;
        job.laterHave += job.folders.arrivedBytes(job.wanted[later].repository);
    }
    QTimer::singleShot(0, job.fetch, &RepositoryFetch::start);
    update(job);
}

void Downloads::partEnded(Job& job, const Fault& fault) {
    const QString id = job.transfer.id;
    if (fault.kind != Fault::Kind::None) {
        const QString words =
            fault.mayPass() ? tr("%1 Try again later: it goes on from what is here.").arg(fault.words) : fault.words;
        stop(job, Transfer::Stage::Failed, words, fault.detail);
        tell();
        Q_EMIT failed(id, words, fault.detail);
        return next();
    }
    job.doneBytes += job.fetch->totalBytes();
    std::exchange(job.fetch, nullptr)->deleteLater();
    if (++job.current < job.wanted.size()) return fetchPart(job);
    remove(id);
    tell();
    Q_EMIT arrived(id);
    next();
}

void Downloads::stop(Job& job, Transfer::Stage stage, const QString& words, const QString& details) {
    if (job.fetch) {
        update(job);
        job.fetch->disconnect(this);
        job.fetch->abandon();  // nothing is written afterwards
        std::exchange(job.fetch, nullptr)->deleteLater();
    }
    job.transfer.stage = stage;
    job.transfer.words = words;
    job.transfer.details = details;
    job.transfer.bytesPerSecond = 0;
    job.transfer.secondsLeft = -1;
}

void Downloads::remove(const QString& id) {
    std::erase_if(m_jobs, [&](const auto& job) { return job->transfer.id == id; });
}

/// What has arrived of a model and of parts that no other job wants; not while another program is at it.
void Downloads::removeArrived(const Job& job) {
    for (const RepositoryFetch::Wanted& wanted : job.wanted) {
        const bool isWantedElsewhere = std::ranges::any_of(m_jobs, [&](const auto& other) {
            return other->transfer.id != job.transfer.id && std::ranges::any_of(other->wanted, [&](const auto& theirs) {
                       return theirs.repository == wanted.repository;
                   });
        });
        FolderLock lock;
        if (isWantedElsewhere || !QFile::exists(job.folders.arriving(wanted.repository)) ||
            lock.tryLock(job.folders.lock(wanted.repository)) != FolderLock::Result::Locked)
            continue;
        QDir(job.folders.arriving(wanted.repository)).removeRecursively();
    }
}

void Downloads::update(Job& job) {
    if (!job.fetch) return;
    using From = RepositoryFetch::Stage;
    switch (job.fetch->stage()) {
        case From::OtherProgram:
            job.transfer.stage = Transfer::Stage::OtherProgram;
            break;
        case From::Looking:
            job.transfer.stage = Transfer::Stage::Looking;
            break;
        case From::Fetching:
            job.transfer.stage = Transfer::Stage::Fetching;
            break;
        case From::Retrying:
            job.transfer.stage = Transfer::Stage::Retrying;
            break;
        case From::Verifying:
            job.transfer.stage = Transfer::Stage::Verifying;
            break;
    }
    Transfer& transfer = job.transfer;
    transfer.haveBytes = job.doneBytes + job.fetch->haveBytes() + job.laterHave;
    transfer.totalBytes = job.doneBytes + job.fetch->totalBytes() + job.laterTotal;
    transfer.totalBytes = std::max(transfer.totalBytes, transfer.haveBytes);
    if (transfer.stage == Transfer::Stage::Fetching) {
        job.speed.add(static_cast<double>(m_clock.elapsed()) / 1000, static_cast<double>(transfer.haveBytes));
    } else if (transfer.stage != Transfer::Stage::Verifying) {
        job.speed.reset();
    }
    transfer.bytesPerSecond = job.speed.bytesPerSecond();
    transfer.secondsLeft = transfer.bytesPerSecond > 0
                               ? static_cast<double>(transfer.totalBytes - transfer.haveBytes) / transfer.bytesPerSecond
                               : -1;
    if (!m_tell.isActive()) m_tell.start(kTellMs);
}

void Downloads::tell() {
    m_tell.stop();
    QList<Transfer> transfers;
    for (const auto& job : m_jobs) transfers << job->transfer;
    Q_EMIT changed(transfers);
}

}  // namespace capriccio::library
