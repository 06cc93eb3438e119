#include "core/audio/playback/player_engine.h"
#include "core/audio/playback/portaudio_backend.h"
#include "core/audio/playback/resampler.h"
#include "core/audio/player.h"
#include "core/base/log.h"
#include "tests/support/pulse_sink.h"
#include "tests/support/sound_compare.h"

#include <atomic>
#include <chrono>
#include <cmath>
#include <thread>
#include <unistd.h>

#include <QTemporaryFile>
#include <QtTest>

using namespace capriccio::audio;
using namespace capriccio::tests;

namespace {

/// PortAudio on a device that takes one format only, as many sound cards do.
class PickyBackend final : public OutputBackend {
  public:
    explicit PickyBackend(StreamFormat only) : m_only(only) {}
    std::unique_ptr<OutputStream> open(const std::string& device, const StreamFormat&) override {
        return m_backend.open(device, m_only);
    }

  private:
    StreamFormat m_only;
    PortAudioBackend m_backend;
};

std::shared_ptr<AudioClip> clipOf(const std::vector<float>& sound, int channels) {
    auto clip = std::make_shared<AudioClip>(32000, channels, static_cast<std::int64_t>(sound.size()) / channels);
    clip->append(sound);
    clip->finish();
    return clip;
}

std::vector<float> resampled(const std::vector<float>& mono, double toHz) {
    Resampler resampler(32000, toHz, 1);
    std::vector<float> out(static_cast<std::size_t>(static_cast<double>(mono.size()) * toHz / 32000) + 1000);
    auto made = resampler.process(mono.data(), mono.size(), out.data(), out.size()).madeFrames;
    while (const auto rest = resampler.drain(out.data() + made, out.size() - made)) made += rest;
    out.resize(made);
    return out;
}

}  // namespace

#define NEED_SINK(sink) \
    if (!(sink).problem().isEmpty()) QSKIP(qPrintable((sink).problem()))

// The real thing: PortAudio into a sound server, and what a recorder hears there.
class TestPlayerSound : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void heardIsWhatWasMade_data() {
        QTest::addColumn<int>("clipChannels");
        QTest::addColumn<int>("sinkRate");
        QTest::addColumn<int>("sinkChannels");
        QTest::addColumn<bool>("ownConversion");
        QTest::newRow("mono on its own device") << 1 << 32000 << 1 << false;
        QTest::newRow("stereo on its own device") << 2 << 32000 << 2 << false;
        QTest::newRow("mono at 48 kHz stereo, converted by us") << 1 << 48000 << 2 << true;
        QTest::newRow("stereo at 44.1 kHz stereo, converted by us") << 2 << 44100 << 2 << true;
    }
    void heardIsWhatWasMade() {
        QFETCH(int, clipChannels);
        QFETCH(int, sinkRate);
        QFETCH(int, sinkChannels);
        QFETCH(bool, ownConversion);
        PulseSink sink(sinkRate, sinkChannels);
        NEED_SINK(sink);
        std::unique_ptr<OutputBackend> backend = std::make_unique<PortAudioBackend>();
        if (ownConversion)
            backend = std::make_unique<PickyBackend>(StreamFormat{static_cast<double>(sinkRate), sinkChannels});
        PlayerEngine player(std::move(backend));
        const auto sound = testSound(32000, clipChannels, 3 * 32000);
        player.setClip(clipOf(sound, clipChannels));
        QVERIFY(sink.startRecording());
        player.play();
        // Shown along the way: the place only ever moves on, by no more than was played.
        std::int64_t last = 0;
        bool onwards = true;
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     const PlayerStatus status = player.status();
                                     if (status.positionFrames + 320 < last)
                                         onwards = false;  // 10 ms: the server's own estimate wavers
                                     last = status.positionFrames;
                                     return status.state == PlayState::Ended || !status.problem.isEmpty();
                                 }()),
                                 20000);
        const PlayerStatus status = player.status();
        QCOMPARE(QString::fromStdString(status.problem.english()), QString());
        QVERIFY(!status.device.empty());
        QVERIFY(onwards);
        const auto heard = sink.stopRecording();
        QCOMPARE(status.underruns, 0u);
        for (int c = 0; c < sinkChannels; ++c) {
            const auto made = channelOf(sound, clipChannels, std::min(c, clipChannels - 1));
            const auto wanted = sinkRate == 32000 ? made : resampled(made, sinkRate);
            const Heard result = compareHeard(channelOf(heard, sinkChannels, c), wanted, sinkRate);
            qInfo("channel %d: correlation %.9f, worst 50 ms %.6f, gain %.6f", c, result.correlation, result.worstPiece,
                  result.gain);
            QVERIFY2(result.correlation >= 0.999, qPrintable(QString::number(result.correlation)));
            QVERIFY2(result.worstPiece >= 0.99, qPrintable(QString::number(result.worstPiece)));
            QVERIFY2(std::abs(result.gain - 1) < 0.01, qPrintable(QString::number(result.gain)));
        }
    }

    // As while music is made: every core busy, the clip growing, playing from its first sound on.
    void aBusyMachineAndAGrowingClipLeaveNoGap() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("under a sanitizer the program is too slow for sound on a machine whose cores are all busy");
