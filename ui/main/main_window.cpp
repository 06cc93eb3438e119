#include "ui/main/main_window.h"

#include "ui/compose/compose_panel.h"
#include "ui/export/wav_export.h"
#include "ui/main/help.h"
#include "ui/main/main_menu.h"
#include "ui/main/top_bar.h"
#include "ui/models/model_chooser.h"
#include "ui/playback/first_start.h"
#include "ui/playback/transport.h"
#include "ui/playback/waveform_view.h"
#include "ui/takes/takes_panel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/dialogs.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

using studio::Setting;

constexpr int kTakesFoldBelow = 1100;
constexpr int kNarrowBelow = 1000;
constexpr int kComposeWidth = 348;
constexpr int kComposeNarrowWidth = 300;
constexpr int kMostPrompts = 200;
constexpr int kCountPauseMs = 200;
const QString kMakingTopic = QStringLiteral("making");
const QString kSoundTopic = QStringLiteral("sound");
const QString kModelTopic = QStringLiteral("model");

}  // namespace

MainWindow::MainWindow(Theme& theme, studio::Settings& settings, studio::Generator& generator,
                       studio::Playback& playback, Dialogs& dialogs)
    : m_theme(theme), m_settings(settings), m_generator(generator), m_playback(playback), m_dialogs(dialogs) {
    setWindowTitle(tr("Capriccio"));
    setMinimumSize(860, 560);
    resize(1280, 800);
    build();
    connectCompose();
    connectGenerator();
    connectRest();
    addShortcuts();
    m_compose->setHistory(m_settings.get(Setting::Prompts).toStringList());
    modelChanged();
    showStage();
    restoreGeometry(m_settings.get(Setting::WindowGeometry).toByteArray());
    arrange();
    m_compose->focusPrompt();
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
    auto* central = new QWidget(this);
    m_model = new ModelChooser(m_theme, m_settings, m_dialogs, central);
    m_top = new TopBar(m_theme, m_model, central);
    m_compose = new ComposePanel(m_theme, static_cast<int>(m_settings.get(Setting::Seconds).toDouble() + 0.5), central);

    m_stage = new QWidget(central);
    m_stage->setObjectName(QStringLiteral("stage"));
    m_stage->setAttribute(Qt::WA_StyledBackground);
    m_banner = new Banner(m_theme, m_stage);
    m_pages = new QStackedWidget(m_stage);
    m_firstStart = new FirstStart(m_theme, m_pages);
    m_takeStage = new TakeStage(m_theme, m_playback, m_settings.get(Setting::Volume).toDouble(), m_pages);
    m_pages->addWidget(m_firstStart);
    m_pages->addWidget(m_takeStage);
    auto* stage = new QVBoxLayout(m_stage);
    stage->setContentsMargins(0, 0, 0, 0);
    stage->setSpacing(0);
    stage->addWidget(m_banner);
    stage->addWidget(m_pages, 1);

    m_takes = new TakesPanel(m_theme, m_shelf, central);
    m_export = new WavExport(m_settings, m_dialogs, *m_banner, this);

    m_columns = new QHBoxLayout;
    m_columns->setSpacing(0);
    m_columns->addWidget(m_compose);
    m_columns->addWidget(m_stage, 1);
    m_columns->addWidget(m_takes);
    auto* rows = new QVBoxLayout(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_top);
    rows->addLayout(m_columns, 1);
    setCentralWidget(central);

    m_countTimer = new QTimer(this);
    m_countTimer->setSingleShot(true);
    m_countTimer->setInterval(kCountPauseMs);
}

