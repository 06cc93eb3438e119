#include "app/commands/generate_inputs.h"

#include "app/commands/commands.h"
#include "app/commands/project_recording.h"
#include "core/base/error.h"
#include "core/base/units.h"
#include "core/musicgen/generate/tokens_file.h"
#include "core/musicgen/lm/delay_pattern.h"
#include "core/studio/file_path.h"
#include "core/studio/material/continuation_file.h"
#include "core/studio/material/melody_file.h"
#include "core/studio/project/project.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <random>

#include <QFile>

namespace capriccio::cli {
namespace {

constexpr Option kOptions[] = {
    {"--seconds", "S", "length of the piece, 0.02 to 600 (default 10; with --continue 10 more than there is)"},
    {"--steps", "N", "length in steps of the language model instead; 3 fewer frames of 20 ms come out"},
    {"--seed", "N", "the same seed gives the same music (default: a new one each time)"},
    {"--takes", "N", "takes of each prompt, made together, each with a seed of its own (default 1)"},
    {"--negative", "TEXT", "what to keep away from"},
    {"--section", "SECONDS:PROMPT", "another prompt from there on; may be given several times, in order"},
    {"--melody", "FILE", "a sound file whose melody to follow (melody models)"},
    {"--melody-start", "S", "the part of it to use: from there on (default 0)"},
    {"--melody-length", "S", "how long that part is (default: to its end)"},
    {"--melody-stems", nullptr, "take drums and bass out of it first"},
    {"--continue", "FILE", "go on from a sound file, from tokens (.safetensors) or from a take (.capriccio)"},
    {"--continue-take", "N", "which take of the project or of the tokens (default: the last)"},
    {"--from", "SECONDS", "keep it up to there and go on (default: all of it)"},
    {"--greedy", nullptr, "always the likeliest token"},
    {"--guidance", "G", "how far the prompt pulls, 1 to 10 (default: the model's own, mostly 3)"},
    {"--top-k", "N", "choose from the N likeliest tokens; 0 is off (default: the model's own, mostly 250)"},
    {"--top-p", "P", "choose from the likeliest tokens that make up P; 0 is off (default 0)"},
    {"--temperature", "T", "more than 1 is wilder, less is tamer, 0 is greedy (default: the model's own, mostly 1)"},
};

constexpr Option kPlaceOptions[] = {
    {"--device", "auto|cpu|cuda|mps", "where to compute (default auto: a GPU where there is one)"},
    {"--precision", "auto|f32|bf16|int8|int4",
     "how the model's weights are kept (default auto: as good as f32 and as fast as may be)"},
    {"--threads", "N", "default: as many as there are cores"},
};

int limited(std::optional<long long> value, long long missing) {
    return static_cast<int>(std::clamp<long long>(value.value_or(missing), -1, 1 << 30));
}

/// A time that is out of range is kept out of range, for validate() to name.
int framesOf(double seconds) { return static_cast<int>(std::lround(std::clamp(seconds, -1.0, 1e6) * kFrameRate)); }

/// "12.5:a calm bridge"
musicgen::Section sectionOf(const std::string& word) {
    double seconds = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), seconds);
    if (error != std::errc() || end == word.data() + word.size() || *end != ':')
        throw UsageError("--section needs SECONDS:PROMPT, like 15:\"a calm bridge\", not “" + word + "”.");
    return {framesOf(seconds), std::string(end + 1, word.data() + word.size())};
}

musicgen::Sampling samplingOf(const Arguments& arguments, musicgen::Sampling sampling) {
    sampling.greedy = arguments.has("--greedy");
    sampling.guidance = arguments.number("--guidance").value_or(sampling.guidance);
    sampling.temperature = arguments.number("--temperature").value_or(sampling.temperature);
    sampling.topP = arguments.number("--top-p").value_or(sampling.topP);
    sampling.topK = limited(arguments.integer("--top-k"), sampling.topK);
    return sampling;
}

void refuseWithout(const Arguments& arguments, const char* needed, std::initializer_list<const char*> options) {
    if (arguments.has(needed)) return;
    for (const char* option : options)
        if (arguments.has(option)) throw UsageError(std::string(option) + " says nothing without " + needed + " FILE.");
}

std::string ending(const std::filesystem::path& file) {
    std::string text = file.extension().string();
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::filesystem::path fileOf(const Arguments& arguments) { return *arguments.text("--continue"); }

musicgen::Tokens takeOfFile(const Arguments& arguments) {
    const std::vector<musicgen::Tokens> takes = musicgen::readTokens(fileOf(arguments));
    const long long number = arguments.integer("--continue-take").value_or(static_cast<long long>(takes.size()));
    if (number < 1 || number > static_cast<long long>(takes.size()))
        throw Error(Error::Code::NotFound, "“" + fileOf(arguments).string() + "” has the takes 1 to " +
                                               std::to_string(takes.size()) + ", not " + std::to_string(number) + ".");
    return takes[static_cast<std::size_t>(number - 1)];
}

musicgen::Tokens takeOfProject(const ContinuedTake& wanted) {
    startQt();
    project::Project opened(project::loadProject(fromPath(wanted.project)));
    const musicgen::Tokens tokens = opened.tokens(wanted.take).result();
    if (tokens.frames == 0)
        throw Error(Error::Code::NotFound,
                    "Take " + std::to_string(wanted.take) +
                        " has no tokens: its sound was added from a file. Export it, and go on from that file.");
    return tokens;
}

/// --continue FILE.capriccio with --continue-take; empty when something else, or nothing, is gone on from.
std::optional<ContinuedTake> continuedTake(const Arguments& arguments) {
    if (!arguments.has("--continue") || ending(fileOf(arguments)) != ".capriccio") return std::nullopt;
    if (const auto take = arguments.integer("--continue-take")) return ContinuedTake{fileOf(arguments), *take};
    startQt();
    const project::Project opened(project::loadProject(fromPath(fileOf(arguments))));
    for (auto take = opened.takes().rbegin(); take != opened.takes().rend(); ++take)
        if (!take->inBin() && take->frames > 0) return ContinuedTake{fileOf(arguments), take->id};
    throw Error(Error::Code::NotFound,
                "There is no take to go on from in “" + fileOf(arguments).string() + "”: none of them has tokens.");
}

}  // namespace

