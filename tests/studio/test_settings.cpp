#include "core/studio/model_folder.h"
#include "core/studio/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio::studio;

class TestSettings : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

  private Q_SLOTS:
    void defaultsAndTypes() {
        const Settings settings(m_dir.filePath(QStringLiteral("none.ini")));
        QCOMPARE(settings.get(Setting::ModelFolder), QVariant(QString()));
        QCOMPARE(settings.get(Setting::Seconds), QVariant(10.0));
        QCOMPARE(settings.get(Setting::Volume), QVariant(0.8));
        QCOMPARE(settings.get(Setting::Theme), QVariant(QStringLiteral("system")));
        QCOMPARE(settings.get(Setting::Prompts), QVariant(QStringList()));
        QCOMPARE(settings.get(Setting::WindowGeometry), QVariant(QByteArray()));
    }

    void whatIsSetIsThereNextTime() {
        const QString file = m_dir.filePath(QStringLiteral("kept.ini"));
        const QStringList prompts{QStringLiteral("one, with a comma"), QString::fromUtf8("电子舞曲 🎹"),
                                  QStringLiteral("three")};
        {
            Settings settings(file);
            settings.set(Setting::Seconds, 27.0);
            settings.set(Setting::Prompts, prompts);
            settings.set(Setting::WindowGeometry, QByteArray("\x00\x01\xff", 3));
        }
        const Settings settings(file);
        QCOMPARE(settings.get(Setting::Seconds), QVariant(27.0));
        QCOMPARE(settings.get(Setting::Prompts), QVariant(prompts));
        QCOMPARE(settings.get(Setting::WindowGeometry), QVariant(QByteArray("\x00\x01\xff", 3)));
    }

    void aSingleOrEmptyListStaysAList() {
        const QString file = m_dir.filePath(QStringLiteral("lists.ini"));
        {
            Settings settings(file);
            settings.set(Setting::Prompts, QStringList{QStringLiteral("only")});
        }
        QCOMPARE(Settings(file).get(Setting::Prompts), QVariant(QStringList{QStringLiteral("only")}));
    }

    void nonsenseInTheFileIsTheDefault() {
        const QString file = m_dir.filePath(QStringLiteral("nonsense.ini"));
        {
            QFile raw(file);
            QVERIFY(raw.open(QIODevice::WriteOnly));
            raw.write("[compose]\nseconds=long\n[playback]\nvolume=0.25\n");
        }
        const Settings settings(file);
        QCOMPARE(settings.get(Setting::Seconds), QVariant(10.0));
        QCOMPARE(settings.get(Setting::Volume), QVariant(0.25));
    }

    void modelNames_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("name");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("published") << QStringLiteral("/models/facebook/musicgen-small")
                                   << QStringLiteral("MusicGen small");
        QTest::newRow("trailing slash") << QStringLiteral("/models/musicgen-stereo-small/")
                                        << QStringLiteral("MusicGen stereo small");
        QTest::newRow("cache") << QStringLiteral("/hub/models--facebook--musicgen-melody/snapshots/4c8334b02c6e")
                               << QStringLiteral("MusicGen melody");
        QTest::newRow("own name") << QStringLiteral("/home/me/my-model") << QStringLiteral("my-model");
    }
    void modelNames() {
        QFETCH(QString, folder);
        QFETCH(QString, name);
        QCOMPARE(modelDisplayName(folder), name);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
