#pragma once

#include <vector>

#include <QLayout>

namespace capriccio::ui {

/// Items side by side, in as many rows as the width needs; balanced: rows about equally long, so that none of a few
/// stands alone.
class FlowLayout : public QLayout {
    Q_OBJECT
  public:
    explicit FlowLayout(int gap, bool balanced = false);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

  private:
    int arrange(const QRect& rect, bool apply) const;
    int rowsIn(int width) const;

    std::vector<QLayoutItem*> m_items;
    int m_gap;
    bool m_balanced;
};

}  // namespace capriccio::ui
