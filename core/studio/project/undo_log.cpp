#include "core/studio/project/undo_log.h"

#include <algorithm>
#include <utility>

namespace capriccio::project {

Edit Edit::inverse() const {
    Edit edit = *this;
    for (Field& field : edit.fields) std::swap(field.before, field.after);
    for (Setting& setting : edit.settings) std::swap(setting.before, setting.after);
    std::swap(edit.fileBefore, edit.fileAfter);
    return edit;
}

void UndoLog::push(Edit edit) {
    m_edits.resize(m_place);
    if (m_merging && !edit.mergeKey.isEmpty() && canUndo() && m_edits.back().mergeKey == edit.mergeKey &&
        m_edits.back().fields.size() == edit.fields.size() && m_edits.back().settings.size() == edit.settings.size()) {
        Edit& last = m_edits.back();
        for (std::size_t i = 0; i < edit.fields.size(); ++i) last.fields[i].after = edit.fields[i].after;
        for (std::size_t i = 0; i < edit.settings.size(); ++i) last.settings[i].after = edit.settings[i].after;
        return;
    }
    m_merging = !edit.mergeKey.isEmpty();
    m_edits.push_back(std::move(edit));
    if (m_edits.size() > kMost) m_edits.pop_front();
    m_place = m_edits.size();
}

std::optional<Edit> UndoLog::undo() {
    if (!canUndo()) return std::nullopt;
    m_merging = false;
    return m_edits[--m_place].inverse();
}

std::optional<Edit> UndoLog::redo() {
    if (!canRedo()) return std::nullopt;
    m_merging = false;
    return m_edits[m_place++];
}

template <typename Empty>
void UndoLog::removeIf(Empty empty) {
    std::deque<Edit> kept;
    std::size_t place = 0;
    for (std::size_t i = 0; i < m_edits.size(); ++i) {
        if (empty(m_edits[i])) continue;
        if (i < m_place) ++place;
        kept.push_back(std::move(m_edits[i]));
    }
    m_edits = std::move(kept);
    m_place = place;
}

void UndoLog::forget(const QList<TakeId>& takes) {
    removeIf([&](Edit& edit) {
        std::erase_if(edit.fields, [&](const Edit::Field& field) { return takes.contains(field.take); });
        return edit.fields.empty() && edit.settings.empty() && edit.fileAfter.isEmpty();
    });
}

void UndoLog::forgetRenames() {
    removeIf([](Edit& edit) { return !edit.fileAfter.isEmpty(); });
}

}  // namespace capriccio::project
