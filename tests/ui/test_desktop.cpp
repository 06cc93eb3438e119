#include "tests/ui/stand.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fold.h"

#include <QAbstractButton>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusVariant>
#include <QHash>
#include <QProcess>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

/// What GNOME's, KDE's or another desktop's portal would answer.
class Portal : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
  public:
    QHash<QString, QVariant> values;  ///< by "group key"

    void change(const char* group, const char* key, const QVariant& value) {
        values.insert(QStringLiteral("%1 %2").arg(QLatin1String(group), QLatin1String(key)), value);
        Q_EMIT SettingChanged(QLatin1String(group), QLatin1String(key), QDBusVariant(value));
    }
  public Q_SLOTS:
    /// As the portal does: a variant in a variant.
    QDBusVariant Read(const QString& group, const QString& key) {
        const auto found = values.find(group + QLatin1Char(' ') + key);
        if (found != values.end()) return QDBusVariant(QVariant::fromValue(QDBusVariant(*found)));
        sendErrorReply(QDBusError::InvalidArgs, QStringLiteral("unknown"));
        return {};
    }
  Q_SIGNALS:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

/// The desktop's wishes, over a message bus of the test's own: dark or light, and whether things move.
class TestDesktop : public QObject {
    Q_OBJECT

  public:
    /// Of the message bus; empty: there is none.
    explicit TestDesktop(QString address) : m_address(std::move(address)) {}

  private:
    QString m_address;
    Portal m_portal;

    static constexpr const char* kGnome = "org.gnome.desktop.interface";
    static constexpr const char* kKde = "org.kde.kdeglobals.KDE";
    static constexpr const char* kShared = "org.freedesktop.appearance";

    static bool isOpenAtOnce(Stand& stand) {
        auto* fold = stand.find<Fold>("advanced");
        fold->setOpen(false);
        if (!QTest::qWaitFor([&] { return !fold->findChild<QWidget*>(QStringLiteral("guidance"))->isVisible(); }))
            return false;
        const int before = fold->sizeHint().height();
        stand.find<QAbstractButton>("advanced.head")->click();
        const int after = fold->sizeHint().height();
        // No time has passed: no event was handled.
        return after > before + 100;
    }

  private Q_SLOTS:
    void initTestCase() {
        if (m_address.isEmpty()) QSKIP("dbus-daemon is not installed, or does not start here");
        m_portal.values.insert(QStringLiteral("org.freedesktop.appearance color-scheme"), 1U);
        auto bus = QDBusConnection::connectToBus(m_address, QStringLiteral("portal"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &m_portal,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    }
    void cleanupTestCase() { QDBusConnection::disconnectFromBus(QStringLiteral("portal")); }

    void darkAndLightWithTheDesktop() {
        QTRY_COMPARE(Stand::theme().scheme(), Scheme::Dark);  // as it says when it is asked
        m_portal.change(kShared, "color-scheme", 2U);
        QTRY_COMPARE(Stand::theme().scheme(), Scheme::Light);
        m_portal.change(kShared, "color-scheme", 0U);  // no preference: nothing changes
        m_portal.change(kShared, "color-scheme", 1U);
        QTRY_COMPARE(Stand::theme().scheme(), Scheme::Dark);
    }

    void motionAsTheDesktopWants_data() {
        QTest::addColumn<QByteArray>("group");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QVariant>("less");
        QTest::addColumn<QVariant>("usual");
        QTest::newRow("shared") << QByteArray(kShared) << QByteArray("reduced-motion") << QVariant(1U) << QVariant(0U);
        QTest::newRow("GNOME") << QByteArray(kGnome) << QByteArray("enable-animations") << QVariant(false)
                               << QVariant(true);
        QTest::newRow("KDE") << QByteArray(kKde) << QByteArray("AnimationDurationFactor")
                             << QVariant(QStringLiteral("0")) << QVariant(QStringLiteral("0.7"));
    }
    void motionAsTheDesktopWants() {
        QFETCH(QByteArray, group);
        QFETCH(QByteArray, key);
        QFETCH(QVariant, less);
        QFETCH(QVariant, usual);
        Stand stand;
        stand.open();
        QVERIFY(!Stand::theme().isStill());
        QVERIFY(!isOpenAtOnce(stand));
        const auto duration = [&] {
            return stand.window->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, stand.window.get());
        };
        QVERIFY(duration() >= 120 && duration() <= 160);
        m_portal.change(group.constData(), key.constData(), less);
        QTRY_VERIFY(Stand::theme().isStill());
        QCOMPARE(duration(), 0);
        QVERIFY(isOpenAtOnce(stand));
        m_portal.change(group.constData(), key.constData(), usual);
        QTRY_VERIFY(!Stand::theme().isStill());
        QVERIFY(!isOpenAtOnce(stand));
    }
};

int main(int argc, char** argv) {
    // Before the application: it may ask for the session's bus itself, and the first answer is kept.
    QProcess daemon;
    daemon.start(QStringLiteral("dbus-daemon"),
                 {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    const QByteArray address = daemon.waitForReadyRead(10000) ? daemon.readLine().trimmed() : QByteArray();
    if (!address.isEmpty()) qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    int result = 0;
    {
        QApplication application(argc, argv);
        TestDesktop test(QString::fromUtf8(address));
        result = QTest::qExec(&test, argc, argv);
    }
    daemon.kill();
    daemon.waitForFinished();
    return result;
}
#include "test_desktop.moc"
