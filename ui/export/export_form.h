#pragma once

#include "core/audio/export/export_settings.h"
#include "ui/export/export_part.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace capriccio::ui {

/// How takes are written: every choice of audio::ExportSettings but the tags. The fields that don't apply are hidden.
class ExportForm : public QWidget {
    Q_OBJECT
  public:
    explicit ExportForm(QWidget* parent = nullptr);

    /// Seconds of the shortest take: what a part can be of. `sampleRate`: theirs, for "as it is".
    void setSound(double seconds, int sampleRate);
    /// Several takes are written whole.
    void setSeveral(bool several);
    /// What is selected or looped in the window, chosen then; and a tempo, when it is known.
    void offerPart(const ExportPart& part);
    void offerTempo(double beatsPerMinute);
    /// "part" or "loop": what is exported when the dialog opens.
    void choosePart(const QString& what);

    audio::ExportSettings settings(int sampleRate) const;
    /// Length of what is written, in seconds; 0: the whole take.
    double partSeconds() const;

    /// To be remembered; all but part and tempo, which belong to the take.
    QJsonObject values() const;
    void setValues(const QJsonObject& values);

  Q_SIGNALS:
    void changed();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fitHint();
    struct Row {
        QLabel* name;
        QWidget* field;
    };
    Row addRow(QGridLayout* grid, const QString& label, QWidget* field);
    static void setRowVisible(const Row& row, bool visible);
    void addFormat(QGridLayout* grid);
    void addSound(QGridLayout* grid);
    void addPart(QGridLayout* grid);
    void fillRates();
    void refresh();
    audio::FileFormat format() const;

    QComboBox *m_format, *m_mp3, *m_rate, *m_channels, *m_loudness, *m_what;
    QDoubleSpinBox *m_vorbis, *m_target, *m_fadeIn, *m_fadeOut, *m_from, *m_to, *m_tempo;
    QSpinBox *m_opus, *m_bars, *m_beats;
    QCheckBox* m_trim;
    QLabel* m_hint;
    Row m_mp3Row, m_vorbisRow, m_opusRow, m_targetRow, m_fadesRow, m_trimRow, m_whatRow, m_partRow, m_barsRow;
    int m_soundRate = 32000;
    double m_seconds = 0;
};

}  // namespace capriccio::ui
