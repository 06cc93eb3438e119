#pragma once

#include "core/studio/session.h"
#include "ui/theme/theme.h"

#include <functional>

#include <QWidget>

class QAction;
class QLabel;
class QListView;
class QMenu;

namespace capriccio::ui {

class Dialogs;
class QueueView;
class TakeDelegate;
class TakeListModel;
class TakesHead;

/// The right of the window: what waits to be made, and the project's takes, newest on top, to be searched, heard,
/// named, rated, made again and deleted. What needs more than the project is asked for by signals.
///
/// Keys in the list: arrows choose, Enter plays, F2 renames, 0 … 5 stars, Delete puts into the bin, the menu key has
/// the rest.
class TakesPanel : public QWidget {
    Q_OBJECT
  public:
    TakesPanel(const Theme& theme, studio::Session& session, Dialogs& dialogs, QWidget* parent = nullptr);

    /// The take on the stage; 0: none.
    void setCurrent(project::TakeId id);
    project::TakeId current() const;
    /// The bin instead of the takes.
    void showBin(bool bin);
    /// Those chosen in the list; when none is, the one on the stage.
    QList<project::TakeId> chosen() const;
    void focusSearch();
    /// All there is to do with a take, wherever it is shown.
    void openMenu(project::TakeId id, const QPoint& globalPlace);
    /// The two that are held against each other, and which is heard; 0: none.
    void setCompared(project::TakeId first, project::TakeId second, bool hearsSecond);
    /// Each take under the one it came from.
    void setTree(bool tree);
    bool isTree() const;

  Q_SIGNALS:
    /// To be shown on the stage.
    void takeChosen(qint64 id);
    void playRequested(qint64 id);
    void exportRequested(const QList<qint64>& takes);
    /// As a file in the clipboard.
    void copyRequested(qint64 id);
    /// Held against the one on the stage; 0: whichever suits.
    void compareRequested(qint64 id);
    /// The same settings again, a variation, or into the compose panel to be changed.
    void againRequested(qint64 id);
    void variationRequested(qint64 id);
    void settingsRequested(qint64 id);
    /// From its end.
    void goOnRequested(qint64 id);
    /// What is being made: ended and kept, or ended and put into the bin.
    void stopRequested();
    void cancelRequested();
    void treeChanged(bool tree);
    /// Something was done that can be undone, with words to say it: put into the bin, or back.
    void done(const QString& words);

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void makeHead();
    QWidget* makeEmpty();
    void makeList();
    void choose(const QModelIndex& index);
    void refresh();
    void openMenuHere();
    void addMakingEntries(QMenu& menu, const project::TakeRecord& take, bool one);
    void addKeepingEntries(QMenu& menu, const project::TakeRecord& take, const QList<project::TakeId>& takes);
    QAction* addEntry(QMenu& menu, const char* name, const QString& words, bool enabled, std::function<void()> act);
    void rename(project::TakeId id);
    void moveToBin(const QList<project::TakeId>& takes);
    void putBack(const QList<project::TakeId>& takes);
    void emptyBin();
    void editNote(project::TakeId id, bool name = false);
    bool onKey(int key, Qt::KeyboardModifiers modifiers);
    project::TakeId focused() const;

    const Theme& m_theme;
    studio::Session& m_session;
    Dialogs& m_dialogs;
    TakeListModel* m_model;
    TakeDelegate* m_delegate;
    TakesHead* m_head = nullptr;
    QueueView* m_queue = nullptr;
    QListView* m_list = nullptr;
    QWidget* m_empty = nullptr;
    QLabel* m_emptyWords = nullptr;
    QLabel* m_emptyHint = nullptr;
};

}  // namespace capriccio::ui