std::span<const Option> inputOptions() { return kOptions; }
std::span<const Option> placeOptions() { return kPlaceOptions; }

musicgen::LoadOptions loadOptionsOf(const Arguments& arguments) {
    musicgen::LoadOptions options;
    options.threads = std::max(0, limited(arguments.integer("--threads"), 0));
    if (const auto name = arguments.text("--device")) {
        const auto device = musicgen::deviceOf(*name);
        if (!device) throw UsageError("--device is auto, cpu, cuda or mps, not “" + *name + "”.");
        options.device = *device;
    }
    options.precision = precisionFrom(arguments);
    return options;
}

musicgen::Request requestOf(const Arguments& arguments) {
    refuseWithout(arguments, "--melody", {"--melody-start", "--melody-length", "--melody-stems"});
    refuseWithout(arguments, "--continue", {"--continue-take", "--from"});
    const long long takesOfEach = arguments.integer("--takes").value_or(1);
    if (takesOfEach < 1 || takesOfEach > musicgen::Request::kMaxTakes)
        throw UsageError("--takes must be between 1 and " + std::to_string(musicgen::Request::kMaxTakes) +
                         ": so many are made at once. For more, call again with another --seed.");
    musicgen::Request request;
    request.sampling = samplingOf(arguments, {});  // what is no number is refused before a model is loaded
    request.threads = limited(arguments.integer("--threads"), 0);
    const auto seed = static_cast<std::uint64_t>(arguments.integer("--seed").value_or(std::random_device{}() >> 1));
    std::vector<std::string> prompts = arguments.rest();
    if (prompts.empty()) prompts.emplace_back();  // music without a prompt
    std::vector<musicgen::Section> sections;
    for (const std::string& word : arguments.all("--section")) sections.push_back(sectionOf(word));
    const std::string negative = arguments.text("--negative").value_or("");
    for (const std::string& prompt : prompts)
        for (long long i = 0; i < takesOfEach; ++i)
            request.takes.push_back({prompt, seed + static_cast<std::uint64_t>(i), negative, sections});
    return request;
}

Origin originOf(const Arguments& arguments) {
    Origin origin;
    origin.take = continuedTake(arguments);
    origin.melody = arguments.text("--melody").value_or("");
    if (arguments.has("--continue") && !origin.take && ending(fileOf(arguments)) != ".safetensors")
        origin.continued = fileOf(arguments);
    return origin;
}

void addMaterial(musicgen::Request& request, const Arguments& arguments, const musicgen::Model& model) {
    const auto& config = model.config();
    request.sampling = samplingOf(arguments, config.usualSampling);
    if (const auto file = arguments.text("--melody")) {
        if (config.architecture != musicgen::Architecture::Prefix)
            throw Error(Error::Code::Unsupported,
                        "“" + model.name() +
                            "” can't follow a melody. Choose a melody model with --model, or leave --melody out.");
        const audio::SoundPart part{arguments.number("--melody-start").value_or(0),
                                    arguments.number("--melody-length").value_or(0)};
        request.melody = material::melodyFromFile(*file, part, arguments.has("--melody-stems"), config.melody);
    }
    if (arguments.has("--continue")) {
        const double from = arguments.number("--from").value_or(0);
        if (const auto take = continuedTake(arguments))
            request.goOnFrom = material::continuationFromTokens(takeOfProject(*take), from, model);
        else if (ending(fileOf(arguments)) == ".safetensors")
            request.goOnFrom = material::continuationFromTokens(takeOfFile(arguments), from, model);
        else
            request.goOnFrom = material::continuationFromFile(fileOf(arguments), from, model);
    }
    const int given = request.goOnFrom ? request.goOnFrom->frames : 0;
    if (const auto steps = arguments.integer("--steps")) {
        const musicgen::DelayPattern pattern(config.decoder.codebooks, config.decoder.channels);
        const int most = pattern.steps(musicgen::Request::kMaxFrames);
        if (*steps <= pattern.maxDelay() || *steps > most)
            throw Error(Error::Code::InvalidInput, "--steps must be between " + std::to_string(pattern.maxDelay() + 1) +
                                                       " and " + std::to_string(most) + ".");
        request.frames = given + pattern.framesOfSteps(static_cast<int>(*steps));
    } else if (const auto seconds = arguments.number("--seconds")) {
        request.frames = framesOf(*seconds);
    } else {
        request.frames = std::min(given + 10 * kFrameRate, musicgen::Request::kMaxFrames);
    }
}

}  // namespace capriccio::cli
