/// Shows the window in each of its states and writes them as PNG into the folder named on the command line; with
/// `compose`, `takes` or `stage` behind it, only those of that part; with `2x` a few of them, for a screen of twice the
/// resolution.
#include "tests/ui/compose_states.h"
#include "tests/ui/stage_states.h"
#include "tests/ui/stand.h"
#include "tests/ui/takes_states.h"
#include "ui/main/main_menu.h"
#include "ui/theme/language.h"

#include <QAbstractButton>
#include <QDialog>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSpinBox>

using namespace capriccio;
using namespace capriccio::tests;

namespace {

QString s_folder;

void settle() {
    for (int i = 0; i < 12; ++i) QTest::qWait(15);
}

void shoot(Stand& stand, const char* name) {
    settle();
    stand.window->grab().save(s_folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
}

void waitForEnd(Stand& stand) {
    if (!QTest::qWaitFor([&] { return !stand.isMaking(); })) qWarning("it did not end");
}

void type(Stand& stand, const QString& prompt) { stand.find<QPlainTextEdit>("prompt")->setPlainText(prompt); }

const QString kPop = QStringLiteral("80s pop track with bassy drums and synth, bright and driving, 120 bpm");
const QString kChinese = QStringLiteral(
    "带有女声哼唱和古筝的电子舞曲，节奏明快，温暖而怀旧，像夏夜的海边，远处有烟花，人群在跳舞，鼓点清晰有力，贝斯深沉，"
    "合成器明亮");

/// A take of 30 s, made as far as `made`.
void make(Stand& stand, const QString& prompt, double made) {
    stand.find<QSpinBox>("seconds")->setValue(30);
    type(stand, prompt);
    // The last news comes by itself, as it does where music is made slowly.
    stand.model.letMake(std::max(0.0, made - 0.1));
    stand.click("generate");
    QTest::qWait(120);
    stand.model.letMake(made);
    if (!QTest::qWaitFor(
            [&] { return stand.desk->clip && stand.desk->clip->availableFrames() >= made * 32000 - 640 * 5; }))
        qWarning("not made");
    settle();
}

void states(ui::Theme::Choice choice, QSize size, const QString& tag) {
    Stand::theme().choose(choice);
    const auto name = [&](const char* state) { return (QLatin1String(state) + tag).toLatin1(); };
    {
        Stand stand(false);
        stand.open(size);
        shoot(stand, name("first-start-no-model"));
    }
    {
        Stand stand;
        stand.open(size);
        settle();
        ComposeStates::likeSmall(stand);
        shoot(stand, name("first-start"));
        type(stand, kPop);
        shoot(stand, name("typing"));
        stand.find<QAbstractButton>("advanced.head")->click();
        QTest::qWait(250);
        shoot(stand, name("advanced"));
        stand.find<QAbstractButton>("advanced.head")->click();
        stand.model.holdLoading();
        stand.model.letMake(0);
        stand.click("generate");
        shoot(stand, name("loading"));
        stand.model.letLoad();
    }
    {
        Stand stand;
        stand.model.setSpeed(0.7);
        stand.open(size);
        make(stand, kPop, 6);
        QTest::qWait(120);
        shoot(stand, name("waiting"));
    }
    {
        Stand stand;
        stand.model.setSpeed(1.4);
        stand.open(size);
        make(stand, QStringLiteral("solo piano waltz, gentle and a little sad"), 30);
        waitForEnd(stand);
        make(stand, kPop, 21);
        stand.desk->pass(9.36);
        stand.desk->now.peakLeft = 0.5F;
        stand.desk->now.peakRight = 0.4F;
        shoot(stand, name("live"));
        stand.model.letMake(1e9);
        waitForEnd(stand);
        stand.desk->pass(4.44);
        shoot(stand, name("playing"));
        stand.playback->pause();
        make(stand, kChinese, 11.8);
        stand.click("generate");
        waitForEnd(stand);
        shoot(stand, name("stopped-chinese"));
        stand.model.failAfter(
            2,
            Error(
                Error::Code::OutOfMemory,
                Core::tr(
                    "There is not enough memory for this. Close other programs, or ask for less: fewer takes at once, "
                    "fewer bits, or a shorter piece.")));
        stand.click("generate");
        waitForEnd(stand);
        shoot(stand, name("error"));
        if (size.width() < 1100) {
            stand.click("takesButton");
            shoot(stand, name("takes-open"));
        }
    }
}

/// What lies over the window, which is closed then.
void shootTop(Stand& stand, const char* name) {
    settle();
    QWidget* top =
        QApplication::activePopupWidget() ? QApplication::activePopupWidget() : QApplication::activeModalWidget();
    if (!top)
        for (QWidget* w : QApplication::topLevelWidgets())
            if (w->isVisible() && w != stand.window.get()) top = w;
    if (!top) return qWarning("nothing to see for %s", name);
    top->grab().save(s_folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
    top->close();
    settle();
}

void compose(ui::Theme::Choice choice, QSize size, const QString& tag) {
    Stand::theme().choose(choice);
    const auto named = [tag](void (*take)(Stand&, const char*)) {
        return [tag, take](Stand& stand, const char* name) { take(stand, (QLatin1String(name) + tag).toLatin1()); };
    };
    ComposeStates(named(&shoot), named(&shootTop)).all(size);
}

void takes(ui::Theme::Choice choice, const QString& tag) {
    Stand::theme().choose(choice);
    const auto named = [tag](void (*take)(Stand&, const char*)) {
        return [tag, take](Stand& stand, const char* name) { take(stand, (QLatin1String(name) + tag).toLatin1()); };
    };
    TakesStates(named(&shoot), named(&shootTop)).all({1440, 900});
}

void stage(ui::Theme::Choice choice, QSize size, const QString& tag) {
    Stand::theme().choose(choice);
    const auto named = [tag](void (*take)(Stand&, const char*)) {
        return [tag, take](Stand& stand, const char* name) { take(stand, (QLatin1String(name) + tag).toLatin1()); };
    };
    StageStates(named(&shoot), named(&shootTop)).all(size);
}

/// The list of keys, in a window of any size.
void keys(ui::Theme::Choice choice, QSize size, const QString& tag) {
    Stand::theme().choose(choice);
    Stand stand;
    stand.open(size);
    QTest::keyClick(stand.window.get(), Qt::Key_F1);
    shootTop(stand, (QStringLiteral("keys") + tag).toLatin1());
}

void others() {
    Stand::theme().choose(ui::Theme::Choice::Dark);
    Stand stand;
    stand.open({1440, 900});
    make(stand, kPop, 30);
    waitForEnd(stand);
    const auto grabTop = [&](const char* name) { shootTop(stand, name); };
    stand.click("menu");
    grabTop("menu");
    stand.click("menu");
    auto* languages = stand.window->findChild<QMenu*>(QStringLiteral("languageMenu"));
    languages->popup(QPoint(400, 200));
    languages->grab();
    settle();
    languages->grab().save(s_folder + QStringLiteral("/menu-language.png"));
    languages->close();
    stand.window->findChild<QMenu*>(QStringLiteral("mainMenu"))->close();
    stand.click("model");
    grabTop("model-menu");
    stand.click("save");
    grabTop("export");
    QApplication::setActiveWindow(stand.window.get());
    stand.find<QWidget>("save")->setFocus(Qt::TabFocusReason);
    shoot(stand, "focus");
    stand.find<QWidget>("play")->setFocus(Qt::TabFocusReason);
    shoot(stand, "focus-play");
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc < 2) qFatal("usage: screenshots FOLDER [compose|takes|stage|2x]");
    s_folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(s_folder);
    ui::Language language;
    language.choose(QStringLiteral("en"));
    const QByteArray only = argc > 2 ? argv[2] : "";
    if (only == "2x") {
        stage(ui::Theme::Choice::Light, {1280, 800}, QStringLiteral("-2x"));
        return 0;
    }
    if (only.isEmpty() || only == "compose") {
        compose(ui::Theme::Choice::Dark, {1440, 900}, QStringLiteral("-dark"));
        compose(ui::Theme::Choice::Light, {1440, 900}, QStringLiteral("-light"));
        compose(ui::Theme::Choice::Light, {900, 600}, QStringLiteral("-small-light"));
    }
    if (only == "compose") {
        others();
        keys(ui::Theme::Choice::Dark, {1440, 900}, {});
        keys(ui::Theme::Choice::Light, {900, 600}, QStringLiteral("-small-light"));
        states(ui::Theme::Choice::Light, {900, 600}, QStringLiteral("-small-light"));
        states(ui::Theme::Choice::Dark, {1280, 800}, QStringLiteral("-dark"));
        language.choose(QStringLiteral("zh_CN"));
        compose(ui::Theme::Choice::Light, {900, 600}, QStringLiteral("-zh"));
        keys(ui::Theme::Choice::Light, {1440, 900}, QStringLiteral("-zh"));
        states(ui::Theme::Choice::Light, {1280, 800}, QStringLiteral("-zh"));
    }
    if (only.isEmpty() || only == "takes") {
        takes(ui::Theme::Choice::Dark, QStringLiteral("-dark"));
        takes(ui::Theme::Choice::Light, QStringLiteral("-light"));
    }
    if (only == "stage") {
        stage(ui::Theme::Choice::Dark, {1440, 900}, QStringLiteral("-dark"));
        stage(ui::Theme::Choice::Light, {900, 600}, QStringLiteral("-small-light"));
    }
    if (!only.isEmpty()) return 0;
    states(ui::Theme::Choice::Dark, {1440, 900}, QStringLiteral("-dark"));
    states(ui::Theme::Choice::Light, {1440, 900}, QStringLiteral("-light"));
    states(ui::Theme::Choice::Light, {900, 600}, QStringLiteral("-small-light"));
    states(ui::Theme::Choice::Dark, {900, 600}, QStringLiteral("-small-dark"));
    stage(ui::Theme::Choice::Dark, {1440, 900}, QStringLiteral("-dark"));
    stage(ui::Theme::Choice::Light, {900, 600}, QStringLiteral("-small-light"));
    others();
    keys(ui::Theme::Choice::Dark, {1440, 900}, {});
    keys(ui::Theme::Choice::Light, {900, 600}, QStringLiteral("-small-light"));
    language.choose(QStringLiteral("zh_CN"));
    states(ui::Theme::Choice::Light, {1440, 900}, QStringLiteral("-zh"));
    stage(ui::Theme::Choice::Dark, {1440, 900}, QStringLiteral("-zh"));
    takes(ui::Theme::Choice::Light, QStringLiteral("-zh"));
    compose(ui::Theme::Choice::Light, {900, 600}, QStringLiteral("-zh"));
    keys(ui::Theme::Choice::Light, {1440, 900}, QStringLiteral("-zh"));
    return 0;
}
