#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/commands/live_playback.h"
#include "app/commands/project_recording.h"
#include "app/commands/sound_output.h"
#include "core/base/error.h"
#include "core/base/units.h"
#include "core/musicgen/checkpoint/safetensors.h"
#include "core/musicgen/generate/generation.h"
#include "core/musicgen/lm/delay_pattern.h"

#include <atomic>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <memory>
#include <mutex>
#include <random>
#include <thread>

#include <nlohmann/json.hpp>

namespace capriccio::cli {
namespace {

constexpr Option kOptions[] = {
    {"--model", "FOLDER", "a MusicGen checkpoint as published (default: $CAPRICCIO_MODEL, else the starter model)"},
    {"--seconds", "S", "length, 0.02 to 600 (default 10)"},
    {"--steps", "N", "length in steps of the language model instead; 3 fewer frames of 20 ms come out"},
    {"--seed", "N", "the same seed gives the same music (default: a new one each time)"},
    {"--takes", "N", "takes of each prompt, made together, each with a seed of its own (default 1)"},
    {"--greedy", nullptr, "always the likeliest token"},
    {"--guidance", "G", "how far the prompt pulls, 1 to 10 (default 3)"},
    {"--top-k", "N", "choose from the N likeliest tokens; 0 is off (default 250)"},
    {"--top-p", "P", "choose from the likeliest tokens that make up P; 0 is off (default 0)"},
    {"--temperature", "T", "more than 1 is wilder, less is tamer, 0 is greedy (default 1)"},
    {"--threads", "N", "default: as many as there are cores"},
    {"--tokens", "FILE.safetensors", "write the tokens, an int32 tensor “codes” of (takes, codebooks, frames)"},
    {"--out", "FILE", "write the sound: .wav (float32), .flac, .ogg, .opus or .mp3; with several takes FILE-1.wav, FILE-2.wav …"},
    {"--loudness", "LUFS|off", "bring the file to a loudness, -14 is usual; .wav is 24 bit then (default: off, as it was made)"},
    {"--project", "FILE.capriccio", "keep every take there, from its first second on; the project is made if it is not there"},
    {"--play", nullptr, "play it while it is made (the first take)"},
    {"--json", nullptr, "print one JSON object a line on standard output"},
};

using audio::AudioClip;
using nlohmann::json;

/// News → clips and lines of text. Called on the generation's thread; failed() and the clips are read after it has
/// ended.
class Report : public musicgen::Listener {
  public:
    Report(std::size_t takes, bool asJson, LivePlayback* playback, ProjectRecording* recording)
        : m_clips(takes), m_json(asJson), m_playback(playback), m_recording(recording) {}

    void started(const musicgen::Started& started) override {
        for (std::size_t i = 0; i < m_clips.size(); ++i) {
            m_clips[i] = std::make_shared<AudioClip>(started.sampleRate, started.channels,
                                                     std::int64_t{started.frames} * started.sampleRate / kFrameRate);
            if (!started.notices[i].empty()) std::cerr << started.notices[i] << "\n";
        }
        if (m_json)
            say({{"event", "started"},
                 {"frames", started.frames},
                 {"channels", started.channels},
                 {"sample_rate", started.sampleRate}});
        if (m_playback) m_playback->begin(m_clips.front());
        if (m_recording) m_recording->started(started);
    }
    void tokens(int take, const musicgen::Tokens& part) override {
        if (m_recording) m_recording->tokens(take, part);
    }
    void progress(const musicgen::Progress& p) override {
        if (m_playback) m_playback->making(p.speed);
        if (m_json) {
            say({{"event", "progress"},
                 {"frames_done", p.framesDone},
                 {"frames", p.frames},
                 {"x_real_time", p.speed},
                 {"seconds_left", p.timeLeft}});
            return;
        }
        char line[120];
        std::snprintf(line, sizeof line, "\r%.1f of %.1f s · %.2f× real time · %s left  ",
                      static_cast<double>(p.framesDone) / kFrameRate, static_cast<double>(p.frames) / kFrameRate,
                      p.speed, p.timeLeft < 0 ? "?" : clockText(p.timeLeft + 0.5).c_str());
        std::cerr << line << std::flush;
    }
    void audio(int take, std::span<const float> interleaved) override {
        m_clips.at(static_cast<std::size_t>(take))->append(interleaved);
    }
    void ended(musicgen::Outcome how, const std::vector<musicgen::Tokens>& made) override {
        outcome = how;
        codes = made;
        conclude(how == musicgen::Outcome::Finished ? project::TakeState::Finished : project::TakeState::Stopped);
        if (!m_json) std::cerr << "\n";
    }
    void failed(const Error& fault) override {
        conclude(project::TakeState::Failed);
        error = std::make_unique<Error>(fault);
    }

