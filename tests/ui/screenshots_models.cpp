/// Shows the models window in each of its states, in both looks, and writes them as PNG into the folder named on the
/// command line.
#include "tests/library/desk.h"
#include "tests/ui/stand.h"

#include <QDialog>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace capriccio;
using namespace capriccio::tests;

namespace {

QString s_folder, s_tag;

template <typename Condition>
void waitFor(Condition condition, int milliseconds = 5000) {
    if (!QTest::qWaitFor(condition, milliseconds)) qWarning("waited in vain");
}

void settle() {
    for (int i = 0; i < 12; ++i) QTest::qWait(15);
}

void shoot(QWidget* what, const char* name) {
    settle();
    what->grab().save(s_folder + QLatin1Char('/') + QLatin1StringView(name) + s_tag + QStringLiteral(".png"));
}

QWidget* part(const QString& name) {
    auto* found = Stand::modelsWindow()->findChild<QWidget*>(name);
    if (!found) qFatal("there is no “%s”", qPrintable(name));
    return found;
}
void press(const QString& name) { QTest::mouseClick(part(name), Qt::LeftButton); }
void scrollTo(const QString& name) {
    Stand::modelsWindow()->findChild<QScrollArea*>()->ensureWidgetVisible(part(name), 0, 200);
}

QMenu* openPill(Stand& stand) {
    stand.click("model");
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

/// A tiny model in the store that can be loaded by the fake engine.
void keepTiny(const QString& folder) {
    QDir().mkpath(folder);
    for (const char* name : {"config.json", "model.safetensors", "spiece.model"})
        QFile::copy(QStringLiteral(GOLDEN_DATA "/mono/") + QLatin1StringView(name),
                    folder + QLatin1Char('/') + QLatin1StringView(name));
}

void states(ui::Theme::Choice choice, const char* tag) {
    Stand::theme().choose(choice);
    s_tag = QLatin1StringView(tag);
    const QString medium = QStringLiteral("facebook/musicgen-medium"),
                  melody = QStringLiteral("facebook/musicgen-melody"),
                  large = QStringLiteral("facebook/musicgen-large");
    HubServer hub;
    fillWithCatalogue(hub, 400000);
    qputenv("HF_ENDPOINT", hub.endpoint().toUtf8());
    Stand stand(false);
    stand.open({1280, 800});
    waitFor([&] { return stand.models->hasLooked(); });
    shoot(stand.window.get(), "first");
    // Two clicks.
    QMenu* menu = openPill(stand);
    shoot(menu, "pill-new");
    menu->findChild<QAction*>(QStringLiteral("model.getSuggested"))->trigger();
    menu->close();
    for (QWidget* window : QApplication::topLevelWidgets())
        if (window->objectName() == QLatin1StringView("licence") && window->isVisible()) {
            shoot(window, "licence");
            window->findChild<QPushButton*>(QStringLiteral("licence.accept"))->click();
        }
    waitFor([&] { return stand.models->find(kSmall)->isUsable(); }, 20000);
    settle();
    shoot(stand.window.get(), "arrived");
    // The window: one that is used and loaded, one on its way, one paused, one that failed, one damaged.
    keepTiny(stand.models->storeFolder() + QStringLiteral("/someone/lullabies"));
    stand.models->get(QStringLiteral("facebook/musicgen-stereo-small"));
    waitFor([&] { return stand.models->find(QStringLiteral("facebook/musicgen-stereo-small"))->isHere(); },
                    20000);
    QFile::resize(stand.models->find(QStringLiteral("facebook/musicgen-stereo-small"))->folder +
                      QStringLiteral("/model.safetensors"),
                  100);
    menu = openPill(stand);
    menu->findChild<QAction*>(QStringLiteral("model.all"))->trigger();
    menu->close();
    waitFor([&] { return !stand.models->isMeasuring() && stand.models->machine().bytesPerSecond > 0; }, 20000);
    QWidget* window = Stand::modelsWindow();
    const QString mine = stand.models->storeFolder() + QStringLiteral("/someone/lullabies");
    waitFor([&] { return stand.models->find(mine) != nullptr; }, 20000);
    press(mine + QStringLiteral(".main"));
    settle();
    waitFor(
        [&] {
            return stand.window->findChild<QWidget*>(QStringLiteral("model"))
                ->accessibleName()
                .contains(QStringLiteral("lullabies"));
        },
        5000);
    stand.click("generate");
    waitFor([&] { return !stand.session->generator().loaded().folder.isEmpty() && !stand.session->generator().isBusy(); }, 20000);
    hub.faults[QStringLiteral("compression_state_dict.bin")].push_back({403, ""});
    stand.models->get(large);
    waitFor(
        [&] {
            return stand.models->transfer(large) &&
                   stand.models->transfer(large)->stage == library::Transfer::Stage::Failed;
        },
        20000);
    hub.bytesPerSecond = 60000;
    stand.models->get(medium);
    stand.models->get(melody);
    waitFor(
        [&] { return stand.models->transfer(medium) && stand.models->transfer(medium)->bytesPerSecond > 0; }, 20000);
    QTest::qWait(800);
    shoot(window, "window");
    stand.models->pause(medium);
    stand.models->pause(melody);
    settle();
    scrollTo(medium + QStringLiteral(".main"));
    shoot(window, "window-paused");
    QTest::mouseClick(part(QStringLiteral("facebook/musicgen-stereo-small.more.head")), Qt::LeftButton);
    QTest::qWait(300);
    scrollTo(QStringLiteral("facebook/musicgen-stereo-small.more.head"));
    shoot(window, "window-details");
    press(mine + QStringLiteral(".menu"));
    shoot(QApplication::activePopupWidget(), "row-menu");
    QApplication::activePopupWidget()->close();
    stand.models->check(kSmall);
    settle();
    window->findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
    shoot(window, "window-checked");
    stand.models->addFolder(stand.dir.path());
    settle();
    shoot(window, "window-refused");
    window->resize(620, 560);
    shoot(window, "window-small");
    window->close();
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc < 2) qFatal("usage: screenshots_models FOLDER");
    s_folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(s_folder);
    states(ui::Theme::Choice::Dark, "-dark");
    states(ui::Theme::Choice::Light, "-light");
    return 0;
}
