#include "ui/main/main_menu.h"

#include "ui/playback/device_menu.h"
#include "ui/theme/language.h"
#include "ui/widgets/menus.h"

#include <QActionGroup>
#include <QPainter>

namespace capriccio::ui {

MainMenu::MainMenu(Theme& theme, studio::Settings& settings, studio::Playback& playback, QWidget* parent)
    : QMenu(parent), m_theme(theme), m_settings(settings) {
    setObjectName(QStringLiteral("mainMenu"));
    makeRound(this);
    addThemes();
    addSeparator();
    addLanguages();
    addSeparator();
    auto* devices = new DeviceMenu(settings, playback, this);
    devices->setTitle(tr("&Output (speakers or headphones)"));
    addMenu(devices);
    const auto add = [this](const char* name, const QString& words, const QKeySequence& keys, auto wanted) {
        auto* action = addAction(words);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);  // the window has the key; the menu only tells it
        connect(action, &QAction::triggered, this, wanted);
    };
    add("menu.settings", tr("S&ettings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), &MainMenu::settingsRequested);
    addSeparator();
    add("menu.shortcuts", tr("&Keyboard shortcuts"), QKeySequence(Qt::CTRL | Qt::Key_Slash),
        &MainMenu::shortcutsRequested);
    add("menu.models", tr("About the &models"), {}, &MainMenu::modelInformationRequested);
    add("menu.about", tr("&About Capriccio"), {}, &MainMenu::aboutRequested);
    const QString device = settings.get(studio::Setting::OutputDevice).toString();
    if (!device.isEmpty()) playback.setDevice(device);
}

void MainMenu::addThemes() {
    addHeading(*this, tr("Theme"));
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
        // Chosen elsewhere, in the settings.
        connect(this, &QMenu::aboutToShow, action,
                [this, action, choice = choice] { action->setChecked(m_theme.choice() == choice); });
    }
}

/// Found by whoever can't read the words around it: a globe, and each language in its own words.
void MainMenu::addLanguages() {
    QMenu* menu = makeMenu(this, QStringLiteral("languageMenu"));
    menu->setTitle(Language::title());
    addMenu(menu);
    connect(this, &QMenu::aboutToShow, menu, [this, menu] {
        QPixmap globe(QSize(18, 18) * devicePixelRatioF());
        globe.setDevicePixelRatio(devicePixelRatioF());
        globe.fill(Qt::transparent);
        QPainter painter(&globe);
        m_theme.paintIcon(painter, QStringLiteral("globe"), QRectF(0, 0, 18, 18), m_theme.tokens().soft);
        painter.end();
        menu->setIcon(QIcon(globe));
    });
    auto* group = new QActionGroup(this);
    for (const auto& [words, name] : Language::choices()) {
        auto* action = menu->addAction(words);
        action->setObjectName(QStringLiteral("language.%1").arg(name));
        action->setCheckable(true);
        action->setChecked(m_settings.get(studio::Setting::Language).toString() == name);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name = name] {
            if (m_settings.get(studio::Setting::Language).toString() == name) return;
            m_settings.set(studio::Setting::Language, name);
            Q_EMIT languageChosen();
        });
    }
}

}  // namespace capriccio::ui
