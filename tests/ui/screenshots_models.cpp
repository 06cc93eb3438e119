/// Shows the models window in each of its states, in both looks, in Chinese and small, and writes them as PNG into the
/// folder named on the command line.
#include "tests/library/desk.h"
#include "tests/ui/stand.h"
#include "ui/models/models_window.h"
#include "ui/theme/language.h"

#include <QDialog>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace capriccio;
using namespace capriccio::tests;

namespace {

QString s_folder, s_tag;
const QString kMedium = QStringLiteral("facebook/musicgen-medium"), kLarge = QStringLiteral("facebook/musicgen-large"),
              kMelody = QStringLiteral("facebook/musicgen-melody"),
              kStereoSmall = QStringLiteral("facebook/musicgen-stereo-small");
constexpr QSize kUsual{860, 720}, kTall{860, 1500}, kSmallScreen{900, 600}, kLeast{620, 560};

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
void press(const QString& name) { Stand::press(part(name)); }
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

/// A hub with everything, a window before it, and no model.
struct Scene {
    explicit Scene(int stallMs = 20000) {
        fillWithCatalogue(hub, 400000);
        fillWithTinySmall(hub, QStringLiteral(GOLDEN_DATA));
        stand.emplace(false);
        // As where nothing is set, so that the store can move and the hub be chosen.
        for (const char* name : {"CAPRICCIO_MODELS", "HF_ENDPOINT"}) qunsetenv(name);
        qputenv("XDG_DATA_HOME", stand->dir.filePath(QStringLiteral("data-home")).toUtf8());
        auto options = library::Library::Options::ofUser();
        options.hub = library::HubSettings::ofUser(hub.endpoint());
        options.measureSeconds = 0.05;
        options.timing.pausesMs = {10, 20};
        options.timing.stallMs = stallMs;
        options.timing.stallBytes = 16;
        options.freeBytes = [this](const QString&) { return freeBytes; };
        stand->models = std::make_unique<library::Library>(std::move(options));
        stand->settings.set(studio::Setting::LicencesRead, QStringList{QStringLiteral("cc-by-nc-4.0")});
    }
    library::Library& models() { return *stand->models; }
    void open() {
        stand->open({1280, 800});
        waitFor([&] { return models().hasLooked(); });
    }
    QWidget* openModels(QSize size) {
        openPill(*stand)->findChild<QAction*>(QStringLiteral("model.all"))->trigger();
        if (QWidget* menu = QApplication::activePopupWidget()) menu->close();
        waitFor([&] { return !models().isMeasuring() && models().machine().bytesPerSecond > 0; }, 20000);
        QWidget* window = Stand::modelsWindow();
        window->resize(size);
        settle();
        return window;
    }
    void getWhole(const QString& id) {
        models().get(id);
        waitFor([&] { return models().find(id)->isUsable() && !models().transfer(id); }, 20000);
    }
    void getUntil(const QString& id, library::Transfer::Stage stage) {
        models().get(id);
        waitFor([&] { return models().transfer(id) && models().transfer(id)->stage == stage; }, 20000);
    }

