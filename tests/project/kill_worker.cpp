// kill_worker FILE SEED: makes takes and edits in a project for ever, and says on standard output what it has been
// promised is kept. test_kill.cpp kills it at random moments and looks.
//
//   begun ID SEED        the take's row is saved
//   appended ID FRAMES   so many frames were given to the recorder (not yet a promise for the last second)
//   finishing ID         may be finished from now on
//   finished ID FRAMES   the take is saved with its sound
//   wants ID STARS       an edit is on its way
//   rated ID STARS       … and saved
//   binning ID / binned ID   likewise
#include "core/studio/project/project.h"
#include "tests/project/project_samples.h"

#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <unistd.h>

#include <QCoreApplication>

using namespace capriccio;
using namespace capriccio::project;

namespace {

void say(const std::string& line) {
    const std::string whole = line + "\n";
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) < 0) std::_Exit(3);
}

std::string words(const char* what, TakeId id, std::int64_t value) {
    return what + (" " + std::to_string(id)) + " " + std::to_string(value);
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    if (argc < 3) return 2;
    std::mt19937 random(static_cast<std::uint32_t>(std::stoul(argv[2])));
    OpenOptions options;
    options.how = OpenOptions::How::OpenOrCreate;
    Project project(loadProject(QString::fromLocal8Bit(argv[1]), options));
    if (project.access() != Access::Write) return 4;
    say("open");
    for (;;) {
        const quint64 seed = random() % 1000;
        auto recorder = project.begin(samples::take(seed));
        const TakeId id = recorder->id();
        project.flush().waitForFinished();
        say(words("begun", id, static_cast<std::int64_t>(seed)));
        const int frames = 25 + static_cast<int>(random() % 75);
        for (int made = 0; made < frames;) {
            // Five times real time, in the parts that generation gives.
            const int part = std::min(frames - made, made < 50 ? 10 : 25);
            std::this_thread::sleep_for(std::chrono::milliseconds(part * 4));
            recorder->append(samples::tokens(seed, made, part));
            say(words("appended", id, made += part));
            if (random() % 4 == 0 && project.takes().size() > 1) {
                const TakeId other = project.takes()[random() % (project.takes().size() - 1)].id;
                const int stars = static_cast<int>(random() % 6);
                say(words("wants", other, stars));
                project.setStars({other}, stars);
                project.flush().waitForFinished();
                say(words("rated", other, stars));
            }
        }
        say(words("finishing", id, 0));
        recorder->finish({TakeState::Finished, samples::clip(seed, frames), std::nullopt, 1});
        if (random() % 3 > 0) project.flush().waitForFinished(), say(words("finished", id, frames));
        if (random() % 4 == 0) {
            say(words("binning", id, 0));
            project.moveToBin({id});
            project.flush().waitForFinished();
            say(words("binned", id, 0));
            if (random() % 3 == 0) project.undo(), say(words("binning", id, 0));
        }
        if (random() % 8 == 0) project.tidyUp().waitForFinished();
    }
}
