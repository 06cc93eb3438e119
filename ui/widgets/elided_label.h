#pragma once

#include <QLabel>

namespace capriccio::ui {

/// One line that ends in "…" where there is no room; the whole text is its tip then.
class ElidedLabel : public QLabel {
    Q_OBJECT
  public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    QString elided() const;
};

}  // namespace capriccio::ui
