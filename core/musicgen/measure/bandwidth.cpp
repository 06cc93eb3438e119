#include "core/musicgen/measure/bandwidth.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <sys/resource.h>
#include <thread>
#include <vector>

namespace capriccio::musicgen {
namespace {

constexpr std::size_t kBytes = std::size_t{512} << 20;
constexpr int kPasses = 6;

/// Reads every cache line, in the widest loads that the compiler has everywhere; four sums hide their latency.
std::uint64_t sumOf(const std::uint64_t* data, std::size_t count) {
    typedef std::uint64_t Vector __attribute__((vector_size(32)));
    const auto* vectors = reinterpret_cast<const Vector*>(data);
    Vector a{}, b{}, c{}, d{};
    for (std::size_t i = 0; i + 4 <= count / 4; i += 4) {
        a += vectors[i];
        b += vectors[i + 1];
        c += vectors[i + 2];
        d += vectors[i + 3];
    }
    const Vector all = a + b + c + d;
    return all[0] + all[1] + all[2] + all[3];
}

}  // namespace

double memoryBandwidthGbS(int threads) {
    using Clock = std::chrono::steady_clock;
    threads = std::max(1, threads);
    const std::size_t words = kBytes / sizeof(std::uint64_t);
    const std::size_t share = words / static_cast<std::size_t>(threads) / 64 * 64;
    struct alignas(64) Line {
        std::uint64_t words[8];
    };
    std::vector<Line> memory(kBytes / sizeof(Line), Line{{1, 1, 1, 1, 1, 1, 1, 1}});
    const auto* data = memory.front().words;

    std::atomic<std::uint64_t> kept{0};  // so that no sum is left out
    double best = 0;
    for (int pass = 0; pass < kPasses; ++pass) {
        const Clock::time_point begin = Clock::now();
        {
            std::vector<std::jthread> readers;
            for (int t = 0; t < threads; ++t)
                readers.emplace_back([&, t] { kept += sumOf(data + static_cast<std::size_t>(t) * share, share); });
        }
        const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        best = std::max(best, static_cast<double>(share) * threads * sizeof(std::uint64_t) / seconds / 1e9);
    }
    return kept.load() == 0 ? 0 : best;
}

double peakMemoryMb() {
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

}  // namespace capriccio::musicgen
