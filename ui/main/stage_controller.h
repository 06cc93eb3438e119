#pragma once

#include "core/studio/playback.h"
#include "core/studio/session.h"

#include <functional>

#include <QObject>
#include <QPointer>

class QStackedWidget;
class QWidget;

namespace capriccio::ui {

class Banner;
class TakeStage;
class TakesPanel;

/// What the stage shows and the player plays: the take chosen in the list, or the one being made. A new take never
/// interrupts what plays: it is shown and heard by itself only while nothing sounds.
class StageController : public QObject {
    Q_OBJECT
  public:
    struct Parts {
        QStackedWidget* pages;
        QWidget* firstStart;
        TakeStage* stage;
        TakesPanel* takes;
        Banner* banner;
    };
    StageController(studio::Session& session, studio::Playback& playback, Parts parts, QObject* parent);

    void setModelFolder(std::function<QString()> folder) { m_modelFolder = std::move(folder); }

    /// 0: none.
    project::TakeId shown() const { return m_shown; }

    /// Holds a take against the one on the stage.
    void compare(project::TakeId id);
    /// … the one chosen in the list, else the one that was on the stage before, else the newest other one.
    void compareWithLast();
    /// The take's sound as a file in the clipboard.
    void copyAsFile(project::TakeId id);
    /// Its sound is fetched first, which takes a moment for the first time.
    void show(project::TakeId id, bool play = false);
    /// The same, by hand.
    void choose(project::TakeId id, bool play = false) {
        m_isChosen = true;
        show(id, play);
    }
    /// Something is about to be made, but is not there yet.
    void expect(const studio::GenerationSettings& settings, const QString& modelName);
    /// Something was asked for of a take that is there: what comes of it may take the stage.
    void welcomeNext() { m_isChosen = false; }

  private:
    void onStarted(const QList<studio::Take>& takes);
    void onOver(bool failed);
    void showNow(const studio::Take& take, bool play);
    void showSomething();
    void refresh();
    bool isPlaying() const;

    studio::Session& m_session;
    studio::Playback& m_playback;
    Parts m_parts;
    std::function<QString()> m_modelFolder;
    QPointer<project::Project> m_project;
    void withSound(project::TakeId id, std::function<void(const studio::Session::Clip&)> then);

    project::TakeId m_onStage = 0;  ///< heard last …
    project::TakeId m_before = 0;   ///< … and before that
    project::TakeId m_reading = 0;  ///< whose sound is on its way to the stage …
    bool m_playWhenRead = false;    ///< … and is played then
    project::TakeId m_shown = 0;
    bool m_expecting = false;  ///< the stage shows what is about to be made
    bool m_isChosen = false;   ///< a take was chosen since something was asked for: it stays
    quint64 m_asked = 0;       ///< the last sound asked for: only that one is shown
};

}  // namespace capriccio::ui
