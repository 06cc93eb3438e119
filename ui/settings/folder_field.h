#pragma once

#include <QWidget>

class QPushButton;

namespace capriccio::ui {

class ElidedLabel;

/// A folder and a button that chooses another.
class FolderField : public QWidget {
    Q_OBJECT
  public:
    /// The button is "NAME.choose".
    FolderField(const QString& name, QWidget* parent = nullptr);

    void setPath(const QString& path);
    /// Words instead of a folder: that one is on its way, say.
    void setWords(const QString& words);

    static constexpr int kPathWidth = 190;

  Q_SIGNALS:
    void chooseRequested();

  private:
    ElidedLabel* m_path;
    QPushButton* m_choose;
};

}  // namespace capriccio::ui