    static void say(const json& object) {
        std::cout << object.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
    }

    const std::vector<std::shared_ptr<AudioClip>>& clips() const { return m_clips; }

    musicgen::Outcome outcome = musicgen::Outcome::Stopped;
    std::vector<musicgen::Tokens> codes;  // of each take
    std::unique_ptr<Error> error;

  private:
    void conclude(project::TakeState how) {
        for (const auto& clip : m_clips)
            if (clip) clip->finish();
        if (m_recording) m_recording->ended(how, m_clips);
    }

    std::vector<std::shared_ptr<AudioClip>> m_clips;
    bool m_json;
    LivePlayback* m_playback;
    ProjectRecording* m_recording;
};

musicgen::Sampling samplingOf(const Arguments& arguments) {
    musicgen::Sampling sampling;
    sampling.greedy = arguments.has("--greedy");
    sampling.guidance = arguments.number("--guidance").value_or(sampling.guidance);
    sampling.temperature = arguments.number("--temperature").value_or(sampling.temperature);
    sampling.topP = arguments.number("--top-p").value_or(sampling.topP);
    sampling.topK =
        static_cast<int>(std::clamp<long long>(arguments.integer("--top-k").value_or(sampling.topK), -1, 1 << 30));
    return sampling;
}

int framesOf(const Arguments& arguments, const musicgen::Model& model) {
    const auto& decoder = model.config().decoder;
    if (const auto steps = arguments.integer("--steps")) {
        const musicgen::DelayPattern pattern(decoder.codebooks, decoder.channels);
        if (*steps <= pattern.maxDelay() || *steps > pattern.steps(musicgen::Request::kMaxFrames))
            throw Error(Error::Code::InvalidInput,
                        "--steps must be between " + std::to_string(pattern.maxDelay() + 1) + " and " +
                            std::to_string(pattern.steps(musicgen::Request::kMaxFrames)) + ".");
        return pattern.framesOfSteps(static_cast<int>(*steps));
    }
    const double seconds = arguments.number("--seconds").value_or(10);
    // A length out of range is kept out of range, for validate() to name.
    return static_cast<int>(std::lround(std::clamp(seconds, -1.0, 1e6) * kFrameRate));
}

void writeTokens(const std::filesystem::path& file, const std::vector<musicgen::Tokens>& takes) {
    std::vector<std::int32_t> codes;
    for (const musicgen::Tokens& take : takes) codes.insert(codes.end(), take.codes.begin(), take.codes.end());
    musicgen::StoredTensor tensor{
        musicgen::DType::I32,
        {static_cast<std::int64_t>(takes.size()), takes.front().codebooks, takes.front().frames},
        std::as_bytes(std::span(codes)),
        nullptr};
    musicgen::writeSafetensors(file, {{"codes", tensor}});
}

}  // namespace

std::string generateHelp() { return "capriccio-cli generate [options] PROMPT...\n" + helpText(kOptions); }

int generateCommand(std::span<const std::string> words) {
    const Arguments arguments(kOptions, words);
    const std::optional<std::string> out = arguments.text("--out");
    std::optional<SoundOutput> output;
    if (out) output.emplace(*out, arguments.text("--loudness"));
    if (!out && !arguments.has("--play") && !arguments.has("--tokens") && !arguments.has("--project"))
        throw UsageError("Nothing would be kept: name a file with --out FILE.wav or --project FILE.capriccio, or listen with --play.");
    const long long takesOfEach = arguments.integer("--takes").value_or(1);
    if (takesOfEach < 1 || takesOfEach > musicgen::Request::kMaxTakes)
        throw UsageError("--takes must be between 1 and " + std::to_string(musicgen::Request::kMaxTakes) + ".");

    musicgen::Request request;
    request.sampling = samplingOf(arguments);
    request.threads = static_cast<int>(std::clamp<long long>(arguments.integer("--threads").value_or(0), -1, 1 << 30));
    std::uint64_t seed = static_cast<std::uint64_t>(arguments.integer("--seed").value_or(std::random_device{}() >> 1));
    std::vector<std::string> prompts = arguments.rest();
    if (prompts.empty()) prompts.emplace_back();  // music without a prompt
    for (const std::string& prompt : prompts)
        for (long long i = 0; i < takesOfEach; ++i)
            request.takes.push_back({prompt, seed + static_cast<std::uint64_t>(i)});

    const bool asJson = arguments.has("--json");
    const std::filesystem::path folder = modelFolder(arguments.text("--model"));
    const std::stop_token interrupted = interruption();
    std::unique_ptr<LivePlayback> playback;
    if (arguments.has("--play")) playback = std::make_unique<LivePlayback>();
    std::unique_ptr<ProjectRecording> recording;
    if (const auto file = arguments.text("--project")) recording = std::make_unique<ProjectRecording>(*file, folder);
    Report report(request.takes.size(), asJson, playback.get(), recording.get());

    const std::shared_ptr<const musicgen::Model> model = musicgen::Model::load(folder, interrupted);
    if (!model) return kStopped;
    request.frames = framesOf(arguments, *model);
    musicgen::validate(request);
    if (recording) recording->begin(request);
    musicgen::Generation generation([&](std::stop_token) { return model; }, request, report);
    generation.start();
    const std::stop_callback stopOnInterrupt(interrupted, [&] { generation.stop(); });
    if (playback) playback->runUntilMade(generation);
    generation.wait();
    const std::vector<project::TakeId> ids = recording ? recording->ids() : std::vector<project::TakeId>();
    if (recording) recording->close();
    if (report.error) throw *report.error;

    // Files before the rest of the music: what is made is kept first.
    const bool empty = report.codes.empty() || report.codes.front().frames == 0;
    audio::Tags tags = tagsFor(folder);
    for (std::size_t i = 0; i < request.takes.size() && !empty; ++i) {
        json take = {{"event", "take"},
                     {"prompt", request.takes[i].prompt},
                     {"seed", request.takes[i].seed},
                     {"seconds", static_cast<double>(report.codes[i].frames) / kFrameRate}};
        if (!ids.empty()) take["take"] = ids[i];
        if (output) {
            const std::filesystem::path file = output->fileOf(i, request.takes.size());
            tags.title = tags.prompt = request.takes[i].prompt;
            tags.seed = request.takes[i].seed;
            const audio::ExportReport saved = output->save(file, *report.clips()[i], tags);
            take["file"] = file.string();
            if (std::isfinite(saved.loudnessLufs)) take["lufs"] = saved.loudnessLufs;
            if (!asJson) std::cerr << "Saved “" << file.string() << "” (seed " << request.takes[i].seed << ").\n";
        }
        if (asJson) Report::say(take);
    }
    if (!empty && arguments.has("--tokens")) writeTokens(*arguments.text("--tokens"), report.codes);
    const bool stopped = report.outcome != musicgen::Outcome::Finished;
    if (playback && !stopped) playback->runToEnd(interrupted);
    if (asJson) Report::say({{"event", stopped ? "stopped" : "finished"}});
    return stopped ? kStopped : kDone;
}

}  // namespace capriccio::cli
