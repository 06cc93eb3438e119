#include "core/base/error.h"
#include "core/studio/project/project.h"
#include "tests/project/project_samples.h"

#include <algorithm>

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::project;

/// The open project as a window uses it.
class TestProject : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Project> m_project;

    QString file(const char* name = "song.capriccio") const { return m_folder->filePath(QString::fromLatin1(name)); }
    void open(OpenOptions::How how = OpenOptions::How::Existing) {
        m_project.reset();
        OpenOptions options;
        options.how = how;
        m_project = std::make_unique<Project>(loadProject(file(), options));
    }
    TakeId addTake(quint64 seed, int frames = 60) {
        return m_project->add(samples::take(seed), samples::clip(seed, frames), samples::tokens(seed, 0, frames));
    }
    static TakeFilter theBin() {
        TakeFilter filter;
        filter.bin = true;
        return filter;
    }
    static void compareSound(const audio::AudioClip& a, const audio::AudioClip& b, float tolerance) {
        QCOMPARE(a.availableFrames(), b.availableFrames());
        QCOMPARE(a.channels(), b.channels());
        QCOMPARE(a.sampleRate(), b.sampleRate());
        const auto x = a.frames(0, a.availableFrames()), y = b.frames(0, b.availableFrames());
        float worst = 0;
        for (std::size_t i = 0; i < x.size(); ++i) worst = std::max(worst, std::abs(x[i] - y[i]));
        QVERIFY2(worst <= tolerance, qPrintable(QString::number(static_cast<double>(worst))));
    }

  private Q_SLOTS:
    void init() {
        m_folder = samples::folder();
        open(OpenOptions::How::Create);
    }
    void cleanup() { m_project.reset(); }

    void remembersEverythingOfATake() {
        TakeRecord wanted = samples::take(7);
        const QByteArray melody("not really a melody, but bytes\0 all the same", 44);
        wanted.melody = m_project->keepInput(QStringLiteral("hum.wav"), melody);
        wanted.continued = m_project->keepInput(QStringLiteral("other name.wav"), melody);
        QCOMPARE(wanted.continued, wanted.melody);  // once each
        const TakeId first = addTake(1);
        wanted.parent = first;
        wanted.parentFrame = 33;
        wanted.tookSeconds = 12.5;
        wanted.title = QStringLiteral("Title");
        wanted.stars = 4;
        wanted.note = QStringLiteral("line\nline");
        const auto clip = samples::clip(7, 90, 2);
        const TakeId id = m_project->add(wanted, clip, samples::tokens(7, 0, 90, 8));
        open();

        const TakeRecord* found = m_project->take(id);
        QVERIFY(found);
        QCOMPARE(found->state, TakeState::Finished);
        QVERIFY(!found->interrupted);
        QCOMPARE(found->prompt, wanted.prompt);
        QCOMPARE(found->negativePrompt, wanted.negativePrompt);
        QCOMPARE(found->sections, wanted.sections);
        QCOMPARE(toJson(found->settings), toJson(wanted.settings));
        QCOMPARE(found->settings.other, wanted.settings.other);
        QCOMPARE(found->settings.sampling.topP, 0.7);
        QCOMPARE(found->seed, wanted.seed);
        QCOMPARE(found->modelName, wanted.modelName);
        QCOMPARE(found->modelHash, wanted.modelHash);
        QCOMPARE(found->precision, wanted.precision);
        QCOMPARE(found->device, wanted.device);
        QCOMPARE(found->programVersion, wanted.programVersion);
        QCOMPARE(found->tookSeconds, 12.5);
        QVERIFY(std::abs(found->created.msecsTo(QDateTime::currentDateTimeUtc())) < 60000);
        QCOMPARE(found->frames, 90);
        QCOMPARE(found->codebooks, 8);
        QCOMPARE(found->channels, 2);
        QCOMPARE(found->sampleRate, kSampleRate);
        QCOMPARE(found->soundSeconds, 1.8);
        QCOMPARE(found->overview, overviewOf(*clip));
        QCOMPARE(found->title, wanted.title);
        QCOMPARE(found->stars, 4);
        QCOMPARE(found->note, wanted.note);
        QCOMPARE(found->parent, first);
        QCOMPARE(found->parentFrame, 33);
        QCOMPARE(found->melody, wanted.melody);
        QCOMPARE(m_project->inputs().size(), 1U);
        QCOMPARE(m_project->input(found->melody).result(), melody);
        QCOMPARE(m_project->tokens(id).result().codes, samples::tokens(7, 0, 90, 8).codes);
        compareSound(*m_project->sound(id).result(), *clip, 1.0F / (1 << 23));
    }

    void keepsSoundLouderThanFullScale() {
        const auto loud = samples::clip(3, 50, 1, 2.5F);
        const TakeId id = m_project->add(samples::take(3), loud, std::nullopt);
        open();
        compareSound(*m_project->sound(id).result(), *loud, 2.6F / (1 << 23));
        QCOMPARE(m_project->tokens(id).result().frames, 0);
    }

    void recordsATakeWhileItIsMade() {
        QSignalSpy added(m_project.get(), &Project::takeAdded), changed(m_project.get(), &Project::takeChanged);
        auto recorder = m_project->begin(samples::take(5));
        const TakeId id = recorder->id();
        QCOMPARE(added.size(), 1);
        QCOMPARE(m_project->take(id)->state, TakeState::Running);
        recorder->append(samples::tokens(5, 0, 10));
        recorder->append(samples::tokens(5, 10, 25));
        recorder->append(samples::tokens(5, 35, 5));
        m_project->flush().waitForFinished();
        QVERIFY(m_project->tokens(id).result().frames >= 35);  // another reader of the file would see as much
        m_project->setStars({id}, 3);                          // while it runs
        const auto clip = samples::clip(5, 40);
        recorder->finish({TakeState::Stopped, clip, std::nullopt, 2});
        QTRY_COMPARE(m_project->take(id)->state, TakeState::Stopped);
        QCOMPARE(m_project->take(id)->frames, 40);
        QCOMPARE(m_project->take(id)->stars, 3);
        QVERIFY(changed.size() >= 2);
        open();
        QCOMPARE(m_project->take(id)->state, TakeState::Stopped);
        QVERIFY(!m_project->take(id)->interrupted);
        QCOMPARE(m_project->take(id)->stars, 3);
        QCOMPARE(m_project->tokens(id).result().codes, samples::tokens(5, 0, 40).codes);
        compareSound(*m_project->sound(id).result(), *clip, 1.0F / (1 << 23));
    }

    void aDiscardedTakeIsGone() {
        auto recorder = m_project->begin(samples::take(5));
        recorder->append(samples::tokens(5, 0, 50));
        recorder->discard();
        QTRY_VERIFY(m_project->takes().empty());
        open();
        QVERIFY(m_project->takes().empty());
        QVERIFY(addTake(6) > 1);  // ids are not used again
    }

    void aTakeWithoutSoundGetsItLater() {
        const TakeId id = m_project->add(samples::take(5), nullptr, samples::tokens(5, 0, 50));
        QVERIFY_THROWS_EXCEPTION(Error, m_project->sound(id).result());
        const auto clip = samples::clip(5, 50);
        QTRY_COMPARE(m_project->take(id)->frames, 50);
        m_project->setSound(id, clip);
        QVERIFY(m_project->take(id)->hasSound());
        open();
        QCOMPARE(m_project->take(id)->frames, 50);
        compareSound(*m_project->sound(id).result(), *clip, 1.0F / (1 << 23));
    }

    void everyEditCanBeUndoneAndRedone() {
        const TakeId a = addTake(1), b = addTake(2);
        const QString key = QStringLiteral("compose");
        using Look = std::function<QString()>;
        const Look look = [&] {
            QStringList state;
            for (const TakeId id : {a, b}) {
                const TakeRecord& take = *m_project->take(id);
                state += QStringLiteral("%1|%2|%3|%4").arg(take.title).arg(take.stars).arg(take.note).arg(take.inBin());
            }
            return state.join(u';') + QString::fromUtf8(m_project->setting(key).toString().toUtf8());
        };
        QStringList states{look()};
        const std::vector<std::function<void()>> edits = {
            [&] { m_project->setTitle(a, QStringLiteral("  First ")); },
            [&] {
                m_project->setStars({a, b}, 5);
            },
            [&] { m_project->setNote(b, QStringLiteral("good")); },
            [&] {
                m_project->moveToBin({a, b});
            },
            [&] { m_project->takeFromBin({b}); },
            [&] { m_project->setSetting(key, QStringLiteral("warm"), QStringLiteral("Change settings")); },
        };
        for (const auto& edit : edits) {
            edit();
            states += look();
            QVERIFY(states.last() != states[states.size() - 2]);
        }
        QCOMPARE(m_project->take(a)->title, QStringLiteral("First"));
        for (qsizetype i = states.size() - 2; i >= 0; --i) {
            QVERIFY(m_project->canUndo());
            m_project->undo();
            QCOMPARE(look(), states[i]);
        }
        QVERIFY(!m_project->canUndo());
        for (qsizetype i = 1; i < states.size(); ++i) {
            m_project->redo();
            QCOMPARE(look(), states[i]);
        }
        QVERIFY(!m_project->canRedo());
        m_project->undo();
        m_project->undo();
        const QString last = look();
        open();  // undone is undone in the file too
        QCOMPARE(look(), last);
    }

    void editsThatChangeNothingAreNoSteps() {
        const TakeId id = addTake(1);
        m_project->setStars({id}, 0);
        m_project->setTitle(id, QString());
        m_project->takeFromBin({id});
        m_project->setStars({id + 100}, 3);
        QVERIFY(!m_project->canUndo());
    }

    void typingANoteIsOneStep() {
        const TakeId id = addTake(1);
        for (const char* text : {"a", "ab", "abc"}) m_project->setNote(id, QString::fromLatin1(text));
        m_project->endMerging();
        m_project->setNote(id, QStringLiteral("abcd"));
        m_project->undo();
        QCOMPARE(m_project->take(id)->note, QStringLiteral("abc"));
        m_project->undo();
        QCOMPARE(m_project->take(id)->note, QString());
        QVERIFY(!m_project->canUndo());
    }

    void theBinKeepsUntilItIsEmptied() {
        const TakeId a = addTake(1), b = addTake(2);
        TakeRecord child = samples::take(3);
        child.parent = a;
        const TakeId c = m_project->add(child, nullptr, samples::tokens(3, 0, 10));
        m_project->setStars({b}, 2);
        m_project->moveToBin({a});
        QCOMPARE(m_project->find(TakeFilter{}), (std::vector<TakeId>{c, b}));
        QCOMPARE(m_project->find(theBin()), std::vector<TakeId>{a});
        open();
        QCOMPARE(m_project->find(theBin()), std::vector<TakeId>{a});
        m_project->setStars({b}, 4);
        m_project->takeFromBin({a});
        m_project->moveToBin({a});
        m_project->emptyBin();
        QVERIFY(!m_project->take(a));
        QCOMPARE(m_project->take(c)->parent, 0);
        m_project->undo();  // the stars: what concerned the emptied take alone is gone
        QCOMPARE(m_project->take(b)->stars, 2);
        QVERIFY(!m_project->canUndo());
        open();
        QVERIFY(!m_project->take(a));
        QCOMPARE(m_project->take(c)->parent, 0);
        QVERIFY_THROWS_EXCEPTION(Error, m_project->sound(a).result());
    }

    void tidyingUpGivesSpaceBack() {
        QList<TakeId> takes;
        for (quint64 i = 0; i < 10; ++i) takes += addTake(i, 200);
        TakeRecord followed = samples::take(3);
        followed.melody = m_project->keepInput(QStringLiteral("a"), QByteArray(300000, 'x'));
        takes += m_project->add(followed, nullptr, samples::tokens(3, 0, 10));
        m_project->flush().waitForFinished();
        const TakeId kept = takes.takeFirst();
        m_project->moveToBin(takes);
        m_project->tidyUp().waitForFinished();
        QTRY_VERIFY(m_project->inputs().empty());
        m_project.reset();
        QVERIFY2(QFileInfo(file()).size() < 600000, qPrintable(QString::number(QFileInfo(file()).size())));
        open();
        compareSound(*m_project->sound(kept).result(), *samples::clip(0, 200), 1.0F / (1 << 23));
    }

    void aCopyIsCompleteAndItsOwn() {
        const TakeId id = addTake(4);
        const QString target = file("copy.capriccio");
        m_project->saveCopy(target).waitForFinished();
        m_project->setStars({id}, 5);
        QVERIFY_THROWS_EXCEPTION(Error, m_project->saveCopy(target).waitForFinished());  // never over what is there
        Project copy(loadProject(target));
        QVERIFY(copy.id() != m_project->id());
        QCOMPARE(copy.access(), Access::Write);
        QCOMPARE(copy.take(id)->stars, 0);
        QCOMPARE(copy.tokens(id).result().codes, samples::tokens(4, 0, 60).codes);
    }

    void renamingRenamesTheFile() {
        const TakeId id = addTake(4);
        QSignalSpy changed(m_project.get(), &Project::fileChanged);
        m_project->rename(QStringLiteral("Größe 2"));
        QTRY_COMPARE(m_project->name(), QStringLiteral("Größe 2"));
        QVERIFY(!QFileInfo::exists(file()));
        m_project->setStars({id}, 1);
        m_project->undo();
        m_project->undo();
        QTRY_COMPARE(m_project->name(), QStringLiteral("song"));
        m_project->redo();
        QTRY_COMPARE(m_project->name(), QStringLiteral("Größe 2"));
        QVERIFY_THROWS_EXCEPTION(Error, m_project->rename(QStringLiteral("a/b")));
        QVERIFY_THROWS_EXCEPTION(Error, m_project->rename(QString()));
        m_project.reset();
        Project again(loadProject(m_folder->filePath(QStringLiteral("Größe 2.capriccio"))));
        QVERIFY(again.take(id));
    }

    void closedItIsOneFile() {
        addTake(4);
        m_project->flush().waitForFinished();
        QVERIFY(QFileInfo::exists(file() + QStringLiteral("-wal")));
        m_project.reset();
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("song.capriccio")});
        const QByteArray bytes = samples::contentOf(file());
        QCOMPARE(bytes.mid(68, 4), QByteArray("CPRC"));
        QCOMPARE(static_cast<int>(bytes[18]), 1);  // no log
        QFile::copy(file(), file("elsewhere.capriccio"));
        QCOMPARE(Project(loadProject(file("elsewhere.capriccio"))).takes().size(), 1U);
    }

    void promptsNewestFirstEachOnce() {
        for (const char* prompt : {"one", "two", "one", ""}) {
            TakeRecord take;
            take.prompt = QString::fromLatin1(prompt);
            m_project->add(take, nullptr, std::nullopt);
        }
        QCOMPARE(m_project->prompts(), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
    }

    void aCopyKeepsTheTimeItWasMade() {
        TakeRecord take;
        take.created = QDateTime(QDate(2024, 5, 1), QTime(12, 0), Qt::UTC);
        const TakeId copy = m_project->add(take, nullptr, std::nullopt);
        QCOMPARE(m_project->take(copy)->created, take.created);
        const TakeId fresh = m_project->add({}, nullptr, std::nullopt);
        QVERIFY(m_project->take(fresh)->created > take.created.addDays(30));
        // What begins now is of now, whatever its record was copied from.
        const auto recorder = m_project->begin(take);
        QVERIFY(m_project->take(recorder->id())->created > take.created.addDays(30));
    }

    void overviewShowsTheLoudestOfEachStretch() {
        audio::AudioClip clip(kSampleRate, 1, 4000);
        std::vector<float> samples(4000, 0.F);
        samples[15] = 0.5F;
        samples[3999] = -2;
        clip.append(samples);
        const std::vector<audio::Peak> peaks = peaksOfOverview(overviewOf(clip));
        QCOMPARE(peaks.size(), 400U);
        QVERIFY(std::abs(peaks[1].high - 0.5F) < 0.005F);
        QCOMPARE(peaks[399].low, -1.F);
        QCOMPARE(peaks[200].high, 0.F);
    }
};

QTEST_GUILESS_MAIN(TestProject)
#include "test_project.moc"
