#pragma once

#include "core/studio/take.h"

#include <vector>

#include <QObject>

namespace capriccio::ui {

/// A take of this session and how far it is.
struct ShelfEntry {
    studio::Take take;
    bool making = false;
    bool saved = false;   ///< whole, as a file
    double fraction = 0;  ///< while making, 0 … 1

    /// There is sound that would be lost.
    bool isUnsaved() const { return !saved && take.clip && take.clip->availableFrames() > 0; }
};

/// The takes made since the window was opened, newest first, in memory; a project takes its place one day. Belongs to
/// the window's thread.
class TakeShelf : public QObject {
    Q_OBJECT
  public:
    explicit TakeShelf(QObject* parent = nullptr) : QObject(parent) {}

    void add(const studio::Take& take);
    void setFraction(quint64 id, double fraction);
    /// It is made as far as it will be. One without any sound is taken off.
    void conclude(quint64 id);
    void markSaved(quint64 id);

    const std::vector<ShelfEntry>& entries() const { return m_entries; }
    const ShelfEntry* find(quint64 id) const;
    std::vector<studio::Take> unsaved() const;

  Q_SIGNALS:
    void added(quint64 id);
    void removed(quint64 id);
    void changed(quint64 id);

  private:
    ShelfEntry* entry(quint64 id);

    std::vector<ShelfEntry> m_entries;
};

}  // namespace capriccio::ui
