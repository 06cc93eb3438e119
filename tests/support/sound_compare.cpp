#include "tests/support/sound_compare.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <random>

namespace capriccio::tests {
namespace {

constexpr double kPi = 3.14159265358979323846;

void fft(std::vector<std::complex<double>>& x, bool inverse) {
    const std::size_t n = x.size();
    for (std::size_t i = 1, j = 0; i < n; ++i) {
        std::size_t bit = n >> 1;
        for (; j & bit; bit >>= 1) j ^= bit;
        j ^= bit;
        if (i < j) std::swap(x[i], x[j]);
    }
    for (std::size_t length = 2; length <= n; length <<= 1) {
        const double angle = (inverse ? 2 : -2) * kPi / static_cast<double>(length);
        const std::complex<double> step(std::cos(angle), std::sin(angle));
        for (std::size_t i = 0; i < n; i += length) {
            std::complex<double> w(1);
            for (std::size_t k = 0; k < length / 2; ++k, w *= step) {
                const auto a = x[i + k];
                const auto b = x[i + k + length / 2] * w;
                x[i + k] = a + b;
                x[i + k + length / 2] = a - b;
            }
        }
    }
}

}  // namespace

std::vector<float> testSound(int sampleRate, int channels, std::int64_t frames, unsigned seed) {
    std::vector<float> sound(static_cast<std::size_t>(frames * channels));
    for (int c = 0; c < channels; ++c) {
        std::mt19937 random(seed * 100 + static_cast<unsigned>(c));
        std::uniform_real_distribution<double> uniform(-1, 1);
        // Noise through three poles at about 1 kHz, and a tone that jumps every 100 ms.
        const double pole = std::exp(-2 * kPi * 1000 / sampleRate);
        double a = 0, b = 0, d = 0, phase = 0, hertz = 440;
        for (std::int64_t i = 0; i < frames; ++i) {
            if (i % (sampleRate / 10) == 0) hertz = 300 + 500 * (1 + uniform(random));
            phase += 2 * kPi * hertz / sampleRate;
            a += (1 - pole) * (uniform(random) - a);
            b += (1 - pole) * (a - b);
            d += (1 - pole) * (b - d);
            sound[static_cast<std::size_t>(i * channels + c)] =
                static_cast<float>(std::clamp(1.5 * d + 0.2 * std::sin(phase), -0.6, 0.6));
        }
    }
    return sound;
}

std::int64_t findIn(std::span<const float> heard, std::span<const float> what) {
    if (heard.size() < what.size() || what.empty()) return -1;
    std::size_t n = 1;
    while (n < heard.size() + what.size()) n <<= 1;
    std::vector<std::complex<double>> x(n), y(n);
    std::ranges::copy(heard, x.begin());
    std::ranges::copy(what, y.begin());
    fft(x, false);
    fft(y, false);
    for (std::size_t i = 0; i < n; ++i) x[i] *= std::conj(y[i]);
    fft(x, true);
    std::size_t best = 0;
    for (std::size_t i = 0; i + what.size() <= heard.size(); ++i)
        if (x[i].real() > x[best].real()) best = i;
    return static_cast<std::int64_t>(best);
}

double correlation(std::span<const float> a, std::span<const float> b) {
    double sumA = 0, sumB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sumA += a[i];
        sumB += b[i];
    }
    const double meanA = sumA / static_cast<double>(a.size());
    const double meanB = sumB / static_cast<double>(b.size());
    double aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double x = a[i] - meanA;
        const double y = b[i] - meanB;
        aa += x * x;
        bb += y * y;
        ab += x * y;
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

std::vector<float> channelOf(std::span<const float> interleaved, int channels, int channel) {
    std::vector<float> one;
    one.reserve(interleaved.size() / static_cast<std::size_t>(channels) + 1);
    for (auto i = static_cast<std::size_t>(channel); i < interleaved.size(); i += static_cast<std::size_t>(channels))
        one.push_back(interleaved[i]);
    return one;
}

Heard compareHeard(std::span<const float> heard, std::span<const float> played, int sampleRate) {
    Heard result;
    result.offset = findIn(heard, played);
    if (result.offset < 0) return result;
    const auto part = heard.subspan(static_cast<std::size_t>(result.offset), played.size());
    result.correlation = correlation(part, played);
    const auto piece = static_cast<std::size_t>(sampleRate / 20);
    result.worstPiece = 1;
    for (std::size_t at = 0; at + piece <= played.size(); at += piece)
        result.worstPiece =
            std::min(result.worstPiece, correlation(part.subspan(at, piece), played.subspan(at, piece)));
    double product = 0, square = 0;
    for (std::size_t i = 0; i < played.size(); ++i) {
        product += static_cast<double>(part[i]) * played[i];
        square += static_cast<double>(played[i]) * played[i];
    }
    result.gain = square > 0 ? product / square : 0;
    return result;
}

}  // namespace capriccio::tests
