#pragma once

#include "ui/widgets/buttons.h"

class QButtonGroup;
class QHBoxLayout;

namespace capriccio::ui {

/// A few values side by side of which one is chosen. One stop for Tab; the arrow keys choose. The buttons are called
/// "NAME.VALUE".
class Segments : public QWidget {
    Q_OBJECT
  public:
    Segments(const Theme& theme, const QString& name, QWidget* parent = nullptr);

    /// `words` are what is read out, and the tip; `tone` the colour when chosen.
    void add(int value, const QString& label, const QString& words, QColor Tokens::*tone = &Tokens::accentText);
    /// All as wide as the widest.
    void setEven(bool even) { m_even = even; }
    int value() const;
    void setValue(int value);
    /// One that is not shown can still be chosen by setValue(): show it then.
    void setValueShown(int value, bool shown);
    void setValueEnabled(int value, bool enabled);

  Q_SIGNALS:
    void valueChanged(int value);

  private:
    class Segment;

    const Theme& m_theme;
    bool m_even = false;
    QHBoxLayout* m_layout;
    QButtonGroup* m_group;
};

}  // namespace capriccio::ui
