#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QFrame;
class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace capriccio::ui {

/// The middle of the window before the first take: what one could ask for, each card one click from sound.
class FirstStart : public QWidget {
    Q_OBJECT
  public:
    explicit FirstStart(const Theme& theme, QWidget* parent = nullptr);

    /// Without a name none is chosen yet, and the page says so. suggestion: one to begin with then, "MusicGen small
    /// (1.1 GB)"; empty: not known.
    void setModel(const QString& name, const QString& suggestion);

    static QStringList examples();

  Q_SIGNALS:
    void exampleChosen(const QString& prompt);
    void chooseModelRequested();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    class Card;
    void arrange();
    void refresh();

    QString m_name, m_suggestion;
    QFrame* m_note;
    QVBoxLayout* m_layout;
    QLabel* m_lead;
    QLabel* m_noteTitle;
    QLabel* m_noteWords;
    QPushButton* m_choose;
    QWidget* m_body;
    QGridLayout* m_grid;
    QList<Card*> m_cards;
    int m_columns = 0;
};

}  // namespace capriccio::ui
