#include "core/audio/playback/channel_mix.h"
#include "core/audio/playback/clip_source.h"
#include "core/audio/playback/resampler.h"
#include "tests/audio/player_bench.h"
#include "tests/support/sound_compare.h"

#include <cmath>

#include <QtTest>

using namespace capriccio::audio;
using namespace capriccio::tests;

namespace {

std::vector<float> pull(ClipSource& source, int channels, std::int64_t atMost) {
    std::vector<float> all;
    auto block = std::make_unique<Block>();
    while (static_cast<std::int64_t>(all.size()) < atMost * channels) {
        const auto outcome = source.fill(*block, false);
        all.insert(all.end(), block->samples.begin(), block->samples.begin() + block->frames * channels);
        if (outcome != ClipSource::Outcome::Full) break;
    }
    return all;
}

std::vector<float> resampledAtOnce(const std::vector<float>& sound, double from, double to, int channels) {
    Resampler resampler(from, to, channels);
    const auto frames = sound.size() / static_cast<std::size_t>(channels);
    std::vector<float> out(static_cast<std::size_t>(std::ceil(static_cast<double>(frames) * to / from) + 100) *
                           static_cast<std::size_t>(channels));
    const auto room = out.size() / static_cast<std::size_t>(channels);
    std::size_t used = 0, made = 0;
    while (used < frames) {
        const auto done = resampler.process(sound.data() + used * static_cast<std::size_t>(channels), frames - used,
                                            out.data() + made * static_cast<std::size_t>(channels), room - made);
        used += done.usedFrames;
        made += done.madeFrames;
    }
    while (const std::size_t rest =
               resampler.drain(out.data() + made * static_cast<std::size_t>(channels), room - made))
        made += rest;
    out.resize(made * static_cast<std::size_t>(channels));
    return out;
}

}  // namespace

