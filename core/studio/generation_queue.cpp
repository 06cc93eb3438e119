#include "core/studio/generation_queue.h"

#include <algorithm>
#include <utility>

namespace capriccio::studio {

quint64 GenerationQueue::add(GenerationSettings settings, std::shared_ptr<project::Project> project) {
    m_waiting.push_back({++m_lastId, std::move(settings), std::move(project)});
    Q_EMIT changed();
    return m_lastId;
}

void GenerationQueue::cancel(quint64 id) {
    if (std::erase_if(m_waiting, [id](const Waiting& each) { return each.id == id; }) > 0) Q_EMIT changed();
}

void GenerationQueue::cancelAll() {
    if (m_waiting.empty()) return;
    m_waiting.clear();
    Q_EMIT changed();
}

void GenerationQueue::move(quint64 id, int place) {
    const auto found = std::ranges::find(m_waiting, id, &Waiting::id);
    if (found == m_waiting.end()) return;
    const auto target = m_waiting.begin() + std::clamp<std::ptrdiff_t>(place, 0, std::ssize(m_waiting) - 1);
    if (target == found) return;
    if (target < found)
        std::rotate(target, found, found + 1);
    else
        std::rotate(found, found + 1, target + 1);
    Q_EMIT changed();
}

std::optional<Waiting> GenerationQueue::takeFirst() {
    if (m_waiting.empty()) return std::nullopt;
    Waiting first = std::move(m_waiting.front());
    m_waiting.erase(m_waiting.begin());
    Q_EMIT changed();
    return first;
}

}  // namespace capriccio::studio
