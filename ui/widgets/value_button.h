#pragma once

#include "ui/widgets/buttons.h"
#include "ui/widgets/menus.h"

class QMenu;

namespace capriccio::ui {

/// A value at the right end of a row that opens a menu of others.
class ValueButton : public PaintedButton {
    Q_OBJECT
  public:
    /// `name`: what the value is of, for screen readers.
    ValueButton(const Theme& theme, const QString& name, QWidget* parent = nullptr);

    /// `note`: in fainter words before it; may be empty.
    void setValue(const QString& value, const QString& note = {});
    /// A menu of the window's own look; filled whenever it is about to show.
    QMenu& menu() { return *m_menu; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {60, 30}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString m_name;
    QString m_note;
    QMenu* m_menu;
};

}  // namespace capriccio::ui
