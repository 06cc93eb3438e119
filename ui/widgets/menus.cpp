#include "ui/widgets/menus.h"

#include <QLabel>
#include <QMenu>
#include <QWidgetAction>

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

void addHeading(QMenu& menu, const QString& words) {
    auto* action = new QWidgetAction(&menu);
    auto* label = new QLabel(words, &menu);
    label->setProperty("role", QStringLiteral("menuHeading"));
    action->setText(words);
    action->setDefaultWidget(label);
    action->setEnabled(false);
    menu.addAction(action);
}

}  // namespace capriccio::ui
