#pragma once

#include "core/studio/melody/melody_source.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace capriccio::ui {

class ChromaGrid;
class ElidedLabel;
class FigureLabel;
class IconButton;
class NotesWindow;
class Segments;
class SoundStrip;

/// A melody that is ready: its waveform with the part to use, its notes, what it is used for, and what stands against
/// that, with what can be done about it.
class MelodyCard : public QFrame {
    Q_OBJECT
  public:
    MelodyCard(const Theme& theme, studio::MelodySource& source, QWidget* parent = nullptr);

    /// `name` empty: no model yet.
    void setModel(const QString& name, bool follows);
    /// One that is here and can follow a melody; empty: none.
    void setOtherModel(const QString& name);
    /// Of the piece: what is gone on from must be shorter.
    void setSeconds(double seconds);

    /// Why nothing can be made with it as it is, in a few words; empty: it can.
    QString obstacle() const { return m_obstacle; }

  Q_SIGNALS:
    void obstacleChanged();
    /// The other model, or one to get that can follow a melody.
    void modelWanted();

  private:
    void refresh();
    void refreshAdvice();

    const Theme& m_theme;
    studio::MelodySource& m_source;
    QString m_modelName, m_otherModel, m_obstacle;
    bool m_follows = true;
    double m_seconds = 10;
    ElidedLabel* m_name;
    FigureLabel* m_length;
    IconButton* m_listen;
    IconButton* m_notes;
    SoundStrip* m_strip;
    ChromaGrid* m_grid;
    Segments* m_use;
    QLabel* m_part;
    QPushButton* m_wholePart;
    QLabel* m_advice;
    QPushButton* m_remedy;
    QPushButton* m_restore;
    NotesWindow* m_window = nullptr;
};

}  // namespace capriccio::ui
