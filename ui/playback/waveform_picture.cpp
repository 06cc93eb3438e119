#include "ui/playback/waveform_picture.h"

#include "core/base/units.h"
#include "ui/widgets/figures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QPaintDevice>
#include <QPainter>
#include <QPixmap>
#include <QTransform>

namespace capriccio::ui {
namespace {

constexpr double kBarWidth = 3;
constexpr double kBarPitch = 4;
constexpr double kFewestFramesPerBar = 64;  // Peaks knows nothing finer
constexpr double kDotsBelow = 1.0 / 6;      // frames per pixel
constexpr double kLabelDistance = 72;

double amplitude(float sample) { return std::clamp(static_cast<double>(sample), -1.0, 1.0); }

}  // namespace

bool showsSamples(const TimeView& view) { return view.framesPerPixel() * kBarPitch < kFewestFramesPerBar; }

std::int64_t firstFrameOfBar(const TimeView& view, std::int64_t index) {
    return std::min(view.lengthFrames(), static_cast<std::int64_t>(std::llround(static_cast<double>(index) * kBarPitch *
                                                                                view.framesPerPixel())));
}

std::int64_t firstBarInSight(const TimeView& view) {
    return static_cast<std::int64_t>(std::floor(view.scroll() / kBarPitch));
}

std::int64_t endBarInSight(const TimeView& view) {
    const double right = std::min(view.scroll() + view.width(), view.contentWidth() - 1e-6);
    return static_cast<std::int64_t>(std::floor(right / kBarPitch)) + 1;
}

void paintBars(QPainter& painter, const WaveformStrip& strip, const audio::Peaks& peaks, std::int64_t first,
               std::int64_t end, const QColor& colour) {
    if (first >= end) return;
    // Hundreds of bars at each turn of the wheel: their round ends are drawn once, and put where they belong.
    const qreal ratio = painter.device()->devicePixelRatioF();
    const auto snapped = [ratio](double place) { return std::round(place * ratio) / ratio; };
    constexpr double kEnd = 2;  // rows of a round end
    QPixmap upper(QSizeF(kBarWidth * ratio, kEnd * ratio).toSize());
    upper.setDevicePixelRatio(ratio);
    upper.fill(Qt::transparent);
    {
        QPainter round(&upper);
        round.setRenderHint(QPainter::Antialiasing);
        round.setPen(Qt::NoPen);
        round.setBrush(colour);
        round.drawRoundedRect(QRectF(0, 0, kBarWidth, 4 * kEnd), kBarWidth / 2, kBarWidth / 2);
    }
    QPixmap lower = upper.transformed(QTransform::fromScale(1, -1));
    lower.setDevicePixelRatio(ratio);
    const double middle = snapped(strip.area.center().y());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (std::int64_t bar = first; bar < end; ++bar) {
        const auto peak = peaks.range(firstFrameOfBar(strip.view, bar), firstFrameOfBar(strip.view, bar + 1));
        const double share = std::min(1.0F, std::max(-peak.low, peak.high));
        const double half = snapped(std::max(kBarWidth, share * strip.area.height()) / 2);
        const double x = snapped(strip.area.left() + static_cast<double>(bar) * kBarPitch - strip.view.scroll());
        if (half <= kEnd) {
            painter.drawRoundedRect(QRectF(x, middle - half, kBarWidth, 2 * half), kBarWidth / 2, kBarWidth / 2);
            continue;
        }
        painter.drawPixmap(QPointF(x, middle - half), upper);
        painter.fillRect(QRectF(x, middle - half + kEnd, kBarWidth, 2 * (half - kEnd)), colour);
        painter.drawPixmap(QPointF(x, middle + half - kEnd), lower);
    }
}

void paintSamples(QPainter& painter, const WaveformStrip& strip, const audio::AudioClip& clip, const QColor& colour) {
    const TimeView& view = strip.view;
    const std::int64_t available = clip.availableFrames();
    const auto first = std::max<std::int64_t>(0, static_cast<std::int64_t>(view.firstFrame()) - 1);
    const std::int64_t end = std::min(available, static_cast<std::int64_t>(std::ceil(view.endFrame())) + 2);
    if (first >= end) return;
    const auto samples = clip.frames(first, end - first);
    const auto channels = static_cast<std::size_t>(clip.channels());
    const double lane = strip.area.height() / static_cast<double>(channels);
    for (std::size_t channel = 0; channel < channels; ++channel) {
        const double middle = strip.area.top() + lane * (static_cast<double>(channel) + 0.5);
        const auto y = [&](float sample) { return middle - amplitude(sample) * lane * 0.48; };
        const auto sampleAt = [&](std::int64_t frame) {
            return samples[static_cast<std::size_t>(frame - first) * channels + channel];
        };
        if (view.framesPerPixel() > 1) {
            // A column for each pixel of the device, joined to the one before it.
            const double pixel = 1 / (painter.device() ? painter.device()->devicePixelRatioF() : 1.0);
            painter.setRenderHint(QPainter::Antialiasing, false);
            double lastTop = 0, lastBottom = 0;
            bool joined = false;
            for (double x = 0; x < view.width(); x += pixel) {
                const auto from = static_cast<std::int64_t>(std::floor((x + view.scroll()) * view.framesPerPixel()));
                const auto to = std::max(from + 1, static_cast<std::int64_t>(std::floor((x + pixel + view.scroll()) *
                                                                                        view.framesPerPixel())));
                if (from < first || to > end) continue;
                float low = sampleAt(from), high = low;
                for (std::int64_t frame = from + 1; frame < to; ++frame) {
                    low = std::min(low, sampleAt(frame));
                    high = std::max(high, sampleAt(frame));
                }
                double top = y(high), bottom = y(low);
                if (joined) {
                    top = std::min(top, lastBottom);
                    bottom = std::max(bottom, lastTop);
                }
                lastTop = y(high), lastBottom = y(low);
                joined = true;
                painter.fillRect(QRectF(strip.area.left() + x, top, pixel, std::max(pixel, bottom - top)), colour);
            }
            painter.setRenderHint(QPainter::Antialiasing);
        } else {
            QPolygonF line;
            for (std::int64_t frame = first; frame < end; ++frame)
                line << QPointF(strip.area.left() + view.xOf(static_cast<double>(frame)), y(sampleAt(frame)));
            painter.setPen(QPen(colour, 1.5));
            painter.drawPolyline(line);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            if (view.framesPerPixel() <= kDotsBelow)
                for (const QPointF& point : line) painter.drawEllipse(point, 2.5, 2.5);
        }
    }
}

QColor selectedWave(const Tokens& tokens) { return mix(tokens.accent, tokens.wave, 0.66); }

double rulerStep(double secondsPerPixel) {
    constexpr std::array kSteps = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1,   0.2,   0.5,  1.0,
                                   2.0,   5.0,   10.0,  15.0, 30.0, 60.0, 120.0, 300.0, 600.0};
    for (const double step : kSteps)
        if (step >= kLabelDistance * secondsPerPixel) return step;
    return kSteps.back();
}

