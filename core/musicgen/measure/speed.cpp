#include "core/musicgen/measure/speed.h"

#include "core/musicgen/generate/generation.h"
#include "core/musicgen/generate/model_parts.h"
#include "core/musicgen/generate/sound_run.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <vector>

namespace capriccio::musicgen {
namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

struct Stopwatch : Listener {
    Clock::time_point begin = Clock::now();
    double firstAudio = 0;
    std::vector<double> stepMs;
    std::vector<Tokens> made;
    Outcome outcome = Outcome::Stopped;

    void step(double seconds) override { stepMs.push_back(seconds * 1e3); }
    void audio(int, std::span<const float>) override {
        if (firstAudio == 0) firstAudio = since(begin);
    }
    void ended(Outcome how, const std::vector<Tokens>& tokens) override { outcome = how, made = tokens; }
};

/// Of values [first, end), as far as they are there.
double medianOf(const std::vector<double>& values, std::ptrdiff_t first, std::ptrdiff_t end) {
    const auto count = static_cast<std::ptrdiff_t>(values.size());
    first = std::clamp<std::ptrdiff_t>(first, 0, count);
    end = std::clamp<std::ptrdiff_t>(end, first, count);
    if (first == end) first = 0, end = count;
    std::vector<double> some(values.begin() + first, values.begin() + end);
    if (some.empty()) return 0;
    std::ranges::nth_element(some, some.begin() + static_cast<std::ptrdiff_t>(some.size() / 2));
    return some[some.size() / 2];
}

double codecSpeed(const ModelParts& parts, const Tokens& tokens, int threads) {
    constexpr int kPart = 24;  // frames, as in a run that is under way
    const c10::InferenceMode noGradients;
    kernels::Team team(threads);
    const kernels::Team::Scope scope(team);
    const int codebooks = parts.config.codec.codebooks, channels = parts.config.decoder.channels;
    at::Tensor codes = at::empty({codebooks, tokens.frames}, at::kLong);
    auto code = codes.accessor<std::int64_t, 2>();
    for (int k = 0; k < codebooks; ++k)
        for (int t = 0; t < tokens.frames; ++t)
            code[k][t] = tokens.codes[static_cast<std::size_t>(k * channels * tokens.frames + t)];
    const Clock::time_point begin = Clock::now();
    SoundRun run(*parts.codec, 1);
    for (int t = 0; t < tokens.frames; t += kPart) run.push(codes.narrow(1, t, std::min(kPart, tokens.frames - t)));
    run.finish();
    return static_cast<double>(tokens.frames) / kFrameRate / since(begin);
}

}  // namespace

SpeedFigures measureSpeed(const Model& model, const Request& request, std::stop_token stop) {
    Stopwatch watch;
    generate(model, request, watch, stop);
    const double whole = since(watch.begin);

    SpeedFigures figures;
    figures.stopped = watch.outcome != Outcome::Finished;
    figures.weightGbPerStep = static_cast<double>(model.parts().lm->bytesPerStep()) / 1e9;
    if (watch.stepMs.empty() || figures.stopped) return figures;
    const auto steps = static_cast<std::ptrdiff_t>(watch.stepMs.size());
    figures.xRealTime = static_cast<double>(request.frames) / kFrameRate * static_cast<double>(request.takes.size()) / whole;
    figures.msPerStep = std::accumulate(watch.stepMs.begin(), watch.stepMs.end(), 0.0) / static_cast<double>(steps);
    figures.msPerStepStart = medianOf(watch.stepMs, 30, 70);
    figures.msPerStepEnd = medianOf(watch.stepMs, steps - 40, steps);
    figures.firstAudioS = watch.firstAudio;
    figures.codecXRealTime = codecSpeed(model.parts(), watch.made.front(), request.threads);
    return figures;
}

}  // namespace capriccio::musicgen
