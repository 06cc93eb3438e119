#include "tests/ui/stand.h"
#include "ui/models/model_chooser.h"
#include "ui/playback/waveform_view.h"
#include "ui/widgets/figures.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;
using State = studio::Playback::State;

/// The window from prompt to sound: real clicks and keys, a model and a sound card that do what the test says.
class TestWindow : public QObject {
    Q_OBJECT

    static QPlainTextEdit* prompt(Stand& stand) { return stand.find<QPlainTextEdit>("prompt"); }
    static QString button(Stand& stand) { return stand.text<QPushButton>("generate").remove(QLatin1Char('&')); }
    static QString status(Stand& stand) { return stand.text<FigureLabel>("playback.status"); }

  private Q_SLOTS:
    void theFirstStartTeaches() {
        Stand stand(false);
        stand.open();
        QVERIFY(stand.find<QLabel>("firstStart.question")->isVisible());
        QVERIFY(stand.text<QLabel>("firstStart.lead").contains(QStringLiteral("model")));
        // The button says what comes first, and the line below it what that takes to get.
        QCOMPARE(button(stand), QStringLiteral("Choose a model…"));
        QTRY_VERIFY2(stand.text<QLabel>("generate.words").contains(QStringLiteral("MusicGen small")) &&
                         stand.text<QLabel>("generate.words").contains(QStringLiteral("GB")),
                     qPrintable(stand.text<QLabel>("generate.words")));
        const auto top = [&](const char* name) { return stand.find(name)->mapTo(stand.window.get(), QPoint()).y(); };
        QVERIFY(top("firstStart.note") < top("example.0"));
        QVERIFY(stand.find("example.0")->toolTip().contains(QStringLiteral("model first")));
        QCOMPARE(stand.text<QAbstractButton>("example.0"), QStringLiteral("80s pop track with bassy drums and synth"));
        QCOMPARE(stand.text<QAbstractButton>("example.1"),
                 QStringLiteral("90s rock song with loud guitars and heavy drums"));
        QVERIFY(prompt(stand)->hasFocus());
    }

    void fromTypingToSound() {
        Stand stand;
        stand.model.letMake(2);
        stand.open();
        QTest::keyClicks(prompt(stand), QStringLiteral("solo piano waltz"));
        stand.find<QSpinBox>("seconds")->setValue(6);
        stand.click("generate");
        QTRY_COMPARE(stand.desk->now.state, audio::PlayState::Playing);
        QCOMPARE(QString::fromStdString(stand.model.lastRequest().takes[0].prompt), QStringLiteral("solo piano waltz"));
        QCOMPARE(stand.model.lastRequest().frames, 300);
        QCOMPARE(button(stand), QStringLiteral("Stop and keep"));
        QCOMPARE(stand.text<QLabel>("take.title"), QStringLiteral("solo piano waltz"));
        QVERIFY(stand.text<QLabel>("take.subtitle").contains(QStringLiteral("being made")));
        auto* waveform = stand.find<WaveformView>("waveform");
        QTRY_VERIFY(waveform->drawnBars() > 0);
        const int before = waveform->drawnBars();
        stand.model.letMake(4);
        QTRY_VERIFY(waveform->drawnBars() > before * 3 / 2);
        QTRY_VERIFY(status(stand).startsWith(QString::fromUtf8("live · ")));
        QTRY_COMPARE(stand.text<FigureLabel>("speed"), QString::fromUtf8("2.0× real time"));
        stand.desk->pass(1.5);
        QTRY_COMPARE(stand.text<FigureLabel>("clock"), QStringLiteral("0:01.5"));
        stand.model.letMake(100);
        QTRY_COMPARE(button(stand), QStringLiteral("Generate"));
        QVERIFY(stand.playback->clip()->finished());
        QVERIFY(!stand.text<QLabel>("take.subtitle").contains(QStringLiteral("being made")));
        QTRY_VERIFY(status(stand).contains(QStringLiteral("peak")));
        QCOMPARE(stand.playback->state(), State::Playing);  // its end changes nothing for the listener
    }

