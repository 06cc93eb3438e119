#pragma once

#include <QLabel>

namespace capriccio::ui {

/// One line with a "…", at its end unless said otherwise, where there is no room; the whole text is its tip then.
class ElidedLabel : public QLabel {
    Q_OBJECT
  public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setElideMode(Qt::TextElideMode mode) { m_mode = mode; }

    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    QString elided() const;

    Qt::TextElideMode m_mode = Qt::ElideRight;
};

}  // namespace capriccio::ui
