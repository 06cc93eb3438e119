
#include "core/audio/audio_file.h"
#include "core/studio/wav_saver.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::studio;

class TestWavSaver : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    static std::shared_ptr<audio::AudioClip> clip(std::int64_t frames) {
        auto made = std::make_shared<audio::AudioClip>(32000, 1, frames);
        std::vector<float> samples;
        for (std::int64_t i = 0; i < frames; ++i) samples.push_back(static_cast<float>(i % 1000) / 1000.0F);
        made->append(samples);
        made->finish();
        return made;
    }

  private Q_SLOTS:
    void writesEverySample() {
        WavSaver saver;
        QSignalSpy saved(&saver, &WavSaver::saved);
        const QString file = m_dir.filePath(QString::fromUtf8("钢琴.wav"));
        const auto music = clip(70000);
        saver.save(file, music);
        QVERIFY(saver.isBusy());
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!saver.isBusy());
        QCOMPARE(saved[0][0].toString(), file);
        const auto read = audio::readAudioFile(file.toStdString());
        QCOMPARE(read.sampleRate, 32000);
        QCOMPARE(read.frames(), std::int64_t(70000));
        const auto wanted = music->frames(0, 70000);
        QVERIFY(std::equal(wanted.begin(), wanted.end(), read.interleaved.begin()));
    }

    void failureIsWordsAndLeavesNothing() {
        WavSaver saver;
        QSignalSpy failed(&saver, &WavSaver::failed);
        saver.save(m_dir.filePath(QStringLiteral("missing/song.wav")), clip(100));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("song.wav")));
        QVERIFY(!saver.isBusy());
        QVERIFY(!QDir(m_dir.filePath(QStringLiteral("missing"))).exists());
    }

    void cancellingLeavesNothing() {
        WavSaver saver;
        QSignalSpy saved(&saver, &WavSaver::saved);
        QSignalSpy cancelled(&saver, &WavSaver::cancelled);
        const QString folder = m_dir.filePath(QStringLiteral("cancel"));
        QVERIFY(QDir().mkpath(folder));
        saver.save(folder + QStringLiteral("/song.wav"), clip(32000 * 60));
        saver.cancel();
        QTRY_COMPARE(cancelled.count() + saved.count(), 1);
        const auto left = QDir(folder).entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(left.isEmpty(), cancelled.count() == 1);
    }
};

QTEST_GUILESS_MAIN(TestWavSaver)
#include "test_wav_saver.moc"
