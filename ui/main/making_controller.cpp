#include "ui/main/making_controller.h"

#include "core/base/error.h"
#include "core/base/units.h"
#include "core/studio/melody/melody_source.h"
#include "core/studio/take_settings.h"
#include "core/studio/words.h"
#include "ui/compose/compose_panel.h"
#include "ui/main/stage_controller.h"
#include "ui/main/top_bar.h"
#include "ui/melody/melody_zone.h"
#include "ui/models/model_chooser.h"
#include "ui/playback/take_stage.h"
#include "ui/widgets/banner.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QTimer>

namespace capriccio::ui {
namespace {

using studio::Setting;

constexpr qsizetype kMostPrompts = 200;
constexpr int kCountPauseMs = 200;
constexpr double kGoOnSeconds = 10;  ///< at least so much is new when a take is gone on with
const QString kComposeKey = QStringLiteral("compose");
const QString kMakingTopic = QStringLiteral("making");
const QString kModelTopic = QStringLiteral("model");

}  // namespace

MakingController::MakingController(studio::Session& session, studio::Settings& settings, Parts parts, QObject* parent)
    : QObject(parent), m_session(session), m_settings(settings), m_parts(parts), m_countTimer(new QTimer(this)) {
    m_countTimer->setSingleShot(true);
    m_countTimer->setInterval(kCountPauseMs);
    connect(m_countTimer, &QTimer::timeout, this, &MakingController::countTokens);
    connectCompose();
    connectSession();
    enterProject();
    settingChanged(Setting::Threads);
    modelChanged();
}

void MakingController::connectCompose() {
    connect(m_parts.compose, &ComposePanel::generateRequested, this, &MakingController::generate);
    connect(m_parts.compose, &ComposePanel::modelRequested, this, [this] {
        m_whenChosen = {};
        m_parts.model->openModels();
    });
    connect(m_parts.compose, &ComposePanel::stopRequested, this, &MakingController::stop);
    connect(m_parts.compose, &ComposePanel::cancelRequested, this, &MakingController::cancel);
    connect(m_parts.compose, &ComposePanel::melodyFailed, this,
            [this](const QString& problem) { m_parts.banner->show(Banner::Kind::Problem, kMakingTopic, problem); });
    MelodyZone& melody = m_parts.compose->melody();
    connect(&melody, &MelodyZone::modelWanted, m_parts.model, &ModelChooser::useMelodyModel);
    connect(&melody, &MelodyZone::takeDropped, this, [this](qint64 id) {
        const studio::Take take = m_session.take(id);
        m_session.sound(id, m_parts.model->folder())
            .then(this,
                  [this, name = takeTitle(take)](const studio::Session::Clip& clip) {
                      m_parts.compose->melody().source().takeClip(name, clip);
                  })
            .onFailed(this, [this](const Error& error) {
                m_parts.banner->show(Banner::Kind::Problem, kMakingTopic, studio::wordsOf(error));
            });
    });
    connect(m_parts.compose, &ComposePanel::promptChanged, m_countTimer, qOverload<>(&QTimer::start));
    connect(m_parts.compose, &ComposePanel::precisionChanged, this, &MakingController::prepareModel);
    connect(&m_session.generator(), &studio::Generator::prepared, this, [this] {
        countTokens();
        showLoadedModel();
        m_parts.model->measure();  // so that it can be said what a take will cost
    });
    connect(m_parts.model, &ModelChooser::modelChanged, this, &MakingController::modelChanged);
    connect(m_parts.model, &ModelChooser::libraryChanged, this, &MakingController::showFigures);
    connect(m_parts.model, &ModelChooser::refused, this, [this](const QString& problem) {
        m_whenChosen = {};
        m_parts.banner->show(Banner::Kind::Problem, kModelTopic, problem, tr("Open Models"),
                             [this] { m_parts.model->openModels(); });
    });
    connect(m_parts.model, &ModelChooser::noticed, this,
            [this](const QString& words) { m_parts.banner->show(Banner::Kind::Notice, kModelTopic, words); });
    connect(m_parts.model, &ModelChooser::unloadRequested, this, [this] {
        m_session.generator().unload();
        showLoadedModel();
    });
}

void MakingController::connectSession() {
    using studio::Session;
    connect(&m_session, &Session::loading, this, [this] { m_parts.compose->setMode(ComposePanel::Mode::Loading); });
    connect(&m_session, &Session::started, this, [this] {
        if (m_parts.compose->mode() == ComposePanel::Mode::Loading)
            m_parts.compose->setMode(ComposePanel::Mode::Making);
        countTokens();  // the model is loaded now
        showLoadedModel();
    });
    connect(&m_session, &Session::progress, this, [this](const studio::TakeProgress& progress) {
        m_parts.compose->setProgress(progress);
        m_parts.top->setSpeed(progress.speed);
    });
    const auto over = [this] {
        showLoadedModel();
        if (!m_session.isMaking()) m_parts.compose->setMode(ComposePanel::Mode::Ready);
    };
    connect(&m_session, &Session::ended, this, [this](const QList<studio::Take>& takes) {
        m_parts.compose->learn(takes.first(), static_cast<int>(takes.size()));
    });
    // Queued: by then it is known whether the next that waits is made already.
    connect(&m_session, &Session::ended, this, over, Qt::QueuedConnection);
    connect(&m_session, &Session::failed, this, over, Qt::QueuedConnection);
    connect(&m_session, &Session::failed, this, &MakingController::sayFailure);
    connect(&m_session, &Session::projectChanged, this, &MakingController::enterProject);
}

void MakingController::sayFailure(const QString& message, bool lacksMemory) {
    QString words = message;
    if (m_session.keptOfFailed()) words += u' ' + tr("What was made until then is kept.");
    if (lacksMemory) return offerLess(words);  // the same again would fail likewise
    m_parts.banner->show(Banner::Kind::Problem, kMakingTopic, words, tr("Try again"), [this] {
        m_parts.banner->withdraw(kMakingTopic);
        m_parts.stage->welcomeNext();
        m_session.tryAgain();  // nothing, where another project was entered meanwhile
        if (m_session.isMaking()) m_parts.compose->setMode(ComposePanel::Mode::Loading);
        showLoadedModel();
    });
}

// --- asking for takes ------------------------------------------------------------------------------------------------

bool MakingController::mayMake(std::function<void()> later) {
    if (!m_session.canMake()) {
        m_parts.banner->show(Banner::Kind::Problem, kMakingTopic,
                             tr("“%1” can’t be changed here, so no takes can be made in it. Go on in a copy, or open "
                                "another project.")
                                 .arg(m_session.project().name()));
        return false;
    }
    if (!m_parts.model->folder().isEmpty()) return true;
    m_whenChosen = std::move(later);
    m_parts.model->openModels();
    return false;
}

void MakingController::generate() {
    if (const QString why = m_parts.compose->obstacle(); !why.isEmpty())
        return m_parts.banner->show(Banner::Kind::Hint, kMakingTopic, tr("%1.").arg(why));
    if (!mayMake([this] { generate(); })) return;
    m_parts.compose->prepare([this](studio::GenerationSettings settings) {
        settings.modelFolder = m_parts.model->folder();
        ask(settings);
    });
}

void MakingController::ask(studio::GenerationSettings settings) {
    remember(settings.prompt);
    rememberInProject();
    m_parts.banner->withdraw(kMakingTopic);
    m_parts.banner->withdraw(kModelTopic);
    if (!m_session.isMaking()) {
        m_parts.compose->setMode(ComposePanel::Mode::Loading);
        m_parts.stage->expect(settings, m_parts.model->modelName());
    }
    m_session.ask(settings);
    showLoadedModel();
}

/// What is in memory, and whether it is at work, for the models window.
void MakingController::showLoadedModel() {
    const auto held = m_session.generator().loaded();
    m_parts.model->setLoaded(held.folder, held.bytes);
    m_parts.model->setMakingMusic(m_session.isMaking());
}

/// What needs less memory, from the least loss on: fewer takes, fewer bits, a smaller model.
void MakingController::offerLess(const QString& problem) {
    const auto offer = [&](const QString& label, std::function<void()> act) {
        m_parts.banner->show(Banner::Kind::Problem, kMakingTopic, problem, label, std::move(act));
    };
    if (const int takes = m_parts.compose->takes(); takes > 1)
        return offer(takes / 2 == 1 ? tr("Make one take") : tr("Make %1 takes").arg(takes / 2), [this, takes] {
            m_parts.compose->chooseTakes(takes / 2);
            generate();
        });
    if (const auto [precision, words] = m_parts.compose->smallerPrecision(); !precision.isEmpty())
        return offer(tr("Try in %1").arg(words), [this, precision = precision] {
            m_parts.compose->choosePrecision(precision);
            generate();
        });
    offer(tr("Choose a smaller model"), [this] { m_parts.model->openModels(); });
}

void MakingController::stop() {
    if (!m_session.isMaking()) return;
    m_parts.compose->setMode(ComposePanel::Mode::Stopping);
    m_session.stop();
}

void MakingController::cancel() {
    if (!m_session.isMaking()) return;
    m_parts.compose->setMode(ComposePanel::Mode::Stopping);
    m_session.cancel();
}

void MakingController::again(project::TakeId id) {
    if (!mayMake([this, id] { again(id); })) return;
    m_parts.stage->welcomeNext();
    m_session.again(id, m_parts.model->folder());
}

void MakingController::vary(project::TakeId id) {
    if (!mayMake([this, id] { vary(id); })) return;
    m_parts.stage->welcomeNext();
    m_session.vary(id, m_parts.model->folder());
}

void MakingController::goOn(project::TakeId id, double seconds) {
    if (!mayMake([this, id, seconds] { goOn(id, seconds); })) return;
    const project::TakeRecord* record = m_session.project().take(id);
    if (!record) return;
    const int frames = record->frames > 0 ? record->frames : static_cast<int>(record->seconds() * kFrameRate);
    const int frame = std::clamp(static_cast<int>(std::lround(seconds * kFrameRate)), 1, std::max(1, frames));
    auto settings = m_parts.compose->settings();
    settings.modelFolder = m_parts.model->folder();
    settings.melody.reset();
    if (settings.prompt.trimmed().isEmpty()) settings.prompt = record->prompt;
    // As long as the take was meant to be, and long enough that something new is heard.
    const double kept = static_cast<double>(frame) / kFrameRate;
    settings.seconds =
        std::min(std::max(record->settings.seconds, kept + kGoOnSeconds), studio::GenerationSettings::kLongestSeconds);
    remember(settings.prompt);
    m_parts.banner->withdraw(kMakingTopic);
    m_parts.stage->welcomeNext();
    m_session.goOn(id, frame, settings);
}

void MakingController::takeOver(project::TakeId id) {
    m_session.settings(id)
        .then(this,
              [this](const studio::GenerationSettings& settings) {
                  m_parts.compose->setSettings(settings);
                  rememberInProject();
              })
        .onFailed(this, [this](const Error& error) {
            m_parts.banner->show(Banner::Kind::Problem, kMakingTopic, studio::wordsOf(error));
        });
}

void MakingController::setPrompt(const QString& prompt) {
    m_parts.compose->setPrompt(prompt);
    m_parts.compose->focusPrompt();
}

// --- what the project remembers of what is asked for -----------------------------------------------------------------

/// Its prompts, and the values that were used in it last.
void MakingController::enterProject() {
    fillHistory();
    if (m_project) m_project->disconnect(this);
    m_project = &m_session.project();
    connect(m_project, &project::Project::settingChanged, this, [this](const QString& key) {
        if (key == kComposeKey && !m_isRemembering) recall();
    });
    recall();
}

void MakingController::recall() {
    const QJsonValue known = m_project->setting(kComposeKey);
    if (known.isObject()) m_parts.compose->setValues(studio::settingsOf(known.toObject()));
}

/// With undo, as everything that is changed in a project.
void MakingController::rememberInProject() {
    m_isRemembering = true;
    m_project->setSetting(kComposeKey, studio::jsonOf(m_parts.compose->settings()), tr("Change what is asked for"));
    m_isRemembering = false;
}

// --- prompts and models ----------------------------------------------------------------------------------------------

/// The project's own prompts, newest first, then those used elsewhere.
void MakingController::fillHistory() {
    QStringList prompts = m_session.project().prompts();
    prompts += m_settings.get(Setting::Prompts).toStringList();
    prompts.removeDuplicates();
    m_parts.compose->setHistory(prompts.mid(0, kMostPrompts));
}

void MakingController::remember(const QString& prompt) {
    if (prompt.trimmed().isEmpty()) return;
    auto prompts = m_settings.get(Setting::Prompts).toStringList();
    prompts.removeAll(prompt);
    prompts.prepend(prompt);
    m_settings.set(Setting::Prompts, prompts.mid(0, kMostPrompts));
    // The project has it once the take begins; said here already, for the next one may be typed at once.
    QStringList all = prompts + m_session.project().prompts();
    all.removeDuplicates();
    m_parts.compose->setHistory(all.mid(0, kMostPrompts));
}

void MakingController::countTokens() {
    m_parts.compose->showPromptLength(
        m_session.generator().promptLength(m_parts.compose->settings().prompt, m_parts.model->folder()));
}

void MakingController::modelChanged() {
    m_parts.compose->setModel(m_parts.model->modelName(), m_parts.model->followsMelodies(),
                              m_parts.model->usualSampling());
    showFigures();
    m_parts.banner->withdraw(kModelTopic);
    m_parts.top->setSpeed(0);
    countTokens();
    prepareModel();
    if (const auto later = std::exchange(m_whenChosen, {})) later();
}

/// What it takes here, and which one could follow a melody instead of it.
void MakingController::showFigures() {
    m_parts.compose->setFigures(m_parts.model->figures());
    m_parts.compose->setSuggestedModel(m_parts.model->suggestion());
    const library::Model* other = m_parts.model->melodyModel();
    m_parts.compose->melody().setOtherModel(other ? other->name : QString());
}

void MakingController::settingChanged(Setting setting) {
    if (setting == Setting::Threads) m_session.setThreads(m_settings.get(setting).toInt());
    if (setting == Setting::Precision) m_parts.compose->choosePrecision(m_settings.get(setting).toString());
}

/// The model that is chosen is loaded at once, so that the first sound does not wait for it.
void MakingController::prepareModel() {
    if (m_parts.model->folder().isEmpty()) return;
    const studio::GenerationSettings settings = m_parts.compose->settings();
    m_session.generator().prepare(m_parts.model->folder(),
                                  {settings.precision.toStdString(), settings.device.toStdString()});
}

}  // namespace capriccio::ui
