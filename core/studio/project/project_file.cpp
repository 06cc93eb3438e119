#include "core/studio/project/project_file.h"

#include "core/base/atomic_file.h"
#include "core/base/log.h"
#include "core/studio/file_path.h"
#include "core/studio/project/opening.h"
#include "core/studio/project/schema.h"
#include "core/studio/words.h"

#include <cstdio>
#include <utility>

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace capriccio::project {
namespace {

QString freshId() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }
std::string quoted(const QString& file) { return "“" + file.toStdString() + "”"; }
QString pathOf(const AtomicFile& file) { return fromPath(file.path()); }

void setProjectValue(Sql& sql, const QString& key, const QString& value) {
    sql.exec(QStringLiteral("INSERT OR REPLACE INTO project(key, value) VALUES(?,?)"), {key, value});
}

QString projectValue(Sql& sql, const QString& key) {
    return sql.value(QStringLiteral("SELECT value FROM project WHERE key=?"), {key}).toString();
}

/// Builds a database beside `target` and puts it there.
template <typename Build>
void makeFile(const QString& target, Build build) {
    try {
        AtomicFile file(toPath(target));
        build(pathOf(file));
        placeNew(file, target);
    } catch (const FileError&) { throw; } catch (const Error& error) {
        if (error.code() != Error::Code::Unwritable) throw;
        throw asFileError(error, target);
    }
}

}  // namespace

