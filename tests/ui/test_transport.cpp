#include "tests/ui/stand.h"
#include "ui/compose/prompt_words.h"
#include "ui/playback/compare_bar.h"
#include "ui/playback/device_menu.h"
#include "ui/playback/sections_strip.h"
#include "ui/playback/take_stage.h"
#include "ui/playback/transport.h"
#include "ui/playback/waveform_view.h"
#include "ui/widgets/stars.h"
#include "ui/widgets/drag_button.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/level_meter.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/take_file.h"

#include <cmath>
#include <memory>

#include <QAbstractButton>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QShortcut>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QUrl>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::FakeStudio;
using capriccio::tests::Stand;
using State = studio::Playback::State;

/// The stage with its waveform and transport, on a sound card that the test moves.
class TestTransport : public QObject {
    Q_OBJECT

    struct Set {
        std::shared_ptr<tests::FakeSpeaker::Desk> desk = std::make_shared<tests::FakeSpeaker::Desk>();
        studio::Playback playback{std::make_unique<tests::FakeSpeaker>(desk)};
        TakeStage stage{Stand::theme(), playback, 0.8};
        WaveformView& waveform = stage.waveform();

        explicit Set(double seconds = 10, const QString& prompt = QStringLiteral("bossa nova")) {
            stage.resize(836, 560);
            stage.show();
            if (!QTest::qWaitForWindowExposed(&stage)) qWarning("not shown");
            QApplication::setActiveWindow(&stage);
            show(take(1, seconds, prompt));
        }
        void show(const studio::Take& shown, TakeStage::Making making = TakeStage::Making::Finished) {
            playback.setClip(shown.clip);
            stage.showTake(shown, making);
        }
        template <typename Widget = QWidget>
        Widget* find(const char* name) const {
            auto* widget = stage.findChild<Widget*>(QLatin1String(name));
            if (!widget) qFatal("there is no widget “%s”", name);
            return widget;
        }
        void click(const char* name) const { Stand::press(find(name)); }
        void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&stage, key, modifiers); }
    };

    static studio::Take take(qint64 id, double seconds, const QString& prompt, float gain = 1) {
        studio::Take made;
        made.id = static_cast<decltype(made.id)>(id);
        made.prompt = prompt;
        made.modelName = QStringLiteral("MusicGen small");
        made.seconds = seconds;
        const auto frames = static_cast<std::int64_t>(seconds * 32000);
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, frames);
        std::vector<float> samples;
        for (std::int64_t i = 0; i < frames; ++i) samples.push_back(gain * FakeStudio::sampleAt(i));
        clip->append(samples);
        clip->finish();
        made.clip = clip;
        return made;
    }

  private Q_SLOTS:
    void theSelectionIsLooped() {
        Set s(10, QStringLiteral("techno, 120 bpm"));
        s.waveform.setSelection(WaveformView::Span{2, 4});
        QCOMPARE(s.waveform.accessibleDescription(), QString::fromUtf8("2.0 s · 1 bar(s)"));
        auto* words = s.find<QLabel>("waveform.words");
        QCOMPARE(words->text(), QString::fromUtf8("Selected: 0:02.0 – 0:04.0 (2.0 s · 1 bar(s)) · L loops it"));
        s.waveform.zoomToSelection();  // from, to and length stay in sight
        QVERIFY(words->isVisible());
        s.waveform.showAll();
        s.click("loop");
        QCOMPARE(s.desk->loop->beginFrames, 64000);
        QCOMPARE(s.desk->loop->endFrames, 128000);
        s.waveform.setSelection(WaveformView::Span{2, 6});  // at once
        QCOMPARE(s.desk->loop->endFrames, 192000);
        s.waveform.setSelection(std::nullopt);
        QCOMPARE(s.desk->loop->endFrames, 320000);
        s.click("loop");
        QVERIFY(!s.desk->loop);
        s.waveform.setSelection(WaveformView::Span{1, 2});
        QVERIFY(!s.desk->loop);
        QCOMPARE(tempoOf(QStringLiteral("slow 72BPM drone")).value_or(0), 72);
        QVERIFY(!tempoOf(QStringLiteral("8 bpm, 9000 bpm")));
    }

    void aNewTakeLoopsTooWhileTheButtonIsOn() {
        Set s;
        s.click("loop");
        s.show(take(2, 5, QStringLiteral("waltz")));
        QVERIFY(s.find<QAbstractButton>("loop")->isChecked());
        QVERIFY(s.desk->loop);
        QCOMPARE(s.desk->loop->endFrames, 160000);
        s.playback.setLoop(std::nullopt);  // by the desktop's player
        QVERIFY(!s.find<QAbstractButton>("loop")->isChecked());
    }

    void goOnFromHere() {
        Set s;
        QSignalSpy goOn(&s.stage, &TakeStage::goOnRequested);
        s.playback.play();
        s.desk->pass(3.21);
        QTRY_COMPARE(s.playback.positionSeconds(), 3.21);
        QTRY_VERIFY(s.find("goOn")->isVisible());  // while it plays too
        QVERIFY(s.find("goOn")->isEnabled());
        s.playback.pause();
        s.key(Qt::Key_K);
        QCOMPARE(goOn.count(), 1);
        QCOMPARE(goOn[0][0].toLongLong(), 1);
        QCOMPARE(goOn[0][1].toInt(), 160);
        QTest::mouseClick(&s.waveform, Qt::LeftButton, {}, QPoint(qRound(s.waveform.xOf(7)), 100));
        QVERIFY(s.find("goOn")->isVisible());
        s.click("goOn");
        QVERIFY(std::abs(goOn[1][1].toInt() - 350) <= 1);
        // At its start there is nothing to keep, which is said.
        s.playback.seek(0);
        QTRY_VERIFY(!s.find("goOn")->isEnabled());
        QVERIFY(s.find("goOn")->isVisible());
        QVERIFY(s.find("goOn")->toolTip().contains(QStringLiteral("click in the waveform")));
        s.key(Qt::Key_K);
        QCOMPARE(goOn.count(), 2);
        // From what is being made one can't.
        s.stage.setMaking(TakeStage::Making::Running);
        QVERIFY(!s.find("goOn")->isVisible());
    }

    void theWaveformsMenu() {
        Set s;
        QSignalSpy goOn(&s.stage, &TakeStage::goOnRequested);
        const auto open = [&](double seconds) {
            const QPoint place(qRound(s.waveform.xOf(seconds)), 100);
            QContextMenuEvent event(QContextMenuEvent::Mouse, place, s.waveform.mapToGlobal(place));
            QApplication::sendEvent(&s.waveform, &event);
            return s.waveform.findChildren<QMenu*>(QStringLiteral("waveformMenu")).last();
        };
        const auto entry = [](QMenu* menu, const char* name) { return menu->findChild<QAction*>(QLatin1String(name)); };
        auto* menu = open(6);
        QVERIFY(!entry(menu, "waveform.loop"));
        QVERIFY2(entry(menu, "waveform.goOn")->text().contains(QStringLiteral("0:0")),
                 qPrintable(entry(menu, "waveform.goOn")->text()));
        entry(menu, "waveform.goOn")->trigger();
        menu->close();
        QCOMPARE(goOn.count(), 1);
        QVERIFY(std::abs(goOn[0][1].toInt() - 300) <= 1);
        menu = open(2);
        entry(menu, "waveform.play")->trigger();
        menu->close();
        QTRY_COMPARE(s.playback.state(), State::Playing);
        QVERIFY(std::abs(s.playback.positionSeconds() - 2) < 0.05);
        s.waveform.setSelection(WaveformView::Span{4, 5});
        menu = open(4.5);
        entry(menu, "waveform.loop")->trigger();
        QVERIFY(s.playback.isLooping());
        entry(menu, "waveform.zoom")->trigger();
        QVERIFY(!s.waveform.view().showsAll());
        entry(menu, "waveform.picture")->trigger();
        QCOMPARE(s.waveform.picture(), WaveformView::Picture::Spectrum);
        QVERIFY(s.find<QAbstractButton>("picture.1")->isChecked());
        entry(menu, "waveform.deselect")->trigger();
        QVERIFY(!s.waveform.selection());
        menu->close();
    }

    /// The ring shows where keys go; whoever uses the mouse does not ask.
    void theFocusRingIsForTheKeyboard() {
        Set s;
        const auto edge = [&] {
            const QImage image = s.waveform.grab().toImage();
            return image.pixelColor(image.width() / 2, 4);
        };
        s.waveform.setFocus(Qt::MouseFocusReason);
        const QColor bare = edge();
        s.waveform.setFocus(Qt::OtherFocusReason);
        s.key(Qt::Key_Space);
        QCOMPARE(edge(), bare);
        QTest::keyClick(&s.waveform, Qt::Key_Right);
        QVERIFY(edge() != bare);
        QTest::mouseClick(&s.waveform, Qt::LeftButton, {}, QPoint(200, 100));
        QCOMPARE(edge(), bare);
        s.find("save")->setFocus(Qt::TabFocusReason);
        s.waveform.setFocus(Qt::TabFocusReason);
        QVERIFY(edge() != bare);
    }

    void zoomAndViewByKeysFromAnywhere() {
        Set s;
        s.find("volume")->setFocus();
        s.key(Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(!s.waveform.view().showsAll());
        s.key(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(s.waveform.view().showsAll());
        s.waveform.setSelection(WaveformView::Span{4, 5});
        s.key(Qt::Key_Z);
        QVERIFY(std::abs(s.waveform.view().firstFrame() - 128000) < 100);
        s.key(Qt::Key_S);
        QCOMPARE(s.waveform.picture(), WaveformView::Picture::Spectrum);
        s.key(Qt::Key_S);
        QCOMPARE(s.waveform.picture(), WaveformView::Picture::Bars);
    }

    void comparingTwoTakes() {
        Set s;
        const auto other = take(2, 10, QStringLiteral("slow waltz"), 0.3F);
        QVERIFY(!s.find("compare")->isVisible());
        QSignalSpy wanted(&s.stage, &TakeStage::compareWanted);
        s.click("take.compare");
        QCOMPARE(wanted.count(), 1);
        s.playback.play();
        s.desk->pass(2);
        QTRY_COMPARE(s.playback.positionSeconds(), 2.0);
        QVERIFY(s.stage.compareWith(other));
        QVERIFY(s.find("compare")->isVisible());
        QVERIFY(s.desk->hearsOther);
        QCOMPARE(s.find<QLabel>("take.title")->text(), QStringLiteral("slow waltz"));
        QTRY_VERIFY(s.desk->gain < 0.4F);  // the louder one is brought down
        QVERIFY(s.find<QLabel>("compare.words")->text().contains(QStringLiteral("at the same place")));
        auto* matched = s.find<QCheckBox>("compare.matched");
        QVERIFY(matched->isChecked());
        matched->click();  // as they are
        QCOMPARE(s.desk->gain, 1.0F);
        QCOMPARE(s.desk->otherGain, 1.0F);
        matched->click();
        QVERIFY(s.desk->gain < 0.4F);
        QCOMPARE(s.stage.comparedWith(), 2);
        QCOMPARE(s.stage.heard(), 2);
        // What is said of the one that is not heard meanwhile does not come into the head.
        auto rated = take(1, 10, QStringLiteral("bossa nova"));
        rated.stars = 4;
        s.stage.updateTake(rated, TakeStage::Making::Finished, {});
        QCOMPARE(s.find<QLabel>("take.title")->text(), QStringLiteral("slow waltz"));
        QCOMPARE(s.stage.starRating().stars(), 0);
        s.key(Qt::Key_C);
        QCOMPARE(s.stage.starRating().stars(), 4);
        QVERIFY(!s.desk->hearsOther);
        QCOMPARE(s.find<QLabel>("take.title")->text(), QStringLiteral("bossa nova"));
        QVERIFY(s.find<QAbstractButton>("compare.first")->isChecked());
        s.click("compare.second");
        QVERIFY(s.desk->hearsOther);
        s.click("take.compare");  // from one to the other, as the key
        QVERIFY(!s.desk->hearsOther);
        s.click("take.compare");
        QVERIFY(s.desk->hearsOther);
        QCOMPARE(wanted.count(), 1);
        QTRY_VERIFY(std::abs(s.waveform.peak() - 0.3 * 1.0) < 0.15);  // its waveform
        s.desk->pass(1);
        QTRY_COMPARE(s.playback.positionSeconds(), 3.0);  // never left its place
        QCOMPARE(s.desk->plays, 1);
        QVERIFY(s.stage.compareWith(other));
        s.click("compare.end");
        QVERIFY(!s.playback.isComparing());
        QCOMPARE(s.stage.comparedWith(), 0);
        QVERIFY(s.stage.compareWith(other));
        s.key(Qt::Key_C, Qt::ShiftModifier);
        QVERIFY(!s.playback.isComparing());
        QVERIFY(!s.find("compare")->isVisible());
        QCOMPARE(s.find<QLabel>("take.title")->text(), QStringLiteral("bossa nova"));
        studio::Take nothing;
        QVERIFY(!s.stage.compareWith(nothing));
    }

    void theGaugeOfASlowTake() {
        Set s;
        studio::Take slow = take(3, 1, QStringLiteral("drone"));
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, 20 * 32000);
        slow.clip = clip;
        s.playback.setClip(clip, true);
        s.stage.showTake(slow, TakeStage::Making::Running);
        s.playback.setMakingSpeed(0.7);
        clip->append(std::vector<float>(2 * 32000, 0.2F));
        auto* gauge = s.find<ProgressLine>("gauge");
        QTRY_VERIFY(gauge->isVisible());
        // Silent yet: no sign of pausing.
        QVERIFY2(s.find("play")->accessibleName().startsWith(QStringLiteral("Plays by itself")),
                 qPrintable(s.find("play")->accessibleName()));
        const QString words = s.find<FigureLabel>("playback.status")->text();
        QVERIFY2(words.startsWith(QString::fromUtf8("0.7 ×, sound starts in 0:0")), qPrintable(words));
        QVERIFY(words.endsWith(QStringLiteral("will not stall")));
        const double before = gauge->fraction();
        QVERIFY(before > 0 && before < 1);
        clip->append(std::vector<float>(2 * 32000, 0.2F));
        QTRY_VERIFY(gauge->fraction() > before);
        s.click("playNow");
        QTRY_COMPARE(s.playback.state(), State::Playing);
        QTRY_VERIFY(!gauge->isVisible());
    }

    void theTransportKeepsItsLevelInASmallWindow() {
        Set s;
        const auto isBelow = [&] {
            return s.find("meter")->geometry().top() > s.find("play")->geometry().bottom() - 4;
        };
        QVERIFY(!isBelow());
        const QRect play = s.find("play")->geometry();
        QVERIFY(std::abs(play.center().y() - s.find("transport")->height() / 2) <= 2);  // in the middle of its card
        s.stage.resize(600, 560);
        QTRY_VERIFY(isBelow());
        QVERIFY(s.find("meter")->isVisible());
        QVERIFY(s.find("meter")->width() >= 60);
        s.stage.resize(836, 560);
        QTRY_VERIFY(!isBelow());
    }

    void theTakeIsDraggedOutByItsHandle() {
        Set s;
        auto* handle = s.find<DragButton>("take.drag");
        QCOMPARE(handle->text(), QStringLiteral("Drag out"));
        QCOMPARE(handle->cursor().shape(), Qt::OpenHandCursor);
        const std::unique_ptr<QMimeData> data(handle->makeData());
        QVERIFY(data && data->urls().size() == 1);
        QCOMPARE(QFileInfo(data->urls().first().toLocalFile()).fileName(), QStringLiteral("bossa nova.wav"));
        QCOMPARE(TakeFile::takeIdOf(*data), 1);
        QSignalSpy copied(&s.stage, &TakeStage::copyRequested);
        s.click("take.drag");
        QCOMPARE(copied.count(), 1);
        // A take without sound has nothing to drag.
        studio::Take silent = take(3, 1, QStringLiteral("nothing yet"));
        silent.clip = nullptr;
        s.show(silent, TakeStage::Making::Loading);
        QVERIFY(!handle->isEnabled());
        QVERIFY(!handle->makeData());
        // In little room the words go, the tips stay.
        s.stage.resize(560, 560);
        QTRY_VERIFY(handle->text().isEmpty());
        QVERIFY(!handle->toolTip().isEmpty());
    }

    void volumeBothWays() {
        Set s;
        auto* volume = s.find<QSlider>("volume");
        volume->setValue(50);
        QCOMPARE(s.desk->volume, 0.25F);
        s.playback.setVolume(0.9);
        QCOMPARE(volume->value(), 90);
        QTest::keyClick(&s.stage, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(volume->value(), 85);
        for (int i = 0; i < 5; ++i) QTest::keyClick(&s.stage, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(volume->value(), 100);
    }

    void aKeyStops() {
        Set s;
        s.playback.play();
        QTRY_COMPARE(s.playback.state(), State::Playing);
        QTest::keyClick(&s.stage, Qt::Key_Period);
        QTRY_COMPARE(s.playback.state(), State::Stopped);
    }

    void mediaKeysInTheWindow() {
        Set s;
        // Qt Test has no such keys on its keyboard.
        const auto press = [&](Qt::Key key) {
            for (auto* shortcut : s.stage.findChildren<QShortcut*>())
                if (shortcut->key() == QKeySequence(key)) return Q_EMIT shortcut->activated();
            QFAIL("no such key");
        };
        press(Qt::Key_MediaTogglePlayPause);
        QTRY_COMPARE(s.playback.state(), State::Playing);
        press(Qt::Key_MediaPause);
        QTRY_COMPARE(s.playback.state(), State::Paused);
        press(Qt::Key_MediaStop);
        QTRY_COMPARE(s.playback.state(), State::Stopped);
    }

    void theDeviceIsChosenBesideTheVolume() {
        Set s;
        QTemporaryDir dir;
        studio::Settings settings(dir.filePath(QStringLiteral("s.ini")));
        settings.set(studio::Setting::OutputDevice, QStringLiteral("My interface"));
        s.playback.setDevice(QStringLiteral("My interface"));
        auto* menu = new DeviceMenu(settings, s.playback, &s.stage);
        s.stage.transport().setDeviceMenu(menu);
        QVERIFY(s.find("device")->isVisible());
        s.click("device");
        QTRY_VERIFY(menu->isVisible());
        auto* mine = menu->findChild<QAction*>(QStringLiteral("device.My interface"));
        QVERIFY(mine && mine->isChecked());
        auto* standard = menu->findChild<QAction*>(QStringLiteral("device."));
        QVERIFY(standard);
        standard->trigger();
        QCOMPARE(s.desk->device, std::string());
        QCOMPARE(settings.get(studio::Setting::OutputDevice).toString(), QString());
        menu->close();
    }

    void theMeterHoldsThePeak() {
        LevelMeter meter(Stand::theme());
        meter.setLevels(0.5F, 1.0F);
        QCOMPARE(meter.heldShare(1), 1.0);
        const double held = meter.heldShare(0);
        QVERIFY(held > 0.8 && held < 0.9);
        meter.setLevels(0.01F, 0);
        QCOMPARE(meter.heldShare(0), held);  // stays while the level falls
        meter.setLevels(0.7F, 0);
        QVERIFY(meter.heldShare(0) > held);
        QTRY_VERIFY_WITH_TIMEOUT(meter.heldShare(0) == 0 && meter.heldShare(1) == 0, 20000);
    }

    void sectionsUnderTheWaveform() {
        Set s(30);
        auto* strip = s.find<SectionsStrip>("sections");
        QVERIFY(!strip->isVisible());
        auto piece = take(4, 30, QStringLiteral("intro, filtered drums"));
        piece.sections = {{10, QStringLiteral("break, pads")}, {15, QStringLiteral("full beat")}};
        s.show(piece);
        QTRY_VERIFY(strip->isVisible());
        QTRY_VERIFY(std::abs(strip->rectOf(1).left() - (s.waveform.xOf(10))) < 1.5);
        QVERIFY(std::abs(strip->rectOf(2).right() - s.waveform.xOf(30)) < 1.5);
        // Over them it says what they are.
        const QImage label = strip->grab(QRect(0, 0, 200, qFloor(strip->rectOf(0).top()))).toImage();
        bool written = false;
        for (int y = 0; y < label.height(); ++y)
            for (int x = 0; x < label.width(); ++x)
                written = written || contrast(label.pixelColor(x, y), Stand::theme().tokens().background) >= 4.5;
        QVERIFY(written);
        QVERIFY(strip->accessibleDescription().contains(QStringLiteral("break, pads from 0:10")));
        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->rectOf(2).center().toPoint());
        QCOMPARE(s.playback.positionSeconds(), 15.0);
        // It follows zoom and scroll.
        s.waveform.setSelection(WaveformView::Span{12, 20});
        s.waveform.zoomToSelection();
        QVERIFY(strip->rectOf(0).isEmpty());
        QVERIFY(std::abs(strip->rectOf(2).left() - s.waveform.xOf(15)) < 1.5);
    }
};

QTEST_MAIN(TestTransport)
#include "test_transport.moc"
