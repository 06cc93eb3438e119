#include "core/studio/project/sql.h"

#include <atomic>

#include <QFileInfo>
#include <QSqlError>
#include <QUrl>

namespace capriccio::project {
namespace {

QString freshName() {
    static std::atomic<quint64> last{0};
    return QStringLiteral("capriccio-%1").arg(++last);
}

// SQLite's primary result codes (sqlite.org/rescode.html).
FileFault faultOf(int code) {
    switch (code & 0xff) {
        case 13:
            return FileFault::Full;
        case 3:
        case 8:
        case 23:
            return FileFault::ReadOnly;
        case 14:
            return FileFault::Gone;
        case 11:
        case 26:
            return FileFault::Damaged;
        case 5:
        case 6:
        case 15:
            return FileFault::Busy;
        case 10:
            return FileFault::Full;  // a write that failed: seldom for another reason, and to be tried again as well
        default:
            return FileFault::Other;
    }
}

/// Where %1 is the file.
Message wordsFor(FileFault fault, int code) {
    switch (fault) {
        case FileFault::Full:
            return (code & 0xff) == 13 ? Core::tr(
                                             "“%1” could not be saved: the disk is full. Free some space; what you do "
                                             "meanwhile is kept.")
                                       : Core::tr(
                                             "“%1” could not be saved: the disk reports an error. Check it, or save a "
                                             "copy elsewhere.");
        case FileFault::ReadOnly:
            return Core::tr("“%1” can’t be written to. Save a copy in another folder.");
        case FileFault::Gone:
            return Core::tr("“%1” can’t be opened: it is not there, or its folder can’t be used.");
        case FileFault::Damaged:
            return Core::tr("“%1” is damaged. What can be read of it can be saved as a new project.");
        case FileFault::Busy:
            return Core::tr("“%1” is in use by another program. Close it there and try again.");
        case FileFault::Foreign:
        case FileFault::Other:
            break;
    }
    return Core::tr("“%1” met an unexpected fault. The log has the details.");
}

}  // namespace

Sql::Sql(const QString& file, Mode mode) : m_file(file), m_connection(freshName()) {
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=3000;QSQLITE_OPEN_URI");
    if (mode != Mode::Write) options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    m_database.setConnectOptions(options);
    // As a URI, so that a name with ? or % in it means itself.
    QString uri =
        QStringLiteral("file:") + QString::fromLatin1(QUrl::toPercentEncoding(QFileInfo(file).absoluteFilePath(), "/"));
    if (mode == Mode::Write) uri += QStringLiteral("?mode=rw");
    if (mode == Mode::Immutable) uri += QStringLiteral("?immutable=1");
    m_database.setDatabaseName(uri);
    try {
        if (!m_database.open()) throw errorOf(m_database.lastError());
        // A file from elsewhere runs nothing of its own, and its cells are checked before they are believed.
        exec(QStringLiteral("PRAGMA trusted_schema=OFF"));
        exec(QStringLiteral("PRAGMA cell_size_check=ON"));
        exec(QStringLiteral("PRAGMA foreign_keys=ON"));
    } catch (...) {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_connection);
        throw;
    }
}

Sql::~Sql() {
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

FileError Sql::errorOf(const QSqlError& error) const {
    const int code = error.nativeErrorCode().toInt();
    FileFault fault = faultOf(code);
    if ((code & 0xff) == 14 && QFileInfo::exists(m_file)) fault = FileFault::ReadOnly;
    return {fault, wordsFor(fault, code).arg(m_file.toStdString()),
            error.text().toStdString() + " (" + std::to_string(code) + ")"};
}

QSqlQuery Sql::run(const QString& sql, const QVariantList& values) {
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) throw errorOf(query.lastError());
    for (const QVariant& value : values) query.addBindValue(value);
    if (!query.exec()) throw errorOf(query.lastError());
    return query;
}

void Sql::exec(const QString& sql, const QVariantList& values) {
    QSqlQuery query = run(sql, values);
    m_changed = query.numRowsAffected();
}

QVariant Sql::value(const QString& sql, const QVariantList& values) {
    QSqlQuery query = run(sql, values);
    if (query.next()) return query.value(0);
    if (query.lastError().isValid()) throw errorOf(query.lastError());
    return {};
}

void Sql::each(const QString& sql, const QVariantList& values, const std::function<void(const QSqlQuery&)>& row) {
    QSqlQuery query = run(sql, values);
    while (query.next()) row(query);
    if (query.lastError().isValid()) throw errorOf(query.lastError());
}

void Sql::transaction(const std::function<void()>& work) {
    exec(QStringLiteral("BEGIN IMMEDIATE"));
    try {
        work();
        exec(QStringLiteral("COMMIT"));
    } catch (...) {
        try {
            exec(QStringLiteral("ROLLBACK"));
        } catch (const FileError&) {  // SQLite has done so itself
        }
        throw;
    }
}

}  // namespace capriccio::project
