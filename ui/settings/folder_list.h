#pragma once

#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace capriccio::ui {

/// Some folders, each of which can be left out, a button that adds one, and words when one could not be added. Its
/// buttons are "NAME.add" and "NAME.leave.0" …, the words "NAME.problem".
class FolderList : public QWidget {
    Q_OBJECT
  public:
    FolderList(const Theme& theme, const QString& name, QWidget* parent = nullptr);

    void setFolders(const QStringList& folders);
    void setProblem(const QString& words);

  Q_SIGNALS:
    void addRequested();
    void leaveRequested(const QString& folder);

  private:
    const Theme& m_theme;
    QStringList m_folders;
    QVBoxLayout* m_rows;
    QPushButton* m_add;
    QLabel* m_problem;
};

}  // namespace capriccio::ui
