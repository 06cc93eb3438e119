#include "core/studio/project/rows.h"

#include "core/base/error.h"
#include "core/studio/project/sql.h"

#include <algorithm>
#include <limits>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace capriccio::project::rows {
namespace {

const char* const kTakeColumns =
    "id, state, interrupted, prompt, negative_prompt, sections, settings, seed, model_name, model_hash, precision, "
    "device, program,"
    " created_ms, took_seconds, frames, codebooks, channels, sample_rate, sound_seconds, overview, title, stars, note, "
    "deleted_ms,"
    " parent, parent_frame, melody, continued";
constexpr int kTakeColumnCount = 29;

QString compact(const QJsonDocument& json) { return QString::fromUtf8(json.toJson(QJsonDocument::Compact)); }

QString sectionsText(const std::vector<Section>& sections) {
    QJsonArray array;
    for (const Section& section : sections)
        array.append(
            QJsonObject{{QStringLiteral("start"), section.startSeconds}, {QStringLiteral("prompt"), section.prompt}});
    return compact(QJsonDocument(array));
}

std::vector<Section> sectionsOf(const QString& text) {
    std::vector<Section> sections;
    if (text == QLatin1StringView("[]")) return sections;
    for (const QJsonValue& value : QJsonDocument::fromJson(text.toUtf8()).array())
        sections.push_back(
            {value[QLatin1StringView("start")].toDouble(), value[QLatin1StringView("prompt")].toString()});
    return sections;
}

QVariant reference(qint64 id) { return id > 0 ? QVariant(id) : QVariant(QMetaType::fromType<qint64>()); }
QVariant time(const QDateTime& when) {
    return when.isValid() ? QVariant(when.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}
QDateTime timeOf(const QVariant& ms) {
    return ms.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), Qt::UTC);
}

int inRange(const QVariant& value, int low, int high) {
    return static_cast<int>(std::clamp<qint64>(value.toLongLong(), low, high));
}

TakeRecord takeOf(const QSqlQuery& row) {
    constexpr int kMost = std::numeric_limits<int>::max();
    int c = 0;
    const auto next = [&] { return row.value(c++); };
    TakeRecord take;
    take.id = next().toLongLong();
    take.state = static_cast<TakeState>(inRange(next(), 0, 3));
    take.interrupted = next().toBool();
    take.prompt = next().toString();
    take.negativePrompt = next().toString();
    take.sections = sectionsOf(next().toString());
    take.settings = settingsFromJson(QJsonDocument::fromJson(next().toString().toUtf8()).object());
    take.seed = static_cast<quint64>(next().toLongLong());
    take.modelName = next().toString();
    take.modelHash = next().toString();
    take.precision = next().toString();
    take.device = next().toString();
    take.programVersion = next().toString();
    take.created = timeOf(next());
    take.tookSeconds = next().toDouble();
    take.frames = inRange(next(), 0, kMost);
    take.codebooks = inRange(next(), 0, 64);
    take.channels = inRange(next(), 1, 2);
    take.sampleRate = inRange(next(), 0, 384000);
    take.soundSeconds = next().toDouble();
    take.overview = next().toByteArray();
    take.title = next().toString();
    take.stars = inRange(next(), 0, 5);
    take.note = next().toString();
    take.deleted = timeOf(next());
    take.parent = next().toLongLong();
    take.parentFrame = inRange(next(), 0, kMost);
    take.melody = next().toLongLong();
    take.continued = next().toLongLong();
    return take;
}

QByteArray sha256(const QByteArray& bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); }

}  // namespace

void eachTake(Sql& sql, bool descending, const std::function<void(TakeRecord)>& found) {
    sql.each(QStringLiteral("SELECT %1 FROM take ORDER BY id %2")
                 .arg(QLatin1StringView(kTakeColumns), descending ? QStringLiteral("DESC") : QStringLiteral("ASC")),
             {}, [&](const QSqlQuery& row) { found(takeOf(row)); });
}

