#pragma once

#include "core/studio/project/rows.h"

#include <deque>
#include <optional>
#include <vector>

#include <QJsonValue>
#include <QVariant>

namespace capriccio::project {

/// One thing the user did, as values before and after, so that it can be done backwards.
struct Edit {
    struct Field {
        TakeId take = 0;
        TakeField field = TakeField::Title;
        QVariant before, after;
    };
    struct Setting {
        QString key;
        QJsonValue before, after;  ///< undefined: not set
    };
    QString text;  ///< for the menu: "Delete 2 takes"
    std::vector<Field> fields;
    std::vector<Setting> settings;
    QString fileBefore, fileAfter;  ///< a renamed project; else empty
    /// Edits that follow each other with the same key become one (a slider being moved); empty: never.
    QString mergeKey;

    Edit inverse() const;
};

/// Undo and redo as a list with a place in it. A plain value.
class UndoLog {
  public:
    /// Forgets what could be redone. The oldest go when there are more than kMost.
    void push(Edit edit);
    /// The next push starts a new edit whatever its key.
    void endMerging() { m_merging = false; }

    bool canUndo() const { return m_place > 0; }
    bool canRedo() const { return m_place < m_edits.size(); }
    QString undoText() const { return canUndo() ? m_edits[m_place - 1].text : QString(); }
    QString redoText() const { return canRedo() ? m_edits[m_place].text : QString(); }

    /// Steps back or forward and gives what to apply.
    std::optional<Edit> undo();
    std::optional<Edit> redo();

    /// Takes that no longer exist; edits of nothing else go.
    void forget(const QList<TakeId>& takes);
    /// The project went elsewhere: its earlier names mean nothing there.
    void forgetRenames();

    static constexpr std::size_t kMost = 1000;

  private:
    template <typename Empty>
    void removeIf(Empty empty);

    std::deque<Edit> m_edits;
    std::size_t m_place = 0;  // edits before it are done
    bool m_merging = false;
};

}  // namespace capriccio::project
