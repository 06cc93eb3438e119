#include "ui/playback/device_menu.h"

#include <QActionGroup>

namespace capriccio::ui {

DeviceMenu::DeviceMenu(studio::Settings& settings, studio::Playback& playback, QWidget* parent)
    : QMenu(tr("&Sound device"), parent), m_settings(settings), m_playback(playback) {
    setObjectName(QStringLiteral("deviceMenu"));
    // Rounded corners need a window that lets the desktop through around them.
    setAttribute(Qt::WA_TranslucentBackground);
    setWindowFlag(Qt::FramelessWindowHint);
    setWindowFlag(Qt::NoDropShadowWindowHint);
    show({});
    connect(this, &QMenu::aboutToShow, this, [this] {
        show({});
        m_list.ask();
    });
    connect(&m_list, &studio::DeviceList::listed, this, &DeviceMenu::show);
}

void DeviceMenu::show(const QStringList& names) {
    clear();
    auto* group = new QActionGroup(this);
    const QString chosen = m_settings.get(studio::Setting::OutputDevice).toString();
    QStringList all{QString()};
    all << names;
    if (!all.contains(chosen)) all << chosen;
    for (const QString& name : all) {
        auto* action = addAction(name.isEmpty() ? tr("The system’s default") : name);
        action->setObjectName(QStringLiteral("device.%1").arg(name));
        action->setCheckable(true);
        action->setChecked(name == chosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] {
            m_settings.set(studio::Setting::OutputDevice, name);
            m_playback.setDevice(name);
        });
    }
}

}  // namespace capriccio::ui
