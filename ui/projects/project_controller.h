#pragma once

#include "core/studio/session.h"
#include "core/studio/settings.h"
#include "ui/theme/theme.h"

#include <QObject>
#include <QPointer>

class QMenu;
class QWidget;

namespace capriccio::ui {

class Banner;
class Dialogs;

/// Projects, as they are handled in the window: the menu with new, open, recent, copies, names, tidying, bin, undo; and
/// the words when something is the matter with one.
class ProjectController : public QObject {
    Q_OBJECT
  public:
    ProjectController(const Theme& theme, studio::Session& session, studio::Settings& settings, Dialogs& dialogs,
                      Banner& banner, QWidget* window);

    /// It is stored already.
    void settingChanged(studio::Setting setting);

    /// Filled for what can be done now; deletes itself when closed.
    QMenu* makeMenu();

    void newProject();
    void openProject();
    void openFile(const QString& file);
    void saveCopy();
    void rename();
    void tidyUp();
    void searchPrompts();
    void undo();
    void redo();
    /// Words that something was done, with a way to take it back.
    void offerUndo(const QString& words);

    /// Before the window closes: true when nothing would be left unsaved. Else it asks, and `close` is called when the
    /// window may close all the same.
    bool mayClose(const std::function<void()>& close);

  Q_SIGNALS:
    void promptChosen(const QString& prompt);
    void binRequested();

  private:
    void listen();
    void showState();
    void showTrouble(const QString& message);
    void showOpeningTrouble();
    void offerSalvage(const QString& topic, const QString& file, const QString& words);
    void goOnInCopy();
    void moveElsewhere();
    void chooseTarget(const QString& title, const QString& name, std::function<void(const QString&)> chosen);
    template <typename Done>
    void whenDone(QFuture<void> future, Done done);
    QString projectFilter() const;

    const Theme& m_theme;
    studio::Session& m_session;
    studio::Settings& m_settings;
    Dialogs& m_dialogs;
    Banner& m_banner;
    QWidget* m_window;
    QPointer<project::Project> m_project;
};

}  // namespace capriccio::ui
