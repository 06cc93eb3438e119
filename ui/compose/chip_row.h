#pragma once

#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>

namespace capriccio::ui {

class Chip;
class FlowLayout;
class PromptPicker;

/// Under the prompt: the words it has, chosen; a few that it could have; and the groups, which open pickers. A chip
/// keeps its place while the prompt changes.
class ChipRow : public QWidget {
    Q_OBJECT
  public:
    explicit ChipRow(const Theme& theme, QWidget* parent = nullptr);

    void showPrompt(const QString& prompt);
    /// Opens the tempo's picker, as its chip does.
    void pickTempo();

  Q_SIGNALS:
    void promptWanted(const QString& prompt);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    class GroupChip;
    void addGroup(const QString& name, const QString& title, PromptPicker* (*make)(const Theme&, QWidget*));
    void toggle(const QString& words, bool on);
    Chip* addChip(const QString& words);

    const Theme& m_theme;
    QString m_prompt;
    QStringList m_words;  ///< on the chips, in their order
    QList<Chip*> m_chips;
    FlowLayout* m_flow;
    FlowLayout* m_groups;
    GroupChip* m_tempo = nullptr;
    QList<GroupChip*> m_groupChips;
};

}  // namespace capriccio::ui