void MainWindow::connectCompose() {
    connect(m_compose, &ComposePanel::generateRequested, this, &MainWindow::generate);
    connect(m_compose, &ComposePanel::stopRequested, this, [this] {
        m_compose->setMode(ComposePanel::Mode::Stopping);
        m_generator.stop();
    });
    connect(m_compose, &ComposePanel::leftPrompt, this, &MainWindow::leaveText);
    connect(m_compose, &ComposePanel::secondsChanged, this,
            [this](int seconds) { m_settings.set(Setting::Seconds, double(seconds)); });
    connect(m_compose, &ComposePanel::promptChanged, m_countTimer, qOverload<>(&QTimer::start));
    connect(m_countTimer, &QTimer::timeout, this, &MainWindow::countTokens);
    connect(m_firstStart, &FirstStart::exampleChosen, this, [this](const QString& prompt) {
        m_compose->setPrompt(prompt);
        generate();
    });
    connect(m_firstStart, &FirstStart::chooseModelRequested, m_model, &ModelChooser::choose);
    connect(m_model, &ModelChooser::modelChanged, this, &MainWindow::modelChanged);
    connect(m_model, &ModelChooser::refused, this, [this](const QString& problem) {
        m_generateWhenChosen = false;
        m_banner->show(Banner::Kind::Problem, kModelTopic, problem, tr("Choose another…"),
                       [this] { m_model->choose(); });
    });
}

void MainWindow::connectGenerator() {
    using studio::Generator;
    connect(&m_generator, &Generator::started, this,
            [this](const QList<studio::Take>& takes) { onStarted(takes.first()); });
    connect(&m_generator, &Generator::progress, this, [this](const studio::TakeProgress& progress) {
        m_compose->setProgress(progress);
        m_top->setSpeed(progress.speed);
        m_shelf.setFraction(m_making, progress.fraction);
        if (m_shown == m_making) m_playback.setMakingSpeed(progress.speed);
    });
    connect(&m_generator, &Generator::ended, this, [this](const QList<studio::Take>& takes, studio::TakeEnd how) {
        onEnded(takes.first(), how == studio::TakeEnd::Finished ? TakeStage::Making::Finished : TakeStage::Making::Stopped);
    });
    connect(&m_generator, &Generator::failed, this, &MainWindow::onFailed);
}

void MainWindow::connectRest() {
    connect(&m_playback, &studio::Playback::problemChanged, this, [this](const QString& problem) {
        if (problem.isEmpty()) return m_banner->withdraw(kSoundTopic);
        m_banner->show(Banner::Kind::Problem, kSoundTopic, problem, tr("Try again"), [this] { m_playback.play(); });
    });
    connect(&m_takeStage->transport(), &Transport::volumeChanged, this,
            [this](double volume) { m_settings.set(Setting::Volume, volume); });
    connect(&m_takeStage->saveButton(), &QAbstractButton::clicked, this, &MainWindow::saveCurrent);
    connect(m_takes, &TakesPanel::takeChosen, this, [this](quint64 id) {
        showTake(id);
        if (m_takesOverlay) toggleTakes();
    });
    connect(m_export, &WavExport::saved, this, [this](quint64 id, bool whole) {
        if (whole) m_shelf.markSaved(id);
    });
    connect(m_export, &WavExport::failed, this, [this] { m_closeWhenSaved = false; });
    connect(m_export, &WavExport::idle, this, [this] {
        if (!m_closeWhenSaved) return;
        m_closing = true;
        close();
    });
    connect(&m_top->takesButton(), &QAbstractButton::clicked, this, &MainWindow::toggleTakes);
    auto* menu = new MainMenu(m_theme, m_settings, m_playback, this);
    connect(menu, &MainMenu::shortcutsRequested, this, [this] { showShortcuts(this); });
    connect(menu, &MainMenu::aboutRequested, this, [this] { showAbout(this); });
    connect(&m_top->menuButton(), &QAbstractButton::clicked, this, [this, menu] {
        const auto& button = m_top->menuButton();
        menu->popup(button.mapToGlobal(QPoint(button.width() - menu->sizeHint().width(), button.height() + 6)));
    });
}