class TestConversion : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void channelsAreMixed() {
        const std::vector<float> mono{0.5f, -1.0f};
        const std::vector<float> stereo{0.5f, 0.25f, -1.0f, 1.0f};
        std::vector<float> out(4);
        mixChannels(mono.data(), 1, out.data(), 2, 2);
        QCOMPARE(out, (std::vector<float>{0.5f, 0.5f, -1.0f, -1.0f}));
        mixChannels(stereo.data(), 2, out.data(), 2, 2);
        QCOMPARE(out, stereo);
        out.resize(2);
        mixChannels(stereo.data(), 2, out.data(), 1, 2);
        QCOMPARE(out, (std::vector<float>{0.375f, 0.0f}));
        mixChannels(mono.data(), 1, out.data(), 1, 2);
        QCOMPARE(out, mono);
        out.assign(8, 9.0f);
        mixChannels(stereo.data(), 2, out.data(), 4, 2);
        QCOMPARE(out, (std::vector<float>{0.5f, 0.25f, 0, 0, -1.0f, 1.0f, 0, 0}));
    }

    void resamplerKeepsTonesAndTime_data() {
        QTest::addColumn<double>("to");
        QTest::newRow("44100") << 44100.0;
        QTest::newRow("48000") << 48000.0;
        QTest::newRow("22050") << 22050.0;
        QTest::newRow("96000") << 96000.0;
    }
    void resamplerKeepsTonesAndTime() {
        QFETCH(double, to);
        constexpr double kFrom = 32000;
        constexpr double kHertz = 1234;
        std::vector<float> tone;
        for (int i = 0; i < 32000; ++i)
            tone.push_back(static_cast<float>(0.5 * std::sin(2 * M_PI * kHertz * i / kFrom)));
        const auto out = resampledAtOnce(tone, kFrom, to, 1);
        QVERIFY(std::abs(static_cast<double>(out.size()) - to) <= 2);
        // Away from the ends it is the same tone at the same time, to 16 bits and more.
        double worst = 0;
        for (std::size_t i = out.size() / 10; i < out.size() * 9 / 10; ++i)
            worst = std::max(worst, std::abs(out[i] - 0.5 * std::sin(2 * M_PI * kHertz * static_cast<double>(i) / to)));
        QVERIFY2(worst < 1e-5, qPrintable(QString::number(worst)));
    }

    void sourceIsTheSameInPiecesAndAtOnce_data() {
        QTest::addColumn<double>("to");
        QTest::addColumn<int>("channels");
        for (const double to : {32000.0, 44100.0, 48000.0, 16000.0})
            for (const int channels : {1, 2}) QTest::addRow("%g Hz, %d channels", to, channels) << to << channels;
    }
    void sourceIsTheSameInPiecesAndAtOnce() {
        QFETCH(double, to);
        QFETCH(int, channels);
        const auto sound = testSound(32000, channels, 20011);
        ClipSource source(finishedClip(sound, channels), {}, {to, channels});
        const auto made = pull(source, channels, 1 << 20);
        const auto wanted = to == 32000 ? sound : resampledAtOnce(sound, 32000, to, channels);
        QCOMPARE(made.size(), wanted.size());
        float worst = 0;
        for (std::size_t i = 0; i < made.size(); ++i) worst = std::max(worst, std::abs(made[i] - wanted[i]));
        QVERIFY2(worst <= (to == 32000 ? 0.0f : 1e-6f), qPrintable(QString::number(worst)));
    }

    void loopsAreSeamlessAtAnyRate() {
        const auto sound = testSound(32000, 1, 9000);
        // Round 1234 … 2345 from 1000 on: what one would hear, laid out in one piece.
        std::vector<float> unrolled(sound.begin() + 1000, sound.begin() + 2345);
        while (unrolled.size() < 30000) unrolled.insert(unrolled.end(), sound.begin() + 1234, sound.begin() + 2345);
        for (const double to : {32000.0, 48000.0}) {
            ClipSource source(finishedClip(sound), {1000, LoopRange{1234, 2345}}, {to, 1});
            const auto made = pull(source, 1, 20000);
            const auto wanted = to == 32000 ? unrolled : resampledAtOnce(unrolled, 32000, to, 1);
            for (std::size_t i = 0; i < 20000; ++i)
                QVERIFY2(std::abs(made[i] - wanted[i]) < 1e-6f,
                         qPrintable(QStringLiteral("%1 Hz at %2").arg(to).arg(i)));
        }
        // The shortest there is.
        ClipSource hum(finishedClip(sound), {5, LoopRange{5, 6}}, {32000, 1});
        const auto made = pull(hum, 1, 1000);
        QVERIFY(std::ranges::all_of(made, [&](float s) { return s == sound[5]; }));
    }

    void loopBeyondAFinishedClipIsCut() {
        auto clip = std::make_shared<AudioClip>(32000, 1, 1000);
        clip->append(placeSound(500));
        clip->finish();
        ClipSource cut(clip, {0, LoopRange{100, 900}}, {32000, 1});
        const auto made = pull(cut, 1, 2000);
        for (std::size_t i = 0; i < 2000; ++i)
            QCOMPARE(placeOf(made[i]), static_cast<std::int64_t>(i < 500 ? i : 100 + (i - 500) % 400));
        ClipSource none(clip, {0, LoopRange{600, 900}}, {32000, 1});
        QCOMPARE(pull(none, 1, 2000).size(), std::size_t{500});
    }

    void starvedUntilAQuarterOfASecondIsThere() {
        auto clip = std::make_shared<AudioClip>(32000, 1, 20000);
        ClipSource source(clip, {}, {32000, 1});
        QCOMPARE(pull(source, 1, 1), std::vector<float>());
        clip->append(std::vector<float>(7999, 0.5f));
        QCOMPARE(pull(source, 1, 1), std::vector<float>());
        auto block = std::make_unique<Block>();
        QVERIFY(source.fill(*block, true) == ClipSource::Outcome::Full);  // crumbs are taken when asked for
        QCOMPARE(block->frames, kBlockFrames);
        QVERIFY(block->clipStart);
        clip->append(std::vector<float>{0.5f});
        QCOMPARE(pull(source, 1, 100000).size(), std::size_t{8000 - kBlockFrames});
        // The clip's rest, however short, is enough.
        clip->append(std::vector<float>(100, 0.5f));
        QCOMPARE(pull(source, 1, 100000).size(), std::size_t{0});
        clip->finish();
        QVERIFY(source.fill(*block, false) == ClipSource::Outcome::End);
        QCOMPARE(block->frames, 100);
        QVERIFY(block->endFollows && !block->clipStart);
    }

    void growingClipThroughTheResamplerIsOnePiece() {
        const auto sound = testSound(32000, 2, 30000);
        auto clip = std::make_shared<AudioClip>(32000, 2, 30000);
        ClipSource source(clip, {}, {48000, 2});
        std::vector<float> made;
        auto block = std::make_unique<Block>();
        for (std::size_t at = 0; at < sound.size();) {
            const std::size_t count = std::min<std::size_t>(2 * (1 + at % 1999), sound.size() - at);
            clip->append(std::span(sound).subspan(at, count));
            at += count;
            if (at == sound.size()) clip->finish();
            while (true) {
                const auto outcome = source.fill(*block, true);
                made.insert(made.end(), block->samples.begin(), block->samples.begin() + block->frames * 2);
                if (outcome != ClipSource::Outcome::Full) break;
            }
        }
        const auto wanted = resampledAtOnce(sound, 32000, 48000, 2);
        QCOMPARE(made.size(), wanted.size());
        for (std::size_t i = 0; i < made.size(); ++i) QVERIFY(std::abs(made[i] - wanted[i]) < 1e-6f);
    }
};

QTEST_GUILESS_MAIN(TestConversion)
#include "test_conversion.moc"
