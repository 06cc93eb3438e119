#include "core/studio/project/schema.h"

#include "core/studio/project/sql.h"

#include <algorithm>
#include <map>
#include <vector>

#include <QFile>
#include <QtEndian>

namespace capriccio::project {
namespace {

using Statements = std::vector<const char*>;

// Never change a statement that was released: add a version.
const Statements kVersion1 = {
    "CREATE TABLE project(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE take("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " state INTEGER NOT NULL, interrupted INTEGER NOT NULL DEFAULT 0,"
    " prompt TEXT NOT NULL, settings TEXT NOT NULL, seed INTEGER NOT NULL,"
    " model_name TEXT NOT NULL DEFAULT '', model_hash TEXT NOT NULL DEFAULT '', precision TEXT NOT NULL DEFAULT '',"
    " device TEXT NOT NULL DEFAULT '', program TEXT NOT NULL DEFAULT '',"
    " created_ms INTEGER NOT NULL, took_seconds REAL NOT NULL DEFAULT 0,"
    " frames INTEGER NOT NULL DEFAULT 0, codebooks INTEGER NOT NULL DEFAULT 0, channels INTEGER NOT NULL DEFAULT 1, "
    "sample_rate INTEGER NOT NULL DEFAULT 0,"
    " sound_seconds REAL NOT NULL DEFAULT 0,"
    " title TEXT NOT NULL DEFAULT '', stars INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', deleted_ms "
    "INTEGER,"
    " parent INTEGER REFERENCES take(id) ON DELETE SET NULL, parent_frame INTEGER NOT NULL DEFAULT 0) STRICT",
    "CREATE INDEX take_parent ON take(parent)",
    "CREATE TABLE tokens(take INTEGER NOT NULL REFERENCES take(id) ON DELETE CASCADE, first_frame INTEGER NOT NULL,"
    " frames INTEGER NOT NULL, codes BLOB NOT NULL, PRIMARY KEY(take, first_frame)) STRICT",
    "CREATE TABLE sound(take INTEGER PRIMARY KEY REFERENCES take(id) ON DELETE CASCADE, scale REAL NOT NULL, sha256 "
    "BLOB NOT NULL,"
    " flac BLOB NOT NULL) STRICT",
};

const Statements kVersion2 = {
    "CREATE TABLE input(id INTEGER PRIMARY KEY AUTOINCREMENT, sha256 BLOB NOT NULL UNIQUE, name TEXT NOT NULL, size "
    "INTEGER NOT NULL)"
    " STRICT",
    // Apart from its row, so that listing inputs reads none of them.
    "CREATE TABLE input_content(input INTEGER PRIMARY KEY REFERENCES input(id) ON DELETE CASCADE, content BLOB NOT "
    "NULL) STRICT",
    "ALTER TABLE take ADD COLUMN negative_prompt TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE take ADD COLUMN sections TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE take ADD COLUMN overview BLOB NOT NULL DEFAULT x''",
    "ALTER TABLE take ADD COLUMN melody INTEGER REFERENCES input(id) ON DELETE SET NULL",
    "ALTER TABLE take ADD COLUMN continued INTEGER REFERENCES input(id) ON DELETE SET NULL",
    "CREATE INDEX take_melody ON take(melody)",
    "CREATE INDEX take_continued ON take(continued)",
};

const std::vector<const Statements*> kSteps = {&kVersion1, &kVersion2};
static_assert(kSchemaVersion == 2);

const std::map<QString, QStringList>& columns(int version) {
    static const auto lists = [] {
        std::vector<std::map<QString, QStringList>> versions(2);
        const auto words = [](const char* text) { return QString::fromLatin1(text).split(u' '); };
        auto& v1 = versions[0];
        v1[QStringLiteral("project")] = words("key value");
        v1[QStringLiteral("setting")] = words("key value");
        v1[QStringLiteral("take")] = words(
            "id state interrupted prompt settings seed model_name model_hash precision device program created_ms "
            "took_seconds "
            "frames codebooks channels sample_rate sound_seconds title stars note deleted_ms parent parent_frame");
        v1[QStringLiteral("tokens")] = words("take first_frame frames codes");
        v1[QStringLiteral("sound")] = words("take scale sha256 flac");
        auto& v2 = versions[1];
        v2 = v1;
        v2[QStringLiteral("take")] += words("negative_prompt sections overview melody continued");
        v2[QStringLiteral("input")] = words("id sha256 name size");
        v2[QStringLiteral("input_content")] = words("input content");
        return versions;
    }();
    return lists[static_cast<std::size_t>(std::clamp(version, 1, kSchemaVersion) - 1)];
}

void run(Sql& sql, const Statements& statements) {
    for (const char* statement : statements) sql.exec(QString::fromLatin1(statement));
}

}  // namespace

Header readHeader(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        const bool there = QFile::exists(name);
        throw FileError(
            there ? FileFault::ReadOnly : FileFault::Gone,
            (there ? Core::tr("“%1” can’t be opened: you may not read it. Ask its owner, or choose another project.")
                   : Core::tr("“%1” can’t be opened: it is not there. It may have been moved or deleted, or its drive "
                              "is not connected."))
                .arg(name.toStdString()),
            file.errorString().toStdString());
    }
    const QByteArray bytes = file.read(100);
    Header header;
    if (bytes.size() < 100 || !bytes.startsWith(QByteArray("SQLite format 3\0", 16))) return header;
    header.sqlite = true;
    header.version = qFromBigEndian<qint32>(bytes.constData() + 60);
    header.applicationId = qFromBigEndian<quint32>(bytes.constData() + 68);
    return header;
}

