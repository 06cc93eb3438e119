#include "ui/playback/spectrogram_layer.h"

#include "core/audio/spectrum.h"
#include "ui/widgets/figures.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include <QPainter>

namespace capriccio::ui {
namespace {

using Tile = studio::SpectrogramTile;

constexpr int kKeptPictures = 600;

}  // namespace

SpectrogramLayer::SpectrogramLayer(const Theme& theme, QObject* parent)
    : QObject(parent), m_theme(theme), m_pictures(kKeptPictures) {
    recolour();
    connect(&theme, &Theme::changed, this, &SpectrogramLayer::recolour);
    connect(&m_spectrogram, &studio::Spectrogram::tileReady, this, &SpectrogramLayer::changed);
}

void SpectrogramLayer::setClip(std::shared_ptr<const audio::AudioClip> clip) {
    m_clip = std::move(clip);
    m_spectrogram.setClip(m_clip);
    m_pictures.clear();
}

/// From the card's ground over the accent to the colour of text: louder stands out more, in both themes.
void SpectrogramLayer::recolour() {
    const Tokens& t = m_theme.tokens();
    const std::pair<double, QColor> stops[] = {{0.0, t.card},
                                               {0.3, mix(t.accent, t.card, 0.14)},
                                               {0.62, mix(t.accent, t.card, 0.62)},
                                               {0.82, t.accent},
                                               {0.93, t.star},
                                               {1.0, t.text}};
    m_colours.clear();
    for (int i = 0; i < 256; ++i) {
        const double at = i / 255.0;
        const auto* upper =
            std::find_if(std::begin(stops), std::end(stops), [at](const auto& s) { return s.first >= at; });
        if (upper == std::begin(stops)) ++upper;
        const auto* lower = upper - 1;
        m_colours << mix(upper->second, lower->second, (at - lower->first) / (upper->first - lower->first)).rgb();
    }
    m_pictures.clear();
}

const QImage& SpectrogramLayer::pictureOf(int level, std::int64_t index, const Tile& tile) {
    const qint64 key = index * 32 + level;
    if (const Picture* kept = m_pictures.object(key); kept && kept->columns == tile.columns) return kept->image;
    auto* made = new Picture{tile.columns, QImage(Tile::kColumns, Tile::kRows, QImage::Format_RGB32)};
    for (int row = 0; row < Tile::kRows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(made->image.scanLine(row));
        const auto* from = tile.strengths.data() + static_cast<std::ptrdiff_t>(row) * Tile::kColumns;
        for (int column = 0; column < Tile::kColumns; ++column) line[column] = m_colours[from[column]];
    }
    m_pictures.insert(key, made);
    return made->image;
}

void SpectrogramLayer::paint(QPainter& painter, const WaveformStrip& strip) {
    m_complete = true;
    if (!m_clip) return;
    const TimeView& view = strip.view;
    const int level = studio::Spectrogram::levelFor(view.framesPerPixel());
    const auto span = static_cast<double>(Tile::spanFrames(level));
    const auto hop = static_cast<double>(Tile::hopFrames(level));
    const auto made = static_cast<double>(m_clip->availableFrames());
    painter.save();
    painter.setClipRect(strip.area);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (auto index = static_cast<std::int64_t>(view.firstFrame() / span);
         static_cast<double>(index) * span < std::min(view.endFrame(), made); ++index) {
        const Tile* tile = m_spectrogram.tile(level, index);
        const double begin = static_cast<double>(index) * span;
        if (!tile || begin + tile->columns * hop < std::min(made - 2 * hop - 2048, begin + span)) m_complete = false;
        if (!tile || tile->columns == 0) continue;
        const QRectF target(strip.area.left() + view.xOf(begin), strip.area.top(),
                            tile->columns * hop / view.framesPerPixel(), strip.area.height());
        painter.drawImage(target, pictureOf(level, index, *tile), QRectF(0, 0, tile->columns, Tile::kRows));
    }
    painter.restore();
}

void SpectrogramLayer::paintScale(QPainter& painter, const WaveformStrip& strip) const {
    if (!m_clip) return;
    const Tokens& t = m_theme.tokens();
    painter.setFont(m_theme.font(11));
    const QFontMetricsF metrics(painter.font());
    for (const int hz : {100, 300, 1000, 3000, 10000}) {
        const double row = audio::SpectrumAnalyser::rowOfHz(hz, Tile::kRows, m_clip->sampleRate());
        if (row < 0 || row > Tile::kRows) continue;
        const double y = strip.area.top() + (row + 0.5) / Tile::kRows * strip.area.height();
        const QString label = hz < 1000 ? tr("%1 Hz").arg(hz) : tr("%1 kHz").arg(hz / 1000);
        const double width = figuresWidth(metrics, label);
        const QRectF place(strip.area.left() + 4, y - 8, width + 10, 16);
        QColor ground = t.card;
        ground.setAlphaF(0.7F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(place, 4, 4);
        painter.setPen(t.soft);
        drawFigures(painter, place.adjusted(5, 0, -5, 0), Qt::AlignLeft, label);
    }
}

}  // namespace capriccio::ui
