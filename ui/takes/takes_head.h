#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace capriccio::ui {

class StarRating;
class WordButton;

/// Over the list of takes: export of the chosen ones, search by words, by stars, the tree's switch; or, over the bin,
/// the way out of it and the button that empties it.
class TakesHead : public QWidget {
    Q_OBJECT
  public:
    TakesHead(const Theme& theme, QWidget* parent);

    struct State {
        bool bin = false;
        int all = 0;            ///< takes (or binned ones), whatever is searched for
        int listed = 0;         ///< found of them
        bool mayEmpty = false;  ///< the bin
        int chosen = 0;
    };
    void show(const State& state);

    QLineEdit& search() { return *m_search; }
    /// What is searched for is forgotten.
    void clear();
    bool isSearching() const;
    void setTree(bool tree);
    bool isTree() const;

  Q_SIGNALS:
    void wordsChanged(const QString& words);
    void leastStarsChanged(int stars);
    void treeChanged(bool tree);
    void exportRequested();
    void emptyRequested();
    void binClosed();

  private:
    QLabel* m_heading;
    QLabel* m_count;
    WordButton* m_export;
    WordButton* m_tree;
    QPushButton* m_emptyBin;
    QPushButton* m_back;
    QLabel* m_binWords;
    QLineEdit* m_search;
    StarRating* m_stars;
    QWidget* m_filter;
};

}  // namespace capriccio::ui
