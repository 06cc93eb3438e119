// The parts of a generation without torch: a step of musicgen-small's layers in each precision, early and late in a
// piece and for several streams, and the codec's decoder. Random weights; usage: bench_step [threads [codec]].
#include "core/musicgen/codec/streaming/sound_decoder.h"
#include "core/musicgen/lm/transformer/transformer.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <random>
#include <string>
#include <vector>

using namespace capriccio::musicgen;
using kernels::Matrix;
using kernels::Team;

namespace {

constexpr std::int64_t kWidth = 1024, kLayers = 24, kTokens = 12;

std::vector<float> noise(std::int64_t count, float scale) {
    std::mt19937 generator(1);
    std::normal_distribution<float> normal(0, scale);
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& v : values) v = normal(generator);
    return values;
}

/// Every matrix has memory of its own; its values repeat every 16 rows.
class Store {
  public:
    explicit Store(Precision format) : m_format(format) {}
    Matrix matrix(std::int64_t rows, std::int64_t width) {
        const std::vector<float> weights = noise(kernels::kPanelRows * width, 0.03F);
        std::vector<std::byte> panel(reinterpret_cast<const std::byte*>(weights.data()),
                                     reinterpret_cast<const std::byte*>(weights.data() + weights.size()));
        if (m_format != Precision::F32) panel = kernels::pack(m_format, weights.data(), kernels::kPanelRows, width);
        m_bytes.emplace_back();
        for (std::int64_t r = 0; r < rows; r += kernels::kPanelRows)
            m_bytes.back().insert(m_bytes.back().end(), panel.begin(), panel.end());
        return {m_format, rows, width, m_bytes.back().data()};
    }

  private:
    Precision m_format;
    std::deque<std::vector<std::byte>> m_bytes;
};

double seconds(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void steps(Precision format) {
    Store store(format);
    const std::vector<float> ones(kWidth, 1), zeros(kWidth, 0);
    const Transformer::Norm norm{ones.data(), zeros.data()};
    std::vector<Transformer::Layer> layers;
    for (int i = 0; i < kLayers; ++i)
        layers.push_back({norm, norm, norm, store.matrix(3 * kWidth, kWidth), store.matrix(kWidth, kWidth),
                          store.matrix(kWidth, kWidth), store.matrix(kWidth, kWidth), store.matrix(kWidth, kWidth),
                          store.matrix(kWidth, kWidth), store.matrix(4 * kWidth, kWidth),
                          store.matrix(kWidth, 4 * kWidth)});
    const Transformer transformer(
        {kWidth, kWidth / 64, 4 * kWidth}, layers, norm,
        format == Precision::F32 ? KeyValueCache::Width::Float32 : KeyValueCache::Width::Bytes);
    const std::vector<float> heard = noise(kTokens * kWidth, 1);
    std::printf("%-6s", std::string(nameOf(format)).c_str());
    for (const int streams : {1, 2, 8}) {
        auto state = transformer.begin(static_cast<std::size_t>(streams));
        std::vector<int> streamOfRow;
        for (int s = 0; s < streams; ++s) {
            transformer.reset(state, static_cast<std::size_t>(s), 1504);
            if (s % 2 == 0) transformer.listen(state, static_cast<std::size_t>(s), heard.data(), kTokens);
            streamOfRow.push_back(s);
        }
        for (const int mark : {50, 450, 1450}) {
            if (streams != 2 && mark != 50) continue;
            // What lies between is taken in many rows at a time.
            while (state.length(0) < mark)
                for (int s = 0; s < streams; ++s) {
                    const std::size_t some = std::min<std::size_t>(
                        24, static_cast<std::size_t>(mark - state.length(static_cast<std::size_t>(s))));
                    std::vector<float> x = noise(static_cast<std::int64_t>(some) * kWidth, 1);
                    transformer.forward(state, x.data(), std::vector<int>(some, s));
                }
            double best = 1e9;
            for (int i = 0; i < 15; ++i) {
                std::vector<float> x = noise(streams * kWidth, 1);
                const auto begin = std::chrono::steady_clock::now();
                transformer.forward(state, x.data(), streamOfRow);
                best = std::min(best, seconds(begin));
            }
            std::printf(" %12.1f", best * 1e3);
            std::fflush(stdout);
        }
    }
    std::printf("\n");
}

void codec() {
    SoundDecoderWeights weights;
    const auto plain = [](std::int64_t out, std::int64_t in, std::int64_t kernel) {
        return Convolution::plain(noise(out * in * kernel, 0.02F).data(), noise(out, 0.1F).data(), out, in, kernel, 1);
    };
    const std::vector<float> recurrent = noise(4 * 1024 * 1024, 0.02F), bias(4 * 1024);
    weights.first = {plain(1024, 128, 7), 3, 3};
    for (int i = 0; i < 2; ++i)
        weights.lstm.emplace_back(recurrent.data(), recurrent.data(), bias.data(), bias.data(), 1024, Precision::Int8);
    std::int64_t width = 1024;
    for (const std::int64_t stride : {8, 5, 4, 4}) {
        SoundDecoderWeights::Stage stage;
        stage.up = {Convolution::transposed(noise(width * width * stride, 0.02F).data(), noise(width / 2, 0.1F).data(),
                                            width, width / 2, stride),
                    stride, width / 2, stride - stride / 2, stride / 2};
        width /= 2;
        SoundDecoderWeights::Block block{{plain(width / 2, width, 3), 1, 1}, plain(width, width / 2, 1), std::nullopt};
        stage.blocks.push_back(block);
        weights.stages.push_back(stage);
    }
    weights.last = {plain(1, width, 7), 3, 3};
    for (const std::size_t sounds : {1U, 2U, 4U})
        for (const std::int64_t part : {12, 24, 48}) {
            double best = 0;
            for (int i = 0; i < 3; ++i) {
                SoundDecoder decoder(weights, sounds);
                const auto begin = std::chrono::steady_clock::now();
                for (std::int64_t frame = 0; frame < 96; frame += part)
                    decoder.run(std::vector<Rows>(sounds, Rows(128, part)), false);
                best = std::max(best, 96 / 50.0 * static_cast<double>(sounds) / seconds(begin));
            }
            std::printf("codec, %d sounds, %2ld frames at a time: %.1f × real time together\n",
                        static_cast<int>(sounds), static_cast<long>(part), best);
            std::fflush(stdout);
        }
}

}  // namespace

int main(int argc, char** argv) {
    Team team(argc > 1 ? std::atoi(argv[1]) : 2);
    const Team::Scope scope(team);
    std::printf(
        "kernels %s, %d threads; ms a step of the layers: streams @ position\n       %12s %12s %12s %12s %12s\n",
        kernels::best().name, team.threads(), "1 @ 50", "2 @ 50", "2 @ 450", "2 @ 1450", "8 @ 50");
    if (argc < 3)
        for (const Precision format : {Precision::Int4, Precision::Int8, Precision::BF16, Precision::F32}) steps(format);
    codec();
    return 0;
}
