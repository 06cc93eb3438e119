#include "app/commands/project_recording.h"

#include "core/studio/file_path.h"

#include "app/commands/sound_output.h"
#include "core/base/error.h"
#include "core/base/units.h"
#include "core/studio/project/model_hash.h"
#include "core/studio/project/project_shelf.h"

#include <QCoreApplication>
#include <QDir>

namespace capriccio::cli {
namespace {


}  // namespace

void startQt() {
    static int count = 1;
    static char name[] = "capriccio-cli";
    static char* words[] = {name, nullptr};
    static const QCoreApplication application(count, words);
    QCoreApplication::setApplicationName(QStringLiteral("capriccio-cli"));
}

std::unique_ptr<project::Project> openForWriting(const std::filesystem::path& file) {
    startQt();
    project::OpenOptions options;
    options.how = project::OpenOptions::How::OpenOrCreate;
    auto opened = std::make_unique<project::Project>(project::loadProject(fromPath(file), options));
    if (opened->access() != project::Access::Write)
        throw Error(Error::Code::Unwritable, opened->notice().toStdString());
    return opened;
}

ProjectRecording::ProjectRecording(const std::filesystem::path& file, const std::filesystem::path& modelFolder)
    : m_project(openForWriting(file)) {
    const QString data = project::ProjectShelf::defaultFolder();
    QDir().mkpath(data);
    m_common.modelName = QString::fromStdString(tagsFor(modelFolder).model);
    m_common.modelHash = project::modelHash(fromPath(modelFolder), data + QStringLiteral("/model-hashes.json"));
    m_common.programVersion = QStringLiteral(CAPRICCIO_VERSION);
}

void ProjectRecording::begin(const musicgen::Request& request, const musicgen::ComputePlace& place,
                             musicgen::Precision precision, const Origin& origin) {
    m_start = std::chrono::steady_clock::now();
    m_common.precision = QString::fromLatin1(nameOf(precision));
    m_common.device = QString::fromStdString(place.name);
    std::error_code none;
    const std::filesystem::path own = toPath(m_project->file());
    if (origin.take && std::filesystem::equivalent(origin.take->project, own, none)) {
        m_common.parent = origin.take->take;
        m_common.parentFrame = request.goOnFrom ? request.goOnFrom->frames : 0;
    }
    if (!origin.melody.empty()) m_common.melody = keep(origin.melody);
    if (!origin.continued.empty()) m_common.continued = keep(origin.continued);
    for (const musicgen::TakeRequest& wanted : request.takes) {
        project::TakeRecord take = m_common;
        take.prompt = QString::fromStdString(wanted.prompt);
        take.negativePrompt = QString::fromStdString(wanted.negativePrompt);
        for (const musicgen::Section& section : wanted.sections)
            take.sections.push_back(
                {static_cast<double>(section.fromFrame) / kFrameRate, QString::fromStdString(section.prompt)});
        take.seed = wanted.seed;
        take.settings.seconds = static_cast<double>(request.frames) / kFrameRate;
        take.settings.sampling = request.sampling;
        take.settings.threads = request.threads;
        m_recorders.push_back(m_project->begin(take));
    }
}

project::InputId ProjectRecording::keep(const std::filesystem::path& file) {
    QFile content(fromPath(file));
    if (!content.open(QIODevice::ReadOnly))
        throw Error(Error::Code::Unreadable, "“" + file.string() + "” can't be read.",
                    content.errorString().toStdString());
    return m_project->keepInput(QString::fromStdString(file.filename().string()), content.readAll());
}

void ProjectRecording::started(const musicgen::Started& news) {
    for (const auto& recorder : m_recorders) recorder->started(news.channels, news.sampleRate);
}

void ProjectRecording::tokens(int take, const musicgen::Tokens& part) {
    m_recorders.at(static_cast<std::size_t>(take))->append(part);
}

void ProjectRecording::ended(project::TakeState how, const std::vector<std::shared_ptr<audio::AudioClip>>& clips) {
    const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    for (std::size_t i = 0; i < m_recorders.size(); ++i) m_recorders[i]->finish({how, clips.at(i), std::nullopt, took});
}

std::vector<project::TakeId> ProjectRecording::ids() const {
    std::vector<project::TakeId> ids;
    for (const auto& recorder : m_recorders) ids.push_back(recorder->id());
    return ids;
}

void ProjectRecording::close() {
    m_project->flush().waitForFinished();
    m_recorders.clear();
    m_project.reset();
}

}  // namespace capriccio::cli
