#include "tests/ui/waveforms.h"

#include <cmath>
#include <numbers>

#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::FakeStudio;
using capriccio::tests::Stand;

/// Notes which parts of a widget are painted.
class PaintWatch : public QObject {
  public:
    explicit PaintWatch(QWidget& widget) { widget.installEventFilter(this); }
    QRegion painted;
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint) painted += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
};

/// What a waveform shows.
class TestWaveform : public QObject, private capriccio::tests::WaveformStand {
    Q_OBJECT

    static std::shared_ptr<audio::AudioClip> tone() {
        std::vector<float> sound;
        for (int i = 0; i < 320000; ++i)
            sound.push_back(static_cast<float>(0.9 * std::sin(2 * std::numbers::pi * 1000 * i / 32000)));
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, 320000);
        clip->append(sound);
        clip->finish();
        return clip;
    }
    /// The inner part of the bars' area, without what lies over them.
    QImage picture(int left, int right) {
        settle();
        const qreal ratio = m_view->devicePixelRatioF();
        return m_view->grab(QRect(left, 40, right - left, 200))
            .toImage()
            .convertToFormat(QImage::Format_RGB32)
            .copy(0, 0, qRound((right - left) * ratio), qRound(200 * ratio));
    }

  private Q_SLOTS:
    void initTestCase() { Stand::theme().choose(Theme::Choice::Dark); }
    void cleanup() {
        m_view.reset();
        Stand::theme().choose(Theme::Choice::Dark);
    }

    // --- which frames lie under which pixels

    void zoomingKeepsWhatIsUnderThePointer() {
        TimeView view;
        view.setLength(320000);
        view.setWidth(800);
        QCOMPARE(view.framesPerPixel(), 400.0);
        const double frame = view.frameAt(200);
        view.zoom(3, 200);
        QVERIFY(std::abs(view.frameAt(200) - frame) < view.framesPerPixel());
        view.zoom(2, 200);
        QVERIFY(std::abs(view.frameAt(200) - frame) < 2 * view.framesPerPixel());
        view.zoom(1 / 6.0, 200);
        QVERIFY(view.showsAll());
        QCOMPARE(view.scroll(), 0.0);
    }

    void neverBeyondTheEnds() {
        TimeView view;
        view.setLength(320000);
        view.setWidth(800);
        view.zoom(4, 0);
        view.scrollTo(-100);
        QCOMPARE(view.scroll(), 0.0);
        view.scrollTo(1e9);
        QVERIFY(std::abs(view.endFrame() - 320000) < 1);
        view.zoom(1e12, 400);
        QCOMPARE(view.framesPerPixel(), TimeView::kFewestFramesPerPixel);
        view.setLength(100);  // it ended early
        QVERIFY(view.showsAll() || view.endFrame() <= 100);
    }

    void scrollingGoesByWholePixels() {
        TimeView view;
        view.setLength(320000);
        view.setWidth(800, 2);
        view.zoom(3.7, 123);
        view.scrollTo(100.3);
        QCOMPARE(view.scroll(), 100.5);
    }

    // --- drawing

    void scrollingMovesThePictureWithoutChangingIt() {
        auto& view = show(clipOf(10));
        view.zoomBy(6);
        auto* scroll = view.findChild<QScrollBar*>(QStringLiteral("waveform.scroll"));
        QVERIFY(scroll->isVisible());
        scroll->setValue(1000);
        const QImage before = picture(118, 718);
        scroll->setValue(1037);
        const QImage after = picture(118 - 37, 718 - 37);
        // The ruler's lines are in it too: they move with the bars.
        QVERIFY(before == after);
    }

    void growingChangesNothingThatIsDrawn() {
        auto clip = clipOf(10, 4);
        auto& view = show(clip);
        const int right = static_cast<int>(view.xOf(3.9)) - 4;
        const QImage before = picture(30, right);
        append(*clip, 4 * 32000, 8 * 32000);
        QTRY_VERIFY(view.drawnBars() > 155);
        QVERIFY(before == picture(30, right));
    }

    void thePlayheadIsPaintedAlone() {
        auto& view = show(clipOf(10));
        PaintWatch watch(view);
        view.setPositionSeconds(2);
        QTest::qWait(30);
        watch.painted = {};
        view.setPositionSeconds(2.03);
        QTRY_VERIFY(!watch.painted.isEmpty());
        QVERIFY2(watch.painted.boundingRect().width() < 40,
                 qPrintable(QString::number(watch.painted.boundingRect().width())));
    }

    void playedAndUnplayedDiffer() {
        auto& view = show(clipOf(10));
        view.setPositionSeconds(5);
        const QImage image = picture(0, 836);
        const Tokens& t = Stand::theme().tokens();
        int played = 0, unplayed = 0;
        for (int x = 20; x < 400; ++x) played += image.pixelColor(x, 105) == t.accent;
        for (int x = 430; x < 810; ++x) unplayed += image.pixelColor(x, 105) == t.wave;
        QVERIFY(played > 200);
        QVERIFY(unplayed > 200);
    }

    void selectedBarsCanBeRead() {
        for (const auto choice : {Theme::Choice::Dark, Theme::Choice::Light}) {
            Stand::theme().choose(choice);
            const Tokens& t = Stand::theme().tokens();
            auto& view = show(clipOf(10));
            view.setSelection(WaveformView::Span{4, 8});
            view.setPositionSeconds(6);
            const QImage image = picture(0, 836);
            const auto count = [&](double from, double to, const QColor& ink) {
                int found = 0;
                for (int x = qRound(view.xOf(from)) + 4; x < qRound(view.xOf(to)) - 4; ++x)
                    found += image.pixelColor(x, 105) == ink;
                return found;
            };
            QVERIFY(count(4, 6, t.accent) > 80);
            QVERIFY(count(6, 8, selectedWave(t)) > 80);
            QCOMPARE(count(6, 8, t.wave), 0);
            QVERIFY(count(8, 10, t.wave) > 80);
            const QColor ground = image.pixelColor(qRound(view.xOf(7.9)) - 4, 195);
            QVERIFY(ground != t.card);
            const double seen = contrast(selectedWave(t), ground);
            QVERIFY2(seen >= 3, qPrintable(QString::number(seen)));
            view.setSelection(std::nullopt);
            QCOMPARE(picture(0, 836).pixelColor(qRound(view.xOf(7.9)) - 4, 195), t.card);
        }
    }

    void theScrollBarsThumbIsSeen() {
        for (const auto choice : {Theme::Choice::Dark, Theme::Choice::Light}) {
            Stand::theme().choose(choice);
            auto& view = show(clipOf(10));
            view.zoomBy(4);
            auto* scroll = view.findChild<QScrollBar*>(QStringLiteral("waveform.scroll"));
            scroll->setValue(0);
            QTest::qWait(1);
            const QImage image = view.grab(QRect(scroll->mapTo(&view, QPoint()), scroll->size())).toImage();
            const int y = image.height() / 2;
            const double seen =
                contrast(image.pixelColor(image.width() / 8, y), image.pixelColor(image.width() * 3 / 4, y));
            QVERIFY2(seen >= 3, qPrintable(QString::number(seen)));
            QVERIFY(image.pixelColor(image.width() * 3 / 4, y) != Stand::theme().tokens().card);  // it lies on a track
        }
    }

    void whatIsStillToComeIsDotted() {
        auto& view = show(clipOf(10, 4));
        const QImage image = picture(static_cast<int>(view.xOf(6)), static_cast<int>(view.xOf(9)));
        QSet<QRgb> colours;
        for (int x = 0; x < image.width(); ++x) colours << image.pixel(x, (34 + 258) / 2 - 40);
        QVERIFY(colours.size() > 2);  // dots and the ground between them
    }

    void deepInBarsBecomeTheLineOfTheSamples() {
        auto& view = show(clipOf(2));
        view.setSelection(WaveformView::Span{1.0, 1.002});
        view.zoomToSelection();
        view.setSelection(std::nullopt);
        QVERIFY(showsSamples(view.view()));
        QVERIFY(view.view().framesPerPixel() < 1);
        view.setPositionSeconds(0);
        const QImage image = picture(0, 836);
        const QRgb line = Stand::theme().tokens().soft.rgb();
        // At each sample's place there is ink, and far from it there is none.
        const double middle = (34 + 300 - 42) / 2.0;
        const double lane = 300 - 42 - 34;
        int found = 0;
        for (std::int64_t frame = 32004; frame < 32060; frame += 4) {
            const int x = qRound(view.xOf(static_cast<double>(frame) / 32000));
            const int y = qRound(middle - FakeStudio::sampleAt(frame) * lane * 0.48) - 40;
            found += image.pixel(x, y) == line;
            QVERIFY(image.pixel(x, std::clamp(y + 30, 0, 199)) != line || y + 30 > 199);
        }
        QVERIFY2(found >= 12, qPrintable(QString::number(found)));
    }

    void theRulerGetsFinerSteps() {
        QCOMPARE(rulerStep(10.0 / 800), 1.0);
        QCOMPARE(rulerStep(0.001), 0.1);
        QCOMPARE(rulerText(7.25, 1), QStringLiteral("0:07"));
        QCOMPARE(rulerText(7.25, 0.05), QStringLiteral("0:07.25"));
        QCOMPARE(rulerText(61.005, 0.005), QStringLiteral("1:01.005"));
        QCOMPARE(rulerText(59.9999, 0.1), QStringLiteral("1:00.0"));
    }

    void longTakesAreTakenInBitByBit() {
        // Ten minutes: no single turn of the event loop reads them all.
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, 600 * 32000);
        clip->append(std::vector<float>(600 * 32000, 0.5F));
        clip->finish();
        m_view = std::make_unique<WaveformView>(Stand::theme());
        m_view->resize(836, 300);
        m_view->setClip(clip, 600);
        QVERIFY(!m_view->isComplete());
        m_view->show();
        QTRY_VERIFY(m_view->isComplete());
        QCOMPARE(m_view->drawnBars(), 200);
        QCOMPARE(m_view->peak(), 0.5);
    }

    // --- the other view

    void pitchesAreDrawnOffTheWindowsThread() {
        auto& view = show(tone());
        QSignalSpy changed(&view, &WaveformView::pictureChanged);
        QTest::mouseClick(view.findChild<QWidget*>(QStringLiteral("picture.1")), Qt::LeftButton);
        QCOMPARE(view.picture(), WaveformView::Picture::Spectrum);
        QCOMPARE(changed.count(), 1);
        view.setPositionSeconds(10);  // what is to be played is dimmed
        const QImage image = picture(118, 718);
        // The tone is a bright line at its height, everything else is dark.
        const auto brightness = [&](int y) { return qGray(image.pixel(301, y)); };
        int brightest = 0;
        for (int y = 0; y < 200; ++y)
            if (brightness(y) > brightness(brightest)) brightest = y;
        const double row = 192 * (1 - std::log(1000 / 40.0) / std::log(16000 / 40.0));
        const double expected = 34 + row / 192 * (300 - 34 - 42) - 40;
        QVERIFY2(std::abs(brightest - expected) < 4,
                 qPrintable(QStringLiteral("%1, not %2").arg(brightest).arg(expected)));
        QVERIFY(brightness(brightest) > 3 * brightness(180));
        // Nearer, it is computed anew and complete again; back, the kept tiles do.
        view.zoomBy(8);
        settle();
        QVERIFY(view.isComplete());
        view.showAll();
        QTest::qWait(1);
        QVERIFY(view.isComplete());
    }

    void pitchesToBePlayedAreDimmed() {
        auto& view = show(tone());
        view.setPicture(WaveformView::Picture::Spectrum);
        view.setPositionSeconds(5);
        QImage image = picture(118, 718);
        const auto brightest = [&](int x) {
            int found = 0;
            for (int y = 0; y < 200; ++y) found = std::max(found, qGray(image.pixel(x, y)));
            return found;
        };
        QVERIFY2(brightest(420) < 0.75 * brightest(180),
                 qPrintable(QStringLiteral("%1, %2").arg(brightest(420)).arg(brightest(180))));
        QVERIFY(brightest(420) > 2 * qGray(Stand::theme().tokens().card.rgb()));
        // It goes with the playhead.
        view.setPositionSeconds(9);
        image = picture(118, 718);
        QVERIFY(std::abs(brightest(420) - brightest(180)) < 10);
    }

    void pitchesGrowToo() {
        auto clip = clipOf(10, 4);
        auto& view = show(clip);
        view.setPicture(WaveformView::Picture::Spectrum);
        settle();
        const Tokens& t = Stand::theme().tokens();
        const int x = static_cast<int>(view.xOf(6));
        QCOMPARE(picture(x, x + 4).pixelColor(1, 60), t.card);
        append(*clip, 4 * 32000, 10 * 32000);
        clip->finish();
        // 220 Hz is a little below the middle.
        QTRY_VERIFY(view.isComplete() && picture(x, x + 4).pixelColor(1, 154) != t.card);
    }
};

QTEST_MAIN(TestWaveform)
#include "test_waveform.moc"
