#include "ui/main/main_window.h"

#include "core/base/units.h"
#include "ui/compose/compose_panel.h"
#include "ui/export/export_controller.h"
#include "ui/main/help.h"
#include "ui/main/main_menu.h"
#include "ui/main/making_controller.h"
#include "ui/main/shortcuts_sheet.h"
#include "ui/main/stage_controller.h"
#include "ui/main/top_bar.h"
#include "ui/melody/melody_zone.h"
#include "ui/models/model_chooser.h"
#include "ui/playback/device_menu.h"
#include "ui/playback/first_start.h"
#include "ui/playback/take_stage.h"
#include "ui/playback/transport.h"
#include "ui/playback/waveform_view.h"
#include "ui/projects/project_button.h"
#include "ui/projects/project_controller.h"
#include "ui/settings/settings_dialog.h"
#include "ui/takes/takes_panel.h"
#include "ui/theme/style.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/edge_shadow.h"
#include "ui/widgets/stars.h"

#include <algorithm>

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

using studio::Setting;

constexpr int kTakesFoldBelow = 1100;
constexpr int kNarrowBelow = 1000;
constexpr int kComposeWidth = 348;
constexpr int kComposeNarrowWidth = 300;
const QString kSoundTopic = QStringLiteral("sound");

}  // namespace

MainWindow::MainWindow(Theme& theme, studio::Settings& settings, studio::Session& session, studio::Playback& playback,
                       library::Library& models, Dialogs& dialogs)
    : m_theme(theme),
      m_settings(settings),
      m_session(session),
      m_playback(playback),
      m_models(models),
      m_dialogs(dialogs) {
    setMinimumSize(860, 560);
    resize(1280, 800);
    build();
    makeControllers();
    connectTakes();
    connectStage();
    connectTopBar();
    addShortcuts();
    if (const double lufs = m_settings.get(Setting::Loudness).toDouble(); lufs != 0)
        m_playback.setListeningLoudness(lufs);
    restoreGeometry(m_settings.get(Setting::WindowGeometry).toByteArray());
    arrange();
    m_compose->focusPrompt();
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
    auto* central = new QWidget(this);
    m_model = new ModelChooser(m_theme, m_settings, m_models, m_dialogs, central);
    m_top = new TopBar(m_theme, m_model, new ProjectButton(m_theme, m_session, central), central);
    m_compose = new ComposePanel(m_theme, m_settings, m_dialogs, central);

    m_stageArea = new QWidget(central);
    m_stageArea->setObjectName(QStringLiteral("stage"));
    m_stageArea->setAttribute(Qt::WA_StyledBackground);
    m_banner = new Banner(m_theme, m_stageArea);
    m_pages = new QStackedWidget(m_stageArea);
    m_firstStart = new FirstStart(m_theme, m_pages);
    m_takeStage = new TakeStage(m_theme, m_playback, m_settings.get(Setting::Volume).toDouble(), m_pages);
    m_pages->addWidget(m_firstStart);
    m_pages->addWidget(m_takeStage);
    auto* stage = new QVBoxLayout(m_stageArea);
    stage->setContentsMargins(0, 0, 0, 0);
    stage->setSpacing(0);
    stage->addWidget(m_banner);
    stage->addWidget(m_pages, 1);

    m_takes = new TakesPanel(m_theme, m_session, m_dialogs, central);
    m_takesShadow = new EdgeShadow(m_theme, m_takes);
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(0);
    m_columns->addWidget(m_compose);
    m_columns->addWidget(m_stageArea, 1);
    m_columns->addWidget(m_takes);
    auto* rows = new QVBoxLayout(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_top);
    rows->addLayout(m_columns, 1);
    setCentralWidget(central);
    m_banner->installEventFilter(this);
    m_takeStage->transport().installEventFilter(this);
}

