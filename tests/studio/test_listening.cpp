#include "core/studio/playback.h"
#include "core/studio/spectrogram.h"
#include "tests/studio/fakes/fake_speaker.h"

#include <cmath>
#include <numbers>

#include <QSignalSpy>
#include <QTest>

using namespace capriccio;
using namespace capriccio::studio;
using capriccio::tests::FakeSpeaker;

/// How loud takes are heard, and one against another.
class TestListening : public QObject {
    Q_OBJECT

    static std::shared_ptr<audio::AudioClip> tone(double amplitude, double seconds = 3, int rate = 32000,
                                                  bool finish = true) {
        auto clip = std::make_shared<audio::AudioClip>(rate, 1, std::llround(seconds * rate));
        std::vector<float> sound;
        for (int i = 0; i < std::lround(seconds * rate); ++i)
            sound.push_back(static_cast<float>(amplitude * std::sin(2 * std::numbers::pi * 1000 * i / rate)));
        clip->append(sound);
        if (finish) clip->finish();
        return clip;
    }
    static double db(double gain) { return 20 * std::log10(gain); }

    struct Set {
        std::shared_ptr<FakeSpeaker::Desk> desk = std::make_shared<FakeSpeaker::Desk>();
        Playback playback{std::make_unique<FakeSpeaker>(desk)};
    };

  private Q_SLOTS:
    void theLouderOneIsBroughtDownToTheOther() {
        Set s;
        QSignalSpy changes(&s.playback, &Playback::comparisonChanged);
        s.playback.setClip(tone(0.8));
        QVERIFY(s.playback.compareWith(tone(0.2)));
        QVERIFY(s.playback.isComparing());
        QTRY_VERIFY(std::abs(db(s.desk->gain) + 12.04) < 0.1);
        QCOMPARE(s.desk->otherGain, 1.0F);
        s.playback.hearOther(true);
        QVERIFY(s.desk->hearsOther && s.playback.hearsOther());
        QCOMPARE(s.playback.heardClip(), s.desk->other);
        s.playback.compareWith(nullptr);
        QVERIFY(!s.playback.isComparing() && !s.playback.hearsOther());
        QCOMPARE(s.desk->gain, 1.0F);
        QCOMPARE(changes.count(), 3);
    }

    void orEachAsItIs() {
        Set s;
        s.playback.setClip(tone(0.8));
        s.playback.compareWith(tone(0.2));
        QVERIFY(s.playback.isLevelMatched());
        QTRY_VERIFY(s.desk->gain < 0.3F);
        QSignalSpy changes(&s.playback, &Playback::comparisonChanged);
        s.playback.setLevelMatched(false);
        QCOMPARE(s.desk->gain, 1.0F);
        QCOMPARE(s.desk->otherGain, 1.0F);
        QCOMPARE(changes.count(), 1);
        s.playback.setLevelMatched(true);
        QVERIFY(s.desk->gain < 0.3F);
        // The next comparison begins with equal loudness again.
        s.playback.setLevelMatched(false);
        s.playback.compareWith(nullptr);
        s.playback.compareWith(tone(0.4));
        QVERIFY(s.playback.isLevelMatched());
    }

    void thePositionStays() {
        Set s;
        s.playback.setClip(tone(0.5, 10));
        s.playback.play();
        s.desk->pass(4);
        QTRY_COMPARE(s.playback.positionSeconds(), 4.0);
        s.playback.compareWith(tone(0.5, 10));
        s.playback.hearOther(true);
        s.playback.hearOther(false);
        s.desk->pass(1);
        QTRY_COMPARE(s.playback.positionSeconds(), 5.0);
        QCOMPARE(s.playback.state(), Playback::State::Playing);
    }

    void whatCannotBeCompared() {
        Set s;
        QVERIFY(!s.playback.compareWith(tone(0.5)));  // with nothing
        const auto clip = tone(0.5);
        s.playback.setClip(clip);
        QVERIFY(!s.playback.compareWith(clip));
        QVERIFY(!s.playback.compareWith(tone(0.5, 3, 44100)));
        QVERIFY(!s.playback.isComparing());
        s.playback.compareWith(tone(0.2));
        s.playback.setClip(tone(0.3));
        QVERIFY(!s.playback.isComparing());
    }

    void finishedTakesAreHeardAtOneLoudness() {
        Set s;
        s.playback.setListeningLoudness(-20);
        s.playback.setClip(tone(0.05));  // about −29 LUFS
        QTRY_VERIFY(s.desk->gain > 2);
        const auto loudness = s.playback.loudness();
        QVERIFY(loudness);
        QVERIFY(std::abs(loudness->lufs + db(s.desk->gain) + 20) < 0.05);
        s.playback.setListeningLoudness(std::nullopt);
        QCOMPARE(s.desk->gain, 1.0F);
    }

