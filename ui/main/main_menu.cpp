#include "ui/main/main_menu.h"

#include "ui/playback/device_menu.h"
#include "ui/widgets/menus.h"

#include <QActionGroup>

namespace capriccio::ui {

MainMenu::MainMenu(Theme& theme, studio::Settings& settings, studio::Playback& playback, QWidget* parent)
    : QMenu(parent), m_theme(theme), m_settings(settings) {
    setObjectName(QStringLiteral("mainMenu"));
    makeRound(this);
    addThemes();
    addSeparator();
    addMenu(new DeviceMenu(settings, playback, this));
    auto* open = addAction(tr("S&ettings…"));
    open->setObjectName(QStringLiteral("menu.settings"));
    open->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    open->setShortcutContext(Qt::WidgetShortcut);  // the window has the key; the menu only tells it
    connect(open, &QAction::triggered, this, &MainMenu::settingsRequested);
    addSeparator();
    connect(addAction(tr("&Keys")), &QAction::triggered, this, &MainMenu::shortcutsRequested);
    connect(addAction(tr("About the &models")), &QAction::triggered, this, &MainMenu::modelInformationRequested);
    connect(addAction(tr("&About Capriccio")), &QAction::triggered, this, &MainMenu::aboutRequested);
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

}  // namespace capriccio::ui
