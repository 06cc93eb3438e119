#include "core/studio/mpris/mpris.h"
#include "tests/studio/fakes/fake_speaker.h"

#include <vector>

#include <QDBusInterface>
#include <QDBusReply>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::studio;
using capriccio::tests::FakeSpeaker;

/// Receives what the desktop would.
class Desktop : public QObject {
    Q_OBJECT
  public:
    QVariantMap told;
    QList<qlonglong> sought;
  public Q_SLOTS:
    void changed(const QString& interface, const QVariantMap& values, const QStringList&) {
        if (interface == QLatin1String("org.mpris.MediaPlayer2.Player")) told.insert(values);
    }
    void seeked(qlonglong position) { sought << position; }
};

/// The desktop's controls over a message bus of the test's own.
class TestMpris : public QObject {
    Q_OBJECT

    QProcess m_daemon;
    QString m_address;
    std::shared_ptr<FakeSpeaker::Desk> m_desk;
    std::unique_ptr<Playback> m_playback;
    std::unique_ptr<Mpris> m_mpris;
    std::unique_ptr<Desktop> m_desktop;

    QDBusConnection desktop() const { return QDBusConnection(QStringLiteral("desktop")); }

    /// On another thread's time: the answer comes from this thread's own event loop.
    QVariant ask(const char* interface, const char* method, const QVariantList& arguments = {}) {
        auto message = QDBusMessage::createMethodCall(m_mpris->service(), QStringLiteral("/org/mpris/MediaPlayer2"),
                                                      QLatin1String(interface), QLatin1String(method));
        message.setArguments(arguments);
        const QDBusPendingCall call = desktop().asyncCall(message);
        if (!QTest::qWaitFor([&] { return call.isFinished(); })) qFatal("no answer");
        if (call.isError()) qWarning("%s", qPrintable(call.error().message()));
        const auto values = call.reply().arguments();
        return values.isEmpty() ? QVariant() : values.first();
    }
    void call(const char* method, const QVariantList& arguments = {}) {
        ask("org.mpris.MediaPlayer2.Player", method, arguments);
    }
    QVariant property(const char* name, const char* interface = "org.mpris.MediaPlayer2.Player") {
        const QVariant value =
            ask("org.freedesktop.DBus.Properties", "Get", {QString::fromLatin1(interface), QString::fromLatin1(name)});
        return value.value<QDBusVariant>().variant();
    }
    void setProperty(const char* name, const QVariant& value) {
        ask("org.freedesktop.DBus.Properties", "Set",
            {QStringLiteral("org.mpris.MediaPlayer2.Player"), QString::fromLatin1(name),
             QVariant::fromValue(QDBusVariant(value))});
    }
    static std::shared_ptr<audio::AudioClip> tenSeconds() {
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, 320000);
        clip->append(std::vector<float>(320000, 0.1F));
        clip->finish();
        return clip;
    }

  private Q_SLOTS:
    void initTestCase() {
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
            QSKIP("dbus-daemon is not installed");
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        QVERIFY(m_daemon.waitForStarted());
        QVERIFY(m_daemon.waitForReadyRead(10000));
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        QDBusConnection::connectToBus(m_address, QStringLiteral("program"));
        QDBusConnection::connectToBus(m_address, QStringLiteral("desktop"));
        QVERIFY(desktop().isConnected());
    }
    void cleanupTestCase() {
        QDBusConnection::disconnectFromBus(QStringLiteral("program"));
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    void init() {
        m_desk = std::make_shared<FakeSpeaker::Desk>();
        m_playback = std::make_unique<Playback>(std::make_unique<FakeSpeaker>(m_desk));
        m_mpris = std::make_unique<Mpris>(*m_playback, QDBusConnection(QStringLiteral("program")));
        QCOMPARE(m_mpris->service(), QStringLiteral("org.mpris.MediaPlayer2.capriccio"));
        m_desktop = std::make_unique<Desktop>();
        QVERIFY(desktop().connect(m_mpris->service(), QStringLiteral("/org/mpris/MediaPlayer2"),
                                  QStringLiteral("org.freedesktop.DBus.Properties"),
                                  QStringLiteral("PropertiesChanged"), m_desktop.get(),
                                  SLOT(changed(QString, QVariantMap, QStringList))));
        QVERIFY(desktop().connect(m_mpris->service(), QStringLiteral("/org/mpris/MediaPlayer2"),
                                  QStringLiteral("org.mpris.MediaPlayer2.Player"), QStringLiteral("Seeked"),
                                  m_desktop.get(), SLOT(seeked(qlonglong))));
    }
    void cleanup() {
        m_desktop.reset();
        m_mpris.reset();
        m_playback.reset();
    }

    void theProgramNamesItself() {
        QCOMPARE(property("Identity", "org.mpris.MediaPlayer2").toString(), QStringLiteral("Capriccio"));
        QCOMPARE(property("DesktopEntry", "org.mpris.MediaPlayer2").toString(), QStringLiteral("capriccio"));
        QSignalSpy raised(m_mpris.get(), &Mpris::raiseRequested);
        QSignalSpy quit(m_mpris.get(), &Mpris::quitRequested);
        ask("org.mpris.MediaPlayer2", "Raise");
        ask("org.mpris.MediaPlayer2", "Quit");
        QCOMPARE(raised.count(), 1);
        QCOMPARE(quit.count(), 1);
    }

    void nothingToPlayAtFirst() {
        QCOMPARE(property("PlaybackStatus").toString(), QStringLiteral("Stopped"));
        QCOMPARE(property("CanPlay").toBool(), false);
        call("PlayPause");
        QCOMPARE(m_desk->plays, 0);
    }

    void theMediaKeysPlayAndPause() {
        m_playback->setClip(tenSeconds());
        QCOMPARE(property("CanPlay").toBool(), true);
        call("PlayPause");
        QTRY_COMPARE(property("PlaybackStatus").toString(), QStringLiteral("Playing"));
        QTRY_COMPARE(m_desktop->told[QStringLiteral("PlaybackStatus")].toString(), QStringLiteral("Playing"));
        m_desk->pass(2);
        QTRY_COMPARE(property("Position").toLongLong(), 2'000'000);
        call("Pause");
        QTRY_COMPARE(m_desktop->told[QStringLiteral("PlaybackStatus")].toString(), QStringLiteral("Paused"));
        call("Play");
        QTRY_COMPARE(property("PlaybackStatus").toString(), QStringLiteral("Playing"));
        call("Stop");
        QTRY_COMPARE(property("PlaybackStatus").toString(), QStringLiteral("Stopped"));
        QCOMPARE(property("Position").toLongLong(), 0);
    }

    void seekingTellsTheDesktop() {
        m_playback->setClip(tenSeconds());
        m_mpris->setTrack(7, QStringLiteral("bossa nova"), QStringLiteral("MusicGen small"));
        call("Seek", {qlonglong(3'000'000)});
        QTRY_COMPARE(m_playback->positionSeconds(), 3.0);
        QTRY_COMPARE(m_desktop->sought, QList<qlonglong>{3'000'000});
        call("Seek", {qlonglong(-9'000'000)});
        QTRY_COMPARE(m_playback->positionSeconds(), 0.0);
        const QDBusObjectPath here(QStringLiteral("/capriccio/take/7"));
        call("SetPosition", {QVariant::fromValue(here), qlonglong(4'500'000)});
        QTRY_COMPARE(m_playback->positionSeconds(), 4.5);
        // For a take that is not heard any more, and beyond the end, nothing happens.
        call("SetPosition", {QVariant::fromValue(QDBusObjectPath(QStringLiteral("/capriccio/take/6"))), qlonglong(0)});
        call("SetPosition", {QVariant::fromValue(here), qlonglong(11'000'000)});
        QCOMPARE(m_playback->positionSeconds(), 4.5);
    }

    void whatIsHeardIsShown() {
        m_playback->setClip(tenSeconds());
        m_mpris->setTrack(7, QStringLiteral("bossa nova"), QStringLiteral("MusicGen small"));
        QTRY_VERIFY(m_desktop->told.contains(QStringLiteral("Metadata")));
        const auto data = qdbus_cast<QVariantMap>(property("Metadata"));
        QCOMPARE(data[QStringLiteral("xesam:title")].toString(), QStringLiteral("bossa nova"));
        QCOMPARE(data[QStringLiteral("mpris:length")].toLongLong(), 10'000'000);
        QCOMPARE(data[QStringLiteral("xesam:artist")].toStringList(), QStringList{QStringLiteral("MusicGen small")});
    }

    void volumeAndLoopBothWays() {
        m_playback->setClip(tenSeconds());
        setProperty("Volume", 0.5);
        QTRY_COMPARE(m_playback->volume(), 0.5);
        QCOMPARE(m_desk->volume, 0.25F);
        setProperty("LoopStatus", QStringLiteral("Track"));
        QTRY_VERIFY(m_playback->isLooping());
        QCOMPARE(m_desk->loop->endFrames, 320000);
        m_playback->setLoop(std::nullopt);
        QTRY_COMPARE(m_desktop->told[QStringLiteral("LoopStatus")].toString(), QStringLiteral("None"));
    }

    void neighbours() {
        QSignalSpy next(m_mpris.get(), &Mpris::nextRequested);
        call("Next");
        QCOMPARE(next.count(), 0);
        m_mpris->setNeighbours(false, true);
        QTRY_COMPARE(property("CanGoNext").toBool(), true);
        QCOMPARE(property("CanGoPrevious").toBool(), false);
        call("Next");
        QCOMPARE(next.count(), 1);
    }

    void withoutABusNothingHappens() {
        Mpris silent(*m_playback, QDBusConnection(QStringLiteral("there is none")));
        QVERIFY(!silent.isRegistered());
        silent.setTrack(1, QStringLiteral("x"), {});
    }
};

QTEST_GUILESS_MAIN(TestMpris)
#include "test_mpris.moc"
