#pragma once

#include "core/studio/playback.h"
#include "ui/theme/theme.h"

#include <QFrame>

namespace capriccio::ui {

class IconButton;

/// Two takes at the same place, as loud as each other: which is heard, and one click (or C) for the other. There while
/// the playback compares.
class CompareBar : public QFrame {
    Q_OBJECT
  public:
    CompareBar(const Theme& theme, studio::Playback& playback, QWidget* parent = nullptr);

    void setTitles(const QString& first, const QString& second);

  private:
    class Side;
    void refresh();

    studio::Playback& m_playback;
    Side* m_first;
    Side* m_second;
    IconButton* m_end;
};

}  // namespace capriccio::ui
