#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "core/musicgen/measure/bandwidth.h"
#include "core/musicgen/measure/quality.h"
#include "core/musicgen/measure/speed.h"
#include "core/musicgen/plan/shapes.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <thread>

#include <nlohmann/json.hpp>

namespace capriccio::cli {
namespace {

constexpr Option kOptions[] = {
    {"--shape", "NAME", "random weights of a published shape: small, medium, large, melody … (default small)"},
    {"--model", "ID|FOLDER", "a real checkpoint instead"},
    {"--precision", "P", "auto, f32, bf16, int8 or int4 (default auto)"},
    {"--seconds", "S", "of music to make (default 10)"},
    {"--takes", "N", "made together (default 1)"},
    {"--guidance", "G", "1 runs one stream for a take instead of two (default 3)"},
    {"--quality", nullptr, "how near each precision is to f32 on a piece that f32 makes, instead of the speed"},
    {"--threads", "N", "default: as many as there are cores"},
    {"--json", nullptr, "print one JSON object on standard output"},
};

/// As many tokens as a usual prompt has.
constexpr const char* kPrompt = "80s pop trk";

/// What is measured here is the processor, whatever else there is.
musicgen::LoadOptions onProcessor(musicgen::Precision precision) {
    musicgen::LoadOptions options;
    options.device = musicgen::DeviceKind::Cpu;
    options.precision = precision;
    return options;
}

double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// A line for each precision: what it loses.
int sayQuality(const Arguments& arguments, int frames) {
    const std::string shape = arguments.text("--shape").value_or("small");
    const auto load = [&](musicgen::Precision precision) {
        return arguments.has("--model") ? musicgen::Model::load(modelFolder(arguments.text("--model")), {}, onProcessor(precision))
                                        : musicgen::Model::random(musicgen::publishedShape(shape), 1, onProcessor(precision));
    };
    const auto exact = load(musicgen::Precision::F32);
    const musicgen::Tokens piece = musicgen::pieceOf(*exact, kPrompt, frames);
    for (const musicgen::Precision precision :
         {musicgen::Precision::BF16, musicgen::Precision::Int8, musicgen::Precision::Int4}) {
        const musicgen::QualityFigures figures = musicgen::compareQuality(*exact, *load(precision), kPrompt, piece);
        const std::string name(nameOf(precision));
        if (arguments.has("--json"))
            std::cout << nlohmann::ordered_json{{"precision", name}, {"kl_nats", figures.klNats}, {"same_top", figures.sameTop}}.dump() << std::endl;
        else
            std::printf("%-6s %.5f nats from f32, %.1f %% the same likeliest token\n", name.c_str(), figures.klNats, 100 * figures.sameTop);
    }
    return kDone;
}

}  // namespace

std::string benchHelp() { return "capriccio-cli bench [options]\n" + helpText(kOptions); }

int benchCommand(std::span<const std::string> words) {
    const Arguments arguments(kOptions, words);
    if (!arguments.rest().empty()) throw UsageError("bench takes no “" + arguments.rest().front() + "”.");
    if (arguments.has("--shape") && arguments.has("--model")) throw UsageError("Name a --shape or a --model, not both.");

    musicgen::Request request;
    request.frames = static_cast<int>(std::lround(std::clamp(arguments.number("--seconds").value_or(10), -1.0, 1e6) * kFrameRate));
    request.threads = static_cast<int>(std::clamp<long long>(arguments.integer("--threads").value_or(0), -1, 1 << 30));
    request.sampling.guidance = arguments.number("--guidance").value_or(request.sampling.guidance);
    const long long takes = std::clamp<long long>(arguments.integer("--takes").value_or(1), 0, 1 << 20);
    for (long long i = 0; i < takes; ++i) request.takes.push_back({kPrompt, static_cast<std::uint64_t>(i)});
    musicgen::validate(request);
    const int threads = request.threads > 0 ? request.threads : static_cast<int>(std::thread::hardware_concurrency());

    if (arguments.has("--quality")) return sayQuality(arguments, request.frames);
    const musicgen::Precision precision = precisionFrom(arguments);
    const std::stop_token interrupted = interruption();
    const std::string shape = arguments.text("--shape").value_or("small");
    const auto begin = std::chrono::steady_clock::now();
    const auto model = arguments.has("--model") ? musicgen::Model::load(modelFolder(arguments.text("--model")), interrupted, onProcessor(precision))
                                                : musicgen::Model::random(musicgen::publishedShape(shape), 1, onProcessor(precision));
    if (!model || interrupted.stop_requested()) return kStopped;
    const double load = secondsSince(begin);
    const musicgen::SpeedFigures speed = musicgen::measureSpeed(*model, request, interrupted);
    if (speed.stopped) return kStopped;
    const double peak = musicgen::peakMemoryMb();
    const double bandwidth = musicgen::memoryBandwidthGbS(threads);

    if (arguments.has("--json")) {
        std::cout << nlohmann::ordered_json{{"x_real_time", speed.xRealTime},
                                            {"ms_per_step", speed.msPerStep},
                                            {"ms_per_step_start", speed.msPerStepStart},
                                            {"ms_per_step_end", speed.msPerStepEnd},
                                            {"codec_x_real_time", speed.codecXRealTime},
                                            {"first_audio_s", speed.firstAudioS},
                                            {"load_s", load},
                                            {"peak_mb", peak},
                                            {"weight_gb_per_step", speed.weightGbPerStep},
                                            {"bandwidth_gb_s", bandwidth}}
                         .dump()
                  << std::endl;
        return kDone;
    }
    const double share = speed.weightGbPerStep / (speed.msPerStepStart * 1e-3) / bandwidth;
    std::printf("%-22s %s, %s, %d threads, %.4g s of music, %zu %s\n", "model",
                arguments.has("--model") ? model->name().c_str() : (shape + " (random weights)").c_str(),
                std::string(nameOf(model->precision())).c_str(), threads,
                static_cast<double>(request.frames) / kFrameRate, request.takes.size(),
                request.takes.size() == 1 ? "take" : "takes");
    std::printf("%-22s %.2f × real time\n", "prompt to sound", speed.xRealTime);
    std::printf("%-22s %.1f ms; %.1f at the start, %.1f at the end\n", "a step", speed.msPerStep, speed.msPerStepStart,
                speed.msPerStepEnd);
    std::printf("%-22s %.1f × real time\n", "codec", speed.codecXRealTime);
    std::printf("%-22s %.2f s\n", "first sound", speed.firstAudioS);
    std::printf("%-22s %.2f s\n", "loading", load);
    std::printf("%-22s %.0f MB\n", "peak memory", peak);
    std::printf("%-22s %.3f GB, %.0f %% of the memory's %.1f GB/s\n", "weights read a step", speed.weightGbPerStep,
                100 * share, bandwidth);
    return kDone;
}

}  // namespace capriccio::cli
