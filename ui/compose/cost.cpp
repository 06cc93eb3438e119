#include "ui/compose/cost.h"

#include "ui/widgets/duration_words.h"

#include <cmath>

#include <QCoreApplication>

namespace capriccio::ui {
namespace {

constexpr int kMostTakes = 8;

QString keyOf(const QString& model, const QString& precision, int takes) {
    return QStringLiteral("%1|%2|%3").arg(model, precision).arg(takes);
}

struct CostWords {
    Q_DECLARE_TR_FUNCTIONS(Cost)
};

}  // namespace

bool Cost::learn(const QString& model, const QString& precision, int takes, double speed) {
    if (model.isEmpty() || !(speed > 0) || !std::isfinite(speed)) return false;
    const QString key = keyOf(model, precision, takes);
    const double before = m_measured.value(key).toDouble();
    m_measured[key] = before > 0 ? (before + speed) / 2 : speed;
    return true;
}

double Cost::speed(const QString& model, const QString& precision, int takes) const {
    return m_measured.value(keyOf(model, precision, takes)).toDouble();
}

double Cost::measuredSeconds(const QString& model, const QString& precision, int takes, double musicSeconds) const {
    if (const double exact = speed(model, precision, takes); exact > 0) return musicSeconds / exact;
    for (int fewer = takes - 1; fewer >= 1; --fewer)
        if (const double known = speed(model, precision, fewer); known > 0) return musicSeconds / known * takes / fewer;
    for (int more = takes + 1; more <= kMostTakes; ++more)
        if (const double known = speed(model, precision, more); known > 0) return musicSeconds / known;
    return 0;
}

bool Cost::isMeasured(const QString& model, const QString& precision) const {
    return measuredSeconds(model, precision, 1, 1) > 0;
}

double Cost::secondsFor(const QString& model, const QString& precision, int takes, double musicSeconds) const {
    if (const double known = measuredSeconds(model, precision, takes, musicSeconds); known > 0) return known;
    const double own = m_figures.byPrecision.value(precision).speed;
    if (own <= 0) return 0;
    for (auto other = m_figures.byPrecision.begin(); other != m_figures.byPrecision.end(); ++other)
        if (const double known = measuredSeconds(model, other.key(), takes, musicSeconds); known > 0)
            return known * other->speed / own;
    return musicSeconds * takes / own;
}

bool Cost::isGuess(const QString& model, const QString& precision) const {
    if (m_figures.isOfThisMachine || isMeasured(model, precision)) return false;
    for (auto other = m_figures.byPrecision.begin(); other != m_figures.byPrecision.end(); ++other)
        if (isMeasured(model, other.key())) return false;
    return true;
}

QString Cost::time(const QString& model, const QString& precision, int takes, double musicSeconds) const {
    const double seconds = secondsFor(model, precision, takes, musicSeconds);
    return seconds > 0 ? durationWords(std::ceil(seconds)) : QString();
}

QString Cost::musicWords(int takes, double musicSeconds) {
    const QString music = durationWords(musicSeconds);
    return takes == 1 ? music : CostWords::tr("%1 × %2").arg(takes).arg(music);
}

QString Cost::words(const QString& model, const QString& precision, int takes, double musicSeconds) const {
    const QString needed = time(model, precision, takes, musicSeconds);
    if (needed.isEmpty()) return {};
    return CostWords::tr("takes about %1 to make %2").arg(needed, musicWords(takes, musicSeconds));
}

}  // namespace capriccio::ui
