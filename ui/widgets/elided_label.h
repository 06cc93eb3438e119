#pragma once

#include <QLabel>

namespace capriccio::ui {

/// One line (or a few) with a "…", at its end unless said otherwise, where there is no room; the whole text is its tip
/// then.
class ElidedLabel : public QLabel {
    Q_OBJECT
  public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setElideMode(Qt::TextElideMode mode) { m_mode = mode; }

    /// So many at the most, as high as are needed.
    void setMostLines(int lines);

    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_mostLines > 1; }
    int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    QStringList lines(int width) const;

    Qt::TextElideMode m_mode = Qt::ElideRight;
    int m_mostLines = 1;
};

}  // namespace capriccio::ui