    void anExampleIsOneClickFromSound() {
        Stand stand;
        stand.open();
        stand.click("example.1");
        QCOMPARE(prompt(stand)->toPlainText(), QStringLiteral("90s rock song with loud guitars and heavy drums"));
        QTRY_COMPARE(stand.desk->now.state, audio::PlayState::Playing);
        QTRY_VERIFY(!stand.isMaking());
    }

    void stopKeepsAndCanBeHeard() {
        Stand stand;
        stand.model.letMake(3);
        stand.open();
        stand.click("generate");
        QTRY_VERIFY(stand.desk->clip && stand.desk->clip->availableFrames() == 3 * 32000);
        stand.click("generate");
        QTRY_COMPARE(button(stand), QStringLiteral("Generate"));
        QVERIFY(stand.text<QLabel>("take.subtitle").contains(QStringLiteral("stopped at 0:03")));
        QCOMPARE(stand.playback->lengthSeconds(), 3.0);
        QTRY_COMPARE(stand.text<FigureLabel>("clock.length"), QStringLiteral("/ 0:03"));
        QVERIFY(stand.find<QPushButton>("save")->isEnabled());
    }

    void stopWhileLoadingGoesBack() {
        Stand stand;
        stand.model.holdLoading();
        stand.open();
        stand.click("generate");
        const QString name = stand.window->findChild<ModelChooser*>()->modelName();
        QVERIFY(!name.isEmpty());
        QTRY_COMPARE(stand.text<QLabel>("take.subtitle"), QStringLiteral("Loading %1…").arg(name));
        QCOMPARE(button(stand), QStringLiteral("Stop"));
        stand.click("generate");
        QTRY_COMPARE(button(stand), QStringLiteral("Generate"));
        QVERIFY(stand.find<QLabel>("firstStart.question")->isVisible());
    }

    void aSlowTakeSaysWhenItStartsAndPlayNowOverrides() {
        Stand stand;
        stand.model.setSpeed(0.5);
        stand.model.letMake(2);
        stand.open();
        stand.find<QSpinBox>("seconds")->setValue(20);
        stand.click("generate");
        QTRY_VERIFY(status(stand).contains(QStringLiteral("sound starts in 0:1")));
        QVERIFY(status(stand).endsWith(QStringLiteral("will not stall")));
        QCOMPARE(stand.desk->plays, 0);
        QVERIFY(stand.find("playNow")->isVisible());
        stand.click("playNow");
        QTRY_COMPARE(stand.playback->state(), State::Playing);
        QVERIFY(!stand.find("playNow")->isVisible());
        QVERIFY(!status(stand).contains(QStringLiteral("will not stall")));
        stand.model.letMake(1000);
        QTRY_VERIFY(!stand.isMaking());
    }

