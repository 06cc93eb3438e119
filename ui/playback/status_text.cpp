#include "ui/playback/status_text.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

namespace capriccio::ui {
namespace {

/// For lupdate: these words are no widget's.
struct PlaybackWords {
    Q_DECLARE_TR_FUNCTIONS(PlaybackWords)
};

QString oneDecimal(double value) { return QString::number(std::max(0.0, value), 'f', 1); }

}  // namespace

PlaybackStatus playbackStatus(const PlaybackMoment& m) {
    using State = studio::Playback::State;
    switch (m.state) {
        case State::Waiting: {
            if (!m.making) return {PlaybackWords::tr("sound starts in a moment"), true, false};
            if (m.startsIn < 0) return {PlaybackWords::tr("sound starts when it will not stall"), true, true};
            const auto when = QString::fromStdString(clockText(std::ceil(m.startsIn)));
            if (m.speed <= 0) return {PlaybackWords::tr("sound starts in %1 and will not stall").arg(when), true, true};
            return {PlaybackWords::tr("%1 ×, sound starts in %2 and will not stall").arg(oneDecimal(m.speed), when),
                    true, true};
        }
        case State::Playing:
            if (!m.making) break;
            if (m.willNotStall)
                return {PlaybackWords::tr("live · %1 s ahead, will not stall").arg(oneDecimal(m.aheadSeconds)), true,
                        false};
            return {PlaybackWords::tr("live · %1 s ahead, may pause on the way").arg(oneDecimal(m.aheadSeconds)), true,
                    false};
        case State::Empty:
            return {};
        default:
            if (m.making) return {PlaybackWords::tr("being made"), true, false};
    }
    if (m.peak < 0) return {};
    if (m.peak == 0) return {PlaybackWords::tr("silence")};
    // A true minus sign, as the numbers stand in running words.
    const auto decibels = [](double db) {
        const QString sign = db < -0.05 ? QString(QChar(0x2212)) : db > 0.05 ? QStringLiteral("+") : QString();
        return sign + QString::number(std::abs(db), 'f', 1);
    };
    constexpr double kFullScale = 0.9999;
    PlaybackStatus status;
    status.over = m.peak >= kFullScale;
    status.words = (status.over ? PlaybackWords::tr("peak %1 dB, at the limit") : PlaybackWords::tr("peak %1 dB"))
                       .arg(decibels(20 * std::log10(m.peak)));
    if (m.lufs && std::isfinite(*m.lufs))
        status.words = PlaybackWords::tr("%1 LUFS · %2").arg(decibels(*m.lufs), status.words);
    return status;
}

QString clockWithTenths(double seconds) {
    const auto tenths = static_cast<long long>(std::max(0.0, seconds) * 10 + 1e-6);
    return QStringLiteral("%1.%2")
        .arg(QString::fromStdString(clockText(static_cast<double>(tenths / 10))))
        .arg(tenths % 10);
}

}  // namespace capriccio::ui