void insertTake(Sql& sql, const TakeRecord& t) {
    QStringList marks(kTakeColumnCount, QStringLiteral("?"));
    sql.exec(QStringLiteral("INSERT INTO take(%1) VALUES(%2)").arg(QLatin1StringView(kTakeColumns), marks.join(u',')),
             {t.id,
              static_cast<int>(t.state),
              t.interrupted,
              sqlText(t.prompt),
              sqlText(t.negativePrompt),
              sectionsText(t.sections),
              compact(QJsonDocument(toJson(t.settings))),
              static_cast<qint64>(t.seed),
              sqlText(t.modelName),
              sqlText(t.modelHash),
              sqlText(t.precision),
              sqlText(t.device),
              sqlText(t.programVersion),
              t.created.toMSecsSinceEpoch(),
              t.tookSeconds,
              t.frames,
              t.codebooks,
              t.channels,
              t.sampleRate,
              t.soundSeconds,
              sqlBytes(t.overview),
              sqlText(t.title),
              t.stars,
              sqlText(t.note),
              time(t.deleted),
              reference(t.parent),
              t.parentFrame,
              reference(t.melody),
              reference(t.continued)});
}

void updateOutcome(Sql& sql, const TakeRecord& t) {
    sql.exec(
        QStringLiteral(
            "UPDATE take SET state=?, interrupted=?, took_seconds=?, frames=?, codebooks=?, channels=?, sample_rate=?,"
            " sound_seconds=?, overview=?, precision=?, device=?, settings=? WHERE id=?"),
        {static_cast<int>(t.state), t.interrupted, t.tookSeconds, t.frames, t.codebooks, t.channels, t.sampleRate,
         t.soundSeconds, sqlBytes(t.overview), sqlText(t.precision), sqlText(t.device),
         compact(QJsonDocument(toJson(t.settings))), t.id});
}

void setModelHash(Sql& sql, TakeId take, const QString& hash) {
    sql.exec(QStringLiteral("UPDATE take SET model_hash=? WHERE id=?"), {sqlText(hash), take});
}

void setField(Sql& sql, TakeId take, TakeField field, const QVariant& value) {
    switch (field) {
        case TakeField::Title:
            return sql.exec(QStringLiteral("UPDATE take SET title=? WHERE id=?"), {sqlText(value.toString()), take});
        case TakeField::Stars:
            return sql.exec(QStringLiteral("UPDATE take SET stars=? WHERE id=?"), {value.toInt(), take});
        case TakeField::Note:
            return sql.exec(QStringLiteral("UPDATE take SET note=? WHERE id=?"), {sqlText(value.toString()), take});
        case TakeField::Deleted:
            return sql.exec(QStringLiteral("UPDATE take SET deleted_ms=? WHERE id=?"),
                            {value.isValid() ? value : QVariant(QMetaType::fromType<qint64>()), take});
    }
}

void removeTakes(Sql& sql, const QList<TakeId>& takes) {
    for (const TakeId take : takes) sql.exec(QStringLiteral("DELETE FROM take WHERE id=?"), {take});
}

void appendTokens(Sql& sql, TakeId take, int firstFrame, const musicgen::Tokens& part) {
    sql.exec(QStringLiteral("INSERT OR REPLACE INTO tokens(take, first_frame, frames, codes) VALUES(?,?,?,?)"),
             {take, firstFrame, part.frames, sqlBytes(packTokens(part))});
    sql.exec(QStringLiteral("UPDATE take SET frames=?, codebooks=? WHERE id=?"),
             {firstFrame + part.frames, part.codebooks, take});
}

void replaceTokens(Sql& sql, TakeId take, const musicgen::Tokens& tokens) {
    sql.exec(QStringLiteral("DELETE FROM tokens WHERE take=?"), {take});
    if (tokens.frames > 0) appendTokens(sql, take, 0, tokens);
}

musicgen::Tokens tokens(Sql& sql, TakeId take) {
    const int codebooks = sql.value(QStringLiteral("SELECT codebooks FROM take WHERE id=?"), {take}).toInt();
    QByteArray all;
    int frames = 0;
    sql.each(QStringLiteral("SELECT first_frame, frames, codes FROM tokens WHERE take=? ORDER BY first_frame"), {take},
             [&](const QSqlQuery& row) {
                 if (row.value(0).toInt() != frames) return;
                 frames += row.value(1).toInt();
                 all += row.value(2).toByteArray();
             });
    musicgen::Tokens found = unpackTokens(all, codebooks);
    if (found.frames != frames)
        throw Error(Error::Code::Unreadable, Core::tr("The tokens of a take are damaged."),
                    "frames do not fit the codes");
    return found;
}