void ProjectFile::create(const QString& file) {
    makeFile(file, [](const QString& part) {
        Sql sql(part, Sql::Mode::Write);
        createSchema(sql);
        sql.transaction([&] {
            setProjectValue(sql, QStringLiteral("id"), freshId());
            setProjectValue(sql, QStringLiteral("created"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
            setProjectValue(sql, QStringLiteral("revision"), QStringLiteral("0"));
        });
    });
}

ProjectFile::ProjectFile(QString file) : m_file(std::move(file)) { open(); }

std::unique_ptr<ProjectFile> ProjectFile::inMemory(QString file, const FileError& why) {
    std::unique_ptr<ProjectFile> project(new ProjectFile);
    project->m_file = std::move(file);
    project->m_id = freshId();
    project->m_notice = studio::wordsOf(why);
    return project;
}

ProjectFile::~ProjectFile() { close(); }

void ProjectFile::open() {
    m_opened = std::make_unique<Opened>(openProject(m_file));
    m_notice = m_opened->notice;
    m_id = m_opened->id;
    m_revision = m_opened->revision;
}

void ProjectFile::close() {
    if (!m_opened) return;
    try {
        if (m_damaged && m_opened->access == Access::Write) {
            // The last connection to close would bring the log into the file; a reading one never does.
            const Sql reader(m_file, Sql::Mode::Read);
            m_opened->sql.reset();
        } else if (m_opened->access == Access::Write && placeOf(m_file) == m_opened->place) {
            Sql& connection = *m_opened->sql;
            connection.value(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
            connection.exec(QStringLiteral("PRAGMA busy_timeout=100"));
            // Without a log even a read-only disk can read it. Another window that looks at it prevents this,
            // harmlessly.
            connection.value(QStringLiteral("PRAGMA journal_mode=DELETE"));
        }
    } catch (const FileError& error) { log(LogLevel::Info, "closing: " + studio::detailOf(error)); }
    m_opened.reset();
}

Access ProjectFile::access() const { return m_opened ? m_opened->access : Access::Unwritable; }

Sql& ProjectFile::sql() const {
    if (!m_opened) throw FileError(FileFault::Gone, Core::tr("%1 has not been saved yet.").arg(quoted(m_file)));
    return *m_opened->sql;
}

/// Remembers damage wherever it is met.
template <typename Work>
auto ProjectFile::guarded(Work work) {
    try {
        return work(sql());
    } catch (const FileError& error) {
        if (error.fault() == FileFault::Damaged) m_damaged = true;
        throw;
    }
}

std::vector<TakeRecord> ProjectFile::takes() {
    std::vector<TakeRecord> found;
    if (!m_opened) return found;
    guarded([&](Sql& connection) {
        rows::eachTake(connection, false, [&](TakeRecord take) { found.push_back(std::move(take)); });
    });
    if (access() != Access::ReadOnlyHeld)
        for (TakeRecord& take : found)
            if (take.state == TakeState::Running) take.state = TakeState::Stopped, take.interrupted = true;
    return found;
}

QHash<QString, QJsonValue> ProjectFile::settings() {
    if (!m_opened) return {};
    return guarded([](Sql& connection) { return rows::settings(connection); });
}

std::vector<InputRecord> ProjectFile::inputs() {
    if (!m_opened) return {};
    return guarded([](Sql& connection) { return rows::inputs(connection); });
}

TakeId ProjectFile::nextTakeId() {
    return m_opened ? guarded([](Sql& connection) { return rows::nextId(connection, QStringLiteral("take")); }) : 1;
}

InputId ProjectFile::nextInputId() {
    return m_opened ? guarded([](Sql& connection) { return rows::nextId(connection, QStringLiteral("input")); }) : 1;
}

musicgen::Tokens ProjectFile::tokens(TakeId take) {
    return guarded([&](Sql& connection) { return rows::tokens(connection, take); });
}

StoredSound ProjectFile::sound(TakeId take) {
    return guarded([&](Sql& connection) { return rows::sound(connection, take); });
}

QByteArray ProjectFile::input(InputId input) {
    return guarded([&](Sql& connection) { return rows::inputContent(connection, input); });
}

void ProjectFile::transaction(const std::function<void(Sql&)>& work, Durability durability) {
    if (m_damaged)
        throw FileError(
            FileFault::Damaged,
            Core::tr("%1 is damaged, so nothing more is written to it. Save what can be read of it as a new project.")
                .arg(quoted(m_file)));
    if (access() != Access::Write) throw FileError(FileFault::ReadOnly, m_notice.toStdString());
    verifyPlace();
    guarded([&](Sql& connection) {
        enableLog(*m_opened);
        connection.exec(durability == Durability::Disk ? QStringLiteral("PRAGMA synchronous=FULL")
                                                       : QStringLiteral("PRAGMA synchronous=NORMAL"));
        connection.transaction([&] {
            if (!m_interruptedMarked)
                connection.exec(QStringLiteral("UPDATE take SET state=2, interrupted=1 WHERE state=0"));
            work(connection);
            setProjectValue(connection, QStringLiteral("revision"), QString::number(m_revision + 1));
        });
        ++m_revision;
        m_interruptedMarked = true;
    });
}

void ProjectFile::verifyPlace() const {
    if (!m_opened) throw FileError(FileFault::Gone, m_notice.toStdString());
    const Place now = placeOf(m_file);
    if (now == m_opened->place) return;
    throw FileError(
        FileFault::Gone,
        (now.there
             ? Core::tr("%1 has been replaced by another file. Save a copy of your project under another name.")
             : Core::tr("%1 is no longer there: it was moved or deleted, or its drive is not connected. What you do is "
                        "kept in memory."))
            .arg(quoted(m_file)));
}

void ProjectFile::recover() {
    if (m_damaged) return;  // transaction() says so
    if (!m_opened) {
        create(m_file);
        return open();
    }
    if (access() == Access::ReadOnlyHeld || access() == Access::ReadOnlyNewer) return;
    const Place now = placeOf(m_file);
    if (!now.there) return restore();
    if (now != m_opened->place || access() != Access::Write) reopen();
}

void ProjectFile::reopen() {
    std::unique_ptr<Opened> old = std::exchange(m_opened, nullptr);
    old->lock.reset();
    const auto failReplaced = [this] {
        throw FileError(
            FileFault::Gone,
            Core::tr("%1 has been replaced by another file. Save a copy of your project under another name.")
                .arg(quoted(m_file)));
    };
    try {
        if (placeOf(m_file) != old->place) {  // to be sure of it before anything that might write to it
            const Header header = readHeader(m_file);
            if (!header.sqlite || header.applicationId != kApplicationId || header.version != kSchemaVersion)
                failReplaced();
            Sql peek(m_file, Sql::Mode::Read);
            if (projectValue(peek, QStringLiteral("id")) != m_id ||
                projectValue(peek, QStringLiteral("revision")).toLongLong() != m_revision)
                failReplaced();
        }
        auto fresh = std::make_unique<Opened>(openProject(m_file));
        if (fresh->access != Access::Write) throw FileError(FileFault::ReadOnly, fresh->notice.toStdString());
        if (fresh->id != m_id || fresh->revision != m_revision)
            throw FileError(
                FileFault::Gone,
                Core::tr("%1 has been replaced by another file. Save a copy of your project under another name.")
                    .arg(quoted(m_file)));
        m_opened = std::move(fresh);
        m_notice.clear();
    } catch (...) {
        m_opened = std::move(old);
        if (m_opened->access == Access::Unwritable) m_opened->lock = std::make_unique<ProjectLock>(m_file);
        throw;
    }
}

/// Everything the connection saw is still readable through it, although no name leads there any more.
void ProjectFile::restore() {
    makeFile(m_file, [&](const QString& part) {
        guarded([&](Sql& connection) { connection.exec(QStringLiteral("VACUUM INTO ?"), {part}); });
    });
    m_opened.reset();
    // The vanished file's log and index, closed now, may stand at the same names.
    for (const char* end : {"-wal.old", "-shm.old"}) QFile::remove(m_file + QLatin1StringView(end));
    open();
}

void ProjectFile::copyTo(const QString& target) {
    if (!m_opened) return create(target);
    makeFile(target, [&](const QString& part) {
        guarded([&](Sql& connection) { connection.exec(QStringLiteral("VACUUM INTO ?"), {part}); });
        Sql copy(part, Sql::Mode::Write);
        copy.transaction([&] { setProjectValue(copy, QStringLiteral("id"), freshId()); });
    });
}

void ProjectFile::renameTo(const QString& target) {
    if (access() != Access::Write) throw FileError(FileFault::ReadOnly, m_notice.toStdString());
    verifyPlace();
    if (QFile::exists(target))
        throw Error(Error::Code::InvalidInput,
                    Core::tr("There is a file “%1” already. Choose another name.").arg(target.toStdString()));
    const QString before = m_file;
    close();
    const bool renamed = std::rename(QFile::encodeName(before).constData(), QFile::encodeName(target).constData()) == 0;
    if (renamed) m_file = target;
    const int error = errno;
    open();
    if (!renamed)
        throw FileError(FileFault::ReadOnly,
                        Core::tr("%1 can’t be renamed. Check that its folder can be written to.").arg(quoted(before)),
                        "errno " + std::to_string(error));
}

void ProjectFile::moveTo(const QString& target) {
    try {
        copyTo(target);
    } catch (const FileError& error) {
        // Is it the old file that can't be read, or the new one that can't be written? Only the second is the end of
        // it.
        log(LogLevel::Warning, "moving: " + studio::detailOf(error));
        create(target);
    }
    close();
    m_damaged = false;
    m_file = target;
    open();
}

void ProjectFile::compact() {
    const QString state = integrity();
    if (state != QLatin1StringView("ok")) {
        m_damaged = true;
        throw FileError(
            FileFault::Damaged,
            Core::tr("%1 is damaged. What can be read of it can be saved as a new project.").arg(quoted(m_file)),
            state.toStdString());
    }
    transaction([](Sql& connection) { rows::removeUnusedInputs(connection); }, Durability::Disk);
    guarded([](Sql& connection) {
        connection.exec(QStringLiteral("VACUUM"));
        connection.value(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    });
}

QString ProjectFile::integrity() {
    QStringList lines;
    guarded([&](Sql& connection) {
        connection.each(QStringLiteral("PRAGMA integrity_check(5)"), {},
                        [&](const QSqlQuery& row) { lines += row.value(0).toString(); });
    });
    return lines.join(u'\n');
}

}  // namespace capriccio::project
