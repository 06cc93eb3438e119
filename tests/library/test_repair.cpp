#include "tests/library/desk.h"

#include <QDateTime>

using namespace capriccio;
using namespace capriccio::tests;

/// The right bytes: all of one commit when they arrive, and still the same later; what was changed or is half gone is found,
/// and only that is fetched again.
class TestRepair : public QObject {
    Q_OBJECT

    static constexpr qsizetype kLarge = 60000;
    std::unique_ptr<Desk> m_desk;

    HubServer& hub() { return m_desk->hub; }
    /// Another byte in the middle, the length as it was.
    static void spoil(const QString& name) {
        QByteArray bytes = Desk::contentOf(name);
        bytes[bytes.size() / 2] = static_cast<char>(~bytes[bytes.size() / 2]);
        Desk::write(name, bytes);
    }

  private Q_SLOTS:
    void init() {
        m_desk = std::make_unique<Desk>();
        fillWithCatalogue(hub(), kLarge);
    }

    void theCommitOfTheCatalogue() {
        // What the branch has become since is not what the catalogue means.
        const library::Entry& small = *library::Catalogue::builtIn().find(kSmall);
        QVERIFY(hub().repositories[kSmall].commit == small.revision.toLatin1());
        m_desk->open();
        QVERIFY(m_desk->fetchSmall());
        QVERIFY(m_desk->smallIsWhole());
        for (const auto& request : hub().requests)
            QVERIFY2(request.isStore || !request.path.contains(QStringLiteral("/main/")), qPrintable(request.path));
        QCOMPARE(library::Manifest::read(m_desk->shelf->find(kSmall)->folder)->revision, small.revision);
        // A hub that does not have it: said, not another one's bytes.
        init();
        hub().repositories[kSmall].commit = QByteArray(40, 'e');
        m_desk->open();
        QVERIFY(!m_desk->fetchSmall());
        QVERIFY2(m_desk->failureDetails.first().contains(QStringLiteral("state_dict.bin")),
                 qPrintable(m_desk->failureDetails.first()));
        QVERIFY(m_desk->smallIsNotThere());
    }

    void aNewCommitMeanwhile() {
        // Of a model that is fetched from a branch everything is of one commit: the one that the hub had at first …
        const QString stereo = QStringLiteral("facebook/musicgen-stereo-small"),
                      weights = QStringLiteral("model.safetensors"), pieces = QStringLiteral("spiece.model");
        hub().dropEvery = 20000;
        hub().dropTimes = 1;
        auto& shelf = m_desk->open();
        const QByteArray older = hub().repositories[stereo].commit;
        bool isChanged = false;
        hub().seen = [&](const HubServer::Request& request) {
            if (isChanged || request.isStore || request.verb != "GET" || request.file != weights) return;
            isChanged = true;
            hub().change(stereo, pieces, noise(99, kLarge));
            hub().change(stereo, weights, noise(98, kLarge));
        };
        // … and as that is gone here, the plan is made anew, once: never a mixture.
        const bool arrived = m_desk->fetch(stereo);
        hub().seen = {};
        QVERIFY(isChanged && older != hub().repositories[stereo].commit);
        if (!arrived) QVERIFY(m_desk->fetch(stereo));
        QVERIFY(m_desk->isWhole(stereo) && m_desk->nothingArriving());
        QCOMPARE(library::Manifest::read(shelf.find(stereo)->folder)->revision.toLatin1(),
                 hub().repositories[stereo].commit);
    }

    void damageIsFoundAndOnlyItRepaired() {
        auto& shelf = m_desk->open();
        QVERIFY(m_desk->fetchSmall());
        const QString folder = shelf.find(kSmall)->folder;
        const auto sentBefore = hub().sentBytes();
        library::checkBeforeLoading(folder);
        // Half gone.
        QFile::resize(folder + QStringLiteral("/state_dict.bin"), kLarge / 2);
        QVERIFY_EXCEPTION_THROWN(library::checkBeforeLoading(folder), Error);
        shelf.refresh();
        QTRY_VERIFY(!shelf.find(kSmall)->isUsable());
        QVERIFY(m_desk->fetchSmall());
        QVERIFY(m_desk->smallIsWhole());
        QCOMPARE(hub().sentBytes() - sentBefore, kLarge);
        QVERIFY(shelf.find(kSmall)->isUsable());
        // One byte changed, the length as it was.
        spoil(folder + QStringLiteral("/state_dict.bin"));
        try {
            library::checkBeforeLoading(folder);
            QFAIL("it was not noticed");
        } catch (const Error& error) { QVERIFY2(QByteArray(error.what()).contains("state_dict.bin"), error.what()); }
        QSignalSpy checked(&shelf, &library::Library::checked);
        shelf.check(kSmall);
        QVERIFY(checked.wait());
        QCOMPARE(shelf.find(kSmall)->wrong.size(), 1);
        QCOMPARE(shelf.find(kSmall)->wrong.first().kind, library::WrongFile::Kind::Content);
        QVERIFY(m_desk->fetchSmall());
        QVERIFY(m_desk->smallIsWhole());
        QCOMPARE(hub().sentBytes() - sentBefore, 2 * kLarge);
        // Only touched: nothing is wrong, and nothing is fetched.
        Desk::write(folder + QStringLiteral("/state_dict.bin"),
                    Desk::contentOf(folder + QStringLiteral("/state_dict.bin")));
        library::checkBeforeLoading(folder);
        QVERIFY(m_desk->fetchSmall());
        QCOMPARE(hub().sentBytes() - sentBefore, 2 * kLarge);
    }

