#include "core/base/error.h"
#include "core/studio/project/model_hash.h"
#include "core/studio/project/project_shelf.h"
#include "tests/project/project_samples.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::project;

/// Which projects there are, what was ever asked for in them, and how takes are found.
class TestShelf : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    static TakeId addPrompt(Project& project, const QString& prompt) {
        TakeRecord take;
        take.prompt = prompt;
        return project.add(take, nullptr, std::nullopt);
    }
    static QStringList found(ProjectShelf& shelf, const char* words) {
        QStringList prompts;
        for (const PromptUse& use : shelf.prompts().search(QString::fromUtf8(words)).result()) prompts += use.prompt;
        return prompts;
    }
    static TakeRecord named(TakeId id, const char* prompt, int stars = 0, int frames = 50) {
        TakeRecord take;
        take.id = id;
        take.prompt = QString::fromUtf8(prompt);
        take.stars = stars;
        take.frames = frames;
        return take;
    }

  private Q_SLOTS:
    void init() { m_folder = samples::folder(); }

    void thereIsAlwaysSketches() {
        {
            ProjectShelf shelf(file("data"));
            auto opening = shelf.openLast();
            QCOMPARE(opening.project->name(), QStringLiteral("Sketches"));
            QCOMPARE(opening.project->access(), Access::Write);
            QVERIFY(opening.notice.isEmpty());
            addPrompt(*opening.project, QStringLiteral("kept"));
        }
        ProjectShelf shelf(file("data"));
        QCOMPARE(shelf.openSketches()->takes().size(), 1U);
    }

    void theLastOneOpensAgain() {
        {
            ProjectShelf shelf(file("data"));
            shelf.openLast();
            shelf.create(file("mine.capriccio"));
        }
        ProjectShelf shelf(file("data"));
        QCOMPARE(shelf.openLast().project->name(), QStringLiteral("mine"));
        QCOMPARE(shelf.recent().size(), 2);
        QCOMPARE(shelf.recent().first().name(), QStringLiteral("mine"));
        QFile::remove(file("mine.capriccio"));
        QVERIFY(!shelf.recent().first().there);
        auto opening = shelf.openLast();
        QCOMPARE(opening.project->name(), QStringLiteral("Sketches"));
        QVERIFY2(opening.notice.contains(QStringLiteral("mine.capriccio")), qPrintable(opening.notice));
        shelf.forget(file("mine.capriccio"));
        QCOMPARE(shelf.recent().size(), 1);
    }

    void damagedSketchesAreOfferedAndReplaced() {
        ProjectShelf shelf(file("data"));
        shelf.openSketches().reset();
        QFile spoilt(shelf.sketchesFile());
        QVERIFY(spoilt.open(QIODevice::ReadWrite) && spoilt.seek(8192));
        spoilt.write(QByteArray(30000, '\x55'));
        spoilt.close();
        const QByteArray before = samples::contentOf(shelf.sketchesFile());
        auto opening = shelf.openLast();
        QCOMPARE(opening.damaged, shelf.sketchesFile());
        QCOMPARE(opening.project->name(), QStringLiteral("Sketches 2"));
        QVERIFY(!opening.notice.isEmpty());
        QVERIFY(samples::contentOf(shelf.sketchesFile()) == before);
    }

    void whereNothingCanBeWrittenItIsInMemory() {
        QVERIFY(QDir().mkpath(file("data")));
        QFile::setPermissions(file("data"), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                    QFile::ReadOther | QFile::ExeOther);
        const samples::OrdinaryUser user;
        ProjectShelf shelf(file("data"));
        auto opening = shelf.openLast();
        QVERIFY(opening.project);
        QCOMPARE(opening.project->access(), Access::Unwritable);
        const TakeId id = opening.project->add(samples::take(1), samples::clip(1, 20), samples::tokens(1, 0, 20));
        QTRY_VERIFY(opening.project->trouble());
        QVERIFY(opening.project->sound(id).result());
        QVERIFY(shelf.prompts().search(QString()).result().isEmpty());
    }

    void freeNames() {
        ProjectShelf shelf(file("data"));
        QCOMPARE(shelf.freeFile(QStringLiteral("a/b")), file("data/a-b.capriccio"));
        shelf.openSketches();
        QCOMPARE(shelf.freeFile(QStringLiteral("Sketches")), file("data/Sketches 2.capriccio"));
        QCOMPARE(QFileInfo(shelf.freeFile(QString())).completeBaseName().isEmpty(), false);
    }

    void everyPromptEverUsedIsFound() {
        ProjectShelf shelf(file("data"));
        {
            auto first = shelf.openSketches();
            addPrompt(*first, QStringLiteral("Slow café waltz"));
            addPrompt(*first, QStringLiteral("Drum & bass"));
            auto second = shelf.create(file("other.capriccio"));
            addPrompt(*second, QStringLiteral("Waltz for strings"));
            addPrompt(*second, QStringLiteral("Drum & bass"));
        }
        QCOMPARE(found(shelf, "waltz"),
                 (QStringList{QStringLiteral("Waltz for strings"), QStringLiteral("Slow café waltz")}));
        QCOMPARE(found(shelf, "CAFE wal"), QStringList{QStringLiteral("Slow café waltz")});
        QCOMPARE(found(shelf, "altz"), QStringList());  // words begin with it
        QCOMPARE(found(shelf, "% _"), QStringList());
        QCOMPARE(found(shelf, "").size(), 3);
        const PromptUse use = shelf.prompts().search(QStringLiteral("drum bass")).result().first();
        QCOMPARE(use.takes, 2);
        QCOMPARE(use.project, file("other.capriccio"));
        // What is emptied from a project's bin goes when that is opened the next time.
        {
            auto project = shelf.open(file("other.capriccio"));
            project->moveToBin({1, 2});
            project->emptyBin();
        }
        shelf.open(file("other.capriccio"));
        QCOMPARE(found(shelf, "waltz"), QStringList{QStringLiteral("Slow café waltz")});
    }

    void aDamagedIndexIsMadeAnew() {
        QVERIFY(QDir().mkpath(file("data")));
        QFile index(file("data/prompts.sqlite"));
        QVERIFY(index.open(QIODevice::WriteOnly) && index.write(QByteArray(9000, 'x')) == 9000);
        index.close();
        ProjectShelf shelf(file("data"));
        addPrompt(*shelf.openSketches(), QStringLiteral("again"));
        QCOMPARE(found(shelf, "again").size(), 1);
    }

    void takesAreFilteredAndSorted() {
        std::vector<TakeRecord> takes{named(1, "Jazz trio", 2, 50), named(2, "Ambient drone", 5, 500),
                                      named(3, "jazz big-band", 0, 100), named(4, "Élégie", 1, 10)};
        takes[1].note = QStringLiteral("for the jazz film");
        takes[2].modelName = QStringLiteral("musicgen-large");
        takes[3].parent = 2;
        const auto ids = [&](auto set) {
            TakeFilter filter;
            set(filter);
            return filterTakes(takes, filter);
        };
        using Ids = std::vector<TakeId>;
        QCOMPARE(ids([](auto&) {}), (Ids{4, 3, 2, 1}));
        QCOMPARE(ids([](auto& f) { f.words = QStringLiteral("JAZZ"); }), (Ids{3, 2, 1}));
        QCOMPARE(ids([](auto& f) { f.words = QStringLiteral("jazz band"); }), Ids{3});
        QCOMPARE(ids([](auto& f) { f.words = QStringLiteral("elegie"); }), Ids{4});
        QCOMPARE(ids([](auto& f) { f.words = QStringLiteral("azz"); }), Ids{});
        QCOMPARE(ids([](auto& f) { f.leastStars = 2; }), (Ids{2, 1}));
        QCOMPARE(ids([](auto& f) { f.model = QStringLiteral("musicgen-large"); }), Ids{3});
        QCOMPARE(ids([](auto& f) { f.family = 4; }), (Ids{4, 2}));
        QCOMPARE(ids([](auto& f) { f.family = 2; }), (Ids{4, 2}));
        QCOMPARE(ids([](auto& f) { f.order = TakeFilter::Order::Oldest; }), (Ids{1, 2, 3, 4}));
        QCOMPARE(ids([](auto& f) { f.order = TakeFilter::Order::Longest; }), (Ids{2, 3, 1, 4}));
        QCOMPARE(ids([](auto& f) { f.order = TakeFilter::Order::MostStars; }), (Ids{2, 1, 4, 3}));
        QCOMPARE(ids([](auto& f) { f.order = TakeFilter::Order::Name; }), (Ids{2, 4, 3, 1}));
        takes[0].parent = 1;  // its own parent: a file may say so
        QCOMPARE(ids([](auto& f) { f.family = 1; }), Ids{1});
    }

    void weightsAreKnownByTheirHash() {
        const QDir folder(m_folder->path());
        const auto put = [&](const char* name, const QByteArray& content) {
            QFile made(file(name));
            QVERIFY(made.open(QIODevice::WriteOnly) && made.write(content) == content.size());
        };
        QVERIFY_THROWS_EXCEPTION(Error, modelHash(folder.path(), file("cache.json")));
        put("b.safetensors", "two");
        put("a.safetensors", "one");
        put("config.json", "not weights");
        const QString expected =
            QString::fromLatin1(QCryptographicHash::hash("onetwo", QCryptographicHash::Sha256).toHex());
        QCOMPARE(modelHash(folder.path(), file("cache.json")), expected);
        QCOMPARE(modelHash(folder.path(), file("cache.json")), expected);
        put("b.safetensors", "three");
        QVERIFY(modelHash(folder.path(), file("cache.json")) != expected);
        QCOMPARE(modelHash(folder.path(), file("no/such/cache.json")).size(), 64);
    }
};

QTEST_GUILESS_MAIN(TestShelf)
#include "test_shelf.moc"