#endif
        PulseSink sink(32000, 1);
        NEED_SINK(sink);
        Player player;
        const auto sound = testSound(32000, 1, 4 * 32000);
        auto clip = std::make_shared<AudioClip>(32000, 1, 4 * 32000);
        std::vector<std::jthread> burners;
        std::atomic<double> sum{0};
        for (unsigned i = 0; i < std::max(2u, std::thread::hardware_concurrency()); ++i)
            burners.emplace_back([&](const std::stop_token& stop) {
                double x = 1;
                while (!stop.stop_requested())
                    for (int k = 0; k < 100000; ++k) x = std::sin(x) + 1;
                sum = x;
            });
        player.setClip(clip);
        QVERIFY(sink.startRecording());
        clip->append(std::span(sound).first(32000));
        player.play();
        std::size_t given = 32000;
        QTRY_VERIFY_WITH_TIMEOUT(
            ([&] {
                // A second ahead of what is heard, 20 ms at a time.
                const PlayerStatus status = player.status();
                while (given < sound.size() && static_cast<std::int64_t>(given) < status.positionFrames + 32000) {
                    clip->append(std::span(sound).subspan(given, 640));
                    given += 640;
                    if (given == sound.size()) clip->finish();
                }
                return status.state == PlayState::Ended || !status.problem.isEmpty();
            }()),
            30000);
        burners.clear();
        QCOMPARE(QString::fromStdString(player.status().problem.english()), QString());
        QCOMPARE(player.status().underruns, 0u);
        const Heard result = compareHeard(sink.stopRecording(), sound, 32000);
        QVERIFY2(result.correlation >= 0.999 && result.worstPiece >= 0.99,
                 qPrintable(QStringLiteral("%1, worst %2").arg(result.correlation).arg(result.worstPiece)));
    }

    void aServerThatDiesIsSaidAndItsReturnUsed() {
        PulseSink sink(32000, 1);
        NEED_SINK(sink);
        Player player;
        const auto sound = testSound(32000, 1, 30 * 32000);
        player.setClip(clipOf(sound, 1));
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(player.status().positionFrames > 8000, 10000);
        QCOMPARE(outputDevices().empty(), false);
        sink.killServer();
        QTRY_VERIFY_WITH_TIMEOUT(!player.status().problem.isEmpty(), 15000);
        qInfo("%s", player.status().problem.english().c_str());
        const auto place = player.status().positionFrames;
        QCOMPARE(player.status().state, PlayState::Paused);
        player.play();  // nobody there
        QTRY_VERIFY_WITH_TIMEOUT(!player.status().problem.isEmpty(), 15000);
        qInfo("%s", player.status().problem.english().c_str());
        QCOMPARE(player.status().positionFrames, place);
        QVERIFY(sink.startServer());
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(player.status().positionFrames > place + 8000, 15000);
        QCOMPARE(QString::fromStdString(player.status().problem.english()), QString());
    }

    void withoutAServerThereIsNoDeviceAndNoNoise() {
        PulseSink sink(32000, 1);
        NEED_SINK(sink);
        sink.killServer();
        // What the libraries print while they look for devices belongs in the log, not on the terminal.
        QTemporaryFile terminal;
        QVERIFY(terminal.open());
        std::atomic<int> debugLines{0};
        capriccio::setLogSink(
            [&](capriccio::LogLevel level, std::string_view) { debugLines += level == capriccio::LogLevel::Debug; });
        const int standardError = ::dup(STDERR_FILENO);
        ::dup2(terminal.handle(), STDERR_FILENO);
        const auto restore = qScopeGuard([&] {
            ::dup2(standardError, STDERR_FILENO);
            ::close(standardError);
            capriccio::setLogSink({});
        });
        {
            Player player;
            player.setClip(clipOf(std::vector<float>(32000, 0.1f), 1));
            player.play();
            QTRY_VERIFY_WITH_TIMEOUT(!player.status().problem.isEmpty(), 15000);
            QCOMPARE(QString::fromStdString(player.status().problem.english()).contains("no sound device"), true);
            QCOMPARE(player.status().state, PlayState::Stopped);
            QVERIFY(player.status().device.empty());
        }
        QVERIFY(debugLines > 0);
        QVERIFY(terminal.seek(0));
        // ALSA's JACK plugin minds the length of this test's name, and says so past every handler.
        while (!terminal.atEnd())
            if (const QByteArray line = terminal.readLine(); !line.contains("JACK client name"))
                QCOMPARE(line, QByteArray());
    }

    void devicesAreListed() {
        PulseSink sink(32000, 1);
        NEED_SINK(sink);
        const auto devices = outputDevices();
        QCOMPARE(std::ranges::count_if(devices, &OutputDevice::isDefault), 1);
        QVERIFY(std::ranges::any_of(
            devices, [](const OutputDevice& d) { return d.name == "pulse" && d.channels > 0 && d.sampleRate > 0; }));
        Player player;
        player.setClip(clipOf(testSound(32000, 1, 32000), 1));
        player.setDevice("no such thing");
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(!player.status().problem.isEmpty(), 15000);
        QVERIFY(QString::fromStdString(player.status().problem.english()).contains("no such thing"));
        player.setDevice("pulse");
        player.play();
        QTRY_COMPARE_WITH_TIMEOUT(player.status().device, std::string("pulse"), 15000);
        QTRY_COMPARE_WITH_TIMEOUT(player.status().state, PlayState::Ended, 15000);
    }
};

QTEST_GUILESS_MAIN(TestPlayerSound)
#include "test_player_sound.moc"
