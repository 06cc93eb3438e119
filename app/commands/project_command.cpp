#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/commands/project_recording.h"
#include "app/commands/sound_output.h"
#include "core/audio/audio_file.h"
#include "core/base/error.h"
#include "core/base/units.h"
#include "core/musicgen/checkpoint/safetensors.h"
#include "core/studio/file_path.h"
#include "core/studio/project/project.h"
#include "core/studio/project/take_tags.h"

#include <algorithm>
#include <cstdio>
#include <iostream>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace capriccio::cli {
namespace {

constexpr Option kOptions[] = {
    {"--search", "WORDS", "list: takes with all of these words"},
    {"--bin", nullptr, "list: the takes in the bin instead"},
    {"--title", "TEXT", "add: what to call it (default: the file's name)"},
    {"--prompt", "TEXT", "add: the prompt it was made from"},
    {"--note", "TEXT", "add: a note"},
    {"--stars", "N", "add: 0 to 5"},
    {"--out", "FILE", "export: .wav (float32), .flac, .ogg, .opus or .mp3; of several takes FILE-1.wav, FILE-2.wav …"},
    {"--loudness", "LUFS|off", "export: bring it to a loudness, -14 is usual (default: off, as it was made)"},
    {"--tokens", "FILE.safetensors",
     "export: the tokens of one take, an int32 tensor “codes” of (1, codebooks, frames)"},
    {"--overwrite", nullptr, "export: replace files that are there"},
    {"--json", nullptr, "list and show: print one JSON object a line"},
};

using project::Project;
using project::TakeId;
using project::TakeRecord;

const char* stateWord(const TakeRecord& take) {
    switch (take.state) {
        case project::TakeState::Running:
            return "running";
        case project::TakeState::Finished:
            return "finished";
        case project::TakeState::Stopped:
            return take.interrupted ? "interrupted" : "stopped";
        case project::TakeState::Failed:
            return "failed";
    }
    return "";
}

QJsonObject jsonOf(const TakeRecord& take) {
    QJsonArray sections;
    for (const project::Section& section : take.sections)
        sections.append(
            QJsonObject{{QStringLiteral("start"), section.startSeconds}, {QStringLiteral("prompt"), section.prompt}});
    QJsonObject json{
        {QStringLiteral("id"), take.id},
        {QStringLiteral("state"), QString::fromLatin1(stateWord(take))},
        {QStringLiteral("prompt"), take.prompt},
        {QStringLiteral("negative_prompt"), take.negativePrompt},
        {QStringLiteral("sections"), sections},
        {QStringLiteral("settings"), project::toJson(take.settings)},
        {QStringLiteral("seed"), QString::number(take.seed)},  // 64 bits: more than JSON's numbers hold
        {QStringLiteral("model"), take.modelName},
        {QStringLiteral("model_sha256"), take.modelHash},
        {QStringLiteral("precision"), take.precision},
        {QStringLiteral("device"), take.device},
        {QStringLiteral("program"), take.programVersion},
        {QStringLiteral("created"), take.created.toString(Qt::ISODateWithMs)},
        {QStringLiteral("took_seconds"), take.tookSeconds},
        {QStringLiteral("seconds"), take.seconds()},
        {QStringLiteral("frames"), take.frames},
        {QStringLiteral("codebooks"), take.codebooks},
        {QStringLiteral("channels"), take.channels},
        {QStringLiteral("sample_rate"), take.sampleRate},
        {QStringLiteral("has_sound"), take.hasSound()},
        {QStringLiteral("title"), take.title},
        {QStringLiteral("stars"), take.stars},
        {QStringLiteral("note"), take.note},
    };
    if (take.inBin()) json.insert(QStringLiteral("deleted"), take.deleted.toString(Qt::ISODateWithMs));
    if (take.parent)
        json.insert(QStringLiteral("parent"), take.parent),
            json.insert(QStringLiteral("parent_frame"), take.parentFrame);
    if (take.melody) json.insert(QStringLiteral("melody"), take.melody);
    if (take.continued) json.insert(QStringLiteral("continued"), take.continued);
    return json;
}

void say(const QJsonObject& json) {
    std::cout << QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

std::unique_ptr<Project> openForReading(const std::string& file) {
    startQt();
    auto opened = std::make_unique<Project>(project::loadProject(fromPath(file)));
    if (!opened->notice().isEmpty()) std::cerr << opened->notice().toStdString() << "\n";
    return opened;
}

const TakeRecord& takeOf(const Project& opened, const std::string& word) {
    const QString text = QString::fromStdString(word);
    bool isNumber = false;
    const TakeId id = text.toLongLong(&isNumber);
    if (!isNumber) throw UsageError("A take is named by its number, not “" + word + "”. `project list` shows them.");
    const TakeRecord* take = opened.take(id);
    if (!take)
        throw Error(Error::Code::NotFound,
                    "There is no take " + word + " in this project. `project list` shows those there are.");
    return *take;
}

int list(const Arguments& arguments, const std::string& file) {
    const auto opened = openForReading(file);
    project::TakeFilter filter;
    filter.bin = arguments.has("--bin");
    filter.words = QString::fromStdString(arguments.text("--search").value_or(""));
    for (const TakeId id : opened->find(filter)) {
        const TakeRecord& take = *opened->take(id);
        if (arguments.has("--json")) {
            say(jsonOf(take));
            continue;
        }
        std::printf("%5lld  %6s  %-5s  %-11s  %s\n", static_cast<long long>(id), clockText(take.seconds()).c_str(),
                    std::string(static_cast<std::size_t>(take.stars), '*').c_str(), stateWord(take),
                    take.displayName().toUtf8().constData());
    }
    return kDone;
}

int show(const Arguments& arguments, const std::string& file, std::span<const std::string> takes) {
    const auto opened = openForReading(file);
    if (takes.empty()) {
        const auto inBin = std::ranges::count_if(opened->takes(), &TakeRecord::inBin);
        const auto count = static_cast<qint64>(opened->takes().size());
        if (arguments.has("--json"))
            say({{QStringLiteral("name"), opened->name()},
                 {QStringLiteral("id"), opened->id()},
                 {QStringLiteral("takes"), count - inBin},
                 {QStringLiteral("in_bin"), static_cast<qint64>(inBin)},
                 {QStringLiteral("inputs"), static_cast<qint64>(opened->inputs().size())}});
        else
            std::printf("%s: %lld takes, %lld more in the bin, %lld files they were made from\n",
                        opened->name().toUtf8().constData(), static_cast<long long>(count - inBin),
                        static_cast<long long>(inBin), static_cast<long long>(opened->inputs().size()));
    }
    for (const std::string& word : takes) {
        const QJsonObject json = jsonOf(takeOf(*opened, word));
        if (arguments.has("--json")) {
            say(json);
            continue;
        }
        for (auto value = json.begin(); value != json.end(); ++value) {
            const QJsonDocument nested =
                value->isObject() ? QJsonDocument(value->toObject()) : QJsonDocument(value->toArray());
            const QString words = value->isObject() || value->isArray()
                                      ? QString::fromUtf8(nested.toJson(QJsonDocument::Compact))
                                      : value->toVariant().toString();
            std::printf("%-16s %s\n", value.key().toUtf8().constData(), words.toUtf8().constData());
        }
    }
    return kDone;
}

int add(const Arguments& arguments, const std::string& file, std::span<const std::string> sounds) {
    if (sounds.empty()) throw UsageError("Name the sound files to add.");
    const long long stars = arguments.integer("--stars").value_or(0);
    if (stars < 0 || stars > 5) throw UsageError("--stars must be between 0 and 5.");
    std::vector<std::pair<std::string, std::shared_ptr<audio::AudioClip>>>
        clips;  // read first: one that fails adds none
    for (const std::string& sound : sounds) {
        const audio::Samples samples = audio::readAudioFile(sound);
        if (samples.frames() == 0) throw Error(Error::Code::Unreadable, "“" + sound + "” holds no sound.");
        if (samples.channels > 2)
            throw Error(Error::Code::Unsupported, "“" + sound + "” has more than two channels. Mix it down to stereo.");
        auto clip = std::make_shared<audio::AudioClip>(samples.sampleRate, samples.channels, samples.frames());
        clip->append(samples.interleaved);
        clip->finish();
        clips.emplace_back(sound, std::move(clip));
    }
    const auto opened = openForWriting(file);
    for (const auto& [sound, clip] : clips) {
        TakeRecord take;
        take.title =
            QString::fromStdString(arguments.text("--title").value_or(std::filesystem::path(sound).stem().string()));
        take.prompt = QString::fromStdString(arguments.text("--prompt").value_or(""));
        take.note = QString::fromStdString(arguments.text("--note").value_or(""));
        take.stars = static_cast<int>(stars);
        take.programVersion = QStringLiteral(CAPRICCIO_VERSION);
        take.settings.seconds = static_cast<double>(clip->availableFrames()) / clip->sampleRate();
        const TakeId id = opened->add(take, clip, std::nullopt);
        std::cerr << "Added “" << sound << "” as take " << id << ".\n";
    }
    opened->flush().waitForFinished();
    return kDone;
}

int exportTakes(const Arguments& arguments, const std::string& file, std::span<const std::string> words) {
    if (!arguments.has("--out") && !arguments.has("--tokens"))
        throw UsageError("Name a file with --out FILE.wav or --tokens FILE.safetensors.");
    std::optional<SoundOutput> output;
    if (const auto out = arguments.text("--out")) output.emplace(*out, arguments.text("--loudness"));
    const auto opened = openForReading(file);
    std::vector<const TakeRecord*> takes;
    if (words.size() == 1 && words.front() == "all") {
        for (const TakeRecord& take : opened->takes())
            if (!take.inBin()) takes.push_back(&take);
    } else {
        for (const std::string& word : words) takes.push_back(&takeOf(*opened, word));
    }
    if (takes.empty()) throw UsageError("Name the takes to export by their numbers, or say “all”.");
    if (arguments.has("--tokens") && takes.size() > 1) throw UsageError("--tokens takes one take at a time.");

    const auto refuseToReplace = [&](const std::filesystem::path& target) {
        std::error_code ignored;
        if (!arguments.has("--overwrite") && std::filesystem::exists(target, ignored))
            throw Error(Error::Code::InvalidInput,
                        "“" + target.string() + "” is there already. Choose another name, or say --overwrite.");
    };
    if (output)
        for (std::size_t i = 0; i < takes.size(); ++i) refuseToReplace(output->fileOf(i, takes.size()));
    if (const auto tokensFile = arguments.text("--tokens")) {
        refuseToReplace(*tokensFile);
        const musicgen::Tokens tokens = opened->tokens(takes.front()->id).result();
        if (tokens.frames == 0)
            throw Error(Error::Code::NotFound, "This take has no tokens: its sound was added from a file.");
        const musicgen::StoredTensor tensor{musicgen::DType::I32,
                                            {1, tokens.codebooks, tokens.frames},
                                            std::as_bytes(std::span(tokens.codes)),
                                            nullptr};
        musicgen::writeSafetensors(*tokensFile, {{"codes", tensor}});
    }
    for (std::size_t i = 0; i < takes.size() && output; ++i) {
        const auto clip = opened->sound(takes[i]->id).result();
        const std::filesystem::path target = output->fileOf(i, takes.size());
        output->save(target, *clip, project::tagsOf(*takes[i]));
        std::cerr << "Saved take " << takes[i]->id << " as “" << target.string() << "”.\n";
    }
    return kDone;
}

}  // namespace

std::string projectHelp() {
    return "capriccio-cli project list FILE.capriccio [--search WORDS] [--bin] [--json]\n"
           "capriccio-cli project show FILE.capriccio [TAKE...] [--json]\n"
           "capriccio-cli project add FILE.capriccio [options] SOUND...      the project is made if it is not there\n"
           "capriccio-cli project export FILE.capriccio TAKE...|all --out FILE [options]\n" +
           helpText(kOptions);
}

int projectCommand(std::span<const std::string> words) {
    const Arguments arguments(kOptions, words);
    const std::vector<std::string>& rest = arguments.rest();
    if (rest.size() < 2)
        throw UsageError("project needs to know what to do (list, show, add or export) and a FILE.capriccio.");
    const std::string& file = rest[1];
    const std::span<const std::string> more = std::span(rest).subspan(2);
    if (rest[0] == "list" && more.empty()) return list(arguments, file);
    if (rest[0] == "show") return show(arguments, file, more);
    if (rest[0] == "add") return add(arguments, file, more);
    if (rest[0] == "export") return exportTakes(arguments, file, more);
    throw UsageError("project can list, show, add and export; `capriccio-cli project --help` has the details.");
}

}  // namespace capriccio::cli
