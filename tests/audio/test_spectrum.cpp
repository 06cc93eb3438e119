#include "core/audio/spectrum.h"
#include "tests/audio/player_bench.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <QTest>

using namespace capriccio::audio;
using capriccio::tests::finishedClip;

class TestSpectrum : public QObject {
    Q_OBJECT

    static constexpr int kRows = 192;

    static std::vector<float> sine(double hz, double amplitude, int frames, int channels = 1) {
        std::vector<float> sound;
        for (int i = 0; i < frames; ++i)
            for (int c = 0; c < channels; ++c)
                sound.push_back(static_cast<float>(amplitude * std::sin(2 * std::numbers::pi * hz * i / 32000)));
        return sound;
    }
    static std::vector<std::uint8_t> at(const AudioClip& clip, std::int64_t frame) {
        SpectrumAnalyser analyser(clip.sampleRate(), kRows);
        std::vector<std::uint8_t> rows(kRows);
        analyser.strengths(clip, frame, rows);
        return rows;
    }
    static int loudest(const std::vector<std::uint8_t>& rows) {
        return static_cast<int>(std::ranges::max_element(rows) - rows.begin());
    }
    static double db(std::uint8_t strength) {
        return SpectrumAnalyser::kFloorDb * (1 - static_cast<double>(strength) / 255);
    }

  private Q_SLOTS:
    void aToneIsAtItsPitch_data() {
        QTest::addColumn<double>("hz");
        for (const double hz : {110.0, 440.0, 1000.0, 3520.0, 12000.0}) QTest::addRow("%g Hz", hz) << hz;
    }
    void aToneIsAtItsPitch() {
        QFETCH(double, hz);
        const auto rows = at(*finishedClip(sine(hz, 1, 8000)), 4000);
        const double expected = SpectrumAnalyser::rowOfHz(hz, kRows, 32000);
        // Low pitches are narrower than a bin of 15.6 Hz: the nearest bin's rows are all as strong.
        const double slack = std::max(1.0, std::abs(SpectrumAnalyser::rowOfHz(hz + 10, kRows, 32000) - expected));
        QVERIFY2(std::abs(loudest(rows) - expected) <= slack,
                 qPrintable(QStringLiteral("%1 instead of %2").arg(loudest(rows)).arg(expected)));
        QVERIFY(std::abs(db(rows[static_cast<std::size_t>(loudest(rows))])) < 1.6);  // a bin's edge loses 1.4 dB
        // An octave away there is nothing: the window's leakage is far below.
        const auto octave =
            static_cast<std::size_t>(std::clamp(SpectrumAnalyser::rowOfHz(hz / 2, kRows, 32000), 0.0, kRows - 1.0));
        if (hz > 400) QVERIFY(db(rows[octave]) < -55);
    }

    void halfAsLoudIsSixDecibelsLess() {
        const double hz = 64 * 15.625;  // in the middle of a bin
        const auto whole = at(*finishedClip(sine(hz, 1, 8000)), 4000);
        const auto half = at(*finishedClip(sine(hz, 0.5, 8000)), 4000);
        const auto row = static_cast<std::size_t>(loudest(whole));
        QVERIFY(std::abs(db(whole[row])) < 0.4);
        QVERIFY(std::abs(db(whole[row]) - db(half[row]) - 6.02) < 0.7);  // steps of a third of a decibel
    }

    void silenceAndOutside() {
        const auto clip = finishedClip(std::vector<float>(100, 0.0F));
        const auto nothing = [](const std::vector<std::uint8_t>& rows) { return std::ranges::max(rows) == 0; };
        QVERIFY(nothing(at(*clip, 50)));
        QVERIFY(nothing(at(*finishedClip(sine(440, 1, 8000)), 20000)));
    }

    void stereoIsMixed() {
        const auto mono = at(*finishedClip(sine(440, 0.7, 8000)), 4000);
        const auto stereo = at(*finishedClip(sine(440, 0.7, 8000, 2), 2), 4000);
        QVERIFY(mono == stereo);
    }

    void rowsAndFrequenciesAreInverse() {
        for (double row = 0; row < kRows; row += 7.25)
            QVERIFY(std::abs(SpectrumAnalyser::rowOfHz(SpectrumAnalyser::hzOfRow(row, kRows, 32000), kRows, 32000) -
                             row) < 1e-9);
        QVERIFY(SpectrumAnalyser::hzOfRow(0, kRows, 32000) < 16000);
        QVERIFY(SpectrumAnalyser::hzOfRow(kRows - 1, kRows, 32000) > SpectrumAnalyser::kLowestHz);
    }
};

QTEST_GUILESS_MAIN(TestSpectrum)
#include "test_spectrum.moc"
