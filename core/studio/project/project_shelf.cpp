#include "core/studio/project/project_shelf.h"

#include "core/base/log.h"
#include "core/studio/words.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

namespace capriccio::project {
namespace {

constexpr qsizetype kMostRecent = 20;

QString made(QString folder) {
    QDir().mkpath(folder);  // what can't be made shows when something is saved there
    return folder;
}

}  // namespace

QString RecentProject::name() const { return QFileInfo(file).completeBaseName(); }

QString ProjectShelf::defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/capriccio");
}

ProjectShelf::ProjectShelf(QString dataFolder)
    : m_folder(made(std::move(dataFolder))), m_prompts(m_folder + QStringLiteral("/prompts.sqlite")) {}

QString ProjectShelf::sketchesFile() const { return m_folder + QStringLiteral("/Sketches.capriccio"); }
QString ProjectShelf::modelHashFile() const { return m_folder + QStringLiteral("/model-hashes.json"); }

QString ProjectShelf::freeFile(const QString& name) const {
    QString plain = name.simplified();
    plain.replace(u'/', u'-');
    while (plain.startsWith(u'.')) plain.remove(0, 1);
    if (plain.isEmpty()) plain = QObject::tr("Project");
    plain.truncate(60);
    const QString folder = projectsFolder();
    QDir().mkpath(folder);
    QString file = folder + u'/' + plain + QStringLiteral(".capriccio");
    for (int number = 2; QFileInfo::exists(file); ++number)
        file = QStringLiteral("%1/%2 %3.capriccio").arg(folder, plain).arg(number);
    return file;
}

OpenOptions ProjectShelf::options(OpenOptions::How how) const {
    OpenOptions options;
    options.how = how;
    options.rescueFolder = m_folder;
    return options;
}

std::unique_ptr<Project> ProjectShelf::take(LoadedProject loaded) {
    auto project = std::make_unique<Project>(std::move(loaded));
    note(project->file());
    m_prompts.update(project->id(), project->file(), project->takes());
    Project* raw = project.get();
    // The shelf outlives the projects it opened.
    QObject::connect(raw, &Project::takeAdded, raw, [this, raw](TakeId id) {
        if (const TakeRecord* take = raw->take(id)) m_prompts.add(raw->id(), raw->file(), *take);
    });
    QObject::connect(raw, &Project::fileChanged, raw, [this, raw](const QString& file) {
        note(file);
        m_prompts.update(raw->id(), file, raw->takes());
    });
    return project;
}

std::unique_ptr<Project> ProjectShelf::open(const QString& file) {
    return take(loadProject(file, options(OpenOptions::How::Existing)));
}
std::unique_ptr<Project> ProjectShelf::create(const QString& file) {
    return take(loadProject(file, options(OpenOptions::How::Create)));
}
std::unique_ptr<Project> ProjectShelf::openSketches() {
    return take(loadProject(sketchesFile(), options(OpenOptions::How::OpenOrCreate)));
}

ProjectShelf::Opening ProjectShelf::openLast() {
    Opening opening;
    const auto attempt = [&](auto open) {
        try {
            opening.project = open();
            return true;
        } catch (const Error& error) {
            log(LogLevel::Warning, studio::detailOf(error));
            opening.notice += studio::wordsOf(error) + u' ';
            return false;
        }
    };
    const auto noteDamage = [&](const QString& file) {
        try {
            loadProject(file, options(OpenOptions::How::Existing));
        } catch (const FileError& error) {
            if (error.fault() == FileFault::Damaged || error.fault() == FileFault::Foreign) opening.damaged = file;
        } catch (const Error&) {}
    };
    const QList<RecentProject> before = recent();
    if (!before.isEmpty() && before.first().file != sketchesFile()) {
        if (attempt([&] { return open(before.first().file); })) return opening;
        noteDamage(before.first().file);
    }
    if (attempt([&] { return openSketches(); })) return opening;
    if (opening.damaged.isEmpty()) noteDamage(sketchesFile());
    attempt([&] {
        return take(loadProject(freeFile(QStringLiteral("Sketches")), options(OpenOptions::How::OpenOrCreate)));
    });
    return opening;
}

QList<RecentProject> ProjectShelf::recent() const {
    QList<RecentProject> projects;
    QFile file(m_folder + QStringLiteral("/projects.json"));
    if (!file.open(QIODevice::ReadOnly)) return projects;
    for (const QJsonValue& value : QJsonDocument::fromJson(file.readAll()).array()) {
        RecentProject project{value[QLatin1StringView("file")].toString(),
                              QDateTime::fromString(value[QLatin1StringView("opened")].toString(), Qt::ISODate), true};
        project.there = QFileInfo::exists(project.file);
        if (!project.file.isEmpty() && projects.size() < kMostRecent) projects += project;
    }
    return projects;
}

void ProjectShelf::note(const QString& file) {
    QList<RecentProject> projects = recent();
    projects.removeIf([&](const RecentProject& project) { return project.file == file; });
    projects.prepend({file, QDateTime::currentDateTimeUtc(), true});
    write(projects);
}

void ProjectShelf::forget(const QString& file) {
    QList<RecentProject> projects = recent();
    projects.removeIf([&](const RecentProject& project) { return project.file == file; });
    write(projects);
}

void ProjectShelf::write(const QList<RecentProject>& projects) {
    QJsonArray array;
    for (const RecentProject& project : projects.first(std::min(projects.size(), kMostRecent)))
        array.append(QJsonObject{{QStringLiteral("file"), project.file},
                                 {QStringLiteral("opened"), project.opened.toString(Qt::ISODate)}});
    QSaveFile file(m_folder + QStringLiteral("/projects.json"));
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(array).toJson()) > 0 && file.commit()) return;
    log(LogLevel::Warning, "the list of projects can’t be kept: " + file.errorString().toStdString());
}

}  // namespace capriccio::project
