#pragma once

#include "core/studio/session.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStandardItemModel;

namespace capriccio::ui {

/// Every prompt ever used, in all projects, found by words: Enter takes one over. Deletes itself when closed.
class PromptSearch : public QDialog {
    Q_OBJECT
  public:
    PromptSearch(const Theme& theme, studio::Session& session, QWidget* parent = nullptr);

  Q_SIGNALS:
    void promptChosen(const QString& prompt);
    void projectChosen(const QString& file);

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    class Delegate;
    void search();
    void show(const QList<project::PromptUse>& found);
    void take();
    void refresh();

    studio::Session& m_session;
    QLineEdit* m_words;
    QListView* m_list;
    QStandardItemModel* m_model;
    QLabel* m_none;
    QPushButton* m_project;
    QPushButton* m_take;
    quint64 m_asked = 0;
};

}  // namespace capriccio::ui