void MainWindow::makeControllers() {
    const auto modelFolder = [this] { return m_model->folder(); };
    m_stage = new StageController(m_session, m_playback, {m_pages, m_firstStart, m_takeStage, m_takes, m_banner}, this);
    m_stage->setModelFolder(modelFolder);
    m_making = new MakingController(m_session, m_settings, {m_compose, m_model, m_top, m_banner, m_stage}, this);
    m_projects = new ProjectController(m_theme, m_session, m_settings, m_dialogs, *m_banner, this);
    m_export = new ExportController(m_session, m_settings, m_dialogs, *m_banner, this);
    m_export->setModelFolder(modelFolder);
    connect(m_export, &ExportController::idle, this, [this] {
        if (m_closeWhenIdle) close();
    });
}

void MainWindow::connectTakes() {
    connect(m_takes, &TakesPanel::takeChosen, this, [this](qint64 id) {
        m_stage->choose(id);
        if (m_takesOverlay) toggleTakes();
    });
    m_takes->setTree(m_settings.get(Setting::TakesAsTree).toBool());
    connect(m_takes, &TakesPanel::treeChanged, this, [this](bool tree) { m_settings.set(Setting::TakesAsTree, tree); });
    connect(m_takes, &TakesPanel::playRequested, this, [this](qint64 id) { m_stage->choose(id, true); });
    connect(m_takes, &TakesPanel::exportRequested, this, &MainWindow::exportTakes);
    connect(m_takes, &TakesPanel::copyRequested, m_stage, &StageController::copyAsFile);
    connect(m_takes, &TakesPanel::compareRequested, this,
            [this](qint64 id) { id > 0 ? m_stage->compare(id) : m_stage->compareWithLast(); });
    connect(m_takes, &TakesPanel::stopRequested, m_making, &MakingController::stop);
    connect(m_takes, &TakesPanel::cancelRequested, m_making, &MakingController::cancel);
    connect(m_takeStage, &TakeStage::copyRequested, m_stage, &StageController::copyAsFile);
    connect(m_takeStage, &TakeStage::menuRequested, m_takes, &TakesPanel::openMenu);
    connect(m_takeStage, &TakeStage::compareWanted, m_stage, &StageController::compareWithLast);
    connect(m_takes, &TakesPanel::againRequested, m_making, &MakingController::again);
    connect(m_takes, &TakesPanel::variationRequested, m_making, &MakingController::vary);
    connect(m_takes, &TakesPanel::settingsRequested, m_making, &MakingController::takeOver);
    connect(m_takes, &TakesPanel::goOnRequested, this, [this](qint64 id) {
        if (const project::TakeRecord* take = m_session.project().take(id)) m_making->goOn(id, take->seconds());
    });
    connect(m_takes, &TakesPanel::done, m_projects, &ProjectController::offerUndo);
    connect(m_projects, &ProjectController::binRequested, this, [this] {
        showTakes();
        m_takes->showBin(true);
    });
    connect(m_projects, &ProjectController::promptChosen, m_making, &MakingController::setPrompt);
}

void MainWindow::connectStage() {
    connect(m_firstStart, &FirstStart::exampleChosen, this, [this](const QString& prompt) {
        m_compose->setPrompt(prompt);
        generate();
    });
    connect(m_firstStart, &FirstStart::chooseModelRequested, m_model, [this] { m_model->openModels(); });
    const auto nameModel = [this] { m_firstStart->setModel(m_model->modelName(), m_model->suggestion()); };
    connect(m_model, &ModelChooser::modelChanged, this, nameModel);
    connect(m_model, &ModelChooser::libraryChanged, this, nameModel);
    nameModel();
    connect(m_compose, &ComposePanel::leftPrompt, this, &MainWindow::leaveText);
    connect(&m_compose->melody(), &MelodyZone::silenceWanted, &m_playback, &studio::Playback::pause);
    connect(&m_playback, &studio::Playback::problemChanged, this, [this](const QString& problem) {
        if (problem.isEmpty()) return m_banner->withdraw(kSoundTopic);
        m_banner->show(Banner::Kind::Problem, kSoundTopic, problem, tr("Try again"), [this] { m_playback.play(); });
    });
    connect(&m_takeStage->transport(), &Transport::volumeChanged, this,
            [this](double volume) { m_settings.set(Setting::Volume, volume); });
    m_takeStage->transport().setDeviceMenu(new DeviceMenu(m_settings, m_playback, this));
    connect(m_takeStage, &TakeStage::takeShown, this, [this](const studio::Take& take) {
        Q_EMIT trackShown(static_cast<qint64>(take.id), takeTitle(take), take.modelName);
    });
    connect(m_takeStage, &TakeStage::goOnRequested, this,
            [this](qint64 id, int frame) { m_making->goOn(id, static_cast<double>(frame) / kFrameRate); });
    connect(&m_takeStage->saveButton(), &QAbstractButton::clicked, this,
            [this] { exportTakes({m_takeStage->heard()}); });
    connect(&m_takeStage->starRating(), &StarRating::starsChosen, this,
            [this](int stars) { m_session.project().setStars({m_takeStage->heard()}, stars); });
}

