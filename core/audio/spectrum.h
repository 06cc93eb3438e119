#pragma once

#include "core/audio/audio_clip.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace capriccio::audio {

/// How strong each pitch is at a moment of a clip, for a picture: rows from high to low, evenly spread in pitch from
/// 40 Hz to half the sample rate. One thread at a time; make one for each thread.
///
/// A Hann window of 2048 samples (64 ms of 32 kHz) is transformed by KISS FFT; 0 dB is a sine of full scale.
class SpectrumAnalyser {
  public:
    static constexpr int kWindowFrames = 2048;
    static constexpr double kLowestHz = 40;
    static constexpr double kFloorDb = -84;  ///< what is weaker is 0

    SpectrumAnalyser(int sampleRate, int rows);
    ~SpectrumAnalyser();
    SpectrumAnalyser(const SpectrumAnalyser&) = delete;
    SpectrumAnalyser& operator=(const SpectrumAnalyser&) = delete;

    int rows() const { return m_rows; }
    /// The frequency in the middle of a row (fractions lie between), Hz.
    static double hzOfRow(double row, int rows, int sampleRate);
    /// The row of a frequency, with fractions; outside 0 … rows when it is not in the picture.
    static double rowOfHz(double hz, int rows, int sampleRate);

    /// Strengths 0 (at or below the floor) … 255 (0 dB) around a frame; what lies outside the clip counts as silence.
    /// Channels are mixed.
    void strengths(const AudioClip& clip, std::int64_t centreFrame, std::span<std::uint8_t> out);

  private:
    struct Transform;

    int m_sampleRate;
    int m_rows;
    std::unique_ptr<Transform> m_transform;
    std::vector<float> m_window;
    std::vector<float> m_samples;
    std::vector<float> m_magnitudes;
};

}  // namespace capriccio::audio