void putSound(Sql& sql, TakeId take, const StoredSound& sound) {
    if (sound.flac.isEmpty()) return sql.exec(QStringLiteral("DELETE FROM sound WHERE take=?"), {take});
    sql.exec(QStringLiteral("INSERT OR REPLACE INTO sound(take, scale, sha256, flac) VALUES(?,?,?,?)"),
             {take, sound.scale, sha256(sound.flac), sound.flac});
}

StoredSound sound(Sql& sql, TakeId take) {
    StoredSound found;
    sql.each(QStringLiteral("SELECT scale, sha256, flac FROM sound WHERE take=?"), {take}, [&](const QSqlQuery& row) {
        found = {row.value(2).toByteArray(), row.value(0).toDouble()};
        if (sha256(found.flac) != row.value(1).toByteArray())
            throw Error(Error::Code::Unreadable,
                        Core::tr("The stored sound of a take is damaged. It can be made again from its tokens."));
    });
    return found;
}

std::vector<InputRecord> inputs(Sql& sql) {
    std::vector<InputRecord> found;
    sql.each(QStringLiteral("SELECT id, name, sha256, size FROM input ORDER BY id"), {}, [&](const QSqlQuery& row) {
        found.push_back({row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toByteArray(),
                         row.value(3).toLongLong()});
    });
    return found;
}

void insertInput(Sql& sql, const InputRecord& input, const QByteArray& content) {
    sql.exec(QStringLiteral("INSERT INTO input(id, sha256, name, size) VALUES(?,?,?,?)"),
             {input.id, input.sha256, sqlText(input.name), content.size()});
    sql.exec(QStringLiteral("INSERT INTO input_content(input, content) VALUES(?,?)"), {input.id, sqlBytes(content)});
}

QByteArray inputContent(Sql& sql, InputId input) {
    QByteArray content;
    bool found = false;
    sql.each(
        QStringLiteral("SELECT c.content, i.sha256 FROM input i JOIN input_content c ON c.input = i.id WHERE i.id=?"),
        {input}, [&](const QSqlQuery& row) {
            content = row.value(0).toByteArray();
            found = sha256(content) == row.value(1).toByteArray();
        });
    if (!found)
        throw Error(Error::Code::Unreadable,
                    Core::tr("A file that a take was made from is missing from the project, or damaged."));
    return content;
}

void removeUnusedInputs(Sql& sql) {
    sql.exec(
        QStringLiteral("DELETE FROM input WHERE id NOT IN (SELECT melody FROM take WHERE melody IS NOT NULL"
                       " UNION SELECT continued FROM take WHERE continued IS NOT NULL)"));
}

QHash<QString, QJsonValue> settings(Sql& sql) {
    QHash<QString, QJsonValue> found;
    sql.each(QStringLiteral("SELECT key, value FROM setting"), {}, [&](const QSqlQuery& row) {
        // Wrapped, for JSON documents hold arrays and objects only.
        const QJsonArray wrapped = QJsonDocument::fromJson(row.value(1).toString().toUtf8()).array();
        if (!wrapped.isEmpty()) found.insert(row.value(0).toString(), wrapped.first());
    });
    return found;
}

void putSetting(Sql& sql, const QString& key, const QJsonValue& value) {
    if (value.isUndefined()) return sql.exec(QStringLiteral("DELETE FROM setting WHERE key=?"), {key});
    sql.exec(QStringLiteral("INSERT OR REPLACE INTO setting(key, value) VALUES(?,?)"),
             {key, compact(QJsonDocument(QJsonArray{value}))});
}

qint64 nextId(Sql& sql, const QString& table) {
    const qint64 used =
        sql.value(QStringLiteral("SELECT max(seq) FROM sqlite_sequence WHERE name=?"), {table}).toLongLong();
    const qint64 present = sql.value(QStringLiteral("SELECT max(id) FROM %1").arg(table)).toLongLong();
    return std::max(used, present) + 1;
}

}  // namespace capriccio::project::rows
