#include "ui/widgets/flow_layout.h"

#include <algorithm>

namespace capriccio::ui {

FlowLayout::FlowLayout(int gap, bool balanced) : m_gap(gap), m_balanced(balanced) { setContentsMargins(0, 0, 0, 0); }

FlowLayout::~FlowLayout() {
    for (QLayoutItem* item : m_items) delete item;
}

void FlowLayout::addItem(QLayoutItem* item) { m_items.push_back(item); }

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    QLayoutItem* item = itemAt(index);
    if (item) m_items.erase(m_items.begin() + index);
    return item;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : m_items) size = size.expandedTo(item->minimumSize());
    return size;
}

int FlowLayout::rowsIn(int width) const {
    int x = 0;
    int rows = 1;
    for (const QLayoutItem* item : m_items) {
        const int wide = item->sizeHint().width();
        if (x > 0 && x + wide > width) {
            x = 0;
            ++rows;
        }
        x += wide + m_gap;
    }
    return rows;
}

int FlowLayout::arrange(const QRect& rect, bool apply) const {
    int width = rect.width();
    if (m_balanced) {  // as narrow as these rows allow
        const int rows = rowsIn(width);
        while (rows > 1 && width > 1 && rowsIn(width - 1) == rows) --width;
    }
    int x = rect.left();
    int y = rect.top();
    int row = 0;
    for (QLayoutItem* item : m_items) {
        const QSize size = item->sizeHint();
        if (x > rect.left() && x - rect.left() + size.width() > width) {
            x = rect.left();
            y += row + m_gap;
            row = 0;
        }
        if (apply) item->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + m_gap;
        row = std::max(row, size.height());
    }
    return y + row - rect.top();
}

}  // namespace capriccio::ui