void MainWindow::connectTopBar() {
    const auto countWaiting = [this] { m_top->setWaiting(static_cast<int>(m_session.queue().waiting().size())); };
    connect(&m_session.queue(), &studio::GenerationQueue::changed, this, countWaiting);
    countWaiting();
    connect(&m_top->takesButton(), &QAbstractButton::clicked, this, &MainWindow::toggleTakes);
    connect(&m_top->searchButton(), &QAbstractButton::clicked, m_projects, &ProjectController::searchPrompts);
    connect(&m_top->projectButton(), &QAbstractButton::clicked, this, [this] {
        const auto& button = m_top->projectButton();
        m_projects->makeMenu()->popup(button.mapToGlobal(QPoint(0, button.height() + 6)));
    });
    auto* menu = new MainMenu(m_theme, m_settings, m_playback, this);
    connect(menu, &MainMenu::languageChosen, this, &MainWindow::languageChosen);
    connect(menu, &MainMenu::settingsRequested, this, &MainWindow::openSettings);
    connect(menu, &MainMenu::modelInformationRequested, this, [this] { showModelInformation(this); });
    connect(menu, &MainMenu::shortcutsRequested, this, [this] { showShortcuts(m_theme, this); });
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
    add(QKeySequence(Qt::CTRL | Qt::Key_Period), [this] { m_making->stop(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Period), [this] { m_making->cancel(); });
    add(QKeySequence::Save, [this] { exportTakes({m_takeStage->heard()}); });
    add(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { exportTakes(m_takes->chosen()); });
    add(QKeySequence(Qt::CTRL | Qt::Key_M), [this] { m_model->choose(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_compose->focusPrompt(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_T), &MainWindow::toggleTakes);
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), [this] {
        showTakes();
        m_takes->setTree(!m_takes->isTree());
    });
    add(QKeySequence::Find, [this] {
        showTakes();
        m_takes->focusSearch();
    });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { m_projects->searchPrompts(); });
    add(QKeySequence::New, [this] { m_projects->newProject(); });
    add(QKeySequence::Open, [this] { m_projects->openProject(); });
    add(QKeySequence::Undo, [this] { m_projects->undo(); });
    for (const QKeySequence& keys :
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)})
        add(keys, [this] { m_projects->redo(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Comma), &MainWindow::openSettings);
    add(QKeySequence::Quit, &MainWindow::close);
    add(QKeySequence(Qt::Key_F1), [this] { showShortcuts(m_theme, this); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Slash), [this] { showShortcuts(m_theme, this); });
}

// --- what passes between the features --------------------------------------------------------------------------------

void MainWindow::generate() { m_making->generate(); }

void MainWindow::openProject(const QString& file) { m_projects->openFile(file); }

void MainWindow::exportTakes(const QList<project::TakeId>& takes) {
    std::optional<ExportPart> part;
    if (takes.size() == 1 && takes.first() == m_takeStage->heard()) {
        const double length = m_playback.lengthSeconds();
        const auto offer = [&](const auto& span, bool looped) {  // all of it again and again is no part
            if (span && !part && span->second - span->first < 0.98 * length)
                part = ExportPart{span->first, span->second, looped};
        };
        offer(m_playback.loop(), true);
        offer(m_takeStage->waveform().selection(), false);
    }
    m_export->exportTakes(takes, part);
}

