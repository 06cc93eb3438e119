#include "core/studio/library/names.h"

#include <QDir>
#include <QRegularExpression>

namespace capriccio::library {

QString modelDisplayName(const QString& folder) {
    if (folder.isEmpty()) return {};
    const QString path = QDir::cleanPath(folder);
    QString name = path.section(QLatin1Char('/'), -1);
    // …/models--facebook--musicgen-small/snapshots/4c8334b02c6e…
    static const QRegularExpression cache(QStringLiteral("/models--([^/]+)/snapshots/[^/]+$"));
    if (const auto match = cache.match(path); match.hasMatch())
        name = match.captured(1).section(QStringLiteral("--"), -1);
    static const QRegularExpression family(QStringLiteral("^musicgen[-_ ]+"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (family.match(name).hasMatch()) {
        name.replace(family, QStringLiteral("MusicGen "));
        name.replace(QLatin1Char('-'), QLatin1Char(' '));
    }
    return name;
}

QString sizeText(qint64 bytes) {
    const auto of = [bytes](double unit, const char* name) {
        const double value = static_cast<double>(bytes) / unit;
        return QStringLiteral("%1 %2")
            .arg(value, 0, 'f', value < 9.95 && unit >= 1e6 ? 1 : 0)
            .arg(QLatin1StringView(name));
    };
    if (bytes >= 999'500'000) return of(1e9, "GB");
    if (bytes >= 999'500) return of(1e6, "MB");
    if (bytes >= 1000) return of(1e3, "kB");
    return of(1, "B");
}

QString durationText(double seconds) {
    if (seconds < 0) return QStringLiteral("–");
    const auto whole = static_cast<qint64>(seconds + 0.5);
    const QString tail = QStringLiteral("%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (whole < 3600) return QStringLiteral("%1:%2").arg(whole / 60).arg(tail);
    return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, QLatin1Char('0')).arg(tail);
}

}  // namespace capriccio::library
