#pragma once

#include "core/studio/session.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace capriccio::ui {

class Dialogs;
class IconButton;
class QueueView;
class TakeDelegate;
class TakeListModel;

/// The right of the window: what waits to be made, and the project's takes, newest on top, to be searched, heard,
/// named, rated, made again and thrown away. What needs more than the project is asked for by signals.
///
/// Keys in the list: arrows choose, Enter plays, F2 renames, 0 … 5 stars, Delete throws away, the menu key has the
/// rest.
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
    /// Held against the one on the stage.
    void compareRequested(qint64 id);
    /// The same settings again, a variation, or into the compose panel to be changed.
    void againRequested(qint64 id);
    void variationRequested(qint64 id);
    void settingsRequested(qint64 id);
    void goOnRequested(qint64 id);
    void treeChanged(bool tree);
    /// Thrown away, with words to say it and offer undo.
    void deleted(const QString& words);

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    QWidget* makeHead();
    QWidget* makeEmpty();
    void makeList();
    void choose(const QModelIndex& index);
    void refresh();
    void openMenu(project::TakeId id, const QPoint& place);
    void throwAway(const QList<project::TakeId>& takes);
    void emptyBin();
    void editNote(project::TakeId id);
    bool onKey(int key, Qt::KeyboardModifiers modifiers);
    project::TakeId focused() const;

    const Theme& m_theme;
    studio::Session& m_session;
    Dialogs& m_dialogs;
    TakeListModel* m_model;
    TakeDelegate* m_delegate;
    QLabel* m_heading = nullptr;
    IconButton* m_export = nullptr;
    IconButton* m_tree = nullptr;
    QPushButton* m_emptyBin = nullptr;
    QPushButton* m_back = nullptr;
    QLineEdit* m_search = nullptr;
    QueueView* m_queue = nullptr;
    QListView* m_list = nullptr;
    QWidget* m_empty = nullptr;
    QLabel* m_emptyWords = nullptr;
    QLabel* m_emptyHint = nullptr;
};

}  // namespace capriccio::ui
