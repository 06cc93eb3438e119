#include "core/studio/take_settings.h"

#include "core/studio/model_folder.h"

#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>

namespace capriccio::studio {
namespace {

const QString kPrompt = QStringLiteral("prompt");
const QString kNegative = QStringLiteral("negative");
const QString kSections = QStringLiteral("sections");
const QString kStart = QStringLiteral("start");
const QString kTakes = QStringLiteral("takes");
const QString kSeed = QStringLiteral("seed");
const QString kPrecision = QStringLiteral("precision");
const QString kDevice = QStringLiteral("device");
const QString kMelodyNotes = QStringLiteral("melody_notes");
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
    if (settings.melody && !settings.melody->chroma.pitchClasses.empty()) {  // it may have been corrected by hand
        QString notes;
        for (const std::uint8_t pitch : settings.melody->chroma.pitchClasses) notes += QString::number(pitch, 16);
        record.settings.other.insert(kMelodyNotes, notes);
    }
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

QJsonObject jsonOf(const GenerationSettings& settings) {
    project::TakeSettings common;
    common.seconds = settings.seconds;
    common.sampling = settings.sampling;
    common.threads = settings.threads;
    QJsonObject json = project::toJson(common);
    json.insert(kPrompt, settings.prompt);
    json.insert(kNegative, settings.negativePrompt);
    QJsonArray sections;
    for (const project::Section& section : settings.sections)
        sections.append(QJsonObject{{kStart, section.startSeconds}, {kPrompt, section.prompt}});
    json.insert(kSections, sections);
    json.insert(kTakes, settings.takes);
    if (settings.seed) json.insert(kSeed, QString::number(*settings.seed));  // 64 bits: more than JSON's numbers hold
    json.insert(kPrecision, settings.precision);
    json.insert(kDevice, settings.device);
    return json;
}

GenerationSettings settingsOf(const QJsonObject& json) {
    const project::TakeSettings common = project::settingsFromJson(json);
    GenerationSettings settings;
    settings.seconds = common.seconds;
    settings.sampling = common.sampling;
    settings.threads = common.threads;
    settings.prompt = json.value(kPrompt).toString();
    settings.negativePrompt = json.value(kNegative).toString();
    for (const QJsonValue& section : json.value(kSections).toArray())
        settings.sections.push_back({section[kStart].toDouble(), section[kPrompt].toString()});
    settings.takes = std::clamp(json.value(kTakes).toInt(1), 1, musicgen::Request::kMaxTakes);
    bool isNumber = false;
    if (const std::uint64_t seed = json.value(kSeed).toString().toULongLong(&isNumber); isNumber) settings.seed = seed;
    settings.precision = json.value(kPrecision).toString(settings.precision);
    settings.device = json.value(kDevice).toString(settings.device);
    return settings;
}

project::TakeId passOf(const project::TakeRecord& record) {
    const auto pass = record.settings.other.value(kPass).toInteger();
    return pass > 0 ? pass : record.id;
}

int goOnFramesOf(const project::TakeRecord& record) { return record.settings.other.value(kGoOnFrames).toInt(); }

musicgen::Chroma melodyNotesOf(const project::TakeRecord& record) {
    musicgen::Chroma chroma;
    for (const QChar note : record.settings.other.value(kMelodyNotes).toString()) {
        bool isNote = false;
        const int pitch = QString(note).toInt(&isNote, 16);
        if (!isNote || pitch > 11) return {};
        chroma.pitchClasses.push_back(static_cast<std::uint8_t>(pitch));
    }
    return chroma;
}

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
