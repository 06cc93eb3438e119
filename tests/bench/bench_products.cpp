// The language model's matrix–vector products: each precision, 1 to 8 streams, against the memory's bandwidth in the same
// run. A step of musicgen-small is played through: 24 layers of its six products and the heads, weights read once.
#include "core/musicgen/measure/bandwidth.h"
#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

using namespace capriccio::musicgen;
using kernels::Matrix;
using kernels::Team;

namespace {

constexpr std::int64_t kWidth = 1024;
constexpr int kRounds = 9;

struct Shape {
    std::int64_t rows, width;
};
constexpr Shape kLayer[] = {{3 * kWidth, kWidth}, {kWidth, kWidth},     {kWidth, kWidth},
                            {kWidth, kWidth},     {4 * kWidth, kWidth}, {kWidth, 4 * kWidth}};

struct Packed {
    Matrix matrix;
    std::vector<std::byte> bytes;
};

/// Every matrix has memory of its own, filled from one that was packed: its values do not matter.
std::vector<Packed> step(Precision format) {
    std::vector<Packed> all;
    const auto add = [&](const Shape& shape) {
        std::mt19937 generator(1);
        std::normal_distribution<float> normal(0, 0.03F);
        std::vector<float> weights(static_cast<std::size_t>(kernels::kPanelRows * shape.width));
        for (float& w : weights) w = normal(generator);
        std::vector<std::byte> panel;
        if (format == Precision::F32) {
            const auto* from = reinterpret_cast<const std::byte*>(weights.data());
            panel.assign(from, from + weights.size() * sizeof(float));
        } else {
            panel = kernels::pack(format, weights.data(), kernels::kPanelRows, shape.width);
        }
        Packed packed;
        for (std::int64_t r = 0; r < shape.rows; r += kernels::kPanelRows)
            packed.bytes.insert(packed.bytes.end(), panel.begin(), panel.end());
        packed.matrix = {format, shape.rows, shape.width, packed.bytes.data()};
        all.push_back(std::move(packed));
        all.back().matrix.data = all.back().bytes.data();
    };
    for (int layer = 0; layer < 24; ++layer)
        for (const Shape& shape : kLayer) add(shape);
    add({4 * 2048, kWidth});
    return all;
}

double best(const std::vector<double>& values) {
    return std::ranges::min(values);
}

}  // namespace

int main(int argc, char** argv) {
    const int threads = argc > 1 ? std::atoi(argv[1]) : 2;
    const auto& table = kernels::best();
    Team team(threads);
    const Team::Scope scope(team);
    std::printf("kernels %s, %d threads\n%-6s %8s %8s", table.name, threads, "", "MB", "GB/s");
    const std::int64_t counts[] = {1, 2, 4, 8};
    for (const std::int64_t count : counts) std::printf("  %ld str. ms", static_cast<long>(count));
    std::printf("   share of the memory's bandwidth at 2\n");
    for (const Precision format : {Precision::Int4, Precision::Int8, Precision::BF16, Precision::F32}) {
        const std::vector<Packed> matrices = step(format);
        std::int64_t bytes = 0;
        for (const Packed& packed : matrices) bytes += packed.matrix.bytes();
        const double bandwidth = memoryBandwidthGbS(threads);
        std::printf("%-6s %8.0f %8.1f", std::string(nameOf(format)).c_str(), static_cast<double>(bytes) / 1e6, bandwidth);
        double two = 0;
        for (const std::int64_t count : counts) {
            std::vector<float> x(static_cast<std::size_t>(count * 4 * kWidth), 0.5F), out(static_cast<std::size_t>(count * 8 * kWidth));
            std::vector<kernels::VectorRoom> rooms;
            std::vector<int> prepared(static_cast<std::size_t>(threads), -1);
            for (int t = 0; t < threads; ++t) rooms.emplace_back(count, 4 * kWidth);
            std::vector<kernels::Vectors> vectors(static_cast<std::size_t>(threads));
            std::vector<double> ms;
            for (int round = 0; round < kRounds; ++round) {
                const auto begin = std::chrono::steady_clock::now();
                for (std::size_t i = 0; i < matrices.size(); ++i) {
                    const Matrix& m = matrices[i].matrix;
                    std::ranges::fill(prepared, -1);
                    const std::int64_t panels = std::max<std::int64_t>(1, (64 << 10) / m.panelBytes());
                    Team::stretches(m.panels(), panels, [&](std::int64_t first, std::int64_t end, int thread) {
                        const auto t = static_cast<std::size_t>(thread);
                        if (prepared[t] < 0) {
                            vectors[t] = rooms[t].prepare(table, format, x.data(), count, m.width);
                            prepared[t] = 0;
                        }
                        table.product(m, vectors[t], out.data(), m.rows, first * kernels::kPanelRows,
                                      std::min(end * kernels::kPanelRows, m.rows));
                    });
                }
                ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
            }
            if (count == 2) two = best(ms);
            std::printf(" %10.1f", best(ms));
            std::fflush(stdout);
        }
        std::printf("   %3.0f %%\n", 100 * static_cast<double>(bytes) / 1e9 / (two * 1e-3) / bandwidth);
    }
    return 0;
}
