#include "ui/main/stage_controller.h"

#include "core/base/error.h"
#include "core/studio/words.h"
#include "ui/playback/take_stage.h"
#include "ui/takes/take_words.h"
#include "ui/takes/takes_panel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/take_file.h"

#include <algorithm>
#include <utility>

#include <QStackedWidget>

namespace capriccio::ui {
namespace {

using project::TakeId;
using project::TakeRecord;
using project::TakeState;
using studio::Playback;

const QString kTopic = QStringLiteral("stage");

TakeStage::Making makingOf(const TakeRecord& record) {
    switch (record.state) {
        case TakeState::Running:
            return TakeStage::Making::Running;
        case TakeState::Stopped:
            return TakeStage::Making::Stopped;
        case TakeState::Failed:
            return TakeStage::Making::Failed;
        case TakeState::Finished:
            break;
    }
    return TakeStage::Making::Finished;
}

}  // namespace

StageController::StageController(studio::Session& session, Playback& playback, Parts parts, QObject* parent)
    : QObject(parent), m_session(session), m_playback(playback), m_parts(parts) {
    using studio::Session;
    connect(&session, &Session::projectChanged, this, [this] {
        ++m_asked;
        m_shown = m_reading = 0;  // another take has the same number here
        m_expecting = m_isChosen = false;
        m_playback.setClip(nullptr);
        refresh();
        showSomething();
    });
    connect(&session, &Session::started, this, &StageController::onStarted);
    connect(&session, &Session::progress, this, [this](const studio::TakeProgress& progress) {
        if (m_session.progressOf(m_shown)) m_playback.setMakingSpeed(progress.speed);
    });
    connect(&session, &Session::ended, this, [this] { onOver(false); });
    connect(&session, &Session::failed, this, [this] { onOver(true); });
    connect(&playback, &Playback::comparisonChanged, this, [this] {
        const TakeId other = m_parts.stage->comparedWith();
        m_parts.takes->setCompared(other > 0 ? m_shown : 0, other, m_playback.hearsOther());
    });
    refresh();
    showSomething();
}

/// Listens to the open project.
void StageController::refresh() {
    using project::Project;
    if (m_project) m_project->disconnect(this);
    m_project = &m_session.project();
    connect(m_project, &Project::takeChanged, this, [this](TakeId id) {
        const TakeRecord* record = m_project->take(id);
        if (!record) return;
        if (id == m_parts.stage->comparedWith()) {
            if (record->inBin()) return m_parts.stage->endComparison();
            m_parts.stage->updateOther(m_session.take(id));
        }
        if (id != m_shown) return;
        if (record->inBin()) return showSomething();
        m_parts.stage->updateTake(m_session.take(id), makingOf(*record), faultText(*record));
    });
    connect(m_project, &Project::takesRemoved, this, [this](const QList<TakeId>& gone) {
        if (gone.contains(m_shown)) showSomething();
    });
}

bool StageController::isPlaying() const {
    const Playback::State state = m_playback.state();
    return state == Playback::State::Playing || state == Playback::State::Waiting;
}

/// The newest take there is, or the first start's page; silent.
void StageController::showSomething() {
    project::TakeFilter newest;
    const auto ids = m_session.project().find(newest);
    m_shown = 0;
    if (!ids.empty()) return show(ids.front());
    ++m_asked;
    m_reading = 0;
    m_playback.setClip(nullptr);
    m_parts.pages->setCurrentWidget(m_parts.firstStart);
    m_parts.takes->setCurrent(0);
}

void StageController::show(TakeId id, bool play) {
    m_parts.takes->setCurrent(id);
    if (id == m_reading) {  // on its way already
        m_playWhenRead = m_playWhenRead || play;
        return;
    }
    if (id == m_shown && m_playback.clip()) {
        if (play && !isPlaying()) m_playback.toggle();
        return;
    }
    const TakeRecord* record = m_session.project().take(id);
    if (!record) return;
    const quint64 asked = ++m_asked;
    m_reading = 0;
    m_expecting = false;
    if (const studio::Take take = m_session.take(id); take.clip) return showNow(take, play);
    m_shown = id;
    if (record->state == TakeState::Running) {  // its model is being loaded
        m_playback.setClip(nullptr);
        m_parts.stage->showTake(m_session.take(id), TakeStage::Making::Loading);
        m_parts.pages->setCurrentWidget(m_parts.stage);
        m_expecting = true;
        return;
    }
    if (!record->hasSound() && record->frames > 0)
        m_parts.banner->show(Banner::Kind::Hint, kTopic, tr("Making this take’s sound again from its tokens…"));
    const QString folder = m_modelFolder ? m_modelFolder() : QString();
    const auto isWanted = [this, asked, project = m_project] { return asked == m_asked && project == m_project; };
    m_reading = id;
    m_playWhenRead = play;
    m_session.sound(id, folder)
        .then(this,
              [this, id, isWanted](const studio::Session::Clip&) {
                  m_parts.banner->withdraw(kTopic);
                  if (isWanted()) showNow(m_session.take(id), m_playWhenRead);
              })
        .onFailed(this,
                  [this, id, isWanted](const Error& error) {
                      m_parts.banner->show(Banner::Kind::Problem, kTopic, studio::wordsOf(error));
                      if (isWanted()) showNow(m_session.take(id), false);
                  })
        .onCanceled(this, [this] { m_parts.banner->withdraw(kTopic); });
}

void StageController::compare(TakeId id) {
    if (id == 0 || id == m_shown || !m_session.project().take(id)) {
        m_parts.banner->show(
            Banner::Kind::Hint, kTopic,
            m_session.project().find({}).size() < 2
                ? tr("Make another take first: then both are heard at the same place.")
                : tr("Choose another take in the list, then press C: both are heard at the same place."));
        return;
    }
    withSound(id, [this, id](const studio::Session::Clip& clip) {
        studio::Take other = m_session.take(id);
        other.clip = clip;
        if (m_parts.stage->compareWith(other)) return;
        m_parts.banner->show(Banner::Kind::Hint, kTopic,
                             tr("These two takes can’t be compared: one has no sound yet, or another sample rate."));
    });
}

void StageController::compareWithLast() {
    const auto chosen = m_parts.takes->chosen();
    const auto other = std::ranges::find_if(chosen, [this](TakeId id) { return id != m_shown; });
    if (other != chosen.end()) return compare(*other);
    if (m_before != m_shown && m_session.project().take(m_before)) return compare(m_before);
    const auto ids = m_session.project().find({});
    const auto newest = std::ranges::find_if(ids, [this](TakeId id) { return id != m_shown; });
    compare(newest != ids.end() ? *newest : 0);
}

void StageController::copyAsFile(TakeId id) {
    withSound(id, [this, id](const studio::Session::Clip& clip) {
        copyTake(id, takeTitle(m_session.take(id)), clip);
        m_parts.banner->show(Banner::Kind::Hint, kTopic, tr("Copied. Paste it into a folder or an audio editor."));
    });
}

/// Reads the take's sound, then goes on; words when there is none.
void StageController::withSound(TakeId id, std::function<void(const studio::Session::Clip&)> then) {
    m_session.sound(id, m_modelFolder ? m_modelFolder() : QString())
        .then(this, std::move(then))
        .onFailed(this, [this](const Error& error) {
            m_parts.banner->show(Banner::Kind::Problem, kTopic, studio::wordsOf(error));
        });
}

void StageController::showNow(const studio::Take& take, bool play) {
    if (m_onStage != take.id) m_before = std::exchange(m_onStage, take.id);
    m_shown = take.id;
    m_reading = 0;
    m_playback.setClip(take.clip, false);
    const TakeRecord* record = m_session.project().take(take.id);
    if (const auto progress = m_session.progressOf(take.id)) m_playback.setMakingSpeed(progress->speed);
    if (record)
        m_parts.stage->showTake(take, makingOf(*record), faultText(*record));
    else
        m_parts.stage->showTake(take, TakeStage::Making::Finished);
    m_parts.pages->setCurrentWidget(m_parts.stage);
    m_parts.takes->setCurrent(take.id);
    if (play && take.clip) m_playback.toggle();
}

void StageController::expect(const studio::GenerationSettings& settings, const QString& modelName) {
    m_isChosen = false;
    if (isPlaying()) return;  // it plays on, and the list shows what is made
    ++m_asked;
    m_expecting = true;
    m_shown = 0;
    m_playback.setClip(nullptr);
    m_parts.takes->setCurrent(0);
    studio::Take expected;
    expected.prompt = settings.prompt;
    expected.modelName = modelName;
    expected.seconds = settings.seconds;
    expected.sections = settings.sections;
    m_parts.stage->showTake(expected, TakeStage::Making::Loading);
    m_parts.pages->setCurrentWidget(m_parts.stage);
}

void StageController::onStarted(const QList<studio::Take>& takes) {
    if (m_session.making().isEmpty()) return;  // it goes into another project
    // What sounds goes on, and what was chosen meanwhile stays.
    if (!m_expecting && (m_isChosen || isPlaying() || m_playback.state() == Playback::State::Paused)) return;
    TakeId id = takes.first().id;
    if (m_expecting && m_session.making().contains(m_shown)) id = m_shown;
    m_expecting = false;
    ++m_asked;
    m_shown = id;
    const studio::Take take = m_session.take(id);
    m_playback.setClip(take.clip, true);
    m_parts.stage->showTake(take, TakeStage::Making::Running);
    m_parts.pages->setCurrentWidget(m_parts.stage);
    m_parts.takes->setCurrent(id);
}

void StageController::onOver(bool failed) {
    const bool expected = std::exchange(m_expecting, false);
    const TakeRecord* record = m_session.project().take(m_shown);
    if (!record) {
        if (expected || m_shown != 0) showSomething();
        return;
    }
    if (record->state == TakeState::Running)  // its last word is on its way
        m_parts.stage->setMaking(failed ? TakeStage::Making::Failed : TakeStage::Making::Finished);
}

}  // namespace capriccio::ui
