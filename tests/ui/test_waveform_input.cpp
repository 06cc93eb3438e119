#include "tests/ui/waveforms.h"
#include "ui/widgets/buttons.h"

#include <QNativeGestureEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

/// What hands and keys do in a waveform.
class TestWaveformInput : public QObject, private capriccio::tests::WaveformStand {
    Q_OBJECT

    QPoint at(double seconds, int y = 150) const { return {qRound(m_view->xOf(seconds)), y}; }
    void wheel(QPoint place, int delta, Qt::KeyboardModifiers keys = {}) {
        QWheelEvent event(place, m_view->mapToGlobal(place), {}, QPoint(0, delta), Qt::NoButton, keys,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view.get(), &event);
    }

  private Q_SLOTS:
    void initTestCase() { Stand::theme().choose(Theme::Choice::Dark); }
    void cleanup() { m_view.reset(); }

    void draggingSelects() {
        auto& view = show(clipOf(10));
        QSignalSpy seeks(&view, &WaveformView::seekRequested);
        QTest::mousePress(&view, Qt::LeftButton, {}, at(2));
        QTest::mouseMove(&view, at(3));
        QTest::mouseMove(&view, at(6));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, at(6));
        QVERIFY(view.selection());
        QVERIFY(std::abs(view.selection()->first - 2) < 0.02);
        QVERIFY(std::abs(view.selection()->second - 6) < 0.02);
        QCOMPARE(seeks.count(), 0);  // whoever selects goes on hearing what he hears
        // An edge can be moved, also past the other one.
        QTest::mousePress(&view, Qt::LeftButton, {}, at(6));
        QTest::mouseMove(&view, at(8));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, at(8));
        QVERIFY(std::abs(view.selection()->second - 8) < 0.03);
        QTest::mouseClick(&view, Qt::LeftButton, Qt::ShiftModifier, at(3));
        QVERIFY(std::abs(view.selection()->first - 3) < 0.03);
        // A click inside keeps it, outside ends it; both seek.
        QTest::mouseClick(&view, Qt::LeftButton, {}, at(5));
        QVERIFY(view.selection());
        QTest::mouseClick(&view, Qt::LeftButton, {}, at(9.5));
        QVERIFY(!view.selection());
        QCOMPARE(seeks.count(), 2);
    }

    void theRulerAndThePlayheadSeekAlong() {
        auto& view = show(clipOf(10));
        QSignalSpy seeks(&view, &WaveformView::seekRequested);
        QTest::mousePress(&view, Qt::LeftButton, {}, at(2, 12));
        QTest::mouseMove(&view, at(4, 12));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, at(4, 12));
        QCOMPARE(seeks.count(), 2);
        QTest::mousePress(&view, Qt::LeftButton, {}, at(4));  // it stands there now
        QTest::mouseMove(&view, at(7));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, at(7));
        QVERIFY(std::abs(seeks.last().first().toDouble() - 7) < 0.03);
        QVERIFY(!view.selection());
    }

    void theWheelZoomsAboutThePointer() {
        auto& view = show(clipOf(10));
        const QPoint place = at(7);
        wheel(place, 120);
        wheel(place, 360);
        QVERIFY(!view.view().showsAll());
        QVERIFY(std::abs(at(7).x() - place.x()) <= 2);
        const double before = view.view().scroll();
        wheel(place, 120, Qt::ShiftModifier);
        QVERIFY(view.view().scroll() < before);
        for (int i = 0; i < 8; ++i) wheel(place, -240);
        QVERIFY(view.view().showsAll());
    }

    void pinchingZooms() {
        auto& view = show(clipOf(10));
        const QPointF place = at(5);
        QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, place, place,
                                  view.mapToGlobal(place), 0.5, {});
        QApplication::sendEvent(&view, &event);
        QVERIFY(!view.view().showsAll());
        QVERIFY(std::abs(at(5).x() - place.x()) <= 2);
    }

    void keysZoomAndSelect() {
        auto& view = show(clipOf(10));
        view.setPositionSeconds(3);
        QTest::keyClick(&view, Qt::Key_BracketLeft);
        view.setPositionSeconds(5);
        QTest::keyClick(&view, Qt::Key_BracketRight);
        QVERIFY(view.selection() == WaveformView::Span(3, 5));
        QTest::mouseClick(view.findChild<QWidget*>(QStringLiteral("zoomSelection")), Qt::LeftButton);
        QVERIFY(std::abs(view.view().firstFrame() - 3 * 32000) < 400);
        QVERIFY(std::abs(view.view().endFrame() - 5 * 32000) < 400);
        QTest::keyClick(&view, Qt::Key_Minus);
        QVERIFY(view.view().endFrame() - view.view().firstFrame() > 3.9 * 32000);
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(view.view().showsAll());
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(!view.view().showsAll());
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!view.selection());
    }

    void thePlayheadStaysInSight() {
        auto& view = show(clipOf(10));
        view.zoomBy(5);
        view.setPositionSeconds(0.5);
        view.setPositionSeconds(view.view().endFrame() / 32000 + 0.03);  // as time passes
        QVERIFY(view.xOf(view.value() / 1000.0) < 200);
        QVERIFY(view.xOf(view.value() / 1000.0) > 18);
        // Whoever looks somewhere else is left alone.
        auto* scroll = view.findChild<QScrollBar*>(QStringLiteral("waveform.scroll"));
        scroll->setValue(scroll->maximum());
        const double there = view.view().scroll();
        view.setPositionSeconds(view.value() / 1000.0 + 0.03);
        QCOMPARE(view.view().scroll(), there);
    }

    void anArrowShowsWhereThePlayheadWent() {
        auto& view = show(clipOf(10));
        auto* arrow = view.findChild<QAbstractButton*>(QStringLiteral("playheadAway"));
        auto* scroll = view.findChild<QScrollBar*>(QStringLiteral("waveform.scroll"));
        view.setPositionSeconds(0.5);
        QVERIFY(!arrow->isVisible());
        view.zoomBy(5);
        scroll->setValue(scroll->maximum());
        QVERIFY(arrow->isVisible());
        QVERIFY(arrow->geometry().right() < 18 && view.rect().contains(arrow->geometry()));  // beside the bars
        QCOMPARE(arrow->accessibleName(), QStringLiteral("To the playhead, at 0:00.5"));
        QCOMPARE(arrow->toolTip(), arrow->accessibleName());
        view.setPositionSeconds(0.8);
        QCOMPARE(arrow->accessibleName(), QStringLiteral("To the playhead, at 0:00.8"));
        QTest::mouseClick(arrow, Qt::LeftButton);
        QVERIFY(!arrow->isVisible());
        QVERIFY(view.xOf(0.8) > 18 && view.xOf(0.8) < 818);
        view.setPositionSeconds(9);
        scroll->setValue(0);
        QVERIFY(arrow->isVisible());
        QVERIFY(arrow->x() >= 818 && view.rect().contains(arrow->geometry()));
        view.showAll();
        QVERIFY(!arrow->isVisible());
    }

    // --- going on from here

    void goOnIsOfferedAtThePlayhead() {
        auto& view = show(clipOf(10));
        auto* pill = view.findChild<PillButton*>(QStringLiteral("goOn"));
        QVERIFY(!pill->isVisible());
        view.setPositionSeconds(4);
        view.setCanGoOn(true);
        QVERIFY(pill->isVisible());
        QVERIFY(pill->x() > view.xOf(4) && pill->x() < view.xOf(4) + 30);
        view.setPositionSeconds(9.8);  // no room on the right
        QVERIFY(pill->geometry().right() < view.xOf(9.8));
        QSignalSpy goOn(&view, &WaveformView::goOnRequested);
        QTest::mouseClick(pill, Qt::LeftButton);
        QCOMPARE(goOn.count(), 1);
        QCOMPARE(goOn.first().first().toDouble(), 9.8);
        view.setPositionSeconds(0);  // there, but nothing to keep
        QVERIFY(pill->isVisible() && !pill->isEnabled());
        view.goOn();
        QCOMPARE(goOn.count(), 1);
    }

    void aNewTakeStartsAfresh() {
        auto& view = show(clipOf(10));
        view.zoomBy(4);
        view.setSelection(WaveformView::Span{1, 2});
        view.setClip(clipOf(5), 5);
        QVERIFY(view.view().showsAll());
        QVERIFY(!view.selection());
        // The one it is compared with is looked at in the same place.
        view.zoomBy(4);
        view.setSelection(WaveformView::Span{1, 4.5});
        const double fpp = view.view().framesPerPixel();
        view.exchangeClip(clipOf(4));
        QCOMPARE(view.view().framesPerPixel(), fpp);
        QVERIFY(view.selection() == WaveformView::Span(1, 4));
    }
};

QTEST_MAIN(TestWaveformInput)
#include "test_waveform_input.moc"
