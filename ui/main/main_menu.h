#pragma once

#include "core/studio/playback.h"
#include "core/studio/settings.h"
#include "ui/theme/theme.h"

#include <QMenu>

namespace capriccio::ui {

/// The menu in the top bar: how it looks, its language, where it sounds, settings, help.
class MainMenu : public QMenu {
    Q_OBJECT
  public:
    MainMenu(Theme& theme, studio::Settings& settings, studio::Playback& playback, QWidget* parent);

  Q_SIGNALS:
    void settingsRequested();
    void shortcutsRequested();
    void modelInformationRequested();
    void aboutRequested();
    /// The settings hold it already.
    void languageChosen();

  private:
    void addThemes();
    void addLanguages();

    Theme& m_theme;
    studio::Settings& m_settings;
};

}  // namespace capriccio::ui
