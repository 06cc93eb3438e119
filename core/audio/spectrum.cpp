#include "core/audio/spectrum.h"

#include <algorithm>
#include <cmath>
#include <kiss_fftr.h>
#include <new>
#include <numbers>

namespace capriccio::audio {
namespace {

constexpr int kBins = SpectrumAnalyser::kWindowFrames / 2 + 1;

}  // namespace

struct SpectrumAnalyser::Transform {
    Transform() : state(kiss_fftr_alloc(kWindowFrames, 0, nullptr, nullptr)) {
        if (!state) throw std::bad_alloc();
    }
    ~Transform() { kiss_fftr_free(state); }
    Transform(const Transform&) = delete;
    Transform& operator=(const Transform&) = delete;

    kiss_fftr_cfg state;
    std::vector<kiss_fft_cpx> bins = std::vector<kiss_fft_cpx>(kBins);
};

SpectrumAnalyser::SpectrumAnalyser(int sampleRate, int rows)
    : m_sampleRate(sampleRate),
      m_rows(rows),
      m_transform(std::make_unique<Transform>()),
      m_window(kWindowFrames),
      m_samples(kWindowFrames),
      m_magnitudes(kBins) {
    for (int i = 0; i < kWindowFrames; ++i)
        m_window[static_cast<std::size_t>(i)] =
            static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / kWindowFrames));
}

SpectrumAnalyser::~SpectrumAnalyser() = default;

double SpectrumAnalyser::hzOfRow(double row, int rows, int sampleRate) {
    return kLowestHz * std::pow(sampleRate / 2.0 / kLowestHz, 1 - (row + 0.5) / rows);
}

double SpectrumAnalyser::rowOfHz(double hz, int rows, int sampleRate) {
    return rows * (1 - std::log(hz / kLowestHz) / std::log(sampleRate / 2.0 / kLowestHz)) - 0.5;
}

void SpectrumAnalyser::strengths(const AudioClip& clip, std::int64_t centreFrame, std::span<std::uint8_t> out) {
    const std::int64_t begin = centreFrame - kWindowFrames / 2;
    const std::int64_t from = std::clamp<std::int64_t>(begin, 0, clip.availableFrames());
    const std::int64_t to = std::clamp<std::int64_t>(begin + kWindowFrames, from, clip.availableFrames());
    std::ranges::fill(m_samples, 0.0f);
    const auto channels = static_cast<std::size_t>(clip.channels());
    const auto sound = clip.frames(from, to - from);
    for (std::int64_t frame = from; frame < to; ++frame) {
        const auto at = static_cast<std::size_t>(frame - begin);
        float sum = 0;
        for (std::size_t c = 0; c < channels; ++c) sum += sound[static_cast<std::size_t>(frame - from) * channels + c];
        m_samples[at] = sum / static_cast<float>(channels) * m_window[at];
    }
    kiss_fftr(m_transform->state, m_samples.data(), m_transform->bins.data());
    // A sine of full scale has half its amplitude times the window's sum (half its length) in its bin.
    constexpr float kScale = 4.0f / kWindowFrames;
    for (std::size_t i = 0; i < m_magnitudes.size(); ++i)
        m_magnitudes[i] = std::hypot(m_transform->bins[i].r, m_transform->bins[i].i) * kScale;

    const double binsPerHz = static_cast<double>(kWindowFrames) / m_sampleRate;
    for (int row = 0; row < m_rows; ++row) {
        const double low = hzOfRow(row + 0.5, m_rows, m_sampleRate) * binsPerHz;
        const double high = hzOfRow(row - 0.5, m_rows, m_sampleRate) * binsPerHz;
        // Where a row is narrower than a bin, between the bins; else the strongest of them.
        const double middle = (low + high) / 2;
        const auto below = static_cast<std::size_t>(std::clamp(middle, 0.0, kBins - 2.0));
        const auto share = static_cast<float>(std::clamp(middle - static_cast<double>(below), 0.0, 1.0));
        float magnitude = m_magnitudes[below] * (1 - share) + m_magnitudes[below + 1] * share;
        for (auto bin = static_cast<int>(std::ceil(low)); bin <= std::min(kBins - 1, static_cast<int>(high)); ++bin)
            magnitude = std::max(magnitude, m_magnitudes[static_cast<std::size_t>(bin)]);
        const double db = magnitude > 0 ? 20 * std::log10(magnitude) : kFloorDb;
        out[static_cast<std::size_t>(row)] =
            static_cast<std::uint8_t>(std::lround(std::clamp((db - kFloorDb) / -kFloorDb, 0.0, 1.0) * 255));
    }
}

}  // namespace capriccio::audio
