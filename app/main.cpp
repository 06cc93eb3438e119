#include "core/studio/generator.h"
#include "core/studio/playback.h"
#include "core/studio/settings.h"
#include "ui/main/main_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialogs.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

/// capriccio, the window: makes its parts and joins them.
int main(int argc, char** argv) {
    using namespace capriccio;
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("capriccio"));
    QApplication::setApplicationDisplayName(QStringLiteral("Capriccio"));
    QApplication::setApplicationVersion(QStringLiteral(CAPRICCIO_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("capriccio"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/capriccio.svg")));

    QCommandLineParser arguments;
    arguments.setApplicationDescription(QCoreApplication::translate("Main", "Make music by describing it"));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.process(application);

    studio::Settings settings;
    ui::Theme theme(application);
    theme.choose(ui::Theme::choiceOf(settings.get(studio::Setting::Theme).toString()));
    studio::Generator generator;
    studio::Playback playback;
    ui::Dialogs dialogs;
    ui::MainWindow window(theme, settings, generator, playback, dialogs);
    window.show();
    return QApplication::exec();
}
