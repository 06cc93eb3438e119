#pragma once

#include "core/studio/session.h"
#include "core/studio/settings.h"

#include <functional>

#include <QObject>
#include <QPointer>

class QTimer;

namespace capriccio::ui {

class Banner;
class ComposePanel;
class ModelChooser;
class StageController;
class TopBar;

/// From the compose panel to the session and back: Generate, what is made from takes that are there, stop, progress,
/// and the words when it fails.
class MakingController : public QObject {
    Q_OBJECT
  public:
    struct Parts {
        ComposePanel* compose;
        ModelChooser* model;
        TopBar* top;
        Banner* banner;
        StageController* stage;
    };
    MakingController(studio::Session& session, studio::Settings& settings, Parts parts, QObject* parent);

    /// What the Generate button does; leads to choosing a model when there is none. While something is made, it waits
    /// its turn.
    void generate();
    void stop();
    /// Ends what is being made without keeping it in sight: it goes to the bin.
    void cancel();
    void again(project::TakeId id);
    void vary(project::TakeId id);
    /// Goes on from a second of a take, with what the compose panel says.
    void goOn(project::TakeId id, double seconds);
    /// The take's prompt and settings into the compose panel.
    void takeOver(project::TakeId id);
    void setPrompt(const QString& prompt);
    /// It is stored already.
    void settingChanged(studio::Setting setting);

  private:
    void connectCompose();
    void connectSession();
    void modelChanged();
    void sayFailure(const QString& message, bool lacksMemory);
    void showFigures();
    void prepareModel();
    void countTokens();
    void showLoadedModel();
    void enterProject();
    void recall();
    void rememberInProject();
    void fillHistory();
    void remember(const QString& prompt);
    bool mayMake(std::function<void()> later);
    void ask(studio::GenerationSettings settings);
    void offerLess(const QString& problem);

    studio::Session& m_session;
    studio::Settings& m_settings;
    Parts m_parts;
    QTimer* m_countTimer;
    QPointer<project::Project> m_project;  // the one listened to
    bool m_isRemembering = false;
    std::function<void()> m_whenChosen;  ///< what waits for a model
};

}  // namespace capriccio::ui