void MainWindow::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, auto act) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, act);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), &MainWindow::generate);
    add(QKeySequence(Qt::CTRL | Qt::Key_Enter), &MainWindow::generate);
    add(QKeySequence(Qt::CTRL | Qt::Key_Period), [this] {
        if (m_generator.isBusy()) Q_EMIT m_compose->stopRequested();
    });
    add(QKeySequence::Save, &MainWindow::saveCurrent);
    add(QKeySequence::Open, [this] { m_model->choose(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_compose->focusPrompt(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_T), &MainWindow::toggleTakes);
    add(QKeySequence::Quit, &MainWindow::close);
    add(QKeySequence(Qt::Key_F1), [this] { showShortcuts(this); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Slash), [this] { showShortcuts(this); });
}

// --- making ----------------------------------------------------------------------------------------------------------

void MainWindow::generate() {
    if (m_generator.isBusy()) return;
    if (m_model->folder().isEmpty()) {
        m_generateWhenChosen = true;
        return m_model->choose();
    }
    auto settings = m_compose->settings();
    settings.modelFolder = m_model->folder();
    begin(settings);
}

void MainWindow::begin(const studio::GenerationSettings& settings) {
    remember(settings.prompt);
    m_banner->withdraw(kMakingTopic);
    m_banner->withdraw(kModelTopic);
    m_compose->setMode(ComposePanel::Mode::Loading);
    m_making = 0;
    m_shown = 0;
    m_playback.setClip(nullptr);
    m_takes->setCurrent(0);
    studio::Take expected;
    expected.prompt = settings.prompt;
    expected.modelName = m_model->modelName();
    expected.seconds = settings.seconds;
    m_takeStage->showTake(expected, TakeStage::Making::Loading);
    m_pages->setCurrentWidget(m_takeStage);
    m_generator.generate(settings);
}

void MainWindow::remember(const QString& prompt) {
    if (prompt.trimmed().isEmpty()) return;
    auto prompts = m_settings.get(Setting::Prompts).toStringList();
    prompts.removeAll(prompt);
    prompts.prepend(prompt);
    while (prompts.size() > kMostPrompts) prompts.removeLast();
    m_settings.set(Setting::Prompts, prompts);
    m_compose->setHistory(prompts);
}

void MainWindow::onStarted(const studio::Take& take) {
    m_making = take.id;
    m_shelf.add(take);
    if (m_compose->mode() == ComposePanel::Mode::Loading) m_compose->setMode(ComposePanel::Mode::Making);
    countTokens();             // the model is loaded now
    if (m_shown != 0) return;  // another take was chosen while this one was getting ready: it plays on
    m_shown = take.id;
    m_playback.setClip(take.clip, true);
    m_takeStage->showTake(take, TakeStage::Making::Running);
    m_takes->setCurrent(take.id);
}

void MainWindow::onEnded(const studio::Take& take, TakeStage::Making how) {
    m_compose->setMode(ComposePanel::Mode::Ready);
    const bool onStage = m_shown == m_making;
    m_making = 0;
    if (take.clip) m_shelf.conclude(take.id);
    if (onStage) {
        if (m_shelf.find(take.id)) {
            m_takeStage->setMaking(how);
        } else {
            m_shown = 0;
            showStage();
        }
    }
    if (m_closeWhenSaved) closeWithSaving();
}

void MainWindow::onFailed(const QString& message) {
    m_banner->show(Banner::Kind::Problem, kMakingTopic, message);
    studio::Take take;
    if (const auto* entry = m_shelf.find(m_making)) take = entry->take;
    onEnded(take, TakeStage::Making::Failed);
}

void MainWindow::countTokens() {
    m_compose->showPromptLength(m_generator.promptLength(m_compose->settings().prompt, m_model->folder()));
}

void MainWindow::modelChanged() {
    m_firstStart->setModelName(m_model->modelName());
    m_compose->setHasModel(!m_model->folder().isEmpty());
    m_banner->withdraw(kModelTopic);
    m_top->setSpeed(0);
    countTokens();
    if (m_generateWhenChosen) {
        m_generateWhenChosen = false;
        generate();
    }
}

// --- what the stage shows --------------------------------------------------------------------------------------------

/// Without a take on it: the newest one there is, or the examples.
void MainWindow::showStage() {
    if (!m_shelf.entries().empty()) return showTake(m_shelf.entries().front().take.id);
    m_playback.setClip(nullptr);
    m_pages->setCurrentWidget(m_firstStart);
    m_takes->setCurrent(0);
}

void MainWindow::showTake(quint64 id) {
    m_takes->setCurrent(id);
    const auto* entry = m_shelf.find(id);
    if (!entry || id == m_shown) return;
    m_shown = id;
    m_playback.setClip(entry->take.clip);
    m_takeStage->showTake(entry->take, entry->making ? TakeStage::Making::Running
                                       : entry->take.clip->availableFrames() < entry->take.clip->capacityFrames()
                                           ? TakeStage::Making::Stopped
                                           : TakeStage::Making::Finished);
    m_pages->setCurrentWidget(m_takeStage);
}

void MainWindow::saveCurrent() {
    if (const auto* entry = m_shelf.find(m_shown); entry && entry->take.clip->availableFrames() > 0)
        m_export->save(entry->take);
}

/// Lays the columns out for the width there is.
void MainWindow::arrange() {
    m_compose->setFixedWidth(width() < kNarrowBelow ? kComposeNarrowWidth : kComposeWidth);
    const bool fold = width() < kTakesFoldBelow;
    m_top->takesButton().setVisible(fold);
    const bool inColumn = m_columns->indexOf(m_takes) >= 0;
    if (fold && inColumn) {
        m_columns->removeWidget(m_takes);
        m_takesOverlay = false;
    } else if (!fold && !inColumn) {
        m_columns->addWidget(m_takes);
        m_takesOverlay = false;
    }
    m_takes->setVisible(!fold || m_takesOverlay);
    m_top->takesButton().setChecked(m_takesOverlay);
    if (fold) {
        const QWidget* central = centralWidget();
        m_takes->setGeometry(central->width() - m_takes->width(), m_top->height(), m_takes->width(),
                             central->height() - m_top->height());
        m_takes->raise();
    }
}

void MainWindow::toggleTakes() {
    if (width() >= kTakesFoldBelow) return;
    m_takesOverlay = !m_takesOverlay;
    arrange();
}

/// The keys go to the music from here on.
void MainWindow::leaveText() {
    if (m_pages->currentWidget() == m_takeStage)
        m_takeStage->waveform().setFocus(Qt::MouseFocusReason);
    else
        m_stage->setFocus(Qt::OtherFocusReason);
}

// --- events ----------------------------------------------------------------------------------------------------------

/// What no control wanted for itself.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    const auto click = [this](const char* name) {
        if (auto* button = findChild<QAbstractButton*>(QLatin1String(name))) button->click();
    };
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return QMainWindow::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Space:
            if (!event->isAutoRepeat()) m_playback.toggle();
            return;
        case Qt::Key_Home:
            return m_playback.seek(0);
        case Qt::Key_L:
            return click("loop");
        case Qt::Key_M:
            return click("mute");
        case Qt::Key_Escape:
            if (m_takesOverlay) return toggleTakes();
            if (m_banner->isVisible()) return m_banner->dismiss();
            return leaveText();
        default:
            QMainWindow::keyPressEvent(event);
    }
}

