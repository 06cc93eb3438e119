#include "core/studio/library/names.h"
#include "tests/library/desk.h"

#include <QProcess>

using namespace capriccio;
using namespace capriccio::tests;

/// Models that are there already, wherever they are; importing, removing, moving.
class TestSurvey : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;

    static QByteArray config() { return Desk::contentOf(QStringLiteral(TEST_DATA "/config/small.json")); }
    static QByteArray shaOf(const QByteArray& bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    }
    /// As huggingface_hub lays it out: blobs named by their digests, a snapshot of relative links, a ref.
    static QString cached(const QString& cache, const QString& name, const std::map<QString, QByteArray>& files) {
        const QString repository =
            cache + QStringLiteral("/models--") + QString(name).replace(QLatin1Char('/'), QStringLiteral("--"));
        const QString commit = QString::fromLatin1(QByteArray(40, 'c'));
        QDir().mkpath(repository + QStringLiteral("/snapshots/") + commit);
        for (const auto& [file, bytes] : files) {
            const QString blob = QString::fromLatin1(shaOf(bytes));
            Desk::write(repository + QStringLiteral("/blobs/") + blob, bytes);
            QFile::link(QStringLiteral("../../blobs/") + blob,
                        repository + QStringLiteral("/snapshots/%1/%2").arg(commit, file));
        }
        Desk::write(repository + QStringLiteral("/refs/main"), commit.toLatin1());
        return repository + QStringLiteral("/snapshots/") + commit;
    }
    static std::map<QString, QByteArray> audiocraft(int seed) {
        return {{QStringLiteral("state_dict.bin"), noise(seed, 150000)},
                {QStringLiteral("compression_state_dict.bin"), noise(seed + 1, 150000)}};
    }
    static std::map<QString, QByteArray> t5() {
        return {{QStringLiteral("config.json"), "{\"model_type\": \"t5\"}"},
                {QStringLiteral("spiece.model"), noise(1, 2000)},
                {QStringLiteral("model.safetensors"), noise(2, 3000)}};
    }
    QString cache() const { return m_desk->dir.filePath(QStringLiteral(".cache/huggingface/hub")); }

  private Q_SLOTS:
    void init() { m_desk = std::make_unique<Desk>(); }

    void theHuggingFaceCacheIsUsedInPlace() {
        const QString folder = cached(cache(), kSmall,
                                      {{QStringLiteral("config.json"), config()},
                                       {QStringLiteral("model.safetensors"), noise(5, 9000)},
                                       {QStringLiteral("spiece.model"), noise(6, 2000)}});
        cached(cache(), QStringLiteral("someone/llama"),
               {{QStringLiteral("config.json"), "{\"model_type\": \"llama\"}"},
                {QStringLiteral("model.safetensors"), noise(7, 100)}});
        auto& shelf = m_desk->open();
        const library::Model* model = shelf.find(kSmall);
        QVERIFY(model && model->isUsable());
        QCOMPARE(model->source, library::Source::HubCache);
        QCOMPARE(model->folder, folder);
        QCOMPARE(shelf.models().size(), 10);  // another kind of model is none of ours
        // Checked by the names of its blobs.
        QSignalSpy checked(&shelf, &library::Library::checked);
        shelf.check(kSmall);
        QVERIFY(checked.wait());
        QVERIFY(shelf.find(kSmall)->wrong.isEmpty());
        QByteArray bytes = noise(5, 9000);
        bytes[10] = static_cast<char>(~bytes[10]);
        Desk::write(folder + QStringLiteral("/model.safetensors"), bytes);
        shelf.check(kSmall);
        QVERIFY(checked.wait());
        QCOMPARE(shelf.find(kSmall)->wrong.size(), 1);
        // It is not ours to remove; half of it gone is said by name; and our own copy is got then.
        shelf.remove(kSmall);
        QVERIFY(m_desk->refusals.last().contains(folder));
        QFile::remove(QFileInfo(folder + QStringLiteral("/spiece.model")).symLinkTarget());
        shelf.refresh();
        QTRY_COMPARE(shelf.find(kSmall)->missing, QStringList{QStringLiteral("spiece.model")});
        fillWithCatalogue(m_desk->hub, 20000);
        QVERIFY(m_desk->fetch(kSmall));
        QCOMPARE(shelf.find(kSmall)->source, library::Source::Store);
        QVERIFY(shelf.find(kSmall)->isUsable());
    }

    void partsOfOtherProgramsAreNotFetchedAgain() {
        cached(cache(), QStringLiteral("t5-base"), t5());
        fillWithCatalogue(m_desk->hub, 20000);
        auto& shelf = m_desk->open();
        QVERIFY(m_desk->fetch(kSmall));
        QVERIFY(!QFileInfo::exists(m_desk->store() + QLatin1Char('/') + kT5));
        QVERIFY(shelf.find(kSmall)->isUsable());
        QCOMPARE(m_desk->hub.count("GET", QStringLiteral("spiece.model")), 0);
    }

    void audiocraftsCache() {
        const QString place = m_desk->dir.filePath(QStringLiteral("audiocraft"));
        qputenv("AUDIOCRAFT_CACHE_DIR", place.toUtf8());
        const QString medium = QStringLiteral("facebook/musicgen-medium");
        const QString folder = cached(place, medium, audiocraft(20));
        auto& shelf = m_desk->open();
        QCOMPARE(shelf.find(medium)->folder, folder);
        QCOMPARE(shelf.find(medium)->missing.size(), 3);
        QVERIFY(shelf.find(medium)->missing.contains(QStringLiteral("google-t5/t5-base: model.safetensors")));
        cached(cache(), QStringLiteral("t5-base"), t5());
        shelf.refresh();
        QTRY_VERIFY(shelf.find(medium)->isUsable());
        QCOMPARE(shelf.find(medium)->source, library::Source::HubCache);
    }

    void foldersThatWereAdded() {
        const QString more = m_desk->dir.filePath(QStringLiteral("more"));
        for (const char* name : {"my-tune", "musicgen-large"}) {
            const QString folder = more + QLatin1Char('/') + QLatin1StringView(name) + QLatin1Char('/');
            Desk::write(folder + QStringLiteral("config.json"), config());
            Desk::write(folder + QStringLiteral("model-00001-of-00002.safetensors"), noise(3, 4000));
            Desk::write(
                folder + QStringLiteral("model.safetensors.index.json"),
                R"({"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}})");
            Desk::write(folder + QStringLiteral("spiece.model"), noise(4, 2000));
        }
        const QString large = QStringLiteral("facebook/musicgen-large");
        auto& shelf = m_desk->open();
        QSignalSpy added(&shelf, &library::Library::folderAdded);
        shelf.addFolder(more);
        QVERIFY(added.wait());
        QTRY_VERIFY(shelf.find(more + QStringLiteral("/my-tune")));
        QVERIFY2(m_desk->refusals.last().contains(QStringLiteral("model-00002-of-00002.safetensors")),
                 qPrintable(m_desk->refusals.last()));
        const auto* mine = shelf.find(more + QStringLiteral("/my-tune"));
        QCOMPARE(mine->missing, QStringList{QStringLiteral("model-00002-of-00002.safetensors")});
        QCOMPARE(mine->source, library::Source::AddedFolder);
        QVERIFY(mine->config && mine->config->decoder.width == 1024);
        QCOMPARE(shelf.find(large)->source, library::Source::AddedFolder);
        for (const char* name : {"my-tune", "musicgen-large"})
            Desk::write(
                more + QLatin1Char('/') + QLatin1StringView(name) + QStringLiteral("/model-00002-of-00002.safetensors"),
                noise(8, 3000));
        shelf.refresh();
        QTRY_VERIFY(shelf.find(large)->isUsable());
        QCOMPARE(QDir(more + QStringLiteral("/my-tune")).entryList(QDir::Files | QDir::Hidden).size(), 5);
        shelf.forgetFolder(more);
        QTRY_VERIFY(!shelf.find(large)->isHere());
        QVERIFY(QFileInfo::exists(more));
    }

    void whatIsMissingIsSaidByName() {
        auto& shelf = m_desk->open();
        const auto refusal = [&](const QString& folder) {
            const auto before = m_desk->refusals.size();
            shelf.addFolder(folder);
            if (!QTest::qWaitFor([&] { return m_desk->refusals.size() > before; }, 20000)) return QString();
            return m_desk->refusals.last();
        };
        const QString folder = m_desk->dir.filePath(QStringLiteral("half"));
        QVERIFY(refusal(folder).contains(QStringLiteral("not a folder")));
        QDir().mkpath(folder);
        QVERIFY(refusal(folder).contains(QStringLiteral("config.json")));
        Desk::write(folder + QStringLiteral("/model.safetensors"), noise(1, 3000));
        QString words = refusal(folder);
        QVERIFY2(words.contains(QStringLiteral("config.json")) && words.contains(QStringLiteral("spiece.model")),
                 qPrintable(words));
        Desk::write(folder + QStringLiteral("/config.json"), config());
        Desk::write(folder + QStringLiteral("/spiece.model"), noise(1, 3000));
        Desk::write(folder + QStringLiteral("/model.safetensors"),
                    "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n");
        words = refusal(folder);
        QVERIFY2(words.contains(QStringLiteral("model.safetensors")), qPrintable(words));
    }

    void removingSaysWhatItFrees() {
        fillWithCatalogue(m_desk->hub, 20000);
        const QString medium = QStringLiteral("facebook/musicgen-medium");
        auto& shelf = m_desk->open();
        QVERIFY(m_desk->fetch(kSmall) && m_desk->fetch(medium));
        QSignalSpy removed(&shelf, &library::Library::removed);
        const qint64 alone = shelf.find(kSmall)->diskBytes;
        QCOMPARE(shelf.removableBytes(kSmall), alone);  // T5 is needed by the other
        shelf.remove(kSmall);
        QVERIFY(removed.wait());
        QCOMPARE(removed.first().at(1).toLongLong(), alone);
        QTRY_VERIFY(!shelf.find(kSmall)->isHere());
        QVERIFY(m_desk->isWhole(medium) && m_desk->isWhole(kT5));
        const qint64 withT5 =
            library::folderBytes(m_desk->store() + QLatin1Char('/') + kT5) + shelf.find(medium)->diskBytes;
        QCOMPARE(shelf.removableBytes(medium), withT5);
        shelf.remove(medium);
        QVERIFY(removed.wait());
        QCOMPARE(removed.last().at(1).toLongLong(), withT5);
        QVERIFY(!QFileInfo::exists(m_desk->store() + QLatin1Char('/') + kT5));
        QVERIFY(m_desk->nothingArriving());
    }

    void theStoreMoves() {
        fillWithCatalogue(m_desk->hub, 50000);
        auto& shelf = m_desk->open();
        QVERIFY(m_desk->fetch(kSmall));
        const QString old = m_desk->store(), fresh = m_desk->dir.filePath(QStringLiteral("elsewhere/models"));
        // What else lies there is none of the store's business, however deep.
        const QString song = QStringLiteral("/artist/album/disc 1/song.wav"), cover = QStringLiteral("/artist/album/cover.png");
        for (const QString& name : {song, cover}) Desk::write(old + name, noise(3, 500));
        shelf.moveStore(old + QStringLiteral("/inside"));
        QTRY_VERIFY(!m_desk->refusals.isEmpty());
        QVERIFY(m_desk->refusals.last().contains(QStringLiteral("inside")));
        QTRY_VERIFY(!shelf.isMoving());
        QSignalSpy moved(&shelf, &library::Library::moved);
        shelf.moveStore(fresh);
        QVERIFY(moved.wait(20000));
        QCOMPARE(shelf.storeFolder(), fresh);
        QVERIFY(m_desk->isWhole(kSmall) && m_desk->isWhole(kT5));
        QVERIFY(!QFileInfo::exists(old + QLatin1Char('/') + kSmall));
        for (const QString& name : {song, cover}) {
            QCOMPARE(Desk::contentOf(old + name), noise(3, 500));
            QVERIFY(!QFileInfo::exists(fresh + name));
        }
        QTRY_COMPARE(shelf.find(kSmall)->folder, fresh + QLatin1Char('/') + kSmall);
        library::checkBeforeLoading(shelf.find(kSmall)->folder);
        const auto asked = m_desk->hub.requests.size();
        QVERIFY(m_desk->fetch(kSmall));
        QCOMPARE(m_desk->hub.requests.size(), asked);  // all is known to be right
        // Without room: nothing is moved.
        m_desk->close();
        auto options = m_desk->options();
        options.freeBytes = [](const QString&) { return qint64{10}; };
        auto& full = m_desk->open(options);
        m_desk->refusals.clear();
        full.moveStore(m_desk->dir.filePath(QStringLiteral("third")));
        QTRY_VERIFY(!m_desk->refusals.isEmpty());
        QCOMPARE(full.storeFolder(), fresh);
        QVERIFY(m_desk->isWhole(kSmall));
    }

    void aMoveThatWasKilledIsFinished() {
        fillWithCatalogue(m_desk->hub, 20000);
        m_desk->open();
        QVERIFY(m_desk->fetch(kSmall));
        const QString old = m_desk->store(), fresh = m_desk->dir.filePath(QStringLiteral("new"));
        m_desk->close();
        // As if killed between the switch and the removing: both are whole, and the marker names the old one.
        QVERIFY(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), old, fresh}) == 0);
        Desk::write(fresh + QStringLiteral("/.moved-from"), old.toUtf8());
        musicgen::savePlaces({fresh.toStdString(), {}, {}});
        auto& shelf = m_desk->open();
        QVERIFY(shelf.find(kSmall)->isUsable());
        QVERIFY(!QFileInfo::exists(old + QLatin1Char('/') + kSmall));
        QVERIFY(!QFileInfo::exists(fresh + QStringLiteral("/.moved-from")));
    }

    void namesOfManifestsAreNotBelieved() {
        const QString folder = m_desk->dir.filePath(QStringLiteral("m"));
        library::Manifest manifest{
            QStringLiteral("a/b"), QStringLiteral("main"), {}, {}, {{QStringLiteral("x.bin"), 5, {}, 0}}};
        QDir().mkpath(folder);
        QVERIFY(manifest.write(folder) && library::Manifest::read(folder));
        manifest.files[0].name = QStringLiteral("../x.bin");
        QVERIFY(manifest.write(folder) && !library::Manifest::read(folder));
        Desk::write(folder + QLatin1Char('/') + library::Manifest::kFileName, "{\"version\": 1");
        QVERIFY(!library::Manifest::read(folder));
        library::checkBeforeLoading(folder);  // says nothing of folders that it knows nothing of
    }
};

QTEST_GUILESS_MAIN(TestSurvey)
#include "test_survey.moc"
