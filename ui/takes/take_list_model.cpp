#include "ui/takes/take_list_model.h"

#include "core/base/units.h"
#include "core/studio/take_settings.h"
#include "ui/takes/take_words.h"
#include "ui/widgets/take_file.h"
#include "ui/widgets/take_mime.h"

#include <algorithm>
#include <set>

#include <QMimeData>
#include <QRegularExpression>

namespace capriccio::ui {

using project::TakeId;
using project::TakeRecord;

TakeListModel::TakeListModel(studio::Session& session, QObject* parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(&session, &studio::Session::projectChanged, this, [this] {
        listen();
        rebuild();
    });
    connect(&session, &studio::Session::started, this, &TakeListModel::watchLive);
    connect(&session, &studio::Session::progress, this, &TakeListModel::growLive);
    const auto forget = [this] {
        growLive();
        m_live.clear();
    };
    connect(&session, &studio::Session::ended, this, forget);
    connect(&session, &studio::Session::failed, this, forget);
    listen();
    rebuild();
}

void TakeListModel::listen() {
    using project::Project;
    if (m_project) m_project->disconnect(this);  // one that takes are still made into lives on behind
    m_project = &m_session.project();
    connect(m_project, &Project::takeAdded, this, &TakeListModel::refresh);
    connect(m_project, &Project::takeChanged, this, &TakeListModel::changed);
    connect(m_project, &Project::takesRemoved, this, &TakeListModel::refresh);
    watchLive();
}

void TakeListModel::watchLive() {
    m_live.clear();
    for (const TakeId id : m_session.making())
        if (const auto clip = m_session.take(id).clip) m_live[id].clip = clip;
}

void TakeListModel::setWords(const QString& words) {
    if (words == m_words) return;
    m_words = words;
    m_wordStars = 0;
    static const QRegularExpression stars(QStringLiteral("(?:^|\\s)(?:([*★]{1,5})|([1-5])\\s*stars?)(?=\\s|$)"),
                                          QRegularExpression::CaseInsensitiveOption);
    QString rest = words;
    if (const auto found = stars.match(words); found.hasMatch()) {
        m_wordStars =
            found.captured(2).isEmpty() ? static_cast<int>(found.captured(1).size()) : found.captured(2).toInt();
        rest.remove(found.capturedStart(), found.capturedLength());
    }
    m_filter.words = rest;
    filter();
}

void TakeListModel::setLeastStars(int stars) {
    if (stars == m_leastStars) return;
    m_leastStars = stars;
    filter();
}

void TakeListModel::filter() {
    m_filter.leastStars = std::max(m_wordStars, m_leastStars);
    rebuild();
}

void TakeListModel::setBin(bool bin) {
    if (bin == m_filter.bin) return;
    m_filter.bin = bin;
    rebuild();
}

void TakeListModel::setTree(bool tree) {
    if (tree == m_isTree) return;
    m_isTree = tree;
    rebuild();
}

int TakeListModel::depth(const QModelIndex& index) const {
    if (!m_isTree || m_filter.bin) return placeInPass(index).first > 1 ? 1 : 0;
    const auto found = m_depths.find(idAt(index.row()));
    return found == m_depths.end() ? 0 : found->second;
}

/// Roots as they stand in the list, each followed by what came from it, the oldest first.
std::vector<TakeId> TakeListModel::asTree(const std::vector<TakeId>& ids) {
    const std::set<TakeId> listed(ids.begin(), ids.end());
    std::map<TakeId, std::vector<TakeId>> children;
    std::vector<TakeId> roots;
    for (const TakeId id : ids) {
        // What is in the bin or not found is passed over: the one before it, then. A take is newer than its origin.
        const TakeRecord* take = m_session.project().take(id);
        TakeId origin = take ? take->parent : 0;
        while (origin > 0 && !listed.contains(origin)) {
            const TakeRecord* above = m_session.project().take(origin);
            origin = above && above->parent < origin ? above->parent : 0;
        }
        if (origin > 0 && origin < id)
            children[origin].push_back(id);
        else
            roots.push_back(id);
    }
    for (auto& [origin, below] : children) std::ranges::sort(below);
    std::vector<TakeId> order;
    m_depths.clear();
    std::vector<std::pair<TakeId, int>> open;  // not a recursion: a chain may be as long as the project
    for (const TakeId root : roots) {
        open.emplace_back(root, 0);
        while (!open.empty()) {
            const auto [id, depth] = open.back();
            open.pop_back();
            order.push_back(id);
            if (depth > 0) m_depths[id] = depth;
            if (const auto below = children.find(id); below != children.end())
                for (auto child = below->second.rbegin(); child != below->second.rend(); ++child)
                    open.emplace_back(*child, depth + 1);
        }
    }
    return order;
}

std::vector<TakeId> TakeListModel::order() {
    const std::vector<TakeId> ids = wanted();
    return m_isTree && !m_filter.bin ? asTree(ids) : ids;
}

std::vector<TakeId> TakeListModel::wanted() const {
    std::vector<TakeId> ids = m_session.project().find(m_filter);
    // Newest first, but takes of one pass from the first to the last.
    const auto passAt = [this](TakeId id) { return studio::passOf(*m_session.project().take(id)); };
    for (auto first = ids.begin(); first != ids.end();) {
        const TakeId pass = passAt(*first);
        auto end = first + 1;
        while (end != ids.end() && passAt(*end) == pass) ++end;
        std::reverse(first, end);
        first = end;
    }
    return ids;
}

void TakeListModel::rebuild() {
    beginResetModel();
    m_ids = order();
    endResetModel();
}

/// What came or went is told row by row when that is little, so that selection and scroll position stay.
void TakeListModel::refresh() {
    const auto before = m_depths;
    std::vector<TakeId> now = order();
    if (m_isTree && before != m_depths) return rebuild();
    if (now == m_ids) return;
    const auto gone = [&now](TakeId id) { return std::ranges::find(now, id) == now.end(); };
    constexpr int kFew = 64;
    const auto difference = static_cast<int>(now.size()) - static_cast<int>(m_ids.size());
    if (std::abs(difference) > kFew) return rebuild();
    for (int row = static_cast<int>(m_ids.size()) - 1; row >= 0; --row)
        if (gone(idAt(row))) {
            beginRemoveRows({}, row, row);
            m_ids.erase(m_ids.begin() + row);
            endRemoveRows();
        }
    for (std::size_t row = 0; row < now.size(); ++row) {
        if (row < m_ids.size() && m_ids[row] == now[row]) continue;
        if (std::ranges::find(m_ids, now[row]) != m_ids.end()) return rebuild();  // the order is another one
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
        m_ids.insert(m_ids.begin() + static_cast<std::ptrdiff_t>(row), now[row]);
        endInsertRows();
    }
}

void TakeListModel::changed(TakeId id) {
    const TakeRecord* take = m_session.project().take(id);
    if (!take) return;
    const QModelIndex index = indexOf(id);
    // One that is made only grows; anything else may bring it into the list or out of it.
    if (take->state != project::TakeState::Running || !index.isValid()) refresh();
    if (const QModelIndex now = indexOf(id); now.isValid()) Q_EMIT dataChanged(now, now);
}

void TakeListModel::growLive() {
    for (auto& [id, live] : m_live) {
        live.peaks.update(*live.clip);
        if (const QModelIndex index = indexOf(id); index.isValid()) Q_EMIT dataChanged(index, index);
    }
}

int TakeListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

const TakeRecord* TakeListModel::record(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount()) return nullptr;
    return m_session.project().take(idAt(index.row()));
}

