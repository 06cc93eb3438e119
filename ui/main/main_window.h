#pragma once

#include "core/studio/library/library.h"
#include "core/studio/playback.h"
#include "core/studio/session.h"
#include "core/studio/settings.h"
#include "ui/theme/theme.h"

#include <QMainWindow>

class QHBoxLayout;
class QStackedWidget;

namespace capriccio::ui {

class Banner;
class ComposePanel;
class Dialogs;
class EdgeShadow;
class ExportController;
class FirstStart;
class MakingController;
class ModelChooser;
class ProjectController;
class StageController;
class TakeStage;
class TakesPanel;
class TopBar;

/// The window: puts the features side by side, and passes news between their controllers (making, stage, projects,
/// export), which each know one feature. What it is given must outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    MainWindow(Theme& theme, studio::Settings& settings, studio::Session& session, studio::Playback& playback,
               library::Library& models, Dialogs& dialogs);
    ~MainWindow() override;

    /// What the Generate button does.
    void generate();
    void openProject(const QString& file);

    void openSettings();

  Q_SIGNALS:
    /// The settings hold another language now: the window must be made anew to speak it.
    void languageChosen();
    /// What is on the stage, for the desktop's player.
    void trackShown(qint64 id, const QString& title, const QString& model);

  protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void build();
    void makeControllers();
    void connectTakes();
    void connectStage();
    void connectTopBar();
    void addShortcuts();

    void exportTakes(const QList<project::TakeId>& takes);
    void arrange();
    void placeDrawer();
    void placeDrawerIfOpen();
    void toggleTakes();
    void showTakes();
    void leaveText();

    Theme& m_theme;
    studio::Settings& m_settings;
    studio::Session& m_session;
    studio::Playback& m_playback;
    library::Library& m_models;
    Dialogs& m_dialogs;

    ModelChooser* m_model = nullptr;
    TopBar* m_top = nullptr;
    ComposePanel* m_compose = nullptr;
    QWidget* m_stageArea = nullptr;
    Banner* m_banner = nullptr;
    QStackedWidget* m_pages = nullptr;
    FirstStart* m_firstStart = nullptr;
    TakeStage* m_takeStage = nullptr;
    TakesPanel* m_takes = nullptr;
    EdgeShadow* m_takesShadow = nullptr;
    QHBoxLayout* m_columns = nullptr;

    StageController* m_stage = nullptr;
    MakingController* m_making = nullptr;
    ProjectController* m_projects = nullptr;
    ExportController* m_export = nullptr;

    bool m_takesOverlay = false;  ///< narrow window: the takes lie over the stage when asked for
    bool m_mayClose = false;      ///< asked already
    bool m_closeWhenIdle = false;
};

}  // namespace capriccio::ui
