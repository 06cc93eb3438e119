#pragma once

#include "core/studio/project/file_error.h"

#include <functional>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace capriccio::project {

/// One SQLite connection; belongs to the thread that made it. Only this module's .cpp files include this header. Every
/// fault is thrown as FileError whose message names `file`.
class Sql {
  public:
    enum class Mode {
        Write,
        Read,       ///< reads a write-ahead log too; may create its index beside the file
        Immutable,  ///< touches nothing but the file itself, which must not change meanwhile
    };
    Sql(const QString& file, Mode mode);
    ~Sql();
    Sql(const Sql&) = delete;
    Sql& operator=(const Sql&) = delete;

    void exec(const QString& sql, const QVariantList& values = {});
    /// First column of the first row; invalid without one.
    QVariant value(const QString& sql, const QVariantList& values = {});
    /// `row` is called with the query on each row.
    void each(const QString& sql, const QVariantList& values, const std::function<void(const QSqlQuery&)>& row);
    /// Rows the last exec changed.
    int changed() const { return m_changed; }

    /// Within one transaction, rolled back when `work` throws. Not to be nested.
    void transaction(const std::function<void()>& work);

    /// The fault a query met, as an error with words.
    FileError errorOf(const QSqlError& error) const;

  private:
    QSqlQuery run(const QString& sql, const QVariantList& values);

    QString m_file;
    QString m_connection;
    QSqlDatabase m_database;
    int m_changed = 0;
};

/// Never null, which SQLite would store as NULL.
inline QVariant sqlText(const QString& text) { return text.isNull() ? QString(QLatin1StringView("")) : text; }
inline QVariant sqlBytes(const QByteArray& bytes) { return bytes.isNull() ? QByteArray("") : bytes; }

}  // namespace capriccio::project
