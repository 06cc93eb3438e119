#pragma once

#include "core/studio/spectrogram.h"
#include "ui/playback/waveform_picture.h"
#include "ui/theme/theme.h"

#include <QCache>
#include <QImage>

namespace capriccio::ui {

/// Draws a spectrogram's tiles along a waveform's strip, in the theme's colours; what is not computed yet stays empty.
/// Keeps the tiles as pictures.
class SpectrogramLayer : public QObject {
    Q_OBJECT
  public:
    explicit SpectrogramLayer(const Theme& theme, QObject* parent = nullptr);

    void setClip(std::shared_ptr<const audio::AudioClip> clip);
    void paint(QPainter& painter, const WaveformStrip& strip);
    /// Frequencies at the strip's left, over it.
    void paintScale(QPainter& painter, const WaveformStrip& strip) const;
    /// Every tile in sight is there, as far as the clip has come.
    bool isComplete() const { return m_complete; }

  Q_SIGNALS:
    /// More of it can be drawn.
    void changed();

  private:
    struct Picture {
        int columns = 0;
        QImage image;
    };

    const QImage& pictureOf(int level, std::int64_t index, const studio::SpectrogramTile& tile);
    void recolour();

    const Theme& m_theme;
    studio::Spectrogram m_spectrogram;
    std::shared_ptr<const audio::AudioClip> m_clip;
    QCache<qint64, Picture> m_pictures;
    QList<QRgb> m_colours;
    bool m_complete = true;
};

}  // namespace capriccio::ui
