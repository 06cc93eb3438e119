#include "core/audio/audio_file.h"
#include "core/studio/melody/melody_source.h"
#include "tests/ui/takes.h"
#include "ui/takes/take_list_model.h"
#include "ui/widgets/take_mime.h"

#include <algorithm>
#include <memory>

#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QTest>
#include <QUrl>

using namespace capriccio;
using namespace capriccio::ui;
using namespace capriccio::tests;
using project::TakeId;

/// Takes carried from the list: onto the melody, out of the window, into the clipboard.
class TestTakeDrag : public QObject {
    Q_OBJECT

    /// Sample for sample.
    static bool isTheSoundOf(Stand& stand, TakeId id, const QString& file) {
        const auto clip = stand.project().sound(id).result();
        const auto wanted = clip->frames(0, clip->availableFrames());
        const auto read = audio::readAudioFile(file.toStdString());
        return read.sampleRate == clip->sampleRate() && read.channels == clip->channels() &&
               std::ranges::equal(read.interleaved, wanted);
    }

  private Q_SLOTS:
    void aTakeIsDraggedOntoTheMelody() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one"), QStringLiteral("two")});
        stand.open({1440, 900});
        QTRY_COMPARE(stand.rows(), 2);
        std::unique_ptr<QMimeData> data(stand.list().model()->mimeData({stand.list().model()->index(1, 0)}));
        QVERIFY(data);
        auto* zone = stand.find("melody");
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(zone, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(zone, &drop);
        QTRY_VERIFY(stand.find("melody.card")->isVisible());
        QCOMPARE(stand.text<QLabel>("melody.name"), QStringLiteral("one"));
        auto& source = *stand.window->findChild<studio::MelodySource*>(QStringLiteral("melodySource"));
        QCOMPARE(source.seconds(), 2.0);
    }

    void draggedOutItIsAFile() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one"), QStringLiteral("two")});
        stand.open({1440, 900});
        QTRY_VERIFY(stand.session->take(2).clip);  // on the stage
        QAbstractItemModel& model = *stand.list().model();
        QVERIFY(stand.list().dragEnabled());
        QVERIFY(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0, 0)}));
        QVERIFY(data);
        QCOMPARE(data->urls().size(), 1);
        const QString file = data->urls().first().toLocalFile();
        QCOMPARE(QFileInfo(file).fileName(), QStringLiteral("two.wav"));
        QVERIFY(isTheSoundOf(stand, 2, file));
        QCOMPARE(data->data(QLatin1String(kTakeMime)).toLongLong(), TakeId(2));  // for the melody, in the window
        // One whose sound is not read yet is read meanwhile.
        QVERIFY(!stand.session->take(1).clip);
        const std::unique_ptr<QMimeData> unread(model.mimeData({model.index(1, 0)}));
        QCOMPARE(unread->data(QLatin1String(kTakeMime)).toLongLong(), TakeId(1));
        QCOMPARE(unread->urls().size(), 1);
        QVERIFY(isTheSoundOf(stand, 1, unread->urls().first().toLocalFile()));
        // What lies in the bin stays there.
        stand.project().moveToBin({1});
        stand.find<TakesPanel>("takesPanel")->showBin(true);
        QCOMPARE(stand.rows(), 1);
        QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
    }

    void tokensWithoutSoundAreDraggedWithinTheWindow() {
        Stand stand;
        studio::Session& session = stand.openSession();
        project::TakeRecord take;
        take.prompt = QStringLiteral("only tokens");
        session.project().add(take, nullptr, FakeStudio::tokensOf(1, 0, 100));
        const TakeListModel model(session);
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0)}));
        QCOMPARE(data->data(QLatin1String(kTakeMime)).toLongLong(), TakeId(1));
        QVERIFY(!data->hasUrls());
    }

    void copiedAsAFile() {
        Stand stand;
        fillWithTakes(stand, {QStringLiteral("one"), QStringLiteral("two")});
        stand.open({1440, 900});
        QTRY_COMPARE(stand.shown(), TakeId(2));
        pickFromMenu(stand, 1, "take.copy");  // its sound is read first
        QTRY_VERIFY(stand.text<QLabel>("banner.words").startsWith(QStringLiteral("Copied")));
        const QMimeData* data = QApplication::clipboard()->mimeData();
        QCOMPARE(data->urls().size(), 1);
        const QString file = data->urls().first().toLocalFile();
        QCOMPARE(QFileInfo(file).fileName(), QStringLiteral("one.wav"));
        QVERIFY(isTheSoundOf(stand, 1, file));
        QApplication::clipboard()->clear();
    }
};

QTEST_MAIN(TestTakeDrag)
#include "test_take_drag.moc"
