#include "core/studio/library/library.h"
#include "core/studio/mpris/mpris.h"
#include "core/studio/playback.h"
#include "core/studio/project/project_shelf.h"
#include "core/studio/session.h"
#include "core/studio/settings.h"
#include "ui/main/main_window.h"
#include "ui/theme/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialogs.h"

#include <functional>
#include <memory>
#include <utility>

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QPlainTextEdit>
#include <QTimer>

namespace {

using namespace capriccio;

/// What a window that takes another's place keeps of it.
void takeOver(ui::MainWindow& window, const ui::MainWindow& before) {
    window.restoreGeometry(before.saveGeometry());
    const auto promptOf = [](const ui::MainWindow& w) {
        return w.findChild<QPlainTextEdit*>(QStringLiteral("prompt"));
    };
    auto* prompt = promptOf(window);
    if (const auto* written = promptOf(before); prompt && written) prompt->setPlainText(written->toPlainText());
}

}  // namespace

/// capriccio, the window: makes its parts and joins them.
int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("capriccio"));
    QApplication::setApplicationDisplayName(QStringLiteral("Capriccio"));
    QApplication::setApplicationVersion(QStringLiteral(CAPRICCIO_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("capriccio"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/capriccio.svg")));

    studio::Settings settings;
    ui::Language language;
    language.choose(settings.get(studio::Setting::Language).toString());

    QCommandLineParser arguments;
    arguments.setApplicationDescription(QCoreApplication::translate("Main", "Make music by describing it"));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addPositionalArgument(QStringLiteral("project"),
                                    QCoreApplication::translate("Main", "a project to open, NAME.capriccio"),
                                    QStringLiteral("[project]"));
    arguments.process(application);

    ui::Theme theme(application);
    theme.choose(ui::Theme::choiceOf(settings.get(studio::Setting::Theme).toString()));
    theme.setLessMotion(settings.get(studio::Setting::Motion).toString() == QLatin1String("less"));
    project::ProjectShelf shelf;
    studio::Session session(shelf);
    studio::Playback playback;
    auto options = library::Library::Options::ofUser();
    options.programFolder = QStringLiteral(CAPRICCIO_RESOURCES "/starter/model");
    library::Library models(std::move(options));
    studio::Mpris mpris(playback);
    ui::Dialogs dialogs;

    // The window is made anew when another language is chosen: what it shows lives outside of it.
    std::unique_ptr<ui::MainWindow> window;
    const std::function<void()> open = [&] {
        const auto before = std::move(window);
        window = std::make_unique<ui::MainWindow>(theme, settings, session, playback, models, dialogs);
        if (before) takeOver(*window, *before);
        QObject::connect(window.get(), &ui::MainWindow::trackShown, &mpris, &studio::Mpris::setTrack);
        QObject::connect(
            window.get(), &ui::MainWindow::languageChosen, &application,
            [&] {
                language.choose(settings.get(studio::Setting::Language).toString());
                open();
            },
            Qt::QueuedConnection);
        window->show();
    };
    open();
    QObject::connect(&mpris, &studio::Mpris::raiseRequested, &application, [&] {
        window->raise();
        window->activateWindow();
    });
    QObject::connect(&mpris, &studio::Mpris::quitRequested, &application, [&] { window->close(); });
    if (const QStringList files = arguments.positionalArguments(); !files.isEmpty()) window->openProject(files.first());
    return QApplication::exec();
}
