#include "core/audio/audio_file.h"
#include "tests/ui/stand.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

/// Saving as WAV, and what closing does to music that is not saved.
class TestSaving : public QObject {
    Q_OBJECT

    static void make(Stand& stand, const QString& words = QStringLiteral("piano")) {
        if (!stand.window) stand.open({1440, 900});
        stand.find<QPlainTextEdit>("prompt")->setPlainText(words);
        stand.click("generate");
        QTRY_VERIFY(!stand.generator->isBusy());
    }
    static QStringList wavs(const QString& folder) {
        return QDir(folder).entryList({QStringLiteral("*.wav")}, QDir::Files, QDir::Name);
    }

  private Q_SLOTS:
    void savesWhatWasMade() {
        Stand stand;
        make(stand);
        const QString file = stand.dir.filePath(QStringLiteral("song"));  // the ending comes by itself
        stand.dialogs.setNextFile(file);
        QTest::keyClick(stand.window.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(stand.find("banner")->isVisible());
        QVERIFY(stand.text<QLabel>("banner.words").contains(QStringLiteral("song.wav")));
        const auto read = audio::readAudioFile((file + QStringLiteral(".wav")).toStdString());
        const auto clip = stand.playback->clip();
        const auto wanted = clip->frames(0, clip->availableFrames());
        QCOMPARE(read.frames(), clip->availableFrames());
        QVERIFY(std::equal(wanted.begin(), wanted.end(), read.interleaved.begin()));
        QCOMPARE(stand.settings.get(studio::Setting::SaveFolder).toString(), stand.dir.path());
        QCOMPARE(stand.find("take.1")->accessibleDescription(), QStringLiteral("saved"));
    }

    void aSaveThatFailsSaysWhyAndOffersAnotherPlace() {
        Stand stand;
        make(stand);
        stand.dialogs.setNextFile(stand.dir.filePath(QStringLiteral("no/such/folder/song.wav")));
        stand.click("save");
        QTRY_VERIFY(stand.find("banner")->isVisible());
        QVERIFY(stand.text<QLabel>("banner.words").contains(QStringLiteral("could not be saved")));
        stand.dialogs.setNextFile(stand.dir.filePath(QStringLiteral("there.wav")));
        stand.click("banner.action");
        QTRY_VERIFY(QFile::exists(stand.dir.filePath(QStringLiteral("there.wav"))));
        QTRY_VERIFY(stand.text<QLabel>("banner.words").startsWith(QStringLiteral("Saved")));
    }

    void savingWhileMakingSavesWhatThereIsAndIsNotTheWhole() {
        Stand stand;
        stand.model.letMake(2);
        stand.open({1440, 900});
        stand.click("generate");
        QTRY_VERIFY(stand.desk->clip && stand.desk->clip->availableFrames() == 2 * 32000);
        const QString file = stand.dir.filePath(QStringLiteral("part.wav"));
        stand.dialogs.setNextFile(file);
        stand.click("save");
        QTRY_VERIFY(QFile::exists(file));
        QCOMPARE(audio::readAudioFile(file.toStdString()).frames(), std::int64_t(2 * 32000));
        QVERIFY(stand.generator->isBusy());
        stand.model.letMake(100);
        QTRY_VERIFY(!stand.generator->isBusy());
        QTRY_COMPARE(stand.find("take.1")->accessibleDescription(), QStringLiteral("not saved"));
    }

    void closingWithNothingMadeDoesNotAsk() {
        Stand stand;
        stand.open();
        QVERIFY(stand.window->close());
        QVERIFY(stand.dialogs.questions().isEmpty());
    }

    void closingCanBeCalledOff() {
        Stand stand;
        make(stand);
        stand.dialogs.setNextAnswer(Dialogs::Answer::Cancel);
        stand.window->close();
        QCOMPARE(stand.dialogs.questions().size(), 1);
        QCoreApplication::processEvents();
        QVERIFY(stand.window->isVisible());
        stand.dialogs.setNextAnswer(Dialogs::Answer::Discard);
        stand.window->close();
        QTRY_VERIFY(!stand.window->isVisible());
        QCOMPARE(stand.dialogs.questions().size(), 2);
    }

    void whatIsSavedIsNotAskedAbout() {
        Stand stand;
        make(stand);
        stand.dialogs.setNextFile(stand.dir.filePath(QStringLiteral("song.wav")));
        stand.click("save");
        QTRY_COMPARE(stand.find("take.1")->accessibleDescription(), QStringLiteral("saved"));
        stand.window->close();
        QVERIFY(!stand.window->isVisible());
        QVERIFY(stand.dialogs.questions().isEmpty());
    }

    void closingCanSaveAllTakes() {
        Stand stand;
        make(stand, QStringLiteral("piano"));
        make(stand, QStringLiteral("piano"));
        make(stand, QStringLiteral("drums"));
        const QString folder = stand.dir.filePath(QStringLiteral("out"));
        QVERIFY(QDir().mkpath(folder));
        stand.dialogs.setNextAnswer(Dialogs::Answer::Save);
        stand.dialogs.setNextFolder(folder);
        stand.window->close();
        QVERIFY(stand.dialogs.questions().first().contains(QLatin1Char('3')));
        QTRY_VERIFY(!stand.window->isVisible());
        QCOMPARE(wavs(folder), QStringList({QStringLiteral("drums.wav"), QStringLiteral("piano 2.wav"),
                                            QStringLiteral("piano.wav")}));
    }

    void closingWhileMakingStopsAndSaves() {
        Stand stand;
        stand.model.letMake(1);
        stand.open();
        stand.click("generate");
        QTRY_VERIFY(stand.desk->clip && stand.desk->clip->availableFrames() == 32000);
        const QString file = stand.dir.filePath(QStringLiteral("kept.wav"));
        stand.dialogs.setNextAnswer(Dialogs::Answer::Save);
        stand.dialogs.setNextFile(file);
        stand.window->close();
        QTRY_VERIFY(!stand.window->isVisible());
        QCOMPARE(audio::readAudioFile(file.toStdString()).frames(), std::int64_t(32000));
        QVERIFY(!stand.generator->isBusy());
    }

    void closingWhileMakingCanDiscard() {
        Stand stand;
        stand.model.letMake(1);
        stand.open();
        stand.click("generate");
        QTRY_VERIFY(stand.desk->clip && stand.desk->clip->availableFrames() > 0);
        stand.dialogs.setNextAnswer(Dialogs::Answer::Discard);
        stand.window->close();
        QTRY_VERIFY(!stand.window->isVisible());
        QTRY_VERIFY(!stand.generator->isBusy());
    }

    void aFailedSaveKeepsTheWindow() {
        Stand stand;
        make(stand);
        stand.dialogs.setNextAnswer(Dialogs::Answer::Save);
        stand.dialogs.setNextFile(stand.dir.filePath(QStringLiteral("no/such/song.wav")));
        stand.window->close();
        QTRY_VERIFY(stand.find("banner")->isVisible());
        QVERIFY(stand.window->isVisible());
    }
};

QTEST_MAIN(TestSaving)
#include "test_saving.moc"