void MainWindow::mousePressEvent(QMouseEvent* event) {
    leaveText();
    QMainWindow::mousePressEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (m_columns) arrange();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    const auto unsaved = m_shelf.unsaved();
    if (m_export->isBusy() && !m_closing) {
        m_closeWhenSaved = true;  // what is being written is finished first
        return event->ignore();
    }
    if (!m_closing && !unsaved.empty()) {
        event->ignore();
        const auto count = static_cast<int>(unsaved.size());
        m_dialogs.askToSave(
            this, count == 1 ? tr("Save the take before closing?") : tr("Save the %1 takes before closing?").arg(count),
            tr("Takes are kept only while the window is open. What is not saved is gone."),
            [this](Dialogs::Answer answer) {
                if (answer == Dialogs::Answer::Cancel) return;
                if (answer == Dialogs::Answer::Save) return closeWithSaving();
                m_closing = true;
                close();
            });
        return;
    }
    m_closing = false;
    m_settings.set(Setting::WindowGeometry, saveGeometry());
    m_playback.setClip(nullptr);
    m_generator.stop();
    QMainWindow::closeEvent(event);
}

/// Stops what is being made, saves everything that is not saved, then closes; a cancelled or failed save leaves the
/// window open.
void MainWindow::closeWithSaving() {
    if (m_generator.isBusy()) {
        m_closeWhenSaved = true;
        m_compose->setMode(ComposePanel::Mode::Stopping);
        return m_generator.stop();
    }
    m_closeWhenSaved = true;
    const auto unsaved = m_shelf.unsaved();
    if (unsaved.size() == 1)
        m_export->save(unsaved.front());
    else
        m_export->saveAll(unsaved);
}

}  // namespace capriccio::ui