    void neverOverFullScale() {
        Set s;
        s.playback.setListeningLoudness(0);
        s.playback.setClip(tone(0.5));
        QTRY_VERIFY(s.desk->gain > 1.5);
        QVERIFY(std::abs(0.5 * s.desk->gain - 1) < 1e-3);
    }

    void aTakeBeingMadeIsHeardAsItIs() {
        Set s;
        s.playback.setListeningLoudness(-20);
        const auto growing = tone(0.05, 3, 32000, false);
        s.playback.setClip(growing);
        s.playback.play();
        QTest::qWait(50);
        QCOMPARE(s.desk->gain, 1.0F);
        growing->finish();
        s.playback.stop();
        s.playback.play();
        QTRY_VERIFY(s.desk->gain > 2);
    }

    void silenceHasNoLoudness() {
        Set s;
        s.playback.setListeningLoudness(-14);
        QSignalSpy measured(&s.playback, &Playback::loudnessChanged);
        s.playback.setClip(tone(0));
        QTRY_VERIFY(measured.count() > 0);
        QCOMPARE(s.desk->gain, 1.0F);
    }

    void howReadyASlowTakeIs() {
        Set s;
        auto growing = std::make_shared<audio::AudioClip>(32000, 1, 20 * 32000);
        s.playback.setClip(growing, true);
        s.playback.setMakingSpeed(0.5);
        growing->append(std::vector<float>(4 * 32000, 0.1F));
        QTRY_VERIFY(s.playback.startsIn() > 0);
        const double early = s.playback.readiness();
        QVERIFY(early > 0.2 && early < 0.6);
        growing->append(std::vector<float>(4 * 32000, 0.1F));
        QTRY_VERIFY(s.playback.readiness() > early);
        QVERIFY(s.playback.readiness() < 1);
    }

    // --- the spectrogram's tiles

    void tilesComeFromAnotherThreadAndAreKept() {
        Spectrogram spectrogram;
        QSignalSpy ready(&spectrogram, &Spectrogram::tileReady);
        spectrogram.setClip(tone(0.9, 4));
        QVERIFY(!spectrogram.tile(0, 0));
        QVERIFY(!spectrogram.tile(3, 1));
        QTRY_COMPARE(ready.count(), 2);
        const auto* tile = spectrogram.tile(0, 0);
        QVERIFY(tile);
        QCOMPARE(tile->columns, SpectrogramTile::kColumns);
        // 1 kHz in every column, nothing at the lowest pitch.
        const int row = static_cast<int>(std::lround(192 * (1 - std::log(1000 / 40.0) / std::log(400.0)) - 0.5));
        for (int column = 20; column < 128; ++column) {
            QVERIFY(tile->strengths[static_cast<std::size_t>(row * 128 + column)] > 230);
            QVERIFY(tile->strengths[static_cast<std::size_t>(190 * 128 + column)] < 90);
        }
        QCOMPARE(spectrogram.tile(0, 0), tile);
        // The clip ends within this one: 128000 frames are 250 of its hops.
        QCOMPARE(spectrogram.tile(3, 1)->columns, 250 - SpectrogramTile::kColumns);
        spectrogram.tile(3, 1'000);
        QTest::qWait(20);
        QCOMPARE(ready.count(), 2);  // beyond the end there is nothing to compute
        spectrogram.setClip(tone(0.1, 1));
        QVERIFY(!spectrogram.tile(0, 0));
    }

    void aGrowingClipsLastTileGrows() {
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, 64000);
        Spectrogram spectrogram;
        QSignalSpy ready(&spectrogram, &Spectrogram::tileReady);
        spectrogram.setClip(clip);
        clip->append(std::vector<float>(4096, 0.1F));
        spectrogram.tile(0, 0);
        QTRY_COMPARE(ready.count(), 1);
        const int first = spectrogram.tile(0, 0)->columns;
        QVERIFY(first > 0 && first < SpectrogramTile::kColumns);
        clip->append(std::vector<float>(2048, 0.1F));
        spectrogram.tile(0, 0);
        QTRY_COMPARE(ready.count(), 2);
        QVERIFY(spectrogram.tile(0, 0)->columns > first);
        clip->finish();  // what was held back has no successor to wait for
        spectrogram.tile(0, 0);
        QTRY_COMPARE(ready.count(), 3);
        QCOMPARE(spectrogram.tile(0, 0)->columns, 96);
    }

    void levels() {
        QCOMPARE(Spectrogram::levelFor(10), 0);
        QCOMPARE(Spectrogram::levelFor(127.9), 0);
        QCOMPARE(Spectrogram::levelFor(128), 1);
        QCOMPARE(Spectrogram::levelFor(20000), 8);
    }
};

QTEST_GUILESS_MAIN(TestListening)
#include "test_listening.moc"