QModelIndex TakeListModel::indexOf(TakeId id) const {
    const auto found = std::ranges::find(m_ids, id);
    return found == m_ids.end() ? QModelIndex() : index(static_cast<int>(found - m_ids.begin()));
}

double TakeListModel::fraction(TakeId id) const {
    const TakeRecord* take = m_session.project().take(id);
    if (!take || take->state != project::TakeState::Running) return -1;
    const auto progress = m_session.progressOf(id);
    // News of it comes at times; what is drawn of it is there.
    const audio::Peaks* live = livePeaks(id);
    const auto drawn = live ? static_cast<double>(live->frames()) : 0.0;
    const auto whole = static_cast<double>(std::max<std::int64_t>(1, liveFrames(id)));
    return std::clamp(std::max(progress ? progress->fraction : 0, drawn / whole), 0.0, 1.0);
}

const audio::Peaks* TakeListModel::livePeaks(TakeId id) const {
    const auto found = m_live.find(id);
    return found == m_live.end() ? nullptr : &found->second.peaks;
}

std::int64_t TakeListModel::liveFrames(TakeId id) const {
    const auto found = m_live.find(id);
    return found == m_live.end() ? 0 : found->second.clip->capacityFrames();
}

std::pair<int, int> TakeListModel::placeInPass(const QModelIndex& index) const {
    const TakeRecord* take = record(index);
    if (!take) return {1, 1};
    const TakeId pass = studio::passOf(*take);
    const auto same = [&](int row) {
        const TakeRecord* other = m_session.project().take(idAt(row));
        return other && studio::passOf(*other) == pass;
    };
    int first = index.row(), last = index.row();
    while (first > 0 && same(first - 1)) --first;
    while (last + 1 < rowCount() && same(last + 1)) ++last;
    return {index.row() - first + 1, last - first + 1};
}

