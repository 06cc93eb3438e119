#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace capriccio::ui {

/// A small card over the window that a button opens: it closes with Escape, or with a click elsewhere, and gives the
/// focus back to the button. What is on it goes into body().
class Popup : public QWidget {
    Q_OBJECT
  public:
    Popup(const Theme& theme, const QString& name, const QString& title, QWidget* opener);

    QVBoxLayout& body() { return *m_body; }
    /// Under the button, within the screen.
    void open();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    const Theme& m_theme;
    QWidget* m_opener;
    QVBoxLayout* m_body;
};

}  // namespace capriccio::ui
