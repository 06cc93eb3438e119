#pragma once

#include "core/studio/device_list.h"
#include "core/studio/playback.h"
#include "core/studio/settings.h"

#include <QMenu>

namespace capriccio::ui {

/// Where it sounds: the system's default and every output there is, asked for when the menu opens. What is
/// chosen takes effect at once and is remembered.
class DeviceMenu : public QMenu {
    Q_OBJECT
  public:
    DeviceMenu(studio::Settings& settings, studio::Playback& playback, QWidget* parent = nullptr);

  private:
    void show(const QStringList& names);

    studio::Settings& m_settings;
    studio::Playback& m_playback;
    studio::DeviceList m_list;
};

}  // namespace capriccio::ui
