// What the user does to a project and can undo.
#include "core/base/error.h"
#include "core/studio/project/project.h"

#include <algorithm>

#include <QFileInfo>

namespace capriccio::project {
namespace {

QVariant valueOf(const TakeRecord& take, TakeField field) {
    switch (field) {
        case TakeField::Title:
            return take.title;
        case TakeField::Stars:
            return take.stars;
        case TakeField::Note:
            return take.note;
        case TakeField::Deleted:
            return take.inBin() ? QVariant(take.deleted.toMSecsSinceEpoch()) : QVariant();
    }
    return {};
}

void setValue(TakeRecord& take, TakeField field, const QVariant& value) {
    switch (field) {
        case TakeField::Title:
            take.title = value.toString();
            break;
        case TakeField::Stars:
            take.stars = value.toInt();
            break;
        case TakeField::Note:
            take.note = value.toString();
            break;
        case TakeField::Deleted:
            take.deleted = value.isValid() ? QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC) : QDateTime();
            break;
    }
}

Edit::Field fieldEdit(const TakeRecord& take, TakeField field, const QVariant& after) {
    return {take.id, field, valueOf(take, field), after};
}

}  // namespace

void Project::setTitle(TakeId id, const QString& title) {
    if (const TakeRecord* found = takeRef(id))
        perform({tr("Rename take"), {fieldEdit(*found, TakeField::Title, title.trimmed())}, {}, {}, {}, {}});
}

void Project::setStars(const QList<TakeId>& takes, int stars) {
    Edit edit{takes.size() == 1 ? tr("Rate take") : tr("Rate %n takes", nullptr, static_cast<int>(takes.size())),
              {},
              {},
              {},
              {},
              {}};
    for (const TakeId id : takes)
        if (const TakeRecord* found = takeRef(id))
            edit.fields.push_back(fieldEdit(*found, TakeField::Stars, std::clamp(stars, 0, 5)));
    perform(std::move(edit));
}

void Project::setNote(TakeId id, const QString& note) {
    if (const TakeRecord* found = takeRef(id))
        perform({tr("Edit note"),
                 {fieldEdit(*found, TakeField::Note, note)},
                 {},
                 {},
                 {},
                 QStringLiteral("note %1").arg(id)});
}

void Project::moveToBin(const QList<TakeId>& takes) {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Edit edit{takes.size() == 1 ? tr("Delete take") : tr("Delete %n takes", nullptr, static_cast<int>(takes.size())),
              {},
              {},
              {},
              {},
              {}};
    for (const TakeId id : takes)
        if (const TakeRecord* found = takeRef(id); found && !found->inBin() && found->state != TakeState::Running)
            edit.fields.push_back(fieldEdit(*found, TakeField::Deleted, now));
    perform(std::move(edit));
}

void Project::takeFromBin(const QList<TakeId>& takes) {
    Edit edit{
        takes.size() == 1 ? tr("Put take back") : tr("Put %n takes back", nullptr, static_cast<int>(takes.size())),
        {},
        {},
        {},
        {},
        {}};
    for (const TakeId id : takes)
        if (const TakeRecord* found = takeRef(id); found && found->inBin())
            edit.fields.push_back(fieldEdit(*found, TakeField::Deleted, QVariant()));
    perform(std::move(edit));
}

void Project::setSetting(const QString& key, const QJsonValue& value, const QString& undoText,
                         const QString& mergeKey) {
    perform({undoText, {}, {{key, setting(key), value}}, {}, {}, mergeKey});
}

void Project::rename(const QString& wanted) {
    const QString newName = wanted.trimmed();
    if (newName.isEmpty() || newName.startsWith(u'.') || newName.contains(u'/') || newName.contains(QChar(0)) ||
        newName.toUtf8().size() > 200)
        throw Error(Error::Code::InvalidInput,
                    Core::tr("“%1” can’t be the name of a project. Choose a short one without “/”.")
                        .arg(newName.toStdString()));
    if (newName == name()) return;
    const QString target = QFileInfo(m_file).path() + u'/' + newName + QStringLiteral(".capriccio");
    if (QFileInfo::exists(target))
        throw Error(Error::Code::InvalidInput,
                    Core::tr("There is a project “%1” already. Choose another name.").arg(newName.toStdString()));
    perform({tr("Rename project"), {}, {}, m_file, target, {}});
}

/// Does it, and notes it down if anything is different then.
void Project::perform(Edit edit) {
    if (!canChange()) return;
    std::erase_if(edit.fields, [](const Edit::Field& field) { return field.before == field.after; });
    std::erase_if(edit.settings, [](const Edit::Setting& setting) { return setting.before == setting.after; });
    if (edit.fields.empty() && edit.settings.empty() && edit.fileAfter.isEmpty()) return;
    apply(edit);
    m_undo.push(std::move(edit));
    Q_EMIT undoChanged();
}

void Project::undo() {
    if (!canChange()) return;
    if (const std::optional<Edit> edit = m_undo.undo()) {
        apply(*edit);
        Q_EMIT undoChanged();
    }
}

void Project::redo() {
    if (!canChange()) return;
    if (const std::optional<Edit> edit = m_undo.redo()) {
        apply(*edit);
        Q_EMIT undoChanged();
    }
}

void Project::apply(const Edit& edit) {
    if (!edit.fields.empty() || !edit.settings.empty())
        change([fields = edit.fields, settings = edit.settings](Sql& sql) {
            for (const Edit::Field& field : fields) rows::setField(sql, field.take, field.field, field.after);
            for (const Edit::Setting& setting : settings) rows::putSetting(sql, setting.key, setting.after);
        });
    for (const Edit::Field& field : edit.fields) {
        TakeRecord* found = takeRef(field.take);
        if (!found) continue;
        setValue(*found, field.field, field.after);
        Q_EMIT takeChanged(field.take);
    }
    for (const Edit::Setting& setting : edit.settings) {
        if (setting.after.isUndefined())
            m_settings.remove(setting.key);
        else
            m_settings.insert(setting.key, setting.after);
        Q_EMIT settingChanged(setting.key);
    }
    if (!edit.fileAfter.isEmpty()) applyRename(edit.fileAfter);
}

}  // namespace capriccio::project
