/// How long the window's thread is busy at a stretch while music is made and played: prints the longest, and fails over
/// 50 ms.
///
///     bench_window [SECONDS]     of music, 30 when left out; made at twenty times real time or faster, so that more
///     happens at once
#include "tests/ui/stand.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include <QAbstractButton>
#include <QAbstractEventDispatcher>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTimer>

using namespace capriccio;
using namespace capriccio::tests;

namespace {

/// Measures from waking up to going to sleep again.
class BusyWatch : public QObject {
  public:
    BusyWatch() {
        auto* dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] {
            if (!m_clock.isValid()) m_clock.start();
        });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            if (m_clock.isValid()) m_stretches.push_back(static_cast<double>(m_clock.nsecsElapsed()) * 1e-6);
            m_clock.invalidate();
        });
    }
    void forget() {
        m_stretches.clear();
        m_clock.invalidate();
    }
    std::vector<double> sorted() const {
        auto all = m_stretches;
        std::sort(all.begin(), all.end());
        return all;
    }

  private:
    QElapsedTimer m_clock;
    std::vector<double> m_stretches;  ///< milliseconds
};

void wait(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

}  // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const int seconds = argc > 1 ? std::clamp(QString::fromLocal8Bit(argv[1]).toInt(), 1, 30) : 30;
    Stand::theme().choose(ui::Theme::Choice::Dark);
    Stand stand;
    stand.model.letMake(0);
    stand.open({1440, 900});
    stand.find<QSpinBox>("seconds")->setValue(seconds);
    stand.find<QPlainTextEdit>("prompt")->setPlainText(QStringLiteral("80s pop track with bassy drums and synth"));
    wait(300);

    BusyWatch watch;
    stand.find<QAbstractButton>("generate")->click();
    constexpr int kStepMs = 20;
    double made = 0;
    for (int step = 0; made < seconds; ++step) {
        made += 20.0 * kStepMs / 1000;
        stand.model.letMake(made);
        stand.desk->pass(kStepMs / 1000.0);
        stand.desk->now.peakLeft = stand.desk->now.peakRight = static_cast<float>(step % 10) / 10;
        if (step % 25 == 7) stand.playback->seek(made / 2);  // a listener who jumps about
        if (step % 40 == 20) stand.window->resize(step % 80 == 20 ? QSize(1200, 760) : QSize(1440, 900));
        wait(kStepMs);
    }
    while (stand.generator->isBusy()) wait(kStepMs);
    wait(200);

    const auto all = watch.sorted();
    const auto at = [&](double share) {
        return all.empty() ? 0 : all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))];
    };
    std::printf(
        "window thread busy at a stretch while generating %d s: longest %.1f ms, 99 %% under %.1f ms, median %.2f ms, "
        "%zu stretches\n",
        seconds, at(1), at(0.99), at(0.5), all.size());
    return at(1) < 50 ? 0 : 1;
}
