#include "core/musicgen/melody/lead.h"

#include "core/base/units.h"
#include "core/musicgen/nn/torch.h"

#include <algorithm>

namespace capriccio::musicgen {
namespace {

constexpr std::int64_t kFft = 4096, kHop = 1024;
constexpr std::int64_t kReach = 8;          // the medians look at 8 neighbours on each side
constexpr std::int64_t kChunkFrames = 256;  // at once, which bounds the memory
constexpr double kBassEndHz = 130, kLeadBeginHz = 180;

/// Median along the last dimension with kReach neighbours on each side; `x` brings them along.
at::Tensor medians(const at::Tensor& x) { return std::get<0>(x.unfold(-1, 2 * kReach + 1, 1).median(-1)); }

/// 0 below the bass's end, 1 from the lead's begin on: (bins, 1).
at::Tensor withoutBass() {
    const at::Tensor hz = at::arange(kFft / 2 + 1, at::kFloat) * (static_cast<double>(kSampleRate) / kFft);
    return ((hz - kBassEndHz) / (kLeadBeginHz - kBassEndHz)).clamp(0, 1).unsqueeze(1);
}

}  // namespace

std::vector<float> leadOf(std::span<const float> monoSamples) {
    if (monoSamples.empty()) return {};
    const c10::InferenceMode noGradients;
    const auto length = static_cast<std::int64_t>(monoSamples.size());
    const std::int64_t frames = (length + kFft) / kHop + 1;
    // Silence around it, so that every sample lies in whole frames and every frame has its neighbours.
    const std::int64_t margin = kReach * kHop, before = kFft + margin;
    at::Tensor wave = at::zeros({before + frames * kHop + kFft + margin}, at::kFloat);
    std::copy(monoSamples.begin(), monoSamples.end(), wave.data_ptr<float>() + before);
    const at::Tensor window = at::hann_window(kFft), bassMask = withoutBass();
    at::Tensor out = at::zeros_like(wave), weight = at::zeros_like(wave);

    for (std::int64_t first = 0; first < frames; first += kChunkFrames) {
        const std::int64_t count = std::min(kChunkFrames, frames - first), around = count + 2 * kReach;
        // Frame f of the piece begins at margin + f · hop; the neighbours of the first begin kReach hops earlier.
        const at::Tensor part = wave.narrow(0, first * kHop, (around - 1) * kHop + kFft);
        const at::Tensor spectrum = at::stft(part, kFft, kHop, kFft, window, /*normalized=*/false, /*onesided=*/true,
                                             /*return_complex=*/true);  // (bins, around)
        const at::Tensor loudness = spectrum.abs();
        const at::Tensor tones = medians(loudness).square();  // (bins, count)
        const at::Tensor own = loudness.narrow(1, kReach, count);
        const at::Tensor hits =
            medians(at::constant_pad_nd(own.t().contiguous(), {kReach, kReach})).t().square();
        const at::Tensor mask = tones / (tones + hits).clamp_min(1e-12) * bassMask;
        const at::Tensor kept = at::fft_irfft((spectrum.narrow(1, kReach, count) * mask).t().contiguous(), kFft) * window;
        for (std::int64_t f = 0; f < count; ++f) {
            const std::int64_t begin = margin + (first + f) * kHop;
            out.narrow(0, begin, kFft).add_(kept[f]);
            weight.narrow(0, begin, kFft).add_(window.square());
        }
    }
    out = (out / weight.clamp_min(1e-6)).narrow(0, before, length).contiguous();
    const float* data = out.const_data_ptr<float>();
    return {data, data + length};
}

}  // namespace capriccio::musicgen
