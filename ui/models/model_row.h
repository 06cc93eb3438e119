#pragma once

#include "core/studio/library/library.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace capriccio::ui {

class FigureLabel;
class Fold;
class IconButton;
class ProgressLine;

/// A model in the models window: what it is, what it needs here, what is going on with it, and what one can do. Its
/// buttons are named "ID.main", "ID.second" and "ID.menu".
class ModelRow : public QFrame {
    Q_OBJECT
  public:
    enum class Act { Get, Pause, Cancel, MoveUp, Use, Check, ShowFolder, Remove, Forget, Unload };

    ModelRow(const Theme& theme, const QString& id, QWidget* parent);

    /// `loadedBytes`: what it holds in memory; negative: it is not loaded.
    void show(const library::Model& model, const library::Library& shelf, bool isCurrent, qint64 loadedBytes);
    QString id() const { return m_id; }
    /// Onto its first button.
    void takeFocus();

  Q_SIGNALS:
    void wanted(capriccio::ui::ModelRow::Act act);

  private:
    void decide(const library::Model& model, const library::Library& shelf, bool isCurrent, bool isSuggested);
    void openMenu();

    const Theme& m_theme;
    QString m_id;
    QLabel* m_name;
    QHBoxLayout* m_tagRow;
    QList<QLabel*> m_tags;
    QLabel* m_goodFor;
    QLabel* m_figures;
    QLabel* m_loaded;
    FigureLabel* m_progress;
    QLabel* m_reason;
    QLabel* m_problem;
    ProgressLine* m_line;
    QPushButton* m_main;
    QPushButton* m_second;
    IconButton* m_menu;
    Fold* m_more;
    QLabel* m_details;
    Act m_mainAct = Act::Get;
    Act m_secondAct = Act::Cancel;
    QList<std::pair<QString, Act>> m_menuActs;
};

}  // namespace capriccio::ui
