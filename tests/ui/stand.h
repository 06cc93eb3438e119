#pragma once

#include "core/studio/device_list.h"
#include "core/studio/library/library.h"
#include "core/studio/playback.h"
#include "core/studio/project/project_shelf.h"
#include "core/studio/session.h"
#include "core/studio/settings.h"
#include "tests/studio/fakes/fake_engine.h"
#include "tests/studio/fakes/fake_speaker.h"
#include "ui/compose/compose_panel.h"
#include "ui/main/main_window.h"
#include "ui/takes/takes_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialogs.h"

#include <memory>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>

namespace capriccio::tests {

/// The real window on a model and a sound card that the test moves, with settings, projects and a usable model folder
/// of its own.
class Stand {
  public:
    explicit Stand(bool withModel = true) {
        const QString folder = modelFolder();
        QDir().mkpath(folder);
        QFile config(folder + QStringLiteral("/config.json"));
        if (config.open(QIODevice::WriteOnly)) {
            QFile source(QStringLiteral(GOLDEN_DATA "/mono/config.json"));
            if (source.open(QIODevice::ReadOnly)) config.write(source.readAll());
        }
        config.close();
        // No model but those that the test puts there, and a hub that nobody is at.
        for (const char* name : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "AUDIOCRAFT_CACHE_DIR"})
            qunsetenv(name);
        for (const char* name : {"CAPRICCIO_MODELS", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            qputenv(name, dir.filePath(QString::fromLatin1(name).toLower()).toUtf8());
        if (!qEnvironmentVariableIsSet("HF_ENDPOINT")) qputenv("HF_ENDPOINT", "http://127.0.0.1:9");
        if (withModel) settings.set(studio::Setting::ModelFolder, folder);
        studio::DeviceList::setLister([] {
            return studio::DeviceList::Names{{QStringLiteral("Loudspeakers"), QStringLiteral("Headphones")},
                                             {QStringLiteral("Built-in"), QStringLiteral("Headset")}};
        });
        playback = std::make_unique<studio::Playback>(std::make_unique<FakeSpeaker>(desk));
    }
    ~Stand() { close(); }

    QString modelFolder() const { return dir.filePath(QStringLiteral("musicgen-small")); }

    ui::MainWindow& open(QSize size = {1280, 800}) {
        if (!models) {
            auto options = library::Library::Options::ofUser();
            options.measureSeconds = measureSeconds;
            options.timing.pausesMs = {10, 20};
            models = std::make_unique<library::Library>(std::move(options));
        }
        if (!session) openSession();
        window = std::make_unique<ui::MainWindow>(theme(), settings, *session, *playback, *models, dialogs);
        window->resize(size);
        window->show();
        QApplication::setActiveWindow(window.get());
        if (!QTest::qWaitForWindowExposed(window.get())) qWarning("the window did not show");
        return *window;
    }
    /// The studio without its window: to fill a project before it is seen.
    studio::Session& openSession() {
        shelf = std::make_unique<project::ProjectShelf>(dir.filePath(QStringLiteral("data")));
        session = std::make_unique<studio::Session>(*shelf, model.loader());
        return *session;
    }
    /// As the program ends.
    void close() {
        window.reset();
        models.reset();
        session.reset();
        shelf.reset();
    }

    /// As the window shows it: its button says Stop until the news of the end has arrived there too.
    bool isMaking() const {
        return session->isMaking() ||
               (window && find<ui::ComposePanel>("composePanel")->mode() != ui::ComposePanel::Mode::Ready);
    }
    project::Project& project() const { return session->project(); }
    QListView& list() const { return *find<QListView>("takes"); }
    int rows() const { return list().model()->rowCount(); }
    QRect rowRect(int row) const { return list().visualRect(list().model()->index(row, 0)); }
    void clickRow(int row) const { QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, rowRect(row).center()); }
    project::TakeId shown() const { return find<ui::TakesPanel>("takesPanel")->current(); }

    template <typename Widget = QWidget>
    Widget* find(const char* name) const {
        auto* widget = window->findChild<Widget*>(QLatin1String(name));
        if (!widget) qFatal("there is no widget “%s”", name);
        return widget;
    }
    /// A window of its own.
    static QWidget* modelsWindow() {
        for (QWidget* other : QApplication::topLevelWidgets())
            if (other->objectName() == QLatin1StringView("modelsWindow")) return other;
        qFatal("there is no models window");
    }
    /// As a person does: once it has its place. What was just shown may wait for its layout still, and be hit by nothing.
    static void press(QWidget* what) {
        if (!QTest::qWaitFor([what] { return !what->size().isEmpty(); }))
            qWarning("“%s” has no place in the window", qPrintable(what->objectName()));
        QTest::mouseClick(what, Qt::LeftButton);
    }
    void click(const char* name) const { press(find(name)); }
    template <typename Widget>
    QString text(const char* name) const {
        return find<Widget>(name)->text();
    }

    /// One for the program: it loads the fonts and sets the application's style.
    static ui::Theme& theme() {
        static auto* shared = new ui::Theme(*qApp);
        return *shared;
    }

    QTemporaryDir dir;
    studio::Settings settings{dir.filePath(QStringLiteral("settings.ini"))};
    FakeStudio model;
    std::shared_ptr<FakeSpeaker::Desk> desk = std::make_shared<FakeSpeaker::Desk>();
    std::unique_ptr<project::ProjectShelf> shelf;
    std::unique_ptr<studio::Session> session;
    std::unique_ptr<studio::Playback> playback;
    std::unique_ptr<library::Library> models;
    double measureSeconds = 0;  ///< of this computer's memory: what takes will cost stays unknown at first
    ui::Dialogs dialogs;
    std::unique_ptr<ui::MainWindow> window;
};

}  // namespace capriccio::tests
