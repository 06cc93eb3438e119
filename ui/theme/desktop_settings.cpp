#include "ui/theme/desktop_settings.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace capriccio::ui {
namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");

/// The portal wraps a value in one variant or two.
QVariant bare(QVariant value) {
    while (value.metaType() == QMetaType::fromType<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
    return value;
}

}  // namespace

DesktopSettings::DesktopSettings(QObject* parent) : QObject(parent) {
    auto bus = QDBusConnection::sessionBus();
    m_hasBus = bus.isConnected();
    if (!m_hasBus) return;
    qRegisterMetaType<QDBusVariant>();  // connect() looks for the slot's types by their names
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(changed(QString, QString, QDBusVariant)));
}

void DesktopSettings::ask(const QString& group, const QString& key) {
    if (!m_hasBus) return;
    auto call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    call << group << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher* finished) {
        const QDBusPendingReply<QVariant> reply = *finished;
        if (!reply.isError()) Q_EMIT told(group, key, bare(reply.value()));
        finished->deleteLater();
    });
}

void DesktopSettings::changed(const QString& group, const QString& key, const QDBusVariant& value) {
    Q_EMIT told(group, key, bare(value.variant()));
}

}  // namespace capriccio::ui
