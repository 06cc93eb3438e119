#pragma once

#include "core/studio/generator.h"
#include "core/studio/playback.h"
#include "core/studio/settings.h"
#include "tests/studio/fakes/fake_engine.h"
#include "tests/studio/fakes/fake_speaker.h"
#include "ui/main/main_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialogs.h"

#include <memory>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace capriccio::tests {

/// The real window on a model and a sound card that the test moves, with settings and a usable model folder of its own.
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
        if (withModel) settings.set(studio::Setting::ModelFolder, folder);
        playback = std::make_unique<studio::Playback>(std::make_unique<FakeSpeaker>(desk));
        generator = std::make_unique<studio::Generator>(model.loader());
    }
    ~Stand() { close(); }

    QString modelFolder() const { return dir.filePath(QStringLiteral("musicgen-small")); }

    ui::MainWindow& open(QSize size = {1280, 800}) {
        window = std::make_unique<ui::MainWindow>(theme(), settings, *generator, *playback, dialogs);
        window->resize(size);
        window->show();
        QApplication::setActiveWindow(window.get());
        if (!QTest::qWaitForWindowExposed(window.get())) qWarning("the window did not show");
        return *window;
    }
    void close() {
        window.reset();
        generator.reset();
    }

    template <typename Widget = QWidget>
    Widget* find(const char* name) const {
        auto* widget = window->findChild<Widget*>(QLatin1String(name));
        if (!widget) qFatal("there is no widget “%s”", name);
        return widget;
    }
    void click(const char* name) const { QTest::mouseClick(find(name), Qt::LeftButton); }
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
    std::unique_ptr<studio::Generator> generator;
    std::unique_ptr<studio::Playback> playback;
    ui::Dialogs dialogs;
    std::unique_ptr<ui::MainWindow> window;
};

}  // namespace capriccio::tests