    HubServer hub;
    qint64 freeBytes = 52'000'000'000;
    std::optional<Stand> stand;
};

void shootDialog(const char* name, const QString& press) {
    settle();
    for (QWidget* window : QApplication::topLevelWidgets())
        if (auto* dialog = qobject_cast<QDialog*>(window); dialog && dialog->isVisible()) {
            shoot(dialog, name);
            if (press.isEmpty()) return dialog->reject();
            return dialog->findChild<QPushButton*>(press)->click();
        }
    qFatal("there is no dialog for %s", name);
}

/// From the first start to a better model: two clicks, and the licence.
void firstSteps() {
    Scene scene;
    scene.stand->settings.set(studio::Setting::LicencesRead, QStringList());
    scene.open();
    shoot(scene.stand->window.get(), "first");
    QMenu* menu = openPill(*scene.stand);
    shoot(menu, "pill-new");
    menu->findChild<QAction*>(QStringLiteral("model.getSuggested"))->trigger();
    menu->close();
    shootDialog("licence", QStringLiteral("licence.accept"));
    waitFor([&] { return scene.models().find(kSmall)->isUsable(); }, 20000);
    settle();
    shoot(scene.stand->window.get(), "arrived");
}

/// One that is used and loaded, one damaged, one on its way, one that waits, then paused; details, menus, narrow.
void onTheWay() {
    Scene scene;
    scene.open();
    scene.getWhole(kSmall);
    scene.getWhole(kStereoSmall);
    QFile::resize(scene.models().find(kStereoSmall)->folder + QStringLiteral("/model.safetensors"), 100);
    const QString mine = scene.models().storeFolder() + QStringLiteral("/someone/lullabies");
    keepTiny(mine);
    QWidget* window = scene.openModels(kUsual);
    waitFor([&] { return scene.models().find(mine) != nullptr; }, 20000);
    press(mine + QStringLiteral(".main"));
    waitFor([&] { return scene.stand->find("model")->accessibleName().contains(QStringLiteral("lullabies")); });
    scene.stand->click("generate");
    const auto& generator = scene.stand->session->generator();
    waitFor([&] { return !generator.loaded().folder.isEmpty() && !generator.isBusy(); }, 20000);
    scene.hub.bytesPerSecond = 60000;
    scene.models().get(kMedium);
    scene.models().get(kMelody);
    waitFor([&] { return scene.models().transfer(kMedium) && scene.models().transfer(kMedium)->bytesPerSecond > 0; },
            20000);
    QTest::qWait(800);
    // The tests' engine holds next to nothing.
    qobject_cast<ui::ModelsWindow*>(window)->setLoaded(mine, 16'000'000);
    shoot(window, "window");
    window->resize(kTall);
    shoot(window, "window-tall");
    window->resize(kSmallScreen);
    shoot(window, "window-900x600");
    window->resize(kUsual);
    scene.models().pause(kMedium);
    scene.models().pause(kMelody);
    settle();
    window->resize(kTall);
    shoot(window, "window-paused");
    window->resize(kUsual);
    press(kStereoSmall + QStringLiteral(".more.head"));
    QTest::qWait(300);
    scrollTo(kStereoSmall + QStringLiteral(".more.head"));
    shoot(window, "window-details");
    press(mine + QStringLiteral(".menu"));
    shoot(QApplication::activePopupWidget(), "row-menu");
    QApplication::activePopupWidget()->close();
    press(kMedium + QStringLiteral(".menu"));
    if (QApplication::activePopupWidget()) {
        shoot(QApplication::activePopupWidget(), "row-menu-queued");
        QApplication::activePopupWidget()->close();
    }
    window->resize(kLeast);
    window->findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
    shoot(window, "window-least");
    window->close();
}

/// Every kind of reason, one model each.
void failures() {
    Scene scene(400);
    scene.open();
    const auto fails = [&](const char* name) {
        scene.getUntil(QStringLiteral("facebook/musicgen-") + QLatin1StringView(name),
                       library::Transfer::Stage::Failed);
    };
    auto& state = scene.hub.faults[QStringLiteral("state_dict.bin")];
    scene.hub.hang = true;
    fails("small");
    scene.hub.hang = false;
    scene.freeBytes = 1'000'000;
    fails("stereo-small");
    scene.freeBytes = 52'000'000'000;
    state = {{403, ""}};
    fails("medium");
    state = {{404, ""}};
    fails("large");
    state = std::deque<std::pair<int, QByteArray>>(20, {503, ""});
    fails("melody");
    state = std::deque<std::pair<int, QByteArray>>(20, {429, "Retry-After: 0\r\n"});
    fails("melody-large");
    state.clear();
    scene.hub.corruptContents = 1000;
    fails("stereo-medium");
    scene.hub.corruptContents = 0;
    scene.hub.wrongLengths = 1000;
    fails("stereo-large");
    scene.hub.wrongLengths = 0;
    scene.hub.loops = true;
    fails("stereo-melody");
    scene.hub.loops = false;
    QWidget* window = scene.openModels(kTall);
    shoot(window, "failed");
    window->close();
}

/// A folder of one's own with what is missing, a check, removing, and the store elsewhere.
void keeping() {
    Scene scene;
    scene.open();
    scene.getWhole(kSmall);
    scene.getWhole(kStereoSmall);
    QWidget* window = scene.openModels(kUsual);
    const auto top = [&] { window->findChild<QScrollArea*>()->verticalScrollBar()->setValue(0); };
    const QString own = scene.stand->dir.filePath(QStringLiteral("from a friend/night-music"));
    keepTiny(own);
    QFile::remove(own + QStringLiteral("/spiece.model"));
    scene.models().addFolder(own);
    waitFor([&] { return scene.models().find(own) != nullptr; });
    top();
    shoot(window, "import-missing");
    QDir().mkpath(scene.stand->dir.filePath(QStringLiteral("Pictures")));
    scene.models().addFolder(scene.stand->dir.filePath(QStringLiteral("Pictures")));
    settle();
    shoot(window, "import-refused");
    QFile::copy(QStringLiteral(GOLDEN_DATA "/mono/spiece.model"), own + QStringLiteral("/spiece.model"));
    scene.models().addFolder(own);
    waitFor([&] { return scene.models().find(own)->isUsable(); });
    shoot(window, "import-done");
    scene.models().check(kSmall);
    waitFor([&] { return scene.models().checkedId().isEmpty(); });
    top();
    shoot(window, "checked");
    QByteArray bytes = Desk::contentOf(scene.models().find(kSmall)->folder + QStringLiteral("/state_dict.bin"));
    bytes[100] = static_cast<char>(~bytes[100]);
    Desk::write(scene.models().find(kSmall)->folder + QStringLiteral("/state_dict.bin"), bytes);
    scene.models().check(kSmall);
    waitFor([&] { return !scene.models().find(kSmall)->wrong.isEmpty(); });
    shoot(window, "damaged");
    press(kStereoSmall + QStringLiteral(".menu"));
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    menu->actions().last()->trigger();
    menu->close();
    settle();
    shootDialog("remove-question", {});
    scene.models().remove(kStereoSmall);
    waitFor([&] { return !scene.models().find(kStereoSmall)->isHere(); });
    shoot(window, "removed");
    // Large enough to be seen moving.
    QFile large(scene.models().storeFolder() + QStringLiteral("/someone/large/model.safetensors"));
    keepTiny(QFileInfo(large.fileName()).path());
    if (!large.resize(qint64{400} << 20)) qWarning("no large file");
    scene.stand->dialogs.setNextFolder(scene.stand->dir.filePath(QStringLiteral("elsewhere")));
    press(QStringLiteral("models.move"));
    shootDialog("move-question", {});
    scene.models().moveStore(scene.stand->dir.filePath(QStringLiteral("elsewhere")));
    waitFor([&] { return scene.models().moveFraction() > 0.2; }, 30000);
    QApplication::processEvents();
    window->grab().save(s_folder + QStringLiteral("/moving") + s_tag + QStringLiteral(".png"));
    waitFor([&] { return !scene.models().isMoving(); }, 60000);
    shoot(window, "moved");
    window->close();
}

void states(ui::Theme::Choice choice, const char* tag) {
    Stand::theme().choose(choice);
    s_tag = QLatin1StringView(tag);
    firstSteps();
    onTheWay();
    failures();
    keeping();
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc < 2) qFatal("usage: screenshots_models FOLDER");
    s_folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(s_folder);
    ui::Language language;
    language.choose(QStringLiteral("en"));
    states(ui::Theme::Choice::Dark, "-dark");
    states(ui::Theme::Choice::Light, "-light");
    language.choose(QStringLiteral("zh_CN"));
    states(ui::Theme::Choice::Light, "-zh");
    return 0;
}
