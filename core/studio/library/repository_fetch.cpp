#include "core/studio/library/repository_fetch.h"

#include "core/base/log.h"
#include "core/studio/library/catalogue.h"
#include "core/studio/library/names.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <set>
#include <unistd.h>
#include <utility>

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace capriccio::library {
namespace {

constexpr int kPollMs = 500;
constexpr qint64 kRoomToLeave = 64 << 20;
constexpr qint64 kMostIndexBytes = 64 << 20;
const QString kIndexEnd = QStringLiteral(".index.json");

bool flushToDisk(const QString& name, int flags) {
    const int file = ::open(QFile::encodeName(name).constData(), flags | O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool flushed = ::fsync(file) == 0;
    ::close(file);
    return flushed;
}

/// QFile::rename never replaces; this does.
bool renameOver(const QString& from, const QString& to) {
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

/// The shards that an index names. Empty when it makes no sense, or leads out of its folder.
QStringList shardsOf(const QString& index) {
    QFile file(index);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    std::set<QString> names;
    for (const QJsonValue& value : root[QLatin1StringView("weight_map")].toObject()) {
        if (!isPlainFileName(value.toString())) return {};
        names.insert(value.toString());
    }
    return QStringList(names.begin(), names.end());
}

}  // namespace

QString StoreFolders::arriving(const QString& repository) const {
    QString name = repository;
    name.replace(QLatin1Char('/'), QStringLiteral("--"));
    return store + QStringLiteral("/.arriving/") + name;
}

qint64 StoreFolders::arrivedBytes(const QString& repository) const {
    qint64 bytes = 0;
    for (const QFileInfo& file : QDir(arriving(repository)).entryInfoList(QDir::Files | QDir::Hidden))
        if (file.fileName() != Manifest::kFileName) bytes += file.size();
    return bytes;
}

RepositoryFetch::RepositoryFetch(const Tools& tools, const StoreFolders& folders, Wanted wanted, QObject* parent)
    : QObject(parent),
      m_tools(tools),
      m_folders(folders),
      m_wanted(std::move(wanted)),
      m_final(m_folders.final(m_wanted.repository)),
      m_arriving(m_folders.arriving(m_wanted.repository)),
      m_revision(m_wanted.revision) {
    connect(&m_poll, &QTimer::timeout, this, &RepositoryFetch::lock);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &RepositoryFetch::lookAtNext);
}

RepositoryFetch::~RepositoryFetch() = default;

void RepositoryFetch::abandon() {
    m_hasEnded = true;
    m_poll.stop();
    m_pause.stop();
    for (auto* request : findChildren<HubRequest*>(QString(), Qt::FindDirectChildrenOnly)) delete request;
    delete std::exchange(m_fetch, nullptr);
    m_lock.unlock();
}

void RepositoryFetch::start() {
    if (m_hasEnded) return;
    setStage(Stage::Looking);
    lock();
}

void RepositoryFetch::lock() {
    if (!QDir().mkpath(m_arriving))
        return fail(
            Fault::Kind::Disk,
            tr("“%1” can’t be written to. Check the folder, or keep models somewhere else.").arg(m_folders.store),
            QString::fromLocal8Bit(std::strerror(errno)));
    switch (m_lock.tryLock(m_folders.lock(m_wanted.repository))) {
        case FolderLock::Result::Locked:
            m_poll.stop();
            return plan();
        case FolderLock::Result::Busy:
            setStage(Stage::OtherProgram, tr("Another program is getting it; this one takes what that one brings."));
            if (!m_poll.isActive()) m_poll.start(kPollMs);
            return;
        case FolderLock::Result::Failed:
            return fail(
                errno == ENOSPC ? Fault::Kind::Full : Fault::Kind::Disk,
                tr("“%1” can’t be written to. Check the folder, or keep models somewhere else.").arg(m_folders.store),
                QString::fromLocal8Bit(std::strerror(errno)));
    }
}

/// What is there already says what is to be fetched; without that, the hub does.
void RepositoryFetch::plan() {
    QDir().mkpath(m_arriving);  // who had the lock may have taken it away
    setStage(Stage::Looking);
    for (const QString& folder : {m_final, m_arriving}) {
        const auto known = Manifest::read(folder);
        if (!known || known->repository != m_wanted.repository) continue;
        if (!std::ranges::all_of(m_wanted.files, [&](const QString& name) { return known->find(name); })) continue;
        m_plan = *known;
        m_mayReplan = true;  // what it says may be gone from the hub by now
        return planned();
    }
    m_plan = Manifest{m_wanted.repository, m_revision, m_tools.hub.endpoint.toString(), m_wanted.parts, {}};
    m_toLookAt = m_wanted.files;
    lookAtNext();
}

void RepositoryFetch::lookAtNext() {
    if (m_toLookAt.isEmpty()) {
        m_plan.revision = m_revision;
        dropStale();
        if (!m_plan.write(m_arriving))
            return fail(Fault::Kind::Full, tr("The disk is full. Make room, or keep models on another disk."));
        return planned();
    }
    setStage(Stage::Looking);
    const QString name = m_toLookAt.front();
    auto* request = new HubRequest(m_tools.network, m_tools.hub, m_tools.timing, this);
    connect(request, &HubRequest::ended, this, [this, name, request](const Fault& fault) {
        request->deleteLater();
        looked(name, *request, fault);
    });
    request->head(m_tools.hub.fileUrl(m_wanted.repository, m_revision, name));
}

void RepositoryFetch::looked(const QString& name, const HubRequest& request, const Fault& fault) {
    const auto& pauses = m_tools.timing.pausesMs;
    if (fault.mayPass() && m_tries < static_cast<int>(pauses.size())) {
        const int pause = std::max(pauses[static_cast<std::size_t>(m_tries++)], fault.pauseMs);
        setStage(Stage::Retrying, fault.words, fault.detail);
        return m_pause.start(pause);
    }
    if (fault.kind != Fault::Kind::None) return end(fault);
    if (request.bytes() < 0)
        return fail(Fault::Kind::BadAnswer,
                    tr("It is not said how long the model is. Have models fetched from another place."),
                    m_tools.hub.endpoint.host() + QStringLiteral(": ") + name);
    m_tries = 0;
    // All further files are of the same commit, whatever the branch becomes meanwhile.
    if (!request.commit().isEmpty() && isPlainFileName(QString::fromLatin1(request.commit())))
        m_revision = QString::fromLatin1(request.commit());
    m_plan.files.append({name, request.bytes(), Digest::ofEtag(request.etag()), 0});
    m_toLookAt.removeFirst();
    if (name.endsWith(kIndexEnd)) return fetchIndex(name);
    lookAtNext();
}

/// An index is small, and says which shards there are.
void RepositoryFetch::fetchIndex(const QString& name) {
    if (m_plan.files.back().bytes > kMostIndexBytes)
        return fail(Fault::Kind::BadAnswer, tr("The model’s list of files is far larger than it can be."), name);
    m_plan.revision = m_revision;
    m_fetch = makeFetch(m_plan.files.back());
    connect(m_fetch, &FileFetch::ended, this, [this, name](const Fault& fault) {
        std::exchange(m_fetch, nullptr)->deleteLater();
        if (fault.kind != Fault::Kind::None) return end(fault);
        const QStringList shards = shardsOf(m_arriving + QLatin1Char('/') + name);
        if (shards.isEmpty()) {
            QFile::remove(m_arriving + QLatin1Char('/') + name);
            return fail(Fault::Kind::BadAnswer,
                        tr("The model’s list names no files, or files that are none of its business. Nothing was "
                           "fetched."),
                        m_tools.hub.endpoint.host() + QStringLiteral(": ") + name);
        }
        for (const QString& shard : shards)
            if (!m_plan.find(shard) && !m_toLookAt.contains(shard)) m_toLookAt << shard;
        lookAtNext();
    });
    m_fetch->start();
}

/// What has arrived counts only if it was planned with the same digest: nothing is ever mixed of two commits.
void RepositoryFetch::dropStale() {
    const auto before = Manifest::read(m_arriving);
    for (const QFileInfo& file : QDir(m_arriving).entryInfoList(QDir::Files | QDir::Hidden)) {
        QString name = file.fileName();
        if (name == Manifest::kFileName || name.endsWith(kIndexEnd)) continue;  // an index was fetched for this plan
        if (name.endsWith(QStringLiteral(".part"))) name.chop(5);
        const auto* then = before ? before->find(name) : nullptr;
        const auto* now = m_plan.find(name);
        if (!then || !now || !(then->digest == now->digest) || then->bytes != now->bytes || !now->digest.isKnown())
            QFile::remove(file.filePath());
    }
}

void RepositoryFetch::planned() {
    m_isPlanned = true;
    if (!takeStock()) return arrive();
    if (!hasRoom()) return;
    fetchNext();
}

/// What is still to be fetched. False: nothing.
bool RepositoryFetch::takeStock() {
    m_toFetch.clear();
    m_doneBytes = 0;
    const QList<WrongFile> wrong = quickCheck(m_final, m_plan);
    for (const Manifest::File& file : m_plan.files) {
        const bool isInPlace = std::ranges::find(wrong, file.name, &WrongFile::name) == wrong.end();
        const QFileInfo arrived(m_arriving + QLatin1Char('/') + file.name);  // named so only after it was verified
        if (isInPlace || (arrived.isFile() && arrived.size() == file.bytes))
            m_doneBytes += file.bytes;
        else
            m_toFetch << file.name;
    }
    // What arrived under another plan is of no use.
    for (const QFileInfo& file : QDir(m_arriving).entryInfoList(QDir::Files | QDir::Hidden)) {
        QString name = file.fileName();
        if (name.endsWith(QStringLiteral(".part"))) name.chop(5);
        if (name != Manifest::kFileName && !m_plan.find(name)) QFile::remove(file.filePath());
    }
    Q_EMIT progressed();
    return !m_toFetch.isEmpty();
}

bool RepositoryFetch::hasRoom() {
    qint64 needed = 0;
    for (const QString& name : m_toFetch) {
        const QFileInfo part(FileFetch::partOf(m_arriving + QLatin1Char('/') + name));
        needed += m_plan.find(name)->bytes - (part.isFile() ? std::min(part.size(), m_plan.find(name)->bytes) : 0);
    }
    const qint64 free = m_tools.freeBytes(m_arriving);
    if (free < 0 || free >= needed + kRoomToLeave) return true;
    fail(Fault::Kind::Full, tr("There is not enough room: %1 more are needed where models are kept. Make room, or keep "
                               "models on another disk.")
                                .arg(sizeText(needed + kRoomToLeave - free)));
    return false;
}

FileFetch* RepositoryFetch::makeFetch(const Manifest::File& file) {
    FileFetch::Wanted wanted;
    wanted.url = m_tools.hub.fileUrl(m_wanted.repository, m_plan.revision, file.name);
    wanted.target = m_arriving + QLatin1Char('/') + file.name;
    wanted.existing = m_final + QLatin1Char('/') + file.name;
    wanted.bytes = file.bytes;
    wanted.digest = file.digest;
    auto* fetch = new FileFetch(m_tools.network, m_tools.hub, m_tools.timing, std::move(wanted), this);
    connect(fetch, &FileFetch::progressed, this, [this] {
        if (m_stage != Stage::Verifying) setStage(Stage::Fetching);
        Q_EMIT progressed();
    });
    connect(fetch, &FileFetch::verifying, this, [this] { setStage(Stage::Verifying); });
    connect(fetch, &FileFetch::waiting, this,
            [this](const Fault& why) { setStage(Stage::Retrying, why.words, why.detail); });
    return fetch;
}

void RepositoryFetch::fetchNext() {
    if (m_toFetch.isEmpty()) return arrive();
    const Manifest::File file = *m_plan.find(m_toFetch.front());
    setStage(Stage::Fetching);
    m_fetch = makeFetch(file);
    connect(m_fetch, &FileFetch::ended, this, [this, bytes = file.bytes](const Fault& fault) {
        std::exchange(m_fetch, nullptr)->deleteLater();
        if (fault.kind == Fault::Kind::NotFound && std::exchange(m_mayReplan, false)) {
            // The commit of an older plan is gone from the hub: what is there now is as good.
            log(LogLevel::Info, m_wanted.repository.toStdString() + ": an older plan is not on the hub any more.");
            m_isPlanned = false;
            m_revision = m_wanted.revision;
            m_plan = Manifest{m_wanted.repository, m_revision, m_tools.hub.endpoint.toString(), m_wanted.parts, {}};
            m_toLookAt = m_wanted.files;
            return lookAtNext();
        }
        if (fault.kind != Fault::Kind::None) return end(fault);
        m_mayReplan = false;
        m_doneBytes += bytes;
        m_toFetch.removeFirst();
        Q_EMIT progressed();
        fetchNext();
    });
    m_fetch->start();
}

void RepositoryFetch::arrive() {
    if (!putInPlace())
        return fail(
            errno == ENOSPC || errno == EDQUOT ? Fault::Kind::Full : Fault::Kind::Disk,
            tr("%1 has arrived, but can’t be put in its place in “%2”. Check the folder and the room on its disk, "
               "then try again.")
                .arg(modelDisplayName(m_final), m_folders.store),
            QString::fromLocal8Bit(std::strerror(errno)));
    end({});
}

/// Everything is here and right: into the final folder, by one rename where it is new, file by file where it is mended.
bool RepositoryFetch::putInPlace() {
    const QDir arriving(m_arriving);
    const bool isNew = !QFileInfo(m_final).isDir();
    for (Manifest::File& file : m_plan.files) {
        QString path = arriving.filePath(file.name);
        if (QFileInfo::exists(path)) {
            if (!flushToDisk(path, 0)) return false;
            if (!isNew) {
                if (!renameOver(path, m_final + QLatin1Char('/') + file.name)) return false;
                path = m_final + QLatin1Char('/') + file.name;
            }
        } else {
            path = m_final + QLatin1Char('/') + file.name;
        }
        file.changedMs = QFileInfo(path).lastModified().toMSecsSinceEpoch();
    }
    if (!m_plan.write(isNew ? m_arriving : m_final)) return false;
    if (isNew) {
        QDir().mkpath(QFileInfo(m_final).path());
        flushToDisk(m_arriving, O_DIRECTORY);
        if (!renameOver(m_arriving, m_final)) return false;
    } else {
        QDir(m_arriving).removeRecursively();
    }
    flushToDisk(QFileInfo(m_final).path(), O_DIRECTORY);
    return true;
}

qint64 RepositoryFetch::haveBytes() const {
    return m_isPlanned ? m_doneBytes + (m_fetch ? m_fetch->have() : 0) : m_folders.arrivedBytes(m_wanted.repository);
}

qint64 RepositoryFetch::totalBytes() const { return m_isPlanned ? m_plan.bytes() : m_wanted.bytes; }

void RepositoryFetch::setStage(Stage stage, const QString& words, const QString& details) {
    if (stage == m_stage && words.isEmpty()) return;
    m_stage = stage;
    Q_EMIT stageChanged(words, details);
}

void RepositoryFetch::fail(Fault::Kind kind, const QString& words, const QString& detail) {
    end({kind, words, detail, 0});
}

void RepositoryFetch::end(const Fault& fault) {
    if (std::exchange(m_hasEnded, true)) return;
    m_poll.stop();
    m_pause.stop();
    m_lock.unlock();
    if (fault.kind != Fault::Kind::None)
        log(LogLevel::Warning, m_wanted.repository.toStdString() + ": " + fault.words.toStdString() + " [" +
                                   fault.detail.toStdString() + "]");
    Q_EMIT ended(fault);
}

}  // namespace capriccio::library
