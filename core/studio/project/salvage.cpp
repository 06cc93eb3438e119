#include "core/studio/project/salvage.h"

#include "core/base/log.h"
#include "core/studio/project/opening.h"
#include "core/studio/project/project_file.h"
#include "core/studio/project/schema.h"
#include "core/studio/project/sql.h"
#include "core/studio/words.h"

#include <map>

#include <QFile>
#include <QTemporaryDir>

namespace capriccio::project {
namespace {

/// Runs `read`; what it throws is noted down and costs only what it was about to read.
template <typename Read>
bool attempt(Read read) {
    try {
        read();
        return true;
    } catch (const Error& error) {
        log(LogLevel::Info, "salvage: " + studio::detailOf(error));
        return false;
    }
}

}  // namespace

Salvaged salvage(const QString& damaged, const QString& target) {
    QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("damaged"));
    if (folder.isValid()) copyWithLog(damaged, copy);  // without its log, if that can't be had
    if (!QFile::exists(copy))
        throw FileError(FileFault::Full,
                        Core::tr("“%1” can’t be read, or there is no room for a copy of it on the system’s disk.")
                            .arg(damaged.toStdString()));

    const auto failEmpty = [&](const std::string& detail) {
        throw Error(
            Error::Code::Unreadable,
            Core::tr("Nothing can be read of “%1”. If there is a backup of it, open that.").arg(damaged.toStdString()),
            detail);
    };
    std::unique_ptr<Sql> from;
    std::map<TakeId, TakeRecord> takes;
    Salvaged result;
    bool complete = true;
    try {
        from = std::make_unique<Sql>(copy, Sql::Mode::Write);
        const int version = from->value(QStringLiteral("PRAGMA user_version")).toInt();
        // An older layout has to be the current one to be read; where even that fails, there is little to be had.
        if (version >= 1 && version < kSchemaVersion) migrateSchema(*from, version);
    } catch (const FileError& error) { failEmpty(error.detail()); }
    // From both ends: a damaged page in the middle then hides only itself.
    for (const bool descending : {false, true})
        complete &= attempt([&] {
            rows::eachTake(*from, descending, [&](const TakeRecord& take) { takes.try_emplace(take.id, take); });
        });
    std::vector<InputRecord> inputs;
    complete &= attempt([&] { inputs = rows::inputs(*from); });
    if (takes.empty() && inputs.empty()) failEmpty("no takes, no inputs");

    ProjectFile::create(target);
    ProjectFile to(target);
    const auto write = [&](const std::function<void(Sql&)>& work) {
        try {
            to.transaction(work, ProjectFile::Durability::Process);
        } catch (const FileError& error) {
            if (error.fault() != FileFault::Other) throw;
            log(LogLevel::Info, std::string("salvage: ") + error.detail());  // a value that contradicts another
            complete = false;
        }
    };
    std::map<InputId, bool> saved;
    for (const InputRecord& input : inputs) {
        QByteArray content;
        if (!(saved[input.id] = attempt([&] { content = rows::inputContent(*from, input.id); }))) {
            complete = false;
            continue;
        }
        write([&](Sql& sql) { rows::insertInput(sql, input, content); });
        ++result.inputs;
    }
    for (auto& [id, take] : takes) {
        if (!takes.contains(take.parent) || take.parent >= id) take.parent = 0;
        if (!saved.contains(take.melody) || !saved[take.melody]) take.melody = 0;
        if (!saved.contains(take.continued) || !saved[take.continued]) take.continued = 0;
        if (take.state == TakeState::Running) take.state = TakeState::Stopped, take.interrupted = true;
        musicgen::Tokens tokens;
        StoredSound sound;
        const bool hadTokens = take.frames > 0, hadSound = take.hasSound();
        if (!attempt([&] { tokens = rows::tokens(*from, id); }) || (hadTokens && tokens.frames == 0))
            ++result.withoutTokens;
        if (!attempt([&] { sound = rows::sound(*from, id); }) || (hadSound && sound.flac.isEmpty()))
            ++result.withoutSound;
        take.frames = tokens.frames;
        take.codebooks = tokens.codebooks;
        if (sound.flac.isEmpty()) take.soundSeconds = 0;
        write([&, current = &take](Sql& sql) {
            rows::insertTake(sql, *current);
            rows::replaceTokens(sql, current->id, tokens);
            rows::putSound(sql, current->id, sound);
        });
        ++result.takes;
    }
    attempt([&] {
        const auto settings = rows::settings(*from);
        write([&](Sql& sql) {
            for (auto setting = settings.begin(); setting != settings.end(); ++setting)
                rows::putSetting(sql, setting.key(), setting.value());
        });
    });
    result.complete = complete && result.withoutTokens == 0 && result.withoutSound == 0;
    return result;
}

}  // namespace capriccio::project
