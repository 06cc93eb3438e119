#pragma once

#include "core/studio/project/project.h"
#include "core/studio/project/prompt_index.h"

#include <memory>

#include <QDateTime>
#include <QList>
#include <QString>

namespace capriccio::project {

struct RecentProject {
    QString file;
    QDateTime opened;
    bool there = true;  ///< false: the file can't be found now
    QString name() const;
};

/// Where projects are and which were open lately. Keeps `projects.json`, `prompts.sqlite` and “Sketches.capriccio” in
/// the data folder. Belongs to one thread (the window's); opening waits for the file, everything else is quick.
class ProjectShelf {
  public:
    /// $XDG_DATA_HOME/capriccio
    static QString defaultFolder();
    explicit ProjectShelf(QString dataFolder = defaultFolder());

    QString dataFolder() const { return m_folder; }
    QString sketchesFile() const;
    /// Where new projects are made: the data folder, unless another one is chosen. Empty: the data folder.
    void setProjectsFolder(const QString& folder) { m_projectsFolder = folder; }
    QString projectsFolder() const { return m_projectsFolder.isEmpty() ? m_folder : m_projectsFolder; }
    /// A free file name for a new project, in that folder: "NAME.capriccio", "NAME 2.capriccio" …
    QString freeFile(const QString& name) const;
    /// Where modelHash() keeps what it knows.
    QString modelHashFile() const;

    /// The project that was open last, else Sketches, which is made where it is missing. When neither can be opened, a
    /// new Sketches beside them; when nothing can be written, one in memory. Never throws for a file's sake: `notice`
    /// gets words about what went wrong, `damaged` the file that could be salvaged.
    struct Opening {
        std::unique_ptr<Project> project;
        QString notice;
        QString damaged;
    };
    Opening openLast();
    /// These throw as loadProject() does. All of them put the project on the list and its prompts into the index.
    std::unique_ptr<Project> open(const QString& file);
    std::unique_ptr<Project> create(const QString& file);
    std::unique_ptr<Project> openSketches();
    /// The same in two steps, the first of which may be done on another thread: loadProject(file, options(how)).
    OpenOptions options(OpenOptions::How how) const;
    std::unique_ptr<Project> take(LoadedProject loaded);

    /// Newest first; at most 20.
    QList<RecentProject> recent() const;
    void forget(const QString& file);
    /// It is open now.
    void note(const QString& file);

    PromptIndex& prompts() { return m_prompts; }

  private:
    void write(const QList<RecentProject>& projects);

    QString m_folder;
    QString m_projectsFolder;
    PromptIndex m_prompts;
};

}  // namespace capriccio::project