void createSchema(Sql& sql) {
    sql.exec(QStringLiteral("PRAGMA page_size=8192"));  // fewer hops through a sound of a megabyte
    sql.transaction([&] {
        for (const Statements* step : kSteps) run(sql, *step);
        sql.exec(QStringLiteral("PRAGMA application_id=%1").arg(kApplicationId));
        sql.exec(QStringLiteral("PRAGMA user_version=%1").arg(kSchemaVersion));
    });
}

void migrateSchema(Sql& sql, int version) {
    sql.transaction([&] {
        for (int v = version; v < kSchemaVersion; ++v) run(sql, *kSteps[static_cast<std::size_t>(v)]);
        sql.exec(QStringLiteral("PRAGMA user_version=%1").arg(kSchemaVersion));
    });
}

void checkSchema(Sql& sql, int version) {
    const auto fail = [](const QString& what) {
        throw FileError(FileFault::Damaged,
                        Core::tr("The project is damaged. What can be read of it can be saved as a new project."),
                        what.toStdString());
    };
    sql.each(QStringLiteral("SELECT type, name, sql FROM sqlite_schema"), {}, [&](const QSqlQuery& row) {
        const QString type = row.value(0).toString();
        if (type == QLatin1StringView("trigger") || type == QLatin1StringView("view") ||
            row.value(2).toString().startsWith(QLatin1StringView("CREATE VIRTUAL"), Qt::CaseInsensitive))
            fail(type + u' ' + row.value(1).toString());
    });
    for (const auto& [table, wanted] : columns(version)) {
        QStringList found;
        sql.each(QStringLiteral("SELECT name FROM pragma_table_info(?)"), {table},
                 [&](const QSqlQuery& row) { found += row.value(0).toString(); });
        for (const QString& column : wanted)
            if (!found.contains(column)) fail(QStringLiteral("no column %1.%2").arg(table, column));
    }
}

QStringList smallTables(int version) {
    QStringList tables;
    for (const auto& [table, names] : columns(version))
        if (table != QLatin1StringView("sound") && table != QLatin1StringView("input_content") &&
            table != QLatin1StringView("tokens"))
            tables += table;
    return tables;
}

}  // namespace capriccio::project
