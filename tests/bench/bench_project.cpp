// A project of 2,000 takes (bench_project [TAKES]): opening it, listing, searching, reading one sound. Goal: open in
// under 1 s.
#include "core/studio/project/project_file.h"
#include "core/studio/project/project_shelf.h"
#include "tests/project/project_samples.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QFileInfo>

using namespace capriccio;
using namespace capriccio::project;

namespace {

/// Of the clock; those of all threads' work, which a busy machine does not change, go to `workMs`.
double workMs = 0;
template <typename Work>
double milliseconds(Work work) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t busy = std::clock();
    work();
    workMs = static_cast<double>(std::clock() - busy) * 1000 / CLOCKS_PER_SEC;
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// So that the next reading comes from the disk.
void dropFromCache(const QString& file) {
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDONLY);
    ::fsync(descriptor);
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
    ::close(descriptor);
}

void fill(const QString& name, int takes) {
    static const char* const kWords[] = {"slow",    "waltz", "drum", "bass",    "café",
                                         "strings", "80s",   "pop",  "ambient", "bright"};
    ProjectFile::create(name);
    ProjectFile file(name);
    const auto clip = samples::clip(1, 100);  // 2 s, some 200 kB
    const StoredSound sound = encodeSound(*clip);
    for (int first = 1; first <= takes; first += 100)
        file.transaction(
            [&](Sql& sql) {
                for (int id = first; id < std::min(first + 100, takes + 1); ++id) {
                    TakeRecord take = samples::take(static_cast<quint64>(id));
                    take.id = id;
                    take.state = TakeState::Finished;
                    take.created = QDateTime::currentDateTimeUtc();
                    take.prompt = QStringLiteral("%1 %2 with %3")
                                      .arg(QString::fromUtf8(kWords[id % 10]), QString::fromUtf8(kWords[id / 10 % 10]))
                                      .arg(id);
                    take.note = QStringLiteral("a note of a sentence or two, as people write them");
                    take.overview = overviewOf(*clip);
                    take.soundSeconds = 2;
                    take.stars = id % 6;
                    take.parent = id > 1 ? id - 1 : 0;
                    rows::insertTake(sql, take);
                    rows::replaceTokens(sql, id, samples::tokens(static_cast<quint64>(id), 0, 1500));
                    rows::putSound(sql, id, sound);
                }
            },
            ProjectFile::Durability::Process);
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const int takes = argc > 1 ? std::atoi(argv[1]) : 2000;
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("bench.capriccio"));
    std::printf("filling          %8.0f ms\n", milliseconds([&] { fill(name, takes); }));
    std::printf("                 %d takes of 30 s of tokens, %.0f MB\n", takes,
                static_cast<double>(QFileInfo(name).size()) / 1e6);
    std::unique_ptr<Project> project;
    for (const char* state : {"cold", "warm"}) {
        project.reset();
        if (state[0] == 'c') dropFromCache(name);
        const double ms = milliseconds([&] { project = std::make_unique<Project>(loadProject(name)); });
        std::printf("open, %s       %8.1f ms (%.1f of work)\n", state, ms, workMs);
    }
    std::size_t found = 0;
    const auto search = [&](const char* what, auto set) {
        TakeFilter filter;
        set(filter);
        const double ms = milliseconds([&] { found = project->find(filter).size(); });
        std::printf("%-16s %8.1f ms (%.1f of work, %zu takes)\n", what, ms, workMs, found);
    };
    search("list", [](TakeFilter&) {});
    search("search", [](TakeFilter& f) { f.words = QStringLiteral("cafe waltz"); });
    search("sort by name", [](TakeFilter& f) { f.order = TakeFilter::Order::Name; });
    search("family", [&](TakeFilter& f) { f.family = takes / 2; });
    QList<TakeId> all;
    for (const TakeRecord& take : project->takes()) all += take.id;
    std::printf("rate all         %8.1f ms, and on disk after", milliseconds([&] { project->setStars(all, 5); }));
    std::printf(" %.1f ms\n", milliseconds([&] { project->flush().waitForFinished(); }));
    std::printf("read one sound   %8.1f ms\n", milliseconds([&] { project->sound(takes / 2).result(); }));
    PromptIndex index(folder.filePath(QStringLiteral("prompts.sqlite")));
    index.update(project->id(), name, project->takes());
    index.search({}).waitForFinished();
    std::printf("prompts, all     %8.1f ms\n",
                milliseconds([&] { index.search(QStringLiteral("cafe waltz")).waitForFinished(); }));
    std::printf("close            %8.1f ms\n", milliseconds([&] { project.reset(); }));
    return 0;
}
