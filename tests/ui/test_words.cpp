#include "ui/compose/length_field.h"
#include "ui/compose/prompt_words.h"
#include "ui/playback/status_text.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/waveform_painter.h"

#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using State = studio::Playback::State;

class TestWords : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void playbackSaysWhatItWillDo() {
        PlaybackMoment m;
        m.state = State::Waiting;
        m.making = true;
        m.startsIn = 8.2;
        QCOMPARE(playbackStatus(m).words, QStringLiteral("sound starts in 0:09 and will not stall"));
        QVERIFY(playbackStatus(m).playNow);
        m.speed = 0.7;
        QCOMPARE(playbackStatus(m).words, QString::fromUtf8("0.7 ×, sound starts in 0:09 and will not stall"));
        m.startsIn = -1;
        QVERIFY(!playbackStatus(m).words.contains(QLatin1Char(':')));
        QVERIFY(playbackStatus(m).playNow);
        m.state = State::Playing;
        m.aheadSeconds = 4.23;
        QCOMPARE(playbackStatus(m).words, QString::fromUtf8("live · 4.2 s ahead, will not stall"));
        QVERIFY(!playbackStatus(m).playNow);
        m.willNotStall = false;
        QVERIFY(!playbackStatus(m).words.contains(QStringLiteral("will not stall")));
        m.making = false;
        m.peak = 0.861;
        QCOMPARE(playbackStatus(m).words, QString::fromUtf8("peak −1.3 dB"));
        m.lufs = -14.2;
        QCOMPARE(playbackStatus(m).words, QString::fromUtf8("−14.2 LUFS · peak −1.3 dB"));
        m.lufs.reset();
        m.peak = 0;
        QCOMPARE(playbackStatus(m).words, QStringLiteral("silence"));
        m.peak = 1;
        QCOMPARE(playbackStatus(m).words, QStringLiteral("peak 0.0 dB, at the limit"));
        QVERIFY(playbackStatus(m).over);
        m.peak = 0.9;
        QVERIFY(!playbackStatus(m).over);
        m.state = State::Empty;
        QVERIFY(playbackStatus(m).words.isEmpty());
    }

    void theClock() {
        QCOMPARE(clockWithTenths(0), QStringLiteral("0:00.0"));
        QCOMPARE(clockWithTenths(13.89), QStringLiteral("0:13.8"));
        QCOMPARE(clockWithTenths(61.25), QStringLiteral("1:01.2"));
        QCOMPARE(clockWithTenths(-3), QStringLiteral("0:00.0"));
    }

    void lengthsAreReadAsPeopleTypeThem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("seconds");
        QTest::newRow("plain") << QStringLiteral("25") << 25;
        QTest::newRow("clock") << QStringLiteral("0:07") << 7;
        QTest::newRow("unit") << QStringLiteral("12 s") << 12;
        QTest::newRow("minutes") << QStringLiteral("1:05") << 65;
        QTest::newRow("minutes as a word") << QStringLiteral("3 min") << 180;
        QTest::newRow("two units") << QStringLiteral("1:05 min") << -1;
        QTest::newRow("nonsense") << QStringLiteral("long") << -1;
        QTest::newRow("nothing") << QString() << -1;
    }
    void lengthsAreReadAsPeopleTypeThem() {
        QFETCH(QString, text);
        QFETCH(int, seconds);
        QCOMPARE(LengthField::parse(text).value_or(-1), seconds);
    }

    void chipsKnowWholeWords() {
        QVERIFY(promptHas(QStringLiteral("80s Pop track"), QStringLiteral("pop")));
        QVERIFY(!promptHas(QStringLiteral("popular song"), QStringLiteral("pop")));
        QVERIFY(!promptHas(QStringLiteral("synth-pop"), QStringLiteral("pop")));
        QVERIFY(promptHas(QStringLiteral("warm, 120 bpm"), QStringLiteral("120 bpm")));
        QCOMPARE(promptWith(QString(), QStringLiteral("pop")), QStringLiteral("pop"));
        QCOMPARE(promptWith(QStringLiteral("slow piano"), QStringLiteral("warm")), QStringLiteral("slow piano, warm"));
        QCOMPARE(promptWith(QStringLiteral("slow piano, "), QStringLiteral("warm")),
                 QStringLiteral("slow piano, warm"));
        QCOMPARE(promptWithout(QStringLiteral("slow piano, warm"), QStringLiteral("warm")),
                 QStringLiteral("slow piano"));
        QCOMPARE(promptWithout(QStringLiteral("a, warm, b"), QStringLiteral("warm")), QStringLiteral("a, b"));
        QCOMPARE(promptWithout(QStringLiteral("warm, slow piano"), QStringLiteral("warm")),
                 QStringLiteral("slow piano"));
        QCOMPARE(promptWithout(QStringLiteral("80s pop track"), QStringLiteral("pop")), QStringLiteral("80s track"));
    }

    void tempoAndKeyAreOneEach() {
        QCOMPARE(tempoOf(QStringLiteral("slow, 90BPM")).value_or(0), 90);
        QVERIFY(!tempoOf(QStringLiteral("slow, 900 bpm")));
        QVERIFY(!tempoOf(QStringLiteral("slow")));
        QCOMPARE(promptWithTempo(QStringLiteral("slow"), 90), QStringLiteral("slow, 90 bpm"));
        QCOMPARE(promptWithTempo(QStringLiteral("slow, 90 bpm, warm"), 100), QStringLiteral("slow, 100 bpm, warm"));
        QCOMPARE(promptWithTempo(QStringLiteral("slow, 90 bpm, warm"), std::nullopt), QStringLiteral("slow, warm"));
        QCOMPARE(keyOf(QStringLiteral("waltz in a minor")), QStringLiteral("A minor"));
        QCOMPARE(keyOf(QStringLiteral("waltz in B flat major, soft")), QString::fromUtf8("B♭ major"));
        QCOMPARE(keyOf(QStringLiteral("in the key of F# minor")), QString::fromUtf8("F♯ minor"));
        QCOMPARE(keyOf(QStringLiteral("a minor tragedy")), QString());
        QCOMPARE(promptWithKey(QStringLiteral("waltz in A minor, soft"), QString::fromUtf8("E♭ major")),
                 QStringLiteral("waltz in Eb major, soft"));
        QCOMPARE(promptWithKey(QStringLiteral("waltz, in A minor"), QString()), QStringLiteral("waltz"));
    }

    void wordsAreKnownInThePromptsOrder() {
        QCOMPARE(knownWordsIn(QStringLiteral("a sad jazz piece in C minor with Electric Piano, 80 bpm")),
                 QStringList({QStringLiteral("sad"), QStringLiteral("jazz"), QStringLiteral("C minor"),
                              QStringLiteral("electric piano"), QStringLiteral("80 bpm")}));
        QVERIFY(knownWordsIn(QString()).isEmpty());
        const auto words = completionsOf({QStringLiteral("Glassy bells, slow waltz in three")});
        QCOMPARE(words.first(), QStringLiteral("Glassy bells"));
        QVERIFY(words.contains(QStringLiteral("waltz")));
        QCOMPARE(words.filter(QStringLiteral("bells"), Qt::CaseInsensitive).count(QStringLiteral("bells")), 1);
    }

    void digitsTakeTheSameWidth() {
        const QFontMetricsF metrics{QFont()};
        QCOMPARE(figuresWidth(metrics, QStringLiteral("0:11.1")), figuresWidth(metrics, QStringLiteral("0:00.0")));
        QCOMPARE(figuresWidth(metrics, QStringLiteral("0:48.7")), figuresWidth(metrics, QStringLiteral("0:00.0")));
    }

    void aBarAlwaysShowsTheSameFrames() {
        WaveformBars bars;
        bars.area = QRectF(10, 0, 397, 100);
        bars.totalFrames = 320000;
        QCOMPARE(bars.count(), 99);
        QCOMPARE(bars.firstFrame(0), std::int64_t(0));
        QCOMPARE(bars.firstFrame(bars.count()), std::int64_t(320000));
        for (int i = 1; i <= bars.count(); ++i) QVERIFY(bars.firstFrame(i) > bars.firstFrame(i - 1));
        // Only bars that are whole count as ready.
        QCOMPARE(bars.barAt(bars.firstFrame(40) - 1), 39);
        QCOMPARE(bars.barAt(320000), 99);
        QVERIFY(bars.column(98).left() + bars.barWidth <= bars.area.right() + 0.01);
    }
};

QTEST_MAIN(TestWords)
#include "test_words.moc"