    void whatWasWrittenToIsLookedAtUnasked() {
        auto& shelf = m_desk->open();
        QVERIFY(m_desk->fetchSmall());
        const QString file = shelf.find(kSmall)->folder + QStringLiteral("/state_dict.bin");
        QSignalSpy checked(&shelf, &library::Library::checked);
        spoil(file);
        shelf.refresh();
        QTRY_COMPARE(shelf.find(kSmall)->wrong.size(), 1);
        QCOMPARE(shelf.find(kSmall)->wrong.first().name, QStringLiteral("state_dict.bin"));
        QVERIFY(checked.isEmpty());  // nobody asked
        // It stays known when the disk is looked at again, also by the next program.
        QSignalSpy changed(&shelf, &library::Library::changed);
        shelf.refresh();
        QVERIFY(changed.wait());
        QVERIFY(!shelf.find(kSmall)->isUsable());
        auto& next = m_desk->open();
        QTRY_VERIFY(!next.find(kSmall)->isUsable());
        QVERIFY(m_desk->fetchSmall());
        QVERIFY(m_desk->smallIsWhole());
        QVERIFY(next.find(kSmall)->isUsable());
    }

    void aPartThatModelsShare() {
        auto& shelf = m_desk->open();
        QVERIFY(m_desk->fetchSmall());
        const QString folder = shelf.find(kSmall)->folder;
        const QString weights = m_desk->store() + QLatin1Char('/') + kT5 + QStringLiteral("/model.safetensors");
        const auto sentBefore = hub().sentBytes();
        for (const bool isHalfGone : {true, false}) {
            if (isHalfGone)
                QFile::resize(weights, kLarge / 3);
            else
                spoil(weights);
            try {
                library::checkBeforeLoading(folder);
                QFAIL("it was not noticed");
            } catch (const Error& error) {
                QVERIFY2(QByteArray(error.what()).contains("google-t5/t5-base: model.safetensors"), error.what());
            }
            shelf.refresh();
            QTRY_VERIFY(!shelf.find(kSmall)->isUsable());
            QVERIFY(m_desk->fetchSmall());
            QVERIFY(m_desk->smallIsWhole() && shelf.find(kSmall)->isUsable());
        }
        QCOMPARE(hub().sentBytes() - sentBefore, 2 * kLarge);
    }

    void aSpoiltFileWhoseTimeSaysNothing() {
        auto& shelf = m_desk->open();
        QVERIFY(m_desk->fetchSmall());
        const QString folder = shelf.find(kSmall)->folder, name = folder + QStringLiteral("/state_dict.bin");
        const QDateTime before = QFileInfo(name).lastModified();
        spoil(name);
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(before, QFileDevice::FileModificationTime));
        file.close();
        library::checkBeforeLoading(folder);  // such a thing only hashing everything finds …
        QSignalSpy checked(&shelf, &library::Library::checked);
        shelf.check(kSmall);
        QVERIFY(checked.wait());
        QCOMPARE(shelf.find(kSmall)->wrong.size(), 1);
        // … and from then on it is known.
        QVERIFY_EXCEPTION_THROWN(library::checkBeforeLoading(folder), Error);
        const auto sentBefore = hub().sentBytes();
        QVERIFY(m_desk->fetchSmall());
        QVERIFY(m_desk->smallIsWhole());
        QCOMPARE(hub().sentBytes() - sentBefore, kLarge);
    }
};

QTEST_GUILESS_MAIN(TestRepair)
#include "test_repair.moc"
