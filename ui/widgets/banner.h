#pragma once

#include "ui/widgets/buttons.h"

#include <functional>

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace capriccio::ui {

/// One calm line of news in the window, with what can be done about it; stays until closed, replaced or withdrawn.
/// Hidden when there is nothing.
class Banner : public QWidget {
    Q_OBJECT
  public:
    explicit Banner(const Theme& theme, QWidget* parent = nullptr);

    enum class Kind { Problem, Notice };

    /// `topic` is what withdraw() knows it by. The action's button is left out without a label.
    void show(Kind kind, const QString& topic, const QString& words, const QString& actionLabel = {},
              std::function<void()> action = {});
    /// Takes the news of that topic back, if it is the one shown.
    void withdraw(const QString& topic);
    void dismiss();
    QString words() const;
    QString topic() const { return m_topic; }

  private:
    QString m_topic;
    QFrame* m_frame;
    IconView* m_icon;
    QLabel* m_words;
    QPushButton* m_action;
    std::function<void()> m_do;
};

}  // namespace capriccio::ui
