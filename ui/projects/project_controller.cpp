#include "ui/projects/project_controller.h"

#include "core/base/error.h"
#include "core/studio/words.h"
#include "ui/projects/prompt_search.h"
#include "ui/takes/take_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/menus.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QWidget>

namespace capriccio::ui {
namespace {

using project::Access;
using project::FileFault;
using project::Project;

// Each is a message of its own, so that none takes another's place unread.
const QString kTopic = QStringLiteral("project");           // how the open project was opened
const QString kTroubleTopic = QStringLiteral("trouble");    // that it can't be saved, or can again
const QString kOpenTopic = QStringLiteral("opening");       // another that could not be opened
const QString kSalvagedTopic = QStringLiteral("salvaged");  // what became of a damaged one
const QString kProblemTopic = QStringLiteral("problem");    // something in the project that did not work
const QString kDoneTopic = QStringLiteral("projectDone");   // what became of what was asked for in the menu
const QString kUndoTopic = QStringLiteral("undo");
const QString kEnding = QStringLiteral("capriccio");

QString fileNameOf(const QString& file) { return QFileInfo(file).completeBaseName(); }

}  // namespace

ProjectController::ProjectController(const Theme& theme, studio::Session& session, studio::Settings& settings,
                                     Dialogs& dialogs, Banner& banner, QWidget* window)
    : QObject(window),
      m_theme(theme),
      m_session(session),
      m_settings(settings),
      m_dialogs(dialogs),
      m_banner(banner),
      m_window(window) {
    settingChanged(studio::Setting::ProjectFolder);
    connect(&session, &studio::Session::projectChanged, this, [this] {
        for (const QString& topic : {kTopic, kTroubleTopic, kOpenTopic, kUndoTopic}) m_banner.withdraw(topic);
        listen();
        showState();
    });
    connect(&session, &studio::Session::openFailed, this,
            [this](const QString& file, const QString& message, bool damaged) {
                if (damaged) return offerSalvage(kOpenTopic, file, message);
                m_banner.show(Banner::Kind::Problem, kOpenTopic, message, tr("Open another…"),
                              [this] { openProject(); });
            });
    connect(
        &session, &studio::Session::salvaged, this,
        [this](const QString& words) { m_banner.show(Banner::Kind::Notice, kSalvagedTopic, words); },
        Qt::QueuedConnection);
    connect(&session, &studio::Session::problem, this,
            [this](const QString& message) { m_banner.show(Banner::Kind::Problem, kProblemTopic, message); });
    listen();
    showState();
    showOpeningTrouble();
}

void ProjectController::settingChanged(studio::Setting setting) {
    if (setting == studio::Setting::ProjectFolder)
        m_session.shelf().setProjectsFolder(m_settings.get(setting).toString());
}

void ProjectController::listen() {
    if (m_project) m_project->disconnect(this);
    m_project = &m_session.project();
    connect(m_project, &Project::troubled, this, &ProjectController::showTrouble);
    connect(m_project, &Project::recovered, this, [this] {
        m_banner.show(Banner::Kind::Notice, kTroubleTopic,
                      tr("“%1” is saved again, with all that waited.").arg(m_project->name()));
    });
    connect(m_project, &Project::problem, this,
            [this](const QString& message) { m_banner.show(Banner::Kind::Problem, kProblemTopic, message); });
    // The offer to take back the last thing done is over with the next.
    connect(m_project, &Project::undoChanged, this, [this] { m_banner.withdraw(kUndoTopic); });
    const auto title = [this] { m_window->setWindowTitle(tr("%1 – Capriccio").arg(m_project->name())); };
    connect(m_project, &Project::fileChanged, this, title);
    title();
}

// --- words about a project -------------------------------------------------------------------------------------------

void ProjectController::showState() {
    const QString notice = m_project->notice();
    switch (m_project->access()) {
        case Access::ReadOnlyHeld:
        case Access::ReadOnlyNewer:
            return m_banner.show(Banner::Kind::Notice, kTopic, notice, tr("Go on in a copy…"),
                                 [this] { goOnInCopy(); });
        case Access::Unwritable:
            return m_banner.show(Banner::Kind::Problem, kTroubleTopic, notice, tr("Go on elsewhere…"),
                                 [this] { moveElsewhere(); });
        case Access::Write:
            if (!notice.isEmpty()) m_banner.show(Banner::Kind::Notice, kTopic, notice);
            if (const auto trouble = m_project->trouble()) showTrouble(trouble->message);
    }
}

void ProjectController::showTrouble(const QString& message) {
    const auto fault = m_project->trouble() ? m_project->trouble()->fault : FileFault::Other;
    if (fault == FileFault::Damaged) return offerSalvage(kTroubleTopic, m_project->file(), message);
    if (fault == FileFault::Full || fault == FileFault::Busy || fault == FileFault::Other)
        return m_banner.show(Banner::Kind::Problem, kTroubleTopic, message, tr("Try again"), [this] {
            // It is tried again by itself too; the words come back if it does not work.
            m_project->tryAgain();
            whenDone(m_project->flush(), [] {});
        });
    m_banner.show(Banner::Kind::Problem, kTroubleTopic, message, tr("Go on elsewhere…"), [this] { moveElsewhere(); });
}

void ProjectController::showOpeningTrouble() {
    const QString notice = m_session.openingNotice();
    if (notice.isEmpty()) return;
    if (!m_session.openingDamaged().isEmpty()) return offerSalvage(kOpenTopic, m_session.openingDamaged(), notice);
    m_banner.show(Banner::Kind::Problem, kOpenTopic, notice.trimmed());
}

void ProjectController::offerSalvage(const QString& topic, const QString& file, const QString& words) {
    m_banner.show(Banner::Kind::Problem, topic, words.trimmed(), tr("Save what can be read"), [this, file] {
        m_session.salvage(file, m_session.shelf().freeFile(tr("%1 (saved)").arg(fileNameOf(file))));
    });
}

/// Faults are said by the banner.
template <typename Done>
void ProjectController::whenDone(QFuture<void> future, Done done) {
    future.then(this, done).onFailed(this, [this](const Error& error) {
        m_banner.show(Banner::Kind::Problem, kDoneTopic, studio::wordsOf(error));
    });
}

// --- the menu --------------------------------------------------------------------------------------------------------

QMenu* ProjectController::makeMenu() {
    Project& project = m_session.project();
    QMenu* menu = ui::makeMenu(m_window, QStringLiteral("projectMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](QMenu* to, const char* name, const QString& words, bool enabled, auto act,
                         const QKeySequence& keys = {}) {
        QAction* action = to->addAction(words);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(enabled);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);  // the window has the key; the menu only tells it
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    const bool canChange = project.canChange();
    add(menu, "project.undo", project.canUndo() ? tr("&Undo: %1").arg(project.undoText()) : tr("&Undo"),
        canChange && project.canUndo(), &ProjectController::undo, QKeySequence::Undo);
    add(menu, "project.redo", project.canRedo() ? tr("&Redo: %1").arg(project.redoText()) : tr("&Redo"),
        canChange && project.canRedo(), &ProjectController::redo, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    menu->addSeparator();
    add(menu, "project.new", tr("&New project…"), true, &ProjectController::newProject, QKeySequence::New);
    add(menu, "project.open", tr("&Open…"), true, &ProjectController::openProject, QKeySequence::Open);
    QMenu* recent = ui::makeMenu(menu, QStringLiteral("recentMenu"));
    recent->setTitle(tr("Open re&cent"));
    for (const project::RecentProject& each : m_session.shelf().recent()) {
        if (each.file == project.file()) continue;
        QAction* action = add(recent, "project.recent", QString(each.name()).replace(u'&', QStringLiteral("&&")),
                              each.there, [this, file = each.file] { m_session.open(file); });
        action->setToolTip(QDir::toNativeSeparators(each.file));
    }
    recent->setToolTipsVisible(true);
    if (recent->isEmpty()) recent->setTitle(tr("Open re&cent (no other yet)"));
    recent->setEnabled(!recent->isEmpty());
    menu->addMenu(recent);
    menu->addSeparator();
    add(menu, "project.rename", tr("Rena&me…"), canChange, &ProjectController::rename);
    add(menu, "project.copy", tr("Save a &copy…"), true, &ProjectController::saveCopy);
    add(menu, "project.tidy", tr("&Tidy up…"), canChange, &ProjectController::tidyUp);
    const auto inBin = static_cast<int>(std::ranges::count_if(project.takes(), &project::TakeRecord::inBin));
    add(menu, "project.bin", inBin > 0 ? tr("&Bin (%1)").arg(inBin) : tr("&Bin (empty)"), true,
        &ProjectController::binRequested);
    menu->addSeparator();
    add(menu, "project.prompts", tr("&Search all prompts…"), true, &ProjectController::searchPrompts,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    return menu;
}

QString ProjectController::projectFilter() const { return tr("Capriccio projects (*.capriccio)"); }

void ProjectController::chooseTarget(const QString& title, const QString& name,
                                     std::function<void(const QString&)> chosen) {
    m_dialogs.saveFile(m_window, title, m_session.shelf().freeFile(name), projectFilter(), kEnding,
                       [this, title, chosen](const QString& picked) {
                           QString file = picked;
                           if (QFileInfo(file).suffix() != kEnding) file += u'.' + kEnding;
                           if (!QFileInfo::exists(file)) return chosen(file);
                           // A project is never written over: its takes would be gone.
                           m_banner.show(
                               Banner::Kind::Problem, kDoneTopic,
                               tr("There is a project “%1” already. Choose another name.").arg(fileNameOf(file)),
                               tr("Choose…"),
                               [this, title, file, chosen] { chooseTarget(title, fileNameOf(file), chosen); });
                       });
}

void ProjectController::newProject() {
    m_dialogs.askText(m_window, tr("A new project"), tr("Its takes go into a file of their own."), tr("New project"),
                      tr("&Create"),
                      [this](const QString& name) { m_session.create(m_session.shelf().freeFile(name)); });
}

void ProjectController::openProject() {
    m_dialogs.openFile(m_window, tr("Open a project"), m_session.shelf().projectsFolder(), projectFilter(),
                       [this](const QString& file) { m_session.open(file); });
}

void ProjectController::openFile(const QString& file) { m_session.open(file); }

void ProjectController::saveCopy() {
    chooseTarget(tr("Save a copy of the project"), tr("%1 copy").arg(m_project->name()), [this](const QString& file) {
        whenDone(m_project->saveCopy(file), [this, file] {
            m_banner.show(Banner::Kind::Notice, kDoneTopic,
                          tr("A copy is saved as “%1”.").arg(QDir::toNativeSeparators(file)), tr("Open it"),
                          [this, file] { m_session.open(file); });
        });
    });
}

void ProjectController::goOnInCopy() {
    chooseTarget(tr("Go on in a copy"), tr("%1 copy").arg(m_project->name()), [this](const QString& file) {
        whenDone(m_project->saveCopy(file), [this, file] { m_session.open(file); });
    });
}

void ProjectController::moveElsewhere() {
    chooseTarget(tr("Go on in another place"), m_project->name(), [this](const QString& file) {
        whenDone(m_project->moveTo(file), [this, file] {
            m_session.shelf().note(file);
            m_banner.withdraw(kTroubleTopic);
            m_banner.show(Banner::Kind::Notice, kDoneTopic,
                          tr("Everything is in “%1” now.").arg(QDir::toNativeSeparators(file)));
        });
    });
}

void ProjectController::rename() {
    m_dialogs.askText(m_window, tr("Rename the project"), {}, m_project->name(), tr("&Rename"),
                      [this](const QString& name) {
                          try {
                              m_project->rename(name);
                          } catch (const Error& error) {
                              m_banner.show(Banner::Kind::Problem, kDoneTopic, studio::wordsOf(error), tr("Rename…"),
                                            [this] { rename(); });
                          }
                      });
}

void ProjectController::tidyUp() {
    const auto inBin = static_cast<int>(std::ranges::count_if(m_project->takes(), &project::TakeRecord::inBin));
    const qint64 before = QFileInfo(m_project->file()).size();
    m_dialogs.ask(m_window, tr("Tidy up “%1”?").arg(m_project->name()),
                  inBin > 0 ? tr("This deletes what is in the bin for good, and gives the space back to the disk.")
                            : tr("This checks the whole project and gives unused space back to the disk."),
                  {tr("&Tidy up")}, [this, before](int answer) {
                      if (answer != 0) return;
                      m_banner.show(Banner::Kind::Hint, kDoneTopic, tr("Tidying up…"));
                      whenDone(m_project->tidyUp(), [this, before] {
                          const qint64 saved = before - QFileInfo(m_project->file()).size();
                          const QLocale locale;
                          m_banner.show(
                              Banner::Kind::Notice, kDoneTopic,
                              saved > 0
                                  ? tr("Tidied up: %1 given back to the disk.").arg(locale.formattedDataSize(saved, 1))
                                  : tr("Tidied up: the project is sound, and no space was wasted."));
                      });
                  });
}

void ProjectController::searchPrompts() {
    auto* search = new PromptSearch(m_theme, m_session, m_window);
    connect(search, &PromptSearch::promptChosen, this, &ProjectController::promptChosen);
    connect(search, &PromptSearch::projectChosen, &m_session, &studio::Session::open);
    search->open();
}

void ProjectController::undo() {
    m_project->endMerging();
    m_project->undo();
}

void ProjectController::redo() {
    m_project->endMerging();
    m_project->redo();
}

void ProjectController::offerUndo(const QString& words) {
    m_banner.show(Banner::Kind::Notice, kUndoTopic, words, tr("Undo"), [this] { undo(); });
}

bool ProjectController::mayClose(const std::function<void()>& close) {
    if (!m_project->trouble() || m_project->unsavedChanges() == 0) return true;
    m_dialogs.ask(m_window, tr("What you did last can’t be saved"),
                  m_project->trouble()->message + QStringLiteral("\n\n") +
                      tr("Closing now puts a copy with everything into the folder “%1”.")
                          .arg(QDir::toNativeSeparators(m_session.shelf().dataFolder())),
                  {tr("Close with a &copy"), tr("&Save elsewhere…")}, [this, close](int answer) {
                      if (answer == 0) close();
                      if (answer == 1) moveElsewhere();
                  });
    return false;
}

}  // namespace capriccio::ui
