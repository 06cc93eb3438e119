#pragma once

#include "core/studio/project/flac.h"
#include "core/studio/project/take_record.h"

#include <functional>
#include <vector>

#include <QHash>
#include <QJsonValue>
#include <QList>

namespace capriccio::project {

class Sql;

/// What the user can change of a take afterwards.
enum class TakeField { Title, Stars, Note, Deleted };

/// Rows of the tables ↔ values. All of them throw FileError for the
/// file's faults, Error (Unreadable) when only the thing asked for is damaged; those that write belong within a
/// transaction.
namespace rows {

/// In the order of their ids. Values out of range (a hostile file) are brought into it.
void eachTake(Sql& sql, bool descending, const std::function<void(TakeRecord)>& found);
void insertTake(Sql& sql, const TakeRecord& take);
/// State, interrupted, took, frames, sound length, overview, channels and rate: what is known only at the end.
void updateOutcome(Sql& sql, const TakeRecord& take);
void setModelHash(Sql& sql, TakeId take, const QString& hash);
/// Deleted is milliseconds since 1970, or an invalid value.
void setField(Sql& sql, TakeId take, TakeField field, const QVariant& value);
void removeTakes(Sql& sql, const QList<TakeId>& takes);

/// A part that follows on what there is.
void appendTokens(Sql& sql, TakeId take, int firstFrame, const musicgen::Tokens& part);
/// In place of all parts.
void replaceTokens(Sql& sql, TakeId take, const musicgen::Tokens& tokens);
/// Every part up to the first gap.
musicgen::Tokens tokens(Sql& sql, TakeId take);

void putSound(Sql& sql, TakeId take, const StoredSound& sound);
/// Empty when none is stored. Throws Error (Unreadable) when its hash is not what was stored.
StoredSound sound(Sql& sql, TakeId take);

std::vector<InputRecord> inputs(Sql& sql);
void insertInput(Sql& sql, const InputRecord& input, const QByteArray& content);
QByteArray inputContent(Sql& sql, InputId input);
/// Inputs that no take uses any more.
void removeUnusedInputs(Sql& sql);

QHash<QString, QJsonValue> settings(Sql& sql);
/// Undefined removes it.
void putSetting(Sql& sql, const QString& key, const QJsonValue& value);

/// The id after the last ever used in "take" or "input".
qint64 nextId(Sql& sql, const QString& table);

}  // namespace rows
}  // namespace capriccio::project
