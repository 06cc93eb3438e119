#include "ui/theme/system_motion.h"

#include "ui/theme/desktop_settings.h"

#include <functional>

#include <QVariant>

namespace capriccio::ui {
namespace {

struct Wish {
    QString group;
    QString key;
    std::function<bool(const QVariant&)> isLess;
};

const QList<Wish>& wishes() {
    static const QList<Wish> kWishes = {
        {QStringLiteral("org.freedesktop.appearance"), QStringLiteral("reduced-motion"),
         [](const QVariant& value) { return value.toUInt() == 1; }},
        {QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations"),
         [](const QVariant& value) { return !value.toBool(); }},
        // A factor, as text: 0 is “instant”.
        {QStringLiteral("org.kde.kdeglobals.KDE"), QStringLiteral("AnimationDurationFactor"),
         [](const QVariant& value) {
             bool isNumber = false;
             const double factor = value.toDouble(&isNumber);
             return isNumber && factor <= 0;
         }},
    };
    return kWishes;
}

}  // namespace

SystemMotion::SystemMotion(DesktopSettings& desktop, QObject* parent) : QObject(parent) {
    connect(&desktop, &DesktopSettings::told, this,
            [this](const QString& group, const QString& key, const QVariant& value) {
                for (const Wish& wish : wishes()) {
                    if (wish.group != group || wish.key != key) continue;
                    const bool before = isLess();
                    if (wish.isLess(value))
                        m_reducedBy.insert(group);
                    else
                        m_reducedBy.remove(group);
                    if (isLess() != before) Q_EMIT changed();
                }
            });
    for (const Wish& wish : wishes()) desktop.ask(wish.group, wish.key);
}

}  // namespace capriccio::ui
