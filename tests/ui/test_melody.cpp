#include "core/audio/audio_file.h"
#include "tests/studio/fakes/fake_microphone.h"
#include "tests/ui/stand.h"
#include "ui/melody/chroma_grid.h"
#include "ui/melody/melody_zone.h"
#include "ui/melody/sound_strip.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/take_mime.h"

#include <numbers>

#include <QAbstractButton>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::FakeMicrophone;
using capriccio::tests::FakeSpeaker;
using capriccio::tests::Stand;
using State = studio::MelodySource::State;

namespace {

std::shared_ptr<audio::AudioClip> tune(std::initializer_list<double> pitches, double secondsEach) {
    std::vector<float> samples;
    for (const double pitch : pitches)
        for (int i = 0; i < secondsEach * 32000; ++i)
            samples.push_back(0.5F * static_cast<float>(std::sin(2 * std::numbers::pi * pitch * i / 32000)));
    auto clip = std::make_shared<audio::AudioClip>(32000, 1, static_cast<std::int64_t>(samples.size()));
    clip->append(samples);
    clip->finish();
    return clip;
}

/// The zone alone, on a speaker and a microphone that the test moves.
struct Zone {
    QTemporaryDir dir;
    studio::Settings settings{dir.filePath(QStringLiteral("settings.ini"))};
    Dialogs dialogs;
    std::shared_ptr<FakeSpeaker::Desk> speaker = std::make_shared<FakeSpeaker::Desk>();
    std::shared_ptr<FakeMicrophone::Desk> microphone = std::make_shared<FakeMicrophone::Desk>();
    studio::MelodySource source{std::make_unique<FakeSpeaker>(speaker), std::make_unique<FakeMicrophone>(microphone)};
    MelodyZone zone{Stand::theme(), settings, dialogs, source};

    Zone() {
        zone.setFixedWidth(308);
        zone.show();
        QApplication::setActiveWindow(&zone);
        if (!QTest::qWaitForWindowExposed(&zone)) qWarning("the zone did not show");
    }
    template <typename Widget = QWidget>
    Widget* find(const char* name) {
        auto* widget = zone.findChild<Widget*>(QLatin1String(name));
        if (!widget) qFatal("there is no widget “%s”", name);
        return widget;
    }
    void click(const char* name) { Stand::press(find(name)); }
    QString advice() { return find<QLabel>("melody.advice")->text(); }
    bool ready() {
        return QTest::qWaitFor([this] { return source.state() == State::Ready; }) &&
               QTest::qWaitFor([this] { return find("melody.wave")->width() > 150; });
    }
    QString wav(const QString& name, const audio::AudioClip& clip) {
        const QString file = dir.filePath(name);
        audio::writeWav(file.toStdString(), clip);
        return file;
    }
    /// As a desktop would.
    bool drop(const QMimeData& data) {
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&zone, &enter);
        if (!enter.isAccepted()) return false;
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&zone, &drop);
        return drop.isAccepted();
    }
};

constexpr double kC4 = 261.626;
constexpr double kE4 = 329.628;
constexpr double kA4 = 440;

}  // namespace

