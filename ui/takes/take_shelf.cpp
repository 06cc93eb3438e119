#include "ui/takes/take_shelf.h"

#include <algorithm>

namespace capriccio::ui {

void TakeShelf::add(const studio::Take& take) {
    m_entries.insert(m_entries.begin(), ShelfEntry{take, true, false, 0});
    Q_EMIT added(take.id);
}

ShelfEntry* TakeShelf::entry(quint64 id) {
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [id](const auto& e) { return e.take.id == static_cast<project::TakeId>(id); });
    return found == m_entries.end() ? nullptr : &*found;
}

const ShelfEntry* TakeShelf::find(quint64 id) const { return const_cast<TakeShelf*>(this)->entry(id); }

void TakeShelf::setFraction(quint64 id, double fraction) {
    if (auto* found = entry(id)) {
        found->fraction = fraction;
        Q_EMIT changed(id);
    }
}

void TakeShelf::conclude(quint64 id) {
    auto* found = entry(id);
    if (!found) return;
    found->making = false;
    if (found->take.clip->availableFrames() == 0) {
        std::erase_if(m_entries, [id](const auto& e) { return e.take.id == static_cast<project::TakeId>(id); });
        Q_EMIT removed(id);
    } else {
        Q_EMIT changed(id);
    }
}

void TakeShelf::markSaved(quint64 id) {
    if (auto* found = entry(id)) {
        found->saved = true;
        Q_EMIT changed(id);
    }
}

std::vector<studio::Take> TakeShelf::unsaved() const {
    std::vector<studio::Take> takes;
    for (const auto& e : m_entries)
        if (e.isUnsaved()) takes.push_back(e.take);
    return takes;
}

}  // namespace capriccio::ui
