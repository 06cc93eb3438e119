#pragma once

#include "core/studio/generator.h"
#include "core/studio/playback.h"
#include "core/studio/settings.h"
#include "ui/playback/take_stage.h"
#include "ui/takes/take_shelf.h"
#include "ui/theme/theme.h"

#include <QMainWindow>

class QHBoxLayout;
class QStackedWidget;
class QTimer;

namespace capriccio::ui {

class Banner;
class ComposePanel;
class Dialogs;
class FirstStart;
class ModelChooser;
class TakesPanel;
class TopBar;
class WavExport;

/// The window: puts the features side by side and passes news between them and the studio. What it is given must
/// outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    MainWindow(Theme& theme, studio::Settings& settings, studio::Generator& generator, studio::Playback& playback,
               Dialogs& dialogs);
    ~MainWindow() override;

    /// What the Generate button does; leads to choosing a model when there is none.
    void generate();

  protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void build();
    void connectCompose();
    void connectGenerator();
    void connectRest();
    void addShortcuts();

    void begin(const studio::GenerationSettings& settings);
    void remember(const QString& prompt);
    void onStarted(const studio::Take& take);
    void onEnded(const studio::Take& take, TakeStage::Making how);
    void onFailed(const QString& message);
    void countTokens();
    void modelChanged();

    void showStage();
    void showTake(quint64 id);
    void saveCurrent();
    void arrange();
    void toggleTakes();
    void leaveText();
    void closeWithSaving();

    Theme& m_theme;
    studio::Settings& m_settings;
    studio::Generator& m_generator;
    studio::Playback& m_playback;
    Dialogs& m_dialogs;

    TakeShelf m_shelf;
    ModelChooser* m_model = nullptr;
    TopBar* m_top = nullptr;
    ComposePanel* m_compose = nullptr;
    QWidget* m_stage = nullptr;
    Banner* m_banner = nullptr;
    QStackedWidget* m_pages = nullptr;
    FirstStart* m_firstStart = nullptr;
    TakeStage* m_takeStage = nullptr;
    TakesPanel* m_takes = nullptr;
    QHBoxLayout* m_columns = nullptr;
    WavExport* m_export = nullptr;
    QTimer* m_countTimer = nullptr;

    quint64 m_making = 0;  ///< the take that is being made, 0: none yet
    quint64 m_shown = 0;   ///< the take on the stage, 0: none
    bool m_generateWhenChosen = false;
    bool m_takesOverlay = false;  ///< narrow window: the takes lie over the stage when asked for
    bool m_closing = false;
    bool m_closeWhenSaved = false;
};

}  // namespace capriccio::ui
