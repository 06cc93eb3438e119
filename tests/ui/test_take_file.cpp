#include "core/audio/audio_file.h"
#include "tests/studio/fakes/fake_engine.h"
#include "ui/widgets/take_file.h"

#include <filesystem>

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QTest>
#include <QUrl>

using namespace capriccio;
using namespace capriccio::ui;

/// A take on its way to a file manager or an audio editor.
class TestTakeFile : public QObject {
    Q_OBJECT

    static std::shared_ptr<audio::AudioClip> clip(int channels = 2) {
        auto made = std::make_shared<audio::AudioClip>(32000, channels, 40000);
        std::vector<float> samples;
        for (std::int64_t i = 0; i < 30000; ++i)
            for (int c = 0; c < channels; ++c) samples.push_back((c ? -0.5F : 1) * tests::FakeStudio::sampleAt(i));
        made->append(samples);
        return made;
    }

  private Q_SLOTS:
    void itArrivesAsAFile() {
        const auto sound = clip();
        TakeFile data(7, QStringLiteral("80s pop: drums / \"synth\""), sound);
        QVERIFY(data.hasUrls());
        QCOMPARE(data.urls().size(), 1);
        const QString path = data.urls().first().toLocalFile();
        QCOMPARE(path, data.path());
        QVERIFY2(QFileInfo(path).fileName().startsWith(QStringLiteral("80s pop")), qPrintable(path));
        QVERIFY(path.endsWith(QStringLiteral(".wav")));
        const auto read = audio::readAudioFile(path.toStdString());
        QCOMPARE(read.sampleRate, 32000);
        QCOMPARE(read.channels, 2);
        QCOMPARE(read.frames(), std::int64_t(30000));
        const auto made = sound->frames(0, 30000);
        QVERIFY(std::equal(made.begin(), made.end(), read.interleaved.begin()));
    }

    void whatFileManagersPaste() {
        TakeFile data(7, QStringLiteral("waltz"), clip(1));
        QVERIFY(data.formats().contains(QStringLiteral("text/uri-list")));
        QCOMPARE(data.data(QStringLiteral("x-special/gnome-copied-files")),
                 QByteArray("copy\n") + QUrl::fromLocalFile(data.path()).toEncoded());
        QCOMPARE(TakeFile::takeIdOf(data), 7);
        QMimeData other;
        other.setText(QStringLiteral("words"));
        QCOMPARE(TakeFile::takeIdOf(other), 0);
    }

    void takesOfOneNameStayApart() {
        TakeFile first(1, QStringLiteral("waltz"), clip(1));
        TakeFile second(2, QStringLiteral("waltz"), clip(2));
        QVERIFY(first.path() != second.path());
        QCOMPARE(QFileInfo(first.path()).fileName(), QFileInfo(second.path()).fileName());
    }

    void theFileOutlivesTheDrag() {
        QString path;
        {
            TakeFile data(1, QStringLiteral("waltz"), clip(1));
            path = data.path();
        }
        QVERIFY(QFileInfo::exists(path));  // what it was dropped on may read it later
    }

    void copying() {
        copyTake(9, QStringLiteral("bossa nova"), clip(1));
        const auto* there = QApplication::clipboard()->mimeData();
        QCOMPARE(TakeFile::takeIdOf(*there), 9);
        QCOMPARE(there->urls().size(), 1);
        QVERIFY(QFileInfo::exists(there->urls().first().toLocalFile()));
        QApplication::clipboard()->clear();
    }
};

QTEST_MAIN(TestTakeFile)
#include "test_take_file.moc"
