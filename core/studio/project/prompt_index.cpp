#include "core/studio/project/prompt_index.h"

#include "core/base/log.h"
#include "core/studio/project/sql.h"
#include "core/studio/project/take_filter.h"
#include "core/studio/words.h"

#include <QFile>
#include <QPromise>

namespace capriccio::project {
namespace {

constexpr int kIndexVersion = 1;

void remove(const QString& file) {
    for (const char* end : {"", "-wal", "-shm", "-journal"}) QFile::remove(file + QLatin1StringView(end));
}

std::unique_ptr<Sql> openIndex(const QString& name) {
    QFile file(name);
    if (!file.exists() && !file.open(QIODevice::WriteOnly))
        throw FileError(FileFault::ReadOnly, Core::tr("The list of prompts can’t be kept."), name.toStdString());
    file.close();
    auto sql = std::make_unique<Sql>(name, Sql::Mode::Write);
    sql->exec(QStringLiteral("PRAGMA journal_mode=WAL"));
    sql->exec(QStringLiteral("PRAGMA synchronous=NORMAL"));
    const int version = sql->value(QStringLiteral("PRAGMA user_version")).toInt();
    if (version > kIndexVersion ||
        sql->value(QStringLiteral("PRAGMA quick_check(1)")).toString() != QLatin1StringView("ok"))
        throw FileError(FileFault::Damaged, Core::tr("The list of prompts is damaged."));
    if (version < kIndexVersion)
        sql->transaction([&] {
            sql->exec(QStringLiteral(
                "CREATE TABLE prompt(project TEXT NOT NULL, take INTEGER NOT NULL, file TEXT NOT NULL, text TEXT NOT "
                "NULL,"
                " folded TEXT NOT NULL, when_ms INTEGER NOT NULL, PRIMARY KEY(project, take)) WITHOUT ROWID"));
            sql->exec(QStringLiteral("CREATE INDEX prompt_when ON prompt(when_ms)"));
            sql->exec(QStringLiteral("PRAGMA user_version=%1").arg(kIndexVersion));
        });
    return sql;
}

void insert(Sql& sql, const QString& id, const QString& file, const TakeRecord& take) {
    QStringList prompts{take.prompt};
    for (const Section& section : take.sections) prompts += section.prompt;
    const QString text = prompts.join(u'\n').trimmed();
    if (text.isEmpty()) return;
    sql.exec(
        QStringLiteral("INSERT OR REPLACE INTO prompt(project, take, file, text, folded, when_ms) VALUES(?,?,?,?,?,?)"),
        {id, take.id, file, text, folded(text), take.created.toMSecsSinceEpoch()});
}

QList<PromptUse> find(Sql& sql, const QStringList& wanted, int most) {
    QList<PromptUse> found;
    QHash<QString, qsizetype> places;
    // SQLite narrows down with the longest word, hasWords() decides.
    QString longest;
    for (const QString& word : wanted)
        if (word.size() > longest.size()) longest = word;
    sql.each(QStringLiteral("SELECT text, folded, file, take, when_ms FROM prompt WHERE instr(folded, ?) > 0 OR ? = '' "
                            "ORDER BY when_ms DESC"),
             {sqlText(longest), sqlText(longest)}, [&](const QSqlQuery& row) {
                 const QString text = row.value(0).toString();
                 if (const auto place = places.constFind(text); place != places.cend()) {
                     ++found[*place].takes;
                     return;
                 }
                 if (found.size() >= most || !hasWords(row.value(1).toString(), wanted)) return;
                 places.insert(text, found.size());
                 found.append({text, row.value(2).toString(), row.value(3).toLongLong(),
                               QDateTime::fromMSecsSinceEpoch(row.value(4).toLongLong(), Qt::UTC), 1});
             });
    return found;
}

}  // namespace

PromptIndex::PromptIndex(QString file) : m_file(std::move(file)) {
    m_thread = std::thread([this] { run(); });
}

PromptIndex::~PromptIndex() {
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
        m_wake.notify_one();
    }
    m_thread.join();
}

void PromptIndex::post(std::function<void(Sql*)> job) {
    const std::lock_guard lock(m_mutex);
    m_jobs.push_back(std::move(job));
    m_wake.notify_one();
}

void PromptIndex::run() {
    std::unique_ptr<Sql> sql;
    const auto open = [&] {
        sql.reset();
        try {
            sql = openIndex(m_file);
        } catch (const FileError& error) {
            log(LogLevel::Warning, studio::detailOf(error));
            if (error.fault() != FileFault::Damaged && error.fault() != FileFault::Other) return;
            remove(m_file);
            try {
                sql = openIndex(m_file);
            } catch (const FileError& again) { log(LogLevel::Warning, studio::detailOf(again)); }
        }
    };
    open();
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_closing || !m_jobs.empty(); });
        if (m_jobs.empty()) return;
        const auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        try {
            job(sql.get());
        } catch (const FileError& error) {
            log(LogLevel::Warning, studio::detailOf(error));
            if (error.fault() == FileFault::Damaged) open();
        } catch (const std::exception& error) {
            log(LogLevel::Warning, std::string("In the list of prompts: ") + error.what());
        }
        lock.lock();
    }
}

void PromptIndex::update(const QString& id, const QString& file, const std::vector<TakeRecord>& takes) {
    post([=](Sql* sql) {
        if (!sql) return;
        sql->transaction([&] {
            sql->exec(QStringLiteral("DELETE FROM prompt WHERE project=? OR file=?"), {id, file});
            for (const TakeRecord& take : takes) insert(*sql, id, file, take);
        });
    });
}

void PromptIndex::add(const QString& id, const QString& file, const TakeRecord& take) {
    post([=](Sql* sql) {
        if (sql) insert(*sql, id, file, take);
    });
}

QFuture<QList<PromptUse>> PromptIndex::search(const QString& words, int most) {
    auto promise = std::make_shared<QPromise<QList<PromptUse>>>();
    promise->start();
    const auto future = promise->future();
    post([=, wanted = folded(words).simplified().split(u' ', Qt::SkipEmptyParts)](Sql* sql) {
        QList<PromptUse> found;
        try {
            if (sql) found = find(*sql, wanted, most);
        } catch (...) {
            promise->addResult(QList<PromptUse>());
            promise->finish();
            throw;
        }
        promise->addResult(found);
        promise->finish();
    });
    return future;
}

}  // namespace capriccio::project
