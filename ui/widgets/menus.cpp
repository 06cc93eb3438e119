#include "ui/widgets/menus.h"

#include <QMenu>

namespace capriccio::ui {

void makeRound(QMenu* menu) {
    menu->setAttribute(Qt::WA_TranslucentBackground);
    menu->setWindowFlag(Qt::FramelessWindowHint);
    menu->setWindowFlag(Qt::NoDropShadowWindowHint);
}

QMenu* makeMenu(QWidget* parent, const QString& name) {
    auto* menu = new QMenu(parent);
    menu->setObjectName(name);
    makeRound(menu);
    return menu;
}

}  // namespace capriccio::ui
