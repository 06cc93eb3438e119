#pragma once

#include "ui/widgets/buttons.h"

#include <functional>
#include <vector>

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace capriccio::ui {

/// Calm news in the window, a line at a time, with what can be done about it. Hidden when there is none.
///
/// Nothing is lost before it was read: what comes later stands in front of what was there, which comes back when that is
/// closed or withdrawn; a button says how many wait and goes round them. There is one message for each topic: later
/// words about the same matter replace the earlier.
class Banner : public QWidget {
    Q_OBJECT
  public:
    explicit Banner(const Theme& theme, QWidget* parent = nullptr);

    /// A Hint says what one sees oneself (that something was copied, say): it gives way to whatever comes next.
    enum class Kind { Problem, Notice, Hint };

    /// `topic` is what withdraw() knows it by. The action's button is left out without a label.
    void show(Kind kind, const QString& topic, const QString& words, const QString& actionLabel = {},
              std::function<void()> action = {});
    /// Other words for news that is there, where it is; nothing when it was closed. For progress.
    void reword(const QString& topic, const QString& words);
    /// Takes the news of that topic back.
    void withdraw(const QString& topic);
    /// Closes the one that is shown.
    void dismiss();
    /// Of the one that is shown.
    QString words() const;

  private:
    struct News {
        Kind kind;
        QString topic;
        QString words;
        QString actionLabel;
        std::function<void()> action;
    };
    void showFront();
    void remove(const QString& topic);

    std::vector<News> m_news;  ///< the last one is shown
    QFrame* m_frame;
    IconView* m_icon;
    QLabel* m_words;
    QPushButton* m_action;
    QPushButton* m_more;
};

}  // namespace capriccio::ui
