#include "ui/takes/take_words.h"

#include "core/base/units.h"
#include "ui/theme/language.h"

#include <QCoreApplication>

namespace capriccio::ui {
namespace {

constexpr int kLongestName = 200;

/// Words of their own context, for lupdate.
struct TakesWords {
    Q_DECLARE_TR_FUNCTIONS(Takes)
};

}  // namespace

QString takeName(const project::TakeRecord& take) {
    const QString name = take.displayName();
    return name.isEmpty() ? TakesWords::tr("Music without a prompt") : name.left(kLongestName);
}

QString whenText(const QDateTime& when, const QDateTime& now) {
    const qint64 seconds = when.secsTo(now);
    if (seconds < 60) return TakesWords::tr("now");
    if (seconds < 3600) return TakesWords::tr("%n min", nullptr, static_cast<int>(seconds / 60));
    const qint64 days = when.toLocalTime().date().daysTo(now.toLocalTime().date());
    const QLocale locale = Language::locale();
    if (days == 0) return TakesWords::tr("today");
    if (days == 1) return TakesWords::tr("yesterday");
    const QDate date = when.toLocalTime().date();
    if (days < 7) return locale.standaloneDayName(date.dayOfWeek());
    return locale.toString(
        date, date.year() == now.toLocalTime().date().year() ? TakesWords::tr("d MMM") : TakesWords::tr("d MMM yyyy"));
}

QString faultText(const project::TakeRecord& take) {
    if (take.state != project::TakeState::Failed) return {};
    const QString kind = take.fault().kind;
    if (kind == QLatin1String("memory")) return TakesWords::tr("not enough memory");
    if (kind == QLatin1String("model")) return TakesWords::tr("the model can’t be read");
    if (kind == QLatin1String("disk")) return TakesWords::tr("the disk can’t be written");
    if (kind == QLatin1String("device")) return TakesWords::tr("the device is not there");
    return {};
}

QString stateText(const project::TakeRecord& take) {
    const QString at = QString::fromStdString(clockText(take.seconds()));
    if (take.state == project::TakeState::Stopped) return TakesWords::tr("stopped at %1").arg(at);
    if (take.state == project::TakeState::Failed) {
        const QString why = faultText(take);
        return why.isEmpty() ? TakesWords::tr("failed at %1").arg(at) : TakesWords::tr("failed at %1: %2").arg(at, why);
    }
    return {};
}

QString takeTip(const project::TakeRecord& take) {
    QStringList lines;
    if (!take.title.isEmpty()) lines << take.title;
    if (!take.prompt.isEmpty()) lines << take.prompt.left(600);
    for (const project::Section& section : take.sections)
        lines << TakesWords::tr("from %1: %2")
                     .arg(QString::fromStdString(clockText(section.startSeconds)), section.prompt.left(200));
    if (!take.negativePrompt.isEmpty()) lines << TakesWords::tr("not: %1").arg(take.negativePrompt.left(200));
    QStringList made;
    if (!take.modelName.isEmpty()) made << take.modelName << TakesWords::tr("seed %1").arg(take.seed);
    if (!take.precision.isEmpty() && take.precision != QLatin1String("auto")) made << take.precision;
    if (!made.isEmpty()) lines << made.join(QStringLiteral(" · "));
    if (take.state == project::TakeState::Failed) {
        lines << QString() << stateText(take);
        if (const QString said = take.fault().words; !said.isEmpty()) lines << said.left(600);
        lines << TakesWords::tr("What was made is kept.");
    }
    if (!take.note.isEmpty()) lines << QString() << take.note.left(600);
    return lines.join(u'\n');
}

}  // namespace capriccio::ui
