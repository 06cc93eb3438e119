#pragma once

#include "ui/takes/take_shelf.h"
#include "ui/theme/theme.h"

#include <map>

#include <QWidget>

class QVBoxLayout;

namespace capriccio::ui {

/// The right of the window: a card for each take of this session, the newest on top; a click shows it again.
class TakesPanel : public QWidget {
    Q_OBJECT
  public:
    TakesPanel(const Theme& theme, TakeShelf& shelf, QWidget* parent = nullptr);

    /// 0: none.
    void setCurrent(quint64 id);

  Q_SIGNALS:
    void takeChosen(quint64 id);

  private:
    class Card;
    void refreshEmpty();

    const Theme& m_theme;
    TakeShelf& m_shelf;
    QVBoxLayout* m_list;
    QWidget* m_empty;
    std::map<quint64, Card*> m_cards;
};

}  // namespace capriccio::ui
