#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/commands/generate_inputs.h"
#include "app/commands/live_playback.h"
#include "app/commands/project_recording.h"
#include "app/commands/sound_output.h"
#include "core/base/error.h"
#include "core/base/units.h"
#include "core/musicgen/generate/generation.h"
#include "core/musicgen/generate/tokens_file.h"

#include <atomic>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <memory>
#include <mutex>
#include <thread>

#include <nlohmann/json.hpp>

namespace capriccio::cli {
namespace {

constexpr Option kModel[] = {
    {"--model", "ID|FOLDER",
     "a model that is on this computer, or the folder of one (default: $CAPRICCIO_MODEL, else the starter model)"},
};
constexpr Option kOutputs[] = {
    {"--tokens", "FILE.safetensors", "write the tokens, an int32 tensor “codes” of (takes, codebooks, frames)"},
    {"--out", "FILE",
     "write the sound: .wav (float32), .flac, .ogg, .opus or .mp3; with several takes FILE-1.wav, FILE-2.wav …"},
    {"--loudness", "LUFS|off",
     "bring the file to a loudness, -14 is usual; .wav is 24 bit then (default: off, as it was made)"},
    {"--project", "FILE.capriccio",
     "keep every take there, from its first second on; the project is made if it is not there"},
    {"--play", nullptr, "play it while it is made (the first take)"},
    {"--json", nullptr, "print one JSON object a line on standard output"},
};

std::vector<Option> allOptions() {
    std::vector<Option> all(std::begin(kModel), std::end(kModel));
    all.insert(all.end(), inputOptions().begin(), inputOptions().end());
    all.insert(all.end(), placeOptions().begin(), placeOptions().end());
    all.insert(all.end(), std::begin(kOutputs), std::end(kOutputs));
    return all;
}

using audio::AudioClip;
using nlohmann::json;

/// News → clips and lines of text. Called on the generation's thread; failed() and the clips are read after it has
/// ended.
class Report : public musicgen::Listener {
  public:
    Report(std::size_t takes, bool asJson, LivePlayback* playback, ProjectRecording* recording)
        : m_clips(takes), m_json(asJson), m_playback(playback), m_recording(recording) {}

    /// Where the model computes, and why there. Before the generation starts.
    void place(const musicgen::ComputePlace& chosen) {
        m_place = chosen;
        if (!m_json) std::cerr << chosen.words << "\n";
    }

    void started(const musicgen::Started& started) override {
        for (std::size_t i = 0; i < m_clips.size(); ++i) {
            m_clips[i] = std::make_shared<AudioClip>(started.sampleRate, started.channels,
                                                     std::int64_t{started.frames} * started.sampleRate / kFrameRate);
            if (!started.notices[i].isEmpty()) std::cerr << started.notices[i].english() << "\n";
        }
        if (m_json)
            say({{"event", "started"},
                 {"frames", started.frames},
                 {"channels", started.channels},
                 {"sample_rate", started.sampleRate},
                 {"device", m_place.name},
                 {"device_why", m_place.words}});
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
    musicgen::ComputePlace m_place;
    LivePlayback* m_playback;
    ProjectRecording* m_recording;
};

}  // namespace

std::string generateHelp() { return "capriccio-cli generate [options] PROMPT...\n" + helpText(allOptions()); }

int generateCommand(std::span<const std::string> words) {
    const std::vector<Option> options = allOptions();
    const Arguments arguments(options, words);
    const std::optional<std::string> out = arguments.text("--out");
    std::optional<SoundOutput> output;
    if (out) output.emplace(*out, arguments.text("--loudness"));
    if (!out && !arguments.has("--play") && !arguments.has("--tokens") && !arguments.has("--project"))
        throw UsageError(
            "Nothing would be kept: name a file with --out FILE.wav or --project FILE.capriccio, or listen with "
            "--play.");
    musicgen::Request request = requestOf(arguments);
    const musicgen::LoadOptions loadOptions = loadOptionsOf(arguments);

    const bool asJson = arguments.has("--json");
    const std::filesystem::path folder = modelFolder(arguments.text("--model"));
    const std::stop_token interrupted = interruption();
    std::unique_ptr<LivePlayback> playback;
    if (arguments.has("--play")) playback = std::make_unique<LivePlayback>();
    std::unique_ptr<ProjectRecording> recording;
    if (const auto file = arguments.text("--project")) recording = std::make_unique<ProjectRecording>(*file, folder);
    Report report(request.takes.size(), asJson, playback.get(), recording.get());

    const std::shared_ptr<const musicgen::Model> model = musicgen::Model::load(folder, interrupted, loadOptions);
    if (!model) return kStopped;
    report.place(model->place());
    addMaterial(request, arguments, *model);
    musicgen::validate(request);
    if (recording) recording->begin(request, model->place(), model->precision(), originOf(arguments));
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
    if (!empty && arguments.has("--tokens")) musicgen::writeTokens(*arguments.text("--tokens"), report.codes);
    const bool stopped = report.outcome != musicgen::Outcome::Finished;
    if (playback && !stopped) playback->runToEnd(interrupted);
    if (asJson) Report::say({{"event", stopped ? "stopped" : "finished"}});
    return stopped ? kStopped : kDone;
}

}  // namespace capriccio::cli
