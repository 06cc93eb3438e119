#pragma once

#include "core/studio/playback.h"
#include "core/studio/settings.h"
#include "ui/theme/theme.h"

#include <thread>

#include <QMenu>

namespace capriccio::ui {

/// The menu in the top bar: how it looks, where it sounds, help. The devices are asked for on a thread when the menu
/// opens.
class MainMenu : public QMenu {
    Q_OBJECT
  public:
    MainMenu(Theme& theme, studio::Settings& settings, studio::Playback& playback, QWidget* parent);

  Q_SIGNALS:
    void shortcutsRequested();
    void aboutRequested();

  private:
    void addThemes();
    void askForDevices();
    void showDevices(const QStringList& names);

    Theme& m_theme;
    studio::Settings& m_settings;
    studio::Playback& m_playback;
    QMenu* m_devices;
    bool m_isAsking = false;
    std::jthread m_asking;
};

}  // namespace capriccio::ui
