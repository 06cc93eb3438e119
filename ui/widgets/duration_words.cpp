#include "ui/widgets/duration_words.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

namespace capriccio::ui {
namespace {

struct DurationWords {
    Q_DECLARE_TR_FUNCTIONS(Durations)
};

}  // namespace

QString durationWords(double seconds) {
    const qint64 whole = std::max<qint64>(1, std::llround(std::min(seconds, 1e9)));
    if (whole < 60) return DurationWords::tr("%1 s").arg(whole);
    const qint64 minutes = whole / 60;
    if (minutes < 10 && whole % 60 != 0)
        return DurationWords::tr("%1 min").arg(QString::fromStdString(clockText(static_cast<double>(whole))));
    const qint64 rounded = (whole + 30) / 60;
    if (rounded < 60) return DurationWords::tr("%1 min").arg(rounded);
    return rounded % 60 == 0 ? DurationWords::tr("%1 h").arg(rounded / 60)
                             : DurationWords::tr("%1 h %2 min").arg(rounded / 60).arg(rounded % 60);
}

}  // namespace capriccio::ui
