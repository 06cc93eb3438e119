#pragma once

#include <QString>
#include <QStringList>

namespace capriccio::project {

class Sql;

/// The layout of a project file. Rule for later versions: only add tables and columns, so that this program can still
/// read what a newer one wrote; anything else needs a new application id.
///
///     version 1   the first layout, before takes had a negative prompt, sections, an overview and inputs
///     version 2   now
inline constexpr int kSchemaVersion = 2;
/// At byte 68 of the file, “CPRC”: how `file` and the opener tell a project from any other SQLite file.
inline constexpr quint32 kApplicationId = 0x43505243;

/// What the first 100 bytes say, read without SQLite, which might write.
struct Header {
    bool sqlite = false;
    quint32 applicationId = 0;
    int version = 0;
};
/// Throws FileError (Gone, ReadOnly) when it can't be read.
Header readHeader(const QString& file);

/// Lays an empty database out as the current version, application id and version included.
void createSchema(Sql& sql);

/// From `version` (≥ 1) to the current one, in one transaction: all of it or nothing.
void migrateSchema(Sql& sql, int version);

/// Throws FileError (Damaged) when a table or column of `version` (later ones count as the current) is missing, or when
/// there is something that would run by itself (a trigger, a view).
void checkSchema(Sql& sql, int version);

/// Tables of a version that hold neither sound nor tokens: small enough to be checked at every opening.
QStringList smallTables(int version);

}  // namespace capriccio::project
