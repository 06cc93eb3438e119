#include "ui/main/main_menu.h"

#include <QActionGroup>

namespace capriccio::ui {
namespace {

/// Rounded corners need a window that lets the desktop through around them.
void makeRound(QMenu* menu) {
    menu->setAttribute(Qt::WA_TranslucentBackground);
    menu->setWindowFlag(Qt::FramelessWindowHint);
    menu->setWindowFlag(Qt::NoDropShadowWindowHint);
}

}  // namespace

MainMenu::MainMenu(Theme& theme, studio::Settings& settings, studio::Playback& playback, QWidget* parent)
    : QMenu(parent),
      m_theme(theme),
      m_settings(settings),
      m_playback(playback),
      m_devices(new QMenu(tr("&Sound device"), this)) {
    setObjectName(QStringLiteral("mainMenu"));
    m_devices->setObjectName(QStringLiteral("deviceMenu"));
    makeRound(this);
    makeRound(m_devices);
    addThemes();
    addSeparator();
    addMenu(m_devices);
    showDevices({});
    addSeparator();
    connect(addAction(tr("&Keys")), &QAction::triggered, this, &MainMenu::shortcutsRequested);
    connect(addAction(tr("&About Capriccio")), &QAction::triggered, this, &MainMenu::aboutRequested);
    connect(this, &QMenu::aboutToShow, this, &MainMenu::askForDevices);
    const QString device = settings.get(studio::Setting::OutputDevice).toString();
    if (!device.isEmpty()) playback.setDevice(device);
}

void MainMenu::addThemes() {
    auto* group = new QActionGroup(this);
    const std::pair<Theme::Choice, QString> choices[] = {{Theme::Choice::System, tr("&Like the desktop")},
                                                         {Theme::Choice::Dark, tr("&Dark")},
                                                         {Theme::Choice::Light, tr("L&ight")}};
    for (const auto& [choice, words] : choices) {
        auto* action = addAction(words);
        action->setObjectName(QStringLiteral("theme.%1").arg(Theme::nameOf(choice)));
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] {
            m_settings.set(studio::Setting::Theme, Theme::nameOf(choice));
            m_theme.choose(choice);
        });
    }
}

void MainMenu::askForDevices() {
    if (m_isAsking) return;
    m_isAsking = true;
    m_asking = std::jthread([this] {
        const auto names = studio::Playback::deviceNames();
        QMetaObject::invokeMethod(
            this,
            [this, names] {
                m_isAsking = false;
                showDevices(names);
            },
            Qt::QueuedConnection);
    });
}

void MainMenu::showDevices(const QStringList& names) {
    m_devices->clear();
    auto* group = new QActionGroup(m_devices);
    const QString chosen = m_settings.get(studio::Setting::OutputDevice).toString();
    QStringList all{QString()};
    all << names;
    if (!all.contains(chosen)) all << chosen;
    for (const QString& name : all) {
        auto* action = m_devices->addAction(name.isEmpty() ? tr("The system's default") : name);
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
