#include "ui/compose/sections.h"

#include <algorithm>

namespace capriccio::ui {

/// A second, as a share; less where the piece itself is short.
double Sections::shortest() const { return std::min(1 / std::max(m_seconds, 1.0), 1.0 / (2 * kMost)); }

int Sections::divide(int section) {
    if (section < 0 || section >= count() || count() >= kMost) return -1;
    const double from = begin(section);
    const double to = end(section);
    if (to - from < 2 * shortest()) return -1;
    m_marks.insert(m_marks.begin() + section, SectionMark{(from + to) / 2, {}});
    return section + 1;
}

bool Sections::move(int section, double at) {
    if (section < 1 || section >= count()) return false;
    const double low = begin(section - 1) + shortest();
    const double high = end(section) - shortest();
    if (low > high) return false;
    at = std::clamp(at, low, high);
    if (at == begin(section)) return false;
    m_marks[index(section)].at = at;
    return true;
}

bool Sections::remove(int section) {
    if (section < 1 || section >= count()) return false;
    m_marks.erase(m_marks.begin() + section - 1);
    return true;
}

bool Sections::setPrompt(int section, const QString& prompt) {
    if (section < 1 || section >= count() || m_marks[index(section)].prompt == prompt) return false;
    m_marks[index(section)].prompt = prompt;
    return true;
}

void Sections::setMarks(std::vector<SectionMark> marks) {
    std::stable_sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    m_marks.clear();
    for (auto& mark : marks)
        if (count() < kMost && mark.at - begin(count() - 1) >= shortest() - 1e-9 && mark.at <= 1 - shortest() + 1e-9)
            m_marks.push_back(std::move(mark));
}

}  // namespace capriccio::ui
