#pragma once

#include "core/studio/library/library.h"
#include "ui/models/model_getter.h"
#include "ui/models/model_row.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialogs.h"

#include <functional>

#include <QWidget>

class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace capriccio::ui {

class Banner;
class ElidedLabel;
class FigureLabel;
class ProgressLine;

/// All models: those on this computer, those on their way, those to get. Shows what the library says and passes on what
/// the person wants of it. A window of its own, made once, shown when asked for; a folder dropped on it is looked into.
class ModelsWindow : public QWidget {
    Q_OBJECT
  public:
    ModelsWindow(const Theme& theme, library::Library& shelf, ModelGetter& getter, Dialogs& dialogs);

    /// The model that plays, by its folder.
    void setCurrent(const QString& folder);
    /// What is in memory; empty: nothing.
    void setLoaded(const QString& folder, qint64 bytes);
    /// Nothing is measured while music is made.
    void setMakingMusic(bool making);
    /// Brings a model into sight, with the focus on what one can do with it; once the disk was looked at.
    void showModel(const QString& id);

    /// Asks for another folder to keep models in, and moves them there.
    static void askToMove(Dialogs& dialogs, library::Library& shelf, QWidget* parent);

  Q_SIGNALS:
    void useRequested(const QString& folder);
    void unloadRequested();

  protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void build();
    void showState();
    void arrangeRows();
    void act(const QString& id, ModelRow::Act act);
    bool isUsable(const QString& id) const;
    /// Good news, which is taken back as soon as it holds no longer.
    void say(const QString& words, std::function<bool()> holds = {});
    void unsay();
    void addFolder(const QString& folder);
    void chooseFolder();
    void refuse(const QString& words);
    void askToRemove(const library::Model& model);
    void measure();

    const Theme& m_theme;
    library::Library& m_shelf;
    ModelGetter& m_getter;
    Dialogs& m_dialogs;
    QString m_current, m_loadedFolder;
    QString m_wanted;               ///< to be shown when it is there
    std::function<bool()> m_holds;  ///< whether what the banner says of a model still does
    bool m_isAdding = false;        ///< a folder was offered, and no answer came yet
    qint64 m_loadedBytes = -1;
    bool m_isMaking = false;
    qsizetype m_coming = 0;  ///< models on their way
    Banner* m_banner = nullptr;
    ElidedLabel* m_place = nullptr;
    QPushButton* m_move = nullptr;
    QPushButton* m_add = nullptr;
    QFrame* m_moving = nullptr;
    FigureLabel* m_movingWords = nullptr;
    ProgressLine* m_movingLine = nullptr;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_list = nullptr;
    QLabel* m_comingTitle = nullptr;
    QLabel* m_hereTitle = nullptr;
    QLabel* m_getTitle = nullptr;
    QWidget* m_foot = nullptr;
    QLabel* m_note = nullptr;
    QLineEdit* m_hub = nullptr;
    QList<ModelRow*> m_rows;
    QStringList m_order;  ///< ids as laid out, with an empty one between the sections: coming, here, to get
};

}  // namespace capriccio::ui
