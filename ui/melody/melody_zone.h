#pragma once

#include "core/studio/device_list.h"
#include "core/studio/melody/melody_source.h"
#include "core/studio/settings.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QMimeData;

namespace capriccio::ui {

class Dialogs;
class EmptyMelody;
class MelodyCard;
class RecordingCard;

/// Where a melody comes in: drop a sound file or a take, choose a file, or hum one; and then what it is used for.
/// A take is dropped as its number (kTakeMime); whoever has the takes answers takeDropped with source().takeClip().
class MelodyZone : public QWidget {
    Q_OBJECT
  public:
    MelodyZone(const Theme& theme, studio::Settings& settings, Dialogs& dialogs, studio::MelodySource& source,
               QWidget* parent = nullptr);
    ~MelodyZone() override;

    studio::MelodySource& source() { return m_source; }
    void choose();
    void record();
    void setModel(const QString& name, bool follows);
    /// A model that is here and can follow a melody; empty: none.
    void setOtherModel(const QString& name);
    void setSeconds(double seconds);
    /// Why nothing can be made as it is, in a few words; empty: it can.
    QString obstacle() const;
    /// Of the prompt, for counting in.
    void setTempo(int beatsPerMinute) { m_tempo = beatsPerMinute; }

  Q_SIGNALS:
    void takeDropped(qint64 id);
    void obstacleChanged();
    /// The other model, or one to get that can follow a melody.
    void modelWanted();
    /// The melody is about to sound, or the microphone to listen: what plays otherwise should be silent.
    void silenceWanted();

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void refresh();
    void setHovered(bool hovered);
    void fillRecordMenu();

    studio::Settings& m_settings;
    Dialogs& m_dialogs;
    studio::MelodySource& m_source;
    int m_tempo = 120;
    EmptyMelody* m_empty;
    RecordingCard* m_recording;
    MelodyCard* m_card;
    QStringList m_microphones;
    bool m_wasListening = false;
    studio::DeviceList m_devices;
};

}  // namespace capriccio::ui
