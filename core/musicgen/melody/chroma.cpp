#include "core/musicgen/melody/chroma.h"

#include "core/base/error.h"
#include "core/base/units.h"
#include "core/musicgen/nn/torch.h"

#include <algorithm>
#include <cmath>

namespace capriccio::musicgen {
namespace {

/// How much each frequency of the spectrum belongs to each pitch class: (bins, fft / 2 + 1).
at::Tensor filterBank(const MelodyConfig& config) {
    const int bins = config.chromaBins, size = config.fftSize;
    // Places in semitones above A0; the constant frequency is put one and a half octaves below the first.
    std::vector<double> place(static_cast<std::size_t>(size));
    for (int k = 1; k < size; ++k)
        place[static_cast<std::size_t>(k)] =
            bins * std::log2(static_cast<double>(k) * kSampleRate / size / (440.0 / 16));
    place[0] = place[1] - 1.5 * bins;

    at::Tensor bank = at::empty({bins, size / 2 + 1}, at::kFloat);
    auto weight = bank.accessor<float, 2>();
    const double half = std::nearbyint(bins / 2.0);
    for (int k = 0; k <= size / 2; ++k) {
        const auto i = static_cast<std::size_t>(k);
        const double width = std::max(place[i + 1] - place[i], 1.0);
        std::vector<double> column(static_cast<std::size_t>(bins));
        double squares = 0;
        for (int c = 0; c < bins; ++c) {
            // The distance to the nearest octave of the pitch class, −half … half.
            double distance = std::fmod(place[i] - c + half + 10.0 * bins, bins);
            if (distance < 0) distance += bins;
            const double near = 2 * (distance - half) / width;
            column[static_cast<std::size_t>(c)] = std::exp(-0.5 * near * near);
            squares += column[static_cast<std::size_t>(c)] * column[static_cast<std::size_t>(c)];
        }
        // Octaves around the fifth count most.
        const double octave = (place[i] / bins - 5) / 2;
        const double scale = std::exp(-0.5 * octave * octave) / std::sqrt(squares);
        for (int c = 0; c < bins; ++c)  // counted from A so far; from C from here on
            weight[c][k] = static_cast<float>(scale * column[static_cast<std::size_t>((c + 3 * (bins / 12)) % bins)]);
    }
    return bank;
}

}  // namespace

Chroma chromaOf(std::span<const float> monoSamples, const MelodyConfig& config) {
    if (monoSamples.empty())
        throw Error(Error::Code::InvalidInput, Core::tr("The melody is empty: there is no sound in it."));
    const c10::InferenceMode noGradients;
    at::Tensor wave = at::empty({static_cast<std::int64_t>(monoSamples.size())}, at::kFloat);
    std::copy(monoSamples.begin(), monoSamples.end(), wave.data_ptr<float>());
    if (const std::int64_t missing = config.fftSize - wave.size(0); missing > 0)
        wave = at::constant_pad_nd(wave, {missing / 2, missing - missing / 2});

    const at::Tensor window = at::hann_window(config.fftSize), bank = filterBank(config);
    const at::Tensor scale = window.square().sum().sqrt();
    const std::int64_t half = config.fftSize / 2, frames = wave.size(0) / config.hop + 1;
    wave = at::reflection_pad1d(wave.unsqueeze(0), {half, half}).squeeze(0);
    Chroma result;
    // Part by part: the spectrum of ten minutes at once would be half a gigabyte.
    constexpr std::int64_t kChunkFrames = 256;
    for (std::int64_t first = 0; first < frames; first += kChunkFrames) {
        const std::int64_t count = std::min(kChunkFrames, frames - first);
        const at::Tensor part = wave.narrow(0, first * config.hop, (count - 1) * config.hop + config.fftSize);
        at::Tensor spectrum = at::stft(part, config.fftSize, config.hop, config.fftSize, window, /*normalized=*/false,
                                       /*onesided=*/true, /*return_complex=*/true);
        spectrum = (spectrum / scale).abs().square();
        at::Tensor chroma = at::matmul(bank, spectrum);  // (bins, frames)
        chroma = chroma / chroma.abs().amax(0, true).clamp_min(1e-6);
        const at::Tensor strongest = chroma.argmax(0).to(at::kByte).contiguous();
        const auto* data = strongest.const_data_ptr<std::uint8_t>();
        result.pitchClasses.insert(result.pitchClasses.end(), data, data + count);
    }
    return result;
}

}  // namespace capriccio::musicgen