QString rulerText(double seconds, double step) {
    const int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
    if (decimals == 0) return QString::fromStdString(clockText(seconds + 1e-6));
    const double unit = std::pow(10, decimals);
    const auto units = static_cast<long long>(std::llround(std::max(0.0, seconds) * unit));
    const auto whole = units / static_cast<long long>(unit);
    return QStringLiteral("%1.%2")
        .arg(QString::fromStdString(clockText(static_cast<double>(whole))))
        .arg(units % static_cast<long long>(unit), decimals, 10, QLatin1Char('0'));
}

void paintRuler(QPainter& painter, const WaveformStrip& strip, int sampleRate, const Theme& theme) {
    const Tokens& t = theme.tokens();
    const TimeView& view = strip.view;
    if (view.lengthFrames() <= 0) return;
    const QRectF& area = strip.area;
    painter.setFont(theme.font(11));
    const QFontMetricsF metrics(painter.font());
    const double step = rulerStep(view.framesPerPixel() / sampleRate);
    const double length = static_cast<double>(view.lengthFrames()) / sampleRate;
    // The last label says how long the piece is, when its end is in sight.
    const bool endInSight = view.xOf(static_cast<double>(view.lengthFrames())) <= view.width() + 0.5;
    const QString endLabel = rulerText(length, std::min(step, 1.0));
    const double endLeft = area.right() - (endInSight ? figuresWidth(metrics, endLabel) : 0);
    const auto firstMark = static_cast<std::int64_t>(std::floor(view.firstFrame() / sampleRate / step));
    for (std::int64_t mark = firstMark; static_cast<double>(mark) * step < length; ++mark) {
        const double seconds = static_cast<double>(mark) * step;
        const double x = std::round(area.left() + view.xOf(seconds * sampleRate));
        if (x > area.right() + 1) break;
        const QString label = rulerText(seconds, step);
        const double labelWidth = figuresWidth(metrics, label);
        if (x >= area.left() - 1) painter.fillRect(QRectF(x, area.top() - 4, 1, area.height() + 8), t.cardEdge);
        if (x < area.left() - 1 || x + labelWidth + (endInSight ? 14 : 0) > endLeft) continue;
        painter.setPen(t.faint);
        drawFigures(painter, QRectF(x, 8, labelWidth + 2, 18), Qt::AlignLeft, label);
    }
    if (!endInSight) return;
    painter.setPen(t.faint);
    drawFigures(painter, QRectF(endLeft, 8, area.right() - endLeft, 18), Qt::AlignLeft, endLabel);
}

}  // namespace capriccio::ui
