#include "ui/widgets/scroll_margins.h"

#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>

namespace capriccio::ui {

void keepMargins(QScrollArea* area, QLayout* shown, const QMargins& margins) {
    const QScrollBar* bar = area->verticalScrollBar();
    const auto keep = [bar, shown, margins] {
        shown->setContentsMargins(margins - QMargins(0, 0, bar->maximum() > 0 ? bar->sizeHint().width() : 0, 0));
    };
    QObject::connect(bar, &QScrollBar::rangeChanged, shown, keep);
    keep();
}

}  // namespace capriccio::ui
