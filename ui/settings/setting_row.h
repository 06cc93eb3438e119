#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace capriccio::ui {

/// One setting: what it is, a line about what it does, and its control, which belongs to it.
class SettingRow : public QWidget {
    Q_OBJECT
  public:
    /// `keywords`: other words one might look for it by.
    SettingRow(const QString& title, const QString& words, const QString& keywords, QWidget* control, QWidget* parent);

    /// Every word of the search occurs in it or in its group's title.
    bool matches(const QString& search, const QString& group) const;

  private:
    QString m_text;
};

}  // namespace capriccio::ui