    void anySortOfPrompt_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("title");
        QTest::newRow("Chinese") << QString::fromUtf8("温暖的钢琴曲，像夏夜的海边")
                                 << QString::fromUtf8("温暖的钢琴曲，像夏夜的海边");
        QTest::newRow("emoji") << QString::fromUtf8("🎹🌧️") << QString::fromUtf8("🎹🌧️");
        QTest::newRow("empty") << QString() << QStringLiteral("Music without a prompt");
        QTest::newRow("lines") << QStringLiteral("one\ntwo") << QStringLiteral("one two");
    }
    void anySortOfPrompt() {
        QFETCH(QString, words);
        QFETCH(QString, title);
        Stand stand;
        stand.open();
        prompt(stand)->setPlainText(words);
        stand.click("generate");
        QTRY_COMPARE(stand.desk->now.state, audio::PlayState::Playing);
        QCOMPARE(QString::fromStdString(stand.model.lastRequest().takes[0].prompt), words);
        QCOMPARE(stand.text<QLabel>("take.title"), title);
        QTRY_VERIFY(!stand.isMaking());
    }

    void aPromptThatIsTooLongIsSaidNotCut() {
        Stand stand;
        stand.model.setNotice("The model reads 512 tokens; the rest of the prompt is not heard.");
        stand.open();
        const QString words = QStringLiteral("piano ").repeated(900).left(5000);
        prompt(stand)->setPlainText(words);
        QCOMPARE(stand.text<QLabel>("prompt.hint"), QStringLiteral("English works best"));  // no model is loaded yet
        stand.click("generate");
        QTRY_COMPARE(stand.text<QLabel>("prompt.hint"),
                     QStringLiteral("Too long: the model reads only the first 10 % of it."));
        QCOMPARE(stand.model.lastRequest().takes[0].prompt.size(), std::size_t(5000));
        QTRY_VERIFY(stand.find<QLabel>("take.notice")->isVisible());
        QVERIFY(stand.text<QLabel>("take.notice").contains(QStringLiteral("512")));
        // Live from here on.
        prompt(stand)->setPlainText(QStringLiteral("short"));
        QTRY_COMPARE(stand.text<QLabel>("prompt.hint"), QStringLiteral("English works best"));
        QTRY_VERIFY(!stand.isMaking());
    }

    void withoutAModelTheButtonLeadsToChoosingOne() {
        Stand stand(false);
        stand.open();
        stand.click("generate");
        QVERIFY(stand.modelsWindow()->isVisible());  // chosen there, or as a folder
        stand.dialogs.setNextFolder(stand.modelFolder());
        QTest::keyClick(stand.window.get(), Qt::Key_M, Qt::ControlModifier);
        QTRY_COMPARE(button(stand), QStringLiteral("Generate"));
        QTest::qWait(50);
        QVERIFY(!stand.isMaking());  // it said no more than that
        const auto top = [&](const char* name) { return stand.find(name)->mapTo(stand.window.get(), QPoint()).y(); };
        QTRY_VERIFY(top("firstStart.note") > top("example.0"));
        QVERIFY(stand.find("example.0")->toolTip().isEmpty());
    }

    void anExampleWaitsForItsModel() {
        Stand stand(false);
        stand.open();
        stand.click("example.1");
        QVERIFY(stand.modelsWindow()->isVisible());
        stand.dialogs.setNextFolder(stand.modelFolder());
        QTest::keyClick(stand.window.get(), Qt::Key_M, Qt::ControlModifier);
        QTRY_COMPARE(stand.desk->now.state, audio::PlayState::Playing);
        QCOMPARE(QString::fromStdString(stand.model.lastRequest().takes[0].prompt),
                 QStringLiteral("90s rock song with loud guitars and heavy drums"));
        QCOMPARE(stand.settings.get(studio::Setting::ModelFolder).toString(), stand.modelFolder());
        QCOMPARE(stand.find("model")->accessibleName(), QStringLiteral("Model: MusicGen small"));
        QTRY_VERIFY(!stand.isMaking());
    }

    void aFolderThatIsNoModelSaysWhy() {
        Stand stand(false);
        stand.open();
        QVERIFY(QDir(stand.dir.path()).mkpath(QStringLiteral("holiday-photos")));
        stand.dialogs.setNextFolder(stand.dir.filePath(QStringLiteral("holiday-photos")));
        QTest::keyClick(stand.window.get(), Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY(stand.find("banner")->isVisible());
        QVERIFY2(stand.text<QLabel>("banner.words").contains(QStringLiteral("config.json")),
                 qPrintable(stand.text<QLabel>("banner.words")));
        QVERIFY(stand.settings.get(studio::Setting::ModelFolder).toString().isEmpty());
        stand.click("banner.action");
        QVERIFY(stand.modelsWindow()->isVisible());
        stand.dialogs.setNextFolder(stand.modelFolder());
        QTest::keyClick(stand.window.get(), Qt::Key_M, Qt::ControlModifier);
        QTRY_COMPARE(stand.settings.get(studio::Setting::ModelFolder).toString(), stand.modelFolder());
        QVERIFY(!stand.find("banner")->isVisible());
    }

    void errorsAreWordsInTheWindow() {
        Stand stand;
        stand.model.failLoading(Error(Error::Code::Unreadable, "“model.safetensors” is damaged. Download it again."));
        stand.open();
        QTRY_COMPARE(stand.model.loads(), 1);  // beforehand, which says nothing
        QVERIFY(!stand.find("banner")->isVisible());
        stand.click("generate");
        QTRY_VERIFY(stand.find("banner")->isVisible());
        QCOMPARE(stand.text<QLabel>("banner.words"),
                 QString::fromUtf8("“model.safetensors” is damaged. Download it again."));
        QTRY_COMPARE(button(stand), QStringLiteral("Generate"));
        QVERIFY(stand.find<QLabel>("firstStart.question")->isVisible());
        stand.click("banner.close");
        QVERIFY(!stand.find("banner")->isVisible());
        stand.model.letLoad();
        stand.model.failAfter(2, Error(Error::Code::OutOfMemory, "There is not enough memory."));
        stand.click("generate");
        QTRY_VERIFY(stand.find("banner")->isVisible());
        QVERIFY(
            stand.text<QLabel>("take.subtitle").startsWith(QStringLiteral("failed at 0:02, kept: not enough memory")));
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
    }

    /// What would need less memory is one click away.
    void tooLittleMemoryOffersLess() {
        Stand stand;
        stand.open();
        prompt(stand)->setPlainText(QStringLiteral("piano"));
        stand.click("takesAtOnce.4");
        const Error full(Error::Code::OutOfMemory, "There is not enough memory.");
        stand.model.failAfter(0.2, full);
        stand.click("generate");
        QTRY_VERIFY(stand.find("banner")->isVisible());
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.text<QPushButton>("banner.action"), QStringLiteral("Make 2 takes"));
        stand.click("banner.action");
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.model.lastRequest().takes.size(), std::size_t(2));
        stand.click("takesAtOnce.1");
        stand.window->findChild<QAction*>(QStringLiteral("precision.f32"))->trigger();
        stand.model.failAfter(0.2, full);
        stand.click("generate");
        QTRY_VERIFY(stand.find("banner")->isVisible());
        QTRY_VERIFY(!stand.isMaking());
        const QString less = stand.text<QPushButton>("banner.action");
        QVERIFY2(less.startsWith(QStringLiteral("Try in ")) && less.endsWith(QStringLiteral("-bit")), qPrintable(less));
        stand.click("banner.action");
        QTRY_VERIFY(!stand.isMaking());
        QVERIFY(stand.model.lastOptions().precision != "f32");
        QVERIFY(!stand.find("banner")->isVisible());
    }

    void noSoundDeviceIsSaidAndMakingGoesOn() {
        Stand stand;
        stand.model.letMake(2);
        stand.open();
        stand.desk->now.problem = "There is no sound device.";
        stand.click("generate");
        QTRY_VERIFY(stand.find("banner")->isVisible());
        QVERIFY(stand.text<QLabel>("banner.words").startsWith(QStringLiteral("There is no sound device.")));
        QVERIFY(stand.isMaking());
        stand.model.letMake(100);
        QTRY_VERIFY(!stand.isMaking());
        QVERIFY(stand.find<QPushButton>("save")->isEnabled());
        stand.desk->now.problem = {};
        stand.click("banner.action");
        QTRY_VERIFY(!stand.find("banner")->isVisible());
    }

    void aNewTakeDoesNotInterruptWhatPlays() {
        Stand stand;
        stand.open({1440, 900});
        for (const char* words : {"first", "second"}) {
            prompt(stand)->setPlainText(QLatin1String(words));
            stand.click("generate");
            QTRY_VERIFY(!stand.isMaking());
        }
        QCOMPARE(stand.playback->state(), State::Playing);
        QCOMPARE(stand.text<QLabel>("take.title"), QStringLiteral("first"));
        QCOMPARE(stand.rows(), 2);
        stand.clickRow(0);  // the newest is on top
        QTRY_COMPARE(stand.text<QLabel>("take.title"), QStringLiteral("second"));
        QCOMPARE(stand.playback->state(), State::Stopped);
        QCOMPARE(stand.shown(), 2);
        stand.clickRow(1);
        QTRY_COMPARE(stand.text<QLabel>("take.title"), QStringLiteral("first"));
        // While nothing sounds a new one is shown and heard.
        prompt(stand)->setPlainText(QStringLiteral("third"));
        stand.click("generate");
        QTRY_COMPARE(stand.text<QLabel>("take.title"), QStringLiteral("third"));
        QTRY_COMPARE(stand.playback->state(), State::Playing);
        QTRY_VERIFY(!stand.isMaking());
    }

    void smallWindowsFoldTheTakes() {
        Stand stand;
        stand.open({900, 640});
        QVERIFY(!stand.find("takesPanel")->isVisible());
        stand.click("takesButton");
        QVERIFY(stand.find("takesPanel")->isVisible());
        QTest::keyClick(stand.window.get(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!stand.find("takesPanel")->isVisible());
        QCOMPARE(stand.find("composePanel")->width(), 300);
        // With a take on the stage, player and messages stay free.
        stand.model.letMake(1);
        stand.click("generate");
        QTRY_VERIFY(stand.find("transport")->isVisible());
        QTest::keyClick(stand.window.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stand.find<QAbstractButton>("takesButton")->text(), QStringLiteral("Takes (1)"));
        stand.click("takesButton");
        const auto placeOf = [&](const char* name) {
            return QRect(stand.find(name)->mapTo(stand.window.get(), QPoint()), stand.find(name)->size());
        };
        const auto isFree = [&](const char* name) { return !placeOf("takesPanel").intersects(placeOf(name)); };
        QTRY_VERIFY(isFree("transport"));
        stand.session->queue().cancelAll();
        Q_EMIT stand.project().troubled(QStringLiteral("The disk is full."));
        QTRY_VERIFY(stand.find("banner")->isVisible());
        QTRY_VERIFY(isFree("banner"));
        QVERIFY(isFree("transport"));
        QVERIFY(stand.find("takesPanel")->height() > 200);
        stand.click("banner.close");
        stand.model.letMake(1e9);
        QTRY_VERIFY(!stand.isMaking());
        QCOMPARE(stand.find<QAbstractButton>("takesButton")->text(), QStringLiteral("Takes"));
        // The button that makes music is in reach whatever is unfolded.
        stand.find<QAbstractButton>("advanced.head")->click();
        const QRect button(stand.find("generate")->mapTo(stand.window.get(), QPoint()), stand.find("generate")->size());
        QVERIFY(stand.window->rect().contains(button));
        stand.window->resize(1440, 900);
        QTRY_VERIFY(stand.find("takesPanel")->isVisible());
        QVERIFY(!stand.find("takesButton")->isVisible());
        QCOMPARE(stand.find("composePanel")->width(), 348);
    }

    void everyControlHasAName() {
        Stand stand;
        stand.open();
        stand.find<QAbstractButton>("advanced.head")->click();
        stand.click("generate");
        QTRY_VERIFY(!stand.isMaking());
        QTRY_VERIFY(stand.find("temperature")->isVisible());
        int looked = 0;
        for (auto* widget : stand.window->findChildren<QWidget*>()) {
            const bool part = widget->objectName().startsWith(QLatin1String("qt_"));  // the inside of a field
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || part) continue;
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(face);
            QVERIFY2(
                !face->text(QAccessible::Name).isEmpty(),
                qPrintable(QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName()));
            ++looked;
        }
        QVERIFY(looked > 25);
    }

    void settingsAreRemembered() {
        Stand stand;
        stand.open();
        stand.find<QSpinBox>("seconds")->setValue(23);
        stand.find<QSlider>("volume")->setValue(40);
        QCOMPARE(stand.settings.get(studio::Setting::Seconds).toDouble(), 23.0);
        QCOMPARE(stand.settings.get(studio::Setting::Volume).toDouble(), 0.4);
        QCOMPARE(stand.desk->volume, 0.16F);
        stand.window.reset();
        stand.open();
        QCOMPARE(stand.find<QSpinBox>("seconds")->value(), 23);
        QCOMPARE(stand.find<QSlider>("secondsSlider")->value(), 23);
        QCOMPARE(stand.find<QSlider>("volume")->value(), 40);
    }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
