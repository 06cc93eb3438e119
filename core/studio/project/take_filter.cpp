#include "core/studio/project/take_filter.h"

#include <algorithm>

#include <QSet>

namespace capriccio::project {
namespace {

QString searchText(const TakeRecord& take) {
    QString text =
        take.title + u'\n' + take.prompt + u'\n' + take.negativePrompt + u'\n' + take.note + u'\n' + take.modelName;
    for (const Section& section : take.sections) text += u'\n' + section.prompt;
    return folded(text);
}

const TakeRecord* find(const std::vector<TakeRecord>& takes, TakeId id) {
    const auto found = std::ranges::find(takes, id, &TakeRecord::id);
    return found == takes.end() ? nullptr : &*found;
}

/// Each name is folded once.
std::vector<TakeId> sortedByName(const std::vector<const TakeRecord*>& takes) {
    std::vector<std::pair<QString, TakeId>> names;
    for (const TakeRecord* take : takes) names.emplace_back(folded(take->displayName()), take->id);
    std::ranges::stable_sort(names, {}, &std::pair<QString, TakeId>::first);
    std::vector<TakeId> ids;
    for (const auto& [name, id] : names) ids.push_back(id);
    return ids;
}

QSet<TakeId> familyOf(const std::vector<TakeRecord>& takes, TakeId id) {
    QSet<TakeId> family{id};
    // A hostile file may have made a ring of parents: each is visited once.
    for (const TakeRecord* take = find(takes, id); take && take->parent && !family.contains(take->parent);
         take = find(takes, take->parent))
        family.insert(take->parent);
    QSet<TakeId> branch{id};
    for (const TakeRecord& take : takes)  // children have later ids
        if (branch.contains(take.parent)) branch.insert(take.id);
    return family.unite(branch);
}

}  // namespace

QString folded(const QString& text) {
    // Most prompts are plain ASCII.
    if (std::ranges::all_of(text, [](QChar c) { return c.unicode() < 128; })) return text.toLower();
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD))
        if (c.category() != QChar::Mark_NonSpacing) plain += c;
    return plain.toCaseFolded();
}

bool hasWords(const QString& text, const QStringList& wanted) {
    return std::ranges::all_of(wanted, [&](const QString& word) {
        for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
            if (at == 0 || !text[at - 1].isLetterOrNumber() || !word.front().isLetterOrNumber()) return true;
        return false;
    });
}

std::vector<TakeId> filterTakes(const std::vector<TakeRecord>& takes, const TakeFilter& filter) {
    const QStringList wanted = folded(filter.words).simplified().split(u' ', Qt::SkipEmptyParts);
    const QSet<TakeId> family = filter.family ? familyOf(takes, filter.family) : QSet<TakeId>();
    std::vector<const TakeRecord*> found;
    for (const TakeRecord& take : takes) {
        if (take.inBin() != filter.bin || take.stars < filter.leastStars) continue;
        if (!filter.model.isEmpty() && take.modelName != filter.model) continue;
        if (filter.family && !family.contains(take.id)) continue;
        if (wanted.isEmpty() || hasWords(searchText(take), wanted)) found.push_back(&take);
    }
    if (filter.order != TakeFilter::Order::Oldest) std::ranges::reverse(found);  // newest first, also among equals
    const auto sortBy = [&](auto before) { std::ranges::stable_sort(found, before); };
    switch (filter.order) {
        case TakeFilter::Order::Newest:
        case TakeFilter::Order::Oldest:
            break;
        case TakeFilter::Order::Longest:
            sortBy([](const TakeRecord* a, const TakeRecord* b) { return a->seconds() > b->seconds(); });
            break;
        case TakeFilter::Order::MostStars:
            sortBy([](const TakeRecord* a, const TakeRecord* b) { return a->stars > b->stars; });
            break;
        case TakeFilter::Order::Name:
            return sortedByName(found);
    }
    std::vector<TakeId> ids;
    for (const TakeRecord* take : found) ids.push_back(take->id);
    return ids;
}

}  // namespace capriccio::project