void MainWindow::openSettings() {
    auto* dialog = new SettingsDialog({m_theme, m_settings, m_playback, m_models, m_dialogs}, this);
    dialog->setModelName(m_model->modelName());
    connect(dialog, &SettingsDialog::chooseModelRequested, m_model, [this] { m_model->openModels(); });
    connect(m_model, &ModelChooser::modelChanged, dialog,
            [this, dialog] { dialog->setModelName(m_model->modelName()); });
    connect(dialog, &SettingsDialog::changed, this, [this](Setting setting) {
        m_making->settingChanged(setting);
        m_projects->settingChanged(setting);
        if (setting == Setting::Language) Q_EMIT languageChosen();
    });
    dialog->open();
}

// --- the columns -----------------------------------------------------------------------------------------------------

/// Lays the columns out for the width there is.
void MainWindow::arrange() {
    m_compose->setFixedWidth(width() < kNarrowBelow ? kComposeNarrowWidth : kComposeWidth);
    const bool fold = width() < kTakesFoldBelow;
    m_top->takesButton().setVisible(fold);
    const bool inColumn = m_columns->indexOf(m_takes) >= 0;
    if (m_takes->property("drawer").toBool() != fold) {
        m_takes->setProperty("drawer", fold);
        repolish(m_takes);
    }
    if (fold && inColumn) {
        m_columns->removeWidget(m_takes);
        m_takesOverlay = false;
    } else if (!fold && !inColumn) {
        m_columns->addWidget(m_takes);
        m_takesOverlay = false;
    }
    m_takes->setVisible(!fold || m_takesOverlay);
    m_top->takesButton().setChecked(m_takesOverlay);
    if (fold) placeDrawer();
    m_takesShadow->setLying(fold);
}

/// Over the waveform, but neither over the player nor over what is said above it.
void MainWindow::placeDrawer() {
    const auto inCentral = [this](const QWidget& widget) {
        return QRect(widget.mapTo(centralWidget(), QPoint()), widget.size());
    };
    const int top = m_banner->isVisible() ? inCentral(*m_banner).bottom() + 1 : m_top->height();
    const QWidget& player = m_takeStage->transport();
    const int bottom = player.isVisible() ? inCentral(player).top() - 8 : centralWidget()->height();
    m_takes->setGeometry(centralWidget()->width() - m_takes->width(), top, m_takes->width(),
                         std::max(160, bottom - top));
    m_takes->raise();
}

bool MainWindow::eventFilter(QObject* object, QEvent* event) {
    const auto type = event->type();
    if (m_takesOverlay &&
        (type == QEvent::Show || type == QEvent::Hide || type == QEvent::Resize || type == QEvent::Move))
        QMetaObject::invokeMethod(this, &MainWindow::placeDrawerIfOpen, Qt::QueuedConnection);
    return QMainWindow::eventFilter(object, event);
}

void MainWindow::placeDrawerIfOpen() {
    if (m_takesOverlay) placeDrawer();
}

void MainWindow::toggleTakes() {
    if (width() >= kTakesFoldBelow) return;
    m_takesOverlay = !m_takesOverlay;
    arrange();
}

void MainWindow::showTakes() {
    if (m_takes->isHidden()) toggleTakes();
}

/// The keys go to the music from here on.
void MainWindow::leaveText() {
    if (m_pages->currentWidget() == m_takeStage)
        m_takeStage->waveform().setFocus(Qt::MouseFocusReason);
    else
        m_stageArea->setFocus(Qt::OtherFocusReason);
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

/// Everything is in the project already; only what is being written, or can't be, keeps the window.
void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_export->isBusy()) {
        m_closeWhenIdle = true;  // what is being written is finished first
        return event->ignore();
    }
    if (!m_mayClose && !m_projects->mayClose([this] {
            m_mayClose = true;
            close();
        }))
        return event->ignore();
    m_settings.set(Setting::WindowGeometry, saveGeometry());
    m_playback.setClip(nullptr);
    m_session.queue().cancelAll();
    m_session.stop();
    QMainWindow::closeEvent(event);
}

}  // namespace capriccio::ui
