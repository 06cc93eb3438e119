#pragma once

#include "ui/widgets/buttons.h"

#include <functional>

#include <QPoint>

class QMimeData;

namespace capriccio::ui {

/// What is dragged from here arrives elsewhere: a handle for something that is a file outside of the window. A click
/// without a drag is clicked(), for hands that don't drag and for the keyboard.
class DragButton : public WordButton {
    Q_OBJECT
  public:
    DragButton(const Theme& theme, const QString& label, const QString& words, QWidget* parent = nullptr);

    /// Makes what is dragged, or null when there is nothing.
    void setSource(std::function<QMimeData*()> source) { m_source = std::move(source); }
    QMimeData* makeData() const { return m_source ? m_source() : nullptr; }

  protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    std::function<QMimeData*()> m_source;
    QPoint m_pressed;
};

}  // namespace capriccio::ui