QVariant TakeListModel::data(const QModelIndex& index, int role) const {
    const TakeRecord* take = record(index);
    if (!take) return {};
    switch (role) {
        case Qt::DisplayRole:
            return takeName(*take);
        case Qt::EditRole:
            return take->title.isEmpty() ? takeName(*take) : take->title;
        case Qt::ToolTipRole:
            return m_filter.bin ? takeTip(*take)
                                : takeTip(*take) + QStringLiteral("\n\n") +
                                      tr("Drag it into a folder or an audio editor, or onto the melody.");
        case Qt::AccessibleTextRole: {
            QStringList parts{takeName(*take), QString::fromStdString(clockText(take->seconds()))};
            if (const double made = fraction(take->id); made >= 0)
                parts << tr("%1 % made").arg(static_cast<int>(made * 100));
            if (const QString state = stateText(*take); !state.isEmpty()) parts << state;
            if (const TakeRecord* origin = m_session.project().take(take->parent))
                parts << (take->parentFrame > 0 ? tr("goes on from “%1”") : tr("variation of “%1”"))
                             .arg(takeName(*origin));
            if (!take->note.isEmpty()) parts << tr("has a note");
            if (take->stars > 0) parts << tr("%n stars", nullptr, take->stars);
            return parts.join(QStringLiteral(", "));
        }
        case Qt::UserRole:
            return take->id;
        default:
            return {};
    }
}

bool TakeListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const TakeRecord* take = record(index);
    if (!take || role != Qt::EditRole || !m_session.project().canChange()) return false;
    QString title = value.toString().simplified();
    if (title == take->prompt.simplified()) title.clear();
    m_session.project().setTitle(take->id, title);
    return true;
}

Qt::ItemFlags TakeListModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (!index.isValid()) return flags;
    if (m_session.project().canChange() && !m_filter.bin) flags |= Qt::ItemIsEditable;
    if (!m_filter.bin) flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList TakeListModel::mimeTypes() const { return {QLatin1String(kTakeMime)}; }

QMimeData* TakeListModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty()) return nullptr;
    const TakeId id = idAt(indexes.first().row());
    const TakeRecord& record = *m_session.project().take(id);
    // With its sound it arrives in other programs as a file.
    if (const studio::Take take = m_session.take(id); take.clip && take.clip->availableFrames() > 0)
        return new TakeFile(id, takeName(record), take.clip);
    if (record.hasSound()) return new TakeFile(id, takeName(record), m_session.project().sound(id));
    auto* data = new QMimeData;
    data->setData(QLatin1String(kTakeMime), QByteArray::number(id));
    return data;
}

}  // namespace capriccio::ui