/// A melody: dropped, chosen, hummed, heard, cut, corrected.
class TestMelody : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theEmptyZoneTeaches() {
        Zone z;
        QVERIFY(z.find("melody.empty")->isVisible());
        QCOMPARE(z.find<QLabel>("melody.title")->text(),
                 QStringLiteral("Drop a melody to follow, or a sound to go on from"));
        QCOMPARE(z.find<QAbstractButton>("melody.record")->text(), QStringLiteral("Hum one"));
        QCOMPARE(z.find<QPushButton>("melody.choose")->text(), QStringLiteral("Choose a file…"));
        QVERIFY(!z.find("melody.card")->isVisible());
        QVERIFY(!z.find("melody.limit")->isVisible());
    }

    /// Before one hums in vain.
    void theEmptyZoneSaysWhatTheModelCannot() {
        Zone z;
        z.zone.setModel(QStringLiteral("MusicGen small"), false);
        QVERIFY(z.find("melody.limit")->isVisible());
        QCOMPARE(z.find<QLabel>("melody.limit")->text(), QStringLiteral("MusicGen small can’t follow a melody."));
        QCOMPARE(z.find<QLabel>("melody.title")->text(), QStringLiteral("Drop a sound to go on from"));
        QSignalSpy wanted(&z.zone, &MelodyZone::modelWanted);
        QCOMPARE(z.find<QPushButton>("melody.getModel")->text(), QStringLiteral("Get one that can…"));
        z.click("melody.getModel");
        QCOMPARE(wanted.count(), 1);
        z.zone.setOtherModel(QStringLiteral("MusicGen melody"));
        QCOMPARE(z.find<QPushButton>("melody.getModel")->text(), QStringLiteral("Use MusicGen melody"));
        z.zone.setModel(QStringLiteral("MusicGen melody"), true);
        QVERIFY(!z.find("melody.limit")->isVisible() && !z.find("melody.getModel")->isVisible());
    }

    void aFileIsDropped() {
        Zone z;
        QMimeData words;
        words.setText(QStringLiteral("just words"));
        QVERIFY(!z.drop(words));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(z.wav(QStringLiteral("hummed idea.wav"), *tune({kC4, kE4, kA4}, 2)))});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&z.zone, &enter);
        QCOMPARE(z.find<QLabel>("melody.title")->text(), QStringLiteral("Let go to use this sound"));
        QVERIFY(z.drop(data));
        QVERIFY(z.ready());
        QVERIFY(z.find("melody.card")->isVisible());
        QVERIFY(!z.find("melody.empty")->isVisible());
        QCOMPARE(z.find<QLabel>("melody.name")->text(), QStringLiteral("hummed idea.wav"));
        QCOMPARE(z.find<FigureLabel>("melody.length")->text(), QStringLiteral("0:06"));
        z.click("melody.clear");
        QVERIFY(z.find("melody.empty")->isVisible());
    }

    void aFileIsChosen() {
        Zone z;
        z.dialogs.setNextFile(z.wav(QStringLiteral("chosen.wav"), *tune({kC4}, 2)));
        z.click("melody.choose");
        QVERIFY(z.ready());
        QCOMPARE(z.source.name(), QStringLiteral("chosen.wav"));
        QCOMPARE(z.settings.get(studio::Setting::MelodyFolder).toString(), z.dir.path());
    }

    void whatIsNoSoundIsSaidInTheZone() {
        Zone z;
        QFile text(z.dir.filePath(QStringLiteral("words.txt")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("words");
        text.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(text.fileName())});
        QVERIFY(z.drop(data));
        QTRY_VERIFY(z.find("melody.problem")->isVisible());
        QVERIFY(z.find<QLabel>("melody.problem")->text().contains(QStringLiteral("words.txt")));
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
    }

    void aTakeIsDroppedByItsNumber() {
        Zone z;
        QSignalSpy dropped(&z.zone, &MelodyZone::takeDropped);
        QMimeData data;
        data.setData(QLatin1String(kTakeMime), "4815");
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/nowhere/take.wav"))});  // the take itself is better
        QVERIFY(z.drop(data));
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped[0][0].toLongLong(), 4815);
        QCOMPARE(z.source.state(), State::Empty);
    }

    void thePartIsChosenByDragging() {
        Zone z;
        z.source.takeClip(QStringLiteral("take"), tune({kC4, kE4, kA4}, 4));
        QVERIFY(z.ready());
        auto* strip = z.find<SoundStrip>("melody.wave");
        const auto at = [&](double seconds) { return QPoint(qRound(strip->xOf(seconds)), 20); };
        QTest::mousePress(strip, Qt::LeftButton, Qt::NoModifier, at(4));
        QTest::mouseMove(strip, at(6));
        QTest::mouseMove(strip, at(8));
        QTest::mouseRelease(strip, Qt::LeftButton, Qt::NoModifier, at(8));
        QVERIFY(std::abs(z.source.part().begin - 4) < 0.1);
        QVERIFY(std::abs(z.source.part().end - 8) < 0.1);
        QCOMPARE(z.find<FigureLabel>("melody.length")->text(), QStringLiteral("0:04"));
        QCOMPARE(z.find<QLabel>("melody.part")->text(), QStringLiteral("From 0:04 to 0:08"));
        // An end is pulled; the other stays.
        QTest::mousePress(strip, Qt::LeftButton, Qt::NoModifier, at(z.source.part().end));
        QTest::mouseMove(strip, at(10));
        QTest::mouseRelease(strip, Qt::LeftButton, Qt::NoModifier, at(10));
        QVERIFY(std::abs(z.source.part().begin - 4) < 0.1);
        QVERIFY(std::abs(z.source.part().end - 10) < 0.1);
        const auto before = z.source.part();
        QTest::mouseClick(strip, Qt::LeftButton, Qt::NoModifier, at(2));  // a click is no part
        QCOMPARE(z.source.part(), before);
        strip->setFocus(Qt::TabFocusReason);
        QTest::keyClick(strip, Qt::Key_Right);
        QVERIFY(std::abs(z.source.part().begin - before.begin - 0.25) < 1e-6);
        QTest::keyClick(strip, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(std::abs(z.source.part().end - before.end + 0.25) < 1e-6);
        QTest::keyClick(strip, Qt::Key_Home);
        QCOMPARE(z.source.part(), (studio::SoundPart{0, 12}));
        QVERIFY(z.find<QLabel>("melody.part")->text().startsWith(QStringLiteral("Drag over it")));
        QVERIFY(!z.find("melody.wholePart")->isVisible());
        z.source.setPart({1, 3});
        z.click("melody.wholePart");
        QCOMPARE(z.source.part(), (studio::SoundPart{0, 12}));
    }

    void notesAreCorrectedByClicking() {
        Zone z;
        z.source.takeClip(QStringLiteral("take"), tune({kC4}, 6));
        QVERIFY(z.ready());
        auto* grid = z.find<ChromaGrid>("melody.notes");
        QTRY_VERIFY(grid->width() > 150);
        const auto middle = [&](int frame, int pitch) { return grid->cell(frame, pitch).center().toPoint(); };
        QTest::mouseClick(grid, Qt::LeftButton, Qt::NoModifier, middle(10, 7));
        QCOMPARE(z.source.notes().note(10), 7);
        QVERIFY(z.find("melody.restore")->isVisible());
        // Drawn along.
        QTest::mousePress(grid, Qt::LeftButton, Qt::NoModifier, middle(20, 4));
        for (int frame = 21; frame <= 24; ++frame) {
            QMouseEvent move(QEvent::MouseMove, QPointF(middle(frame, 4)), grid->mapToGlobal(QPointF(middle(frame, 4))),
                             Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(grid, &move);
        }
        QTest::mouseRelease(grid, Qt::LeftButton, Qt::NoModifier, middle(24, 4));
        for (int frame = 20; frame <= 24; ++frame) QCOMPARE(z.source.notes().note(frame), 4);
        QTest::mouseClick(grid, Qt::RightButton, Qt::NoModifier, middle(10, 2));
        QCOMPARE(z.source.notes().note(10), 0);
        z.click("melody.restore");
        QCOMPARE(z.source.notes().corrections(), 0);
        QVERIFY(!z.find("melody.restore")->isVisible());
    }

    void notesAreCorrectedByKeysInTheirWindow() {
        Zone z;
        z.source.takeClip(QStringLiteral("take"), tune({kC4, kE4}, 4));
        QVERIFY(z.ready());
        z.find<QAbstractButton>("melody.correct")->click();
        auto* window = z.find("notesWindow");
        QTRY_VERIFY(window->isVisible());
        auto* grid = window->findChild<ChromaGrid*>(QStringLiteral("notes.grid"));
        QTRY_VERIFY(grid->hasFocus());
        QCOMPARE(grid->cursorFrame(), 0);
        QTest::keyClick(grid, Qt::Key_Right);
        QTest::keyClick(grid, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(grid->cursorFrame(), 9);
        QTest::keyClick(grid, Qt::Key_Up);
        QCOMPARE(z.source.notes().note(9), 1);
        QTest::keyClick(grid, Qt::Key_Down);
        QTest::keyClick(grid, Qt::Key_Down);
        QCOMPARE(z.source.notes().note(9), 11);  // round the octave
        QVERIFY(grid->accessibleDescription().contains(QStringLiteral("B")));
        QTest::keyClick(grid, Qt::Key_Delete);
        QCOMPARE(z.source.notes().note(9), 0);
        QTest::keyClick(grid, Qt::Key_Up);
        QTest::mouseClick(grid, Qt::LeftButton, Qt::NoModifier, grid->cell(20, 5).center().toPoint());
        QCOMPARE(z.source.notes().corrections(), 2);
        const auto words = [&] { return window->findChild<QLabel*>(QStringLiteral("notes.words"))->text(); };
        QVERIFY2(words().contains(QStringLiteral("2 notes are moved")), qPrintable(words()));
        // Drawn on, it is the same note still.
        z.source.correctNote(21, 5);
        z.source.correctNote(22, 5);
        QVERIFY2(words().contains(QStringLiteral("2 notes are moved")), qPrintable(words()));
        QVERIFY(words().startsWith(QStringLiteral("Drag or click a note to move it")));
        QTest::keyClick(grid, Qt::Key_Space);
        QTRY_VERIFY(z.source.isListening());
        window->findChild<QAbstractButton*>(QStringLiteral("notes.restore"))->click();
        QCOMPARE(z.source.notes().corrections(), 0);
        window->findChild<QAbstractButton*>(QStringLiteral("notes.done"))->click();
        QVERIFY(!window->isVisible());
        QVERIFY(!z.source.isListening());
    }

    void followOrGoOn() {
        Zone z;
        z.zone.setModel(QStringLiteral("MusicGen melody"), true);
        z.zone.setSeconds(30);
        z.source.takeClip(QStringLiteral("take"), tune({kC4, kE4, kA4}, 4));
        QVERIFY(z.ready());
        QVERIFY(z.find("melody.notes")->isVisible());
        QVERIFY(z.advice().contains(QStringLiteral("repeated")));
        z.click("melody.use.1");
        QCOMPARE(z.source.use(), studio::MelodyChoice::Use::GoOn);
        QVERIFY(!z.find("melody.notes")->isVisible());
        QVERIFY(z.advice().contains(QStringLiteral("begins with these 0:12")));
        QVERIFY(z.advice().contains(QStringLiteral("0:18")));
        z.zone.setSeconds(10);  // shorter than what it would begin with
        QVERIFY(z.advice().contains(QStringLiteral("longer")));
        QCOMPARE(z.find("melody.advice")->property("role").toString(), QStringLiteral("over"));
        z.source.setPart({0, 5});
        QCOMPARE(z.find("melody.advice")->property("role").toString(), QStringLiteral("hint"));
        auto* segment = z.find("melody.use.1");
        segment->setFocus(Qt::TabFocusReason);
        QTest::keyClick(segment, Qt::Key_Left);
        QCOMPARE(z.source.use(), studio::MelodyChoice::Use::Follow);
    }

    void aModelThatCannotFollowSaysSoAndOffersAnother() {
        Zone z;
        z.zone.setModel(QStringLiteral("MusicGen small"), false);
        z.source.takeClip(QStringLiteral("take"), tune({kC4}, 4));
        QVERIFY(z.ready());
        QCOMPARE(z.advice(),
                 QStringLiteral("MusicGen small can’t follow a melody: to generate, take one that can, or go "
                                "on from this sound."));
        QSignalSpy wanted(&z.zone, &MelodyZone::modelWanted);
        QCOMPARE(z.find<QPushButton>("melody.otherModel")->text(), QStringLiteral("Get one that can…"));
        z.zone.setOtherModel(QStringLiteral("MusicGen melody"));
        QCOMPARE(z.find<QPushButton>("melody.otherModel")->text(), QStringLiteral("Use MusicGen melody"));
        z.click("melody.otherModel");
        QCOMPARE(wanted.count(), 1);
        z.click("melody.use.1");  // going on any model can
        QVERIFY(!z.find("melody.otherModel")->isVisible());
        z.click("melody.use.0");
        z.zone.setModel(QStringLiteral("MusicGen melody"), true);
        QVERIFY(!z.find("melody.otherModel")->isVisible());
    }

    void listenToThePart() {
        Zone z;
        z.source.takeClip(QStringLiteral("take"), tune({kC4}, 4));
        QVERIFY(z.ready());
        QSignalSpy silence(&z.zone, &MelodyZone::silenceWanted);
        z.click("melody.listen");
        QVERIFY(z.source.isListening());
        QCOMPARE(silence.count(), 1);
        QCOMPARE(z.find("melody.listen")->accessibleName(), QStringLiteral("Stop listening"));
        z.speaker->pass(5);
        QTRY_VERIFY(!z.source.isListening());
        QCOMPARE(z.find("melody.listen")->accessibleName(), QStringLiteral("Hear the sound"));
    }

    void humming() {
        Zone z;
        z.zone.setTempo(60);
        z.settings.set(studio::Setting::Microphone, QStringLiteral("my microphone"));
        QSignalSpy silence(&z.zone, &MelodyZone::silenceWanted);
        z.click("melody.record");
        QCOMPARE(silence.count(), 1);
        QVERIFY(z.find("melody.recording")->isVisible());
        QCOMPARE(z.microphone->order.device, std::string("my microphone"));
        QCOMPARE(z.microphone->order.countInSeconds, 4.0);
        QCOMPARE(z.find<QLabel>("melody.recordingTitle")->text(), QStringLiteral("Hum after the count"));
        QVERIFY(z.find("melody.beats")->isVisible());
        QCOMPARE(z.find<FigureLabel>("melody.recordingLength")->text(), QStringLiteral("60 bpm"));
        z.microphone->hum(1.5, kA4);
        QTRY_COMPARE(z.find("melody.beats")->accessibleName(), QStringLiteral("3 beats to go"));
        z.microphone->hum(4.5, kA4);
        QTRY_COMPARE(z.find<QLabel>("melody.recordingTitle")->text(), QStringLiteral("Recording"));
        QTRY_COMPARE(z.find<FigureLabel>("melody.recordingLength")->text(), QStringLiteral("0:02"));
        QVERIFY(z.find("melody.recordingWave")->isVisible());
        QCOMPARE(z.find<QPushButton>("melody.stop")->text(), QStringLiteral("Stop and use it"));
        z.click("melody.stop");
        QVERIFY(z.ready());
        QCOMPARE(z.source.notes().note(8), 9);
        QVERIFY(z.find("melody.card")->isVisible());
    }

    void aRecordingIsDiscarded() {
        Zone z;
        z.source.takeClip(QStringLiteral("before"), tune({kC4}, 3));
        QVERIFY(z.ready());
        z.zone.record();
        z.microphone->hum(3, kA4);  // the count-in is two seconds
        QTRY_COMPARE(z.find<QLabel>("melody.recordingTitle")->text(), QStringLiteral("Recording"));
        QCOMPARE(z.find<QPushButton>("melody.discard")->text(), QStringLiteral("Discard"));
        z.click("melody.discard");
        QCOMPARE(z.source.state(), State::Ready);  // what was there before
        QCOMPARE(z.source.name(), QStringLiteral("before"));
        QVERIFY(z.find("melody.card")->isVisible());
        z.source.clear();
        z.zone.record();
        QCOMPARE(z.find<QPushButton>("melody.discard")->text(), QStringLiteral("Cancel"));
        z.click("melody.discard");
        QCOMPARE(z.source.state(), State::Empty);
    }

    void theMicrophonesMenuAndNone() {
        Zone z;
        z.find<QAbstractButton>("melody.recordOptions")->click();
        auto* menu = z.find<QMenu>("melody.recordMenu");
        QVERIFY(menu->isVisible());
        auto* clicks = menu->findChild<QAction*>(QStringLiteral("melody.clicks"));
        QVERIFY(clicks && clicks->isChecked());
        clicks->trigger();
        QCOMPARE(z.settings.get(studio::Setting::CountInClicks).toBool(), false);
        menu->hide();
        z.click("melody.record");
        z.microphone->end("There is no microphone. Connect one and try again; a sound file or a take works without.");
        QTRY_VERIFY(z.find("melody.problem")->isVisible());
        QVERIFY(z.find<QLabel>("melody.problem")->text().contains(QStringLiteral("no microphone")));
    }

    void everythingHasAName() {
        Zone z;
        z.source.takeClip(QStringLiteral("take"), tune({kC4}, 4));
        QVERIFY(z.ready());
        z.source.correctNote(1, 1);
        for (const QWidget* widget : z.zone.findChildren<QWidget*>())
            if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty(),
                         qPrintable(widget->objectName()));
    }
};

QTEST_MAIN(TestMelody)
#include "test_melody.moc"
