#pragma once

#include "core/studio/playback.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QCheckBox;
class QPushButton;

namespace capriccio::ui {

/// Two takes at the same place: which is heard, one click (or C) for the other, and whether they are made as loud as
/// each other. There while the playback compares.
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
    QCheckBox* m_matched;
    QPushButton* m_end;
};

}  // namespace capriccio::ui
