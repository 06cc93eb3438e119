/// The list of a project of 2,000 takes (bench_takes [TAKES]): opening the window on it, every frame while it is
/// scrolled from end to end and back, and searching by typing. Goals: open in under 1 s, no frame over 16 ms; fails
/// over them. Frames are judged by the processor time of the window's thread, which draws them: on a machine with other
/// work the clock, shown beside it, counts that too.
#include "tests/ui/stand.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <utility>
#include <vector>

#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>

using namespace capriccio;
using namespace capriccio::tests;

namespace {

double milliseconds(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) * 1e-6; }

double threadMilliseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

struct Frames {
    std::vector<double> clock, thread;

    template <typename Draw>
    void draw(Draw act) {
        QElapsedTimer timer;
        timer.start();
        const double before = threadMilliseconds();
        act();
        QCoreApplication::processEvents();
        thread.push_back(threadMilliseconds() - before);
        clock.push_back(milliseconds(timer));
    }
};

void fill(project::Project& project, int takes) {
    static const char* const kWords[] = {"slow",    "waltz", "drum", "bass",    "café",
                                         "strings", "80s",   "pop",  "ambient", "bright"};
    QByteArray overview;
    for (int i = 0; i < 400; ++i) {
        const int height = 20 + static_cast<int>(100 * std::abs(std::sin(i * 0.37) * std::sin(i * 0.05)));
        overview.append(static_cast<char>(-height)).append(static_cast<char>(height));
    }
    for (int i = 1; i <= takes; ++i) {
        project::TakeRecord take;
        take.prompt = QStringLiteral("%1 %2 track with %3 and a long way to say it")
                          .arg(QString::fromUtf8(kWords[i % 10]), QString::fromUtf8(kWords[i / 10 % 10]))
                          .arg(i);
        take.modelName = QStringLiteral("MusicGen small");
        take.overview = overview;
        take.settings.seconds = 30;
        const auto id = project.add(take, nullptr, FakeStudio::tokensOf(static_cast<std::uint64_t>(i), 0, 50));
        project.setStars({id}, i % 6);
    }
    project.flush().waitForFinished();
}

/// Returns the longest by the thread's time.
double report(const char* what, Frames frames) {
    for (auto* times : {&frames.thread, &frames.clock}) {
        const auto worst = std::max_element(times->begin(), times->end()) - times->begin();
        std::sort(times->begin(), times->end());
        const auto at = [&](double share) {
            return (*times)[static_cast<std::size_t>(share * static_cast<double>(times->size() - 1))];
        };
        std::printf("%-10s %-6s  longest %5.1f ms (frame %d), 99 %% under %5.1f, median %5.2f, %zu frames\n", what,
                    times == &frames.thread ? "thread" : "clock", at(1),
                    static_cast<int>(worst), at(0.99), at(0.5), times->size());
    }
    return frames.thread.back();
}

}  // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const int takes = argc > 1 ? std::max(10, QString::fromLocal8Bit(argv[1]).toInt()) : 2000;
    Stand::theme().choose(ui::Theme::Choice::Dark);
    Stand stand;
    fill(stand.openSession().project(), takes);
    stand.close();

    QElapsedTimer clock;
    clock.start();
    stand.openSession();
    const double session = milliseconds(clock);
    stand.open({1440, 900});
    const double open = milliseconds(clock);
    std::printf("%d takes\nopen               %5.0f ms to the project, %5.0f ms to the window\n", takes, session, open);

    auto* bar = stand.list().verticalScrollBar();
    QWidget* view = stand.list().viewport();
    Frames frames;
    const auto scroll = [&](int from, int to, int step) {
        for (int at = from; step > 0 ? at < to : at > to; at += step)
            frames.draw([&] {
                bar->setValue(at);
                view->repaint();
            });
    };
    scroll(0, bar->maximum(), std::max(30, bar->maximum() / 1000));
    scroll(bar->maximum(), 0, -std::max(700, bar->maximum() / 300));
    const double longest = report("scrolling", std::move(frames));

    frames = {};
    auto* search = stand.find<QLineEdit>("takes.search");
    const QString words = QStringLiteral("cafe waltz 4 stars");
    for (int length = 1; length <= words.size(); ++length)
        frames.draw([&] {
            search->setText(words.left(length));
            view->repaint();
        });
    report("searching", std::move(frames));
    return open < 1000 && longest < 16 ? 0 : 1;
}
