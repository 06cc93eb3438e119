#include "ui/widgets/short_path.h"

#include <QDir>

namespace capriccio::ui {

QString shortPath(const QString& path) {
    QString shown = QDir::toNativeSeparators(path);
    const QString home = QDir::toNativeSeparators(QDir::homePath());
    if (!home.isEmpty() && shown.startsWith(home + QDir::separator()))
        shown.replace(0, home.size(), QStringLiteral("~"));
    return shown;
}

}  // namespace capriccio::ui
