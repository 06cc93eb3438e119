#include "ui/theme/system_scheme.h"

#include "ui/theme/desktop_settings.h"

#include <QGuiApplication>
#include <QPalette>

namespace capriccio::ui {
namespace {

const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

}  // namespace

SystemScheme::SystemScheme(DesktopSettings& desktop, QObject* parent)
    : QObject(parent),
      m_scheme(QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light) {
    connect(&desktop, &DesktopSettings::told, this,
            [this](const QString& group, const QString& key, const QVariant& value) {
                if (group == kGroup && key == kKey) take(value.toUInt());
            });
    desktop.ask(kGroup, kKey);
}

/// 1 is dark, 2 is light, 0 is no preference.
void SystemScheme::take(uint number) {
    if (number != 1 && number != 2) return;
    const auto scheme = number == 1 ? Scheme::Dark : Scheme::Light;
    if (scheme == m_scheme) return;
    m_scheme = scheme;
    Q_EMIT changed();
}

}  // namespace capriccio::ui
