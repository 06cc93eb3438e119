#include "core/studio/take_settings.h"

#include "core/studio/model_folder.h"

#include <QCoreApplication>

namespace capriccio::studio {
namespace {

const QString kPass = QStringLiteral("pass");
const QString kModelFolder = QStringLiteral("model_folder");
const QString kGoOnFrames = QStringLiteral("go_on_frames");
const QString kFileSeconds = QStringLiteral("continued_seconds");

}  // namespace

project::TakeRecord recordOf(const GenerationSettings& settings, std::uint64_t seed, project::TakeId pass) {
    project::TakeRecord record;
    record.prompt = settings.prompt;
    record.negativePrompt = settings.negativePrompt;
    record.sections = settings.sections;
    record.settings.seconds = settings.seconds;
    record.settings.sampling = settings.sampling;
    record.settings.threads = settings.threads;
    if (pass > 0) record.settings.other.insert(kPass, pass);
    record.settings.other.insert(kModelFolder, settings.modelFolder);
    if (settings.goOnFrom && settings.goOnFrom->file.isEmpty())
        record.settings.other.insert(kGoOnFrames, settings.goOnFrom->tokens.frames);
    if (settings.goOnFrom && settings.goOnFrom->fileSeconds > 0)
        record.settings.other.insert(kFileSeconds, settings.goOnFrom->fileSeconds);
    record.seed = seed;
    record.modelName = modelDisplayName(settings.modelFolder);
    record.precision = settings.precision;
    record.device = settings.device;
    record.programVersion = QCoreApplication::applicationVersion();
    record.parent = settings.parent;
    record.parentFrame = settings.parentFrame;
    return record;
}

GenerationSettings settingsOf(const project::TakeRecord& record) {
    GenerationSettings settings;
    settings.prompt = record.prompt;
    settings.negativePrompt = record.negativePrompt;
    settings.sections = record.sections;
    settings.modelFolder = modelFolderOf(record);
    settings.seconds = record.settings.seconds;
    settings.seed = record.seed;
    settings.sampling = record.settings.sampling;
    settings.threads = record.settings.threads;
    if (!record.precision.isEmpty()) settings.precision = record.precision;
    if (!record.device.isEmpty()) settings.device = record.device;
    settings.parent = record.parent;
    settings.parentFrame = record.parentFrame;
    if (record.continued > 0) {
        settings.goOnFrom.emplace();
        settings.goOnFrom->fileSeconds = record.settings.other.value(kFileSeconds).toDouble();
    }
    return settings;
}

project::TakeId passOf(const project::TakeRecord& record) {
    const auto pass = record.settings.other.value(kPass).toInteger();
    return pass > 0 ? pass : record.id;
}

int goOnFramesOf(const project::TakeRecord& record) { return record.settings.other.value(kGoOnFrames).toInt(); }

QString modelFolderOf(const project::TakeRecord& record) {
    return record.settings.other.value(kModelFolder).toString();
}

Take takeOf(const project::TakeRecord& record) {
    Take take;
    take.id = record.id;
    take.prompt = record.prompt;
    take.title = record.title;
    take.modelName = record.modelName;
    take.precision = record.precision;
    take.seed = record.seed;
    take.seconds = record.state == project::TakeState::Running ? record.settings.seconds : record.seconds();
    take.stars = record.stars;
    take.sections = record.sections;
    return take;
}

}  // namespace capriccio::studio
