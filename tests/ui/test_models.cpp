#include "core/studio/melody/melody_source.h"
#include "tests/library/desk.h"
#include "tests/ui/stand.h"
#include "ui/models/catalogue_words.h"
#include "ui/models/model_words.h"
#include "ui/models/models_window.h"
#include "ui/theme/language.h"
#include "ui/widgets/figures.h"

#include <QDesktopServices>
#include <QDialog>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

using namespace capriccio;
using namespace capriccio::tests;
using namespace capriccio::ui;

/// In the file manager's place.
class Shown : public QObject {
    Q_OBJECT
  public:
    QList<QUrl> urls;
  public Q_SLOTS:
    void show(const QUrl& url) { urls << url; }
};

/// The models window and the pill, driven as a person would, with the played hub behind them.
class TestModels : public QObject {
    Q_OBJECT

    static constexpr qsizetype kLarge = 60000;
    std::unique_ptr<HubServer> m_hub;
    std::unique_ptr<Stand> m_stand;

    template <typename Widget = QWidget>
    Widget* part(const QString& name) {
        auto* found = Stand::modelsWindow()->findChild<Widget*>(name);
        if (!found) qFatal("there is no “%s” in the models window", qPrintable(name));
        return found;
    }
    QPushButton* button(const QString& id, const char* which = "main") {
        return part<QPushButton>(id + QLatin1Char('.') + QLatin1StringView(which));
    }
    QString words(const QString& id, const char* which) {
        return part<QLabel>(id + QLatin1Char('.') + QLatin1StringView(which))->text();
    }
    QString banner() { return part<QLabel>(QStringLiteral("banner.words"))->text(); }
    static QDialog* licence() {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (window->objectName() == QLatin1StringView("licence") && window->isVisible())
                return qobject_cast<QDialog*>(window);
        return nullptr;
    }
    void choose(const QString& id, const QString& entry) {
        Stand::press(part(id + QStringLiteral(".menu")));
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction* action : menu->actions())
            if (action->text().remove(QLatin1Char('&')).startsWith(entry)) {
                action->trigger();
                menu->close();
                return;
            }
        QFAIL(qPrintable(QStringLiteral("there is no “%1”").arg(entry)));
    }
    /// Opens the pill's menu and chooses from it. Empty: it is not there.
    QString inPill(const char* name) {
        m_stand->click("model");
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        auto* action = menu ? menu->findChild<QAction*>(QLatin1StringView(name)) : nullptr;
        const QString words = action ? action->text() : QString();
        if (action) action->trigger();
        if (menu) menu->close();
        return words;
    }
    bool isHere(const QString& id) { return m_stand->models->find(id) && m_stand->models->find(id)->isUsable(); }

  private Q_SLOTS:
    void init() {
        m_hub = std::make_unique<HubServer>();
        fillWithCatalogue(*m_hub, kLarge);
        qputenv("HF_ENDPOINT", m_hub->endpoint().toUtf8());
        m_stand = std::make_unique<Stand>(false);
        m_stand->measureSeconds = 0.05;
        m_stand->open();
        QTRY_VERIFY(m_stand->models->hasLooked());
    }
    void cleanup() {
        m_stand.reset();
        qunsetenv("HF_ENDPOINT");
    }

    void twoClicksFromTheStartToABetterModel() {
        fillWithTinySmall(*m_hub, QStringLiteral(GOLDEN_DATA));
        // 1: the pill. 2: "Get … and play it". Then the licence, once.
        const QString get = inPill("model.getSuggested");
        QVERIFY2(get.contains(QStringLiteral("MusicGen small")), qPrintable(get));
        QVERIFY(licence());
        QVERIFY(licence()
                    ->findChild<QLabel*>(QStringLiteral("licence.summary"))
                    ->text()
                    .contains(QStringLiteral("non-commercial")));
        QCOMPARE(m_hub->requests.size(), 0);  // nothing before it was read
        Stand::press(licence()->findChild<QPushButton*>(QStringLiteral("licence.accept")));
        QTRY_VERIFY(!m_stand->settings.get(studio::Setting::LicencesRead).toStringList().isEmpty());
        QTRY_VERIFY(isHere(kSmall));
        const auto said = [&] { return m_stand->find<QLabel>("banner.words")->text(); };
        QTRY_VERIFY2(said().contains(QStringLiteral("MusicGen small")) && said().contains(QStringLiteral("plays")),
                     qPrintable(said()));
        QCOMPARE(m_stand->settings.get(studio::Setting::ModelFolder).toString(), m_stand->models->find(kSmall)->folder);
        // Another one: not asked again.
        if (QWidget* menu = QApplication::activePopupWidget()) menu->close();
        m_stand->click("firstStart.chooseModel");
        QVERIFY(Stand::modelsWindow()->isVisible());
        Stand::press(button(QStringLiteral("facebook/musicgen-medium")));
        QVERIFY(!licence());
        QTRY_VERIFY(isHere(QStringLiteral("facebook/musicgen-medium")));
    }

    void aMelodyIsDroppedOnAModelThatCannotFollow() {
        fillWithTinySmall(*m_hub, QStringLiteral(GOLDEN_DATA));
        const QString mono = m_stand->dir.filePath(QStringLiteral("mono")),
                      melody = m_stand->dir.filePath(QStringLiteral("tunes"));
        const auto put = [](const char* from, const QString& to) {
            QDir().mkpath(to);
            for (const char* name : {"config.json", "model.safetensors", "spiece.model"})
                QFile::copy(QStringLiteral("%1/%2/%3")
                                .arg(QStringLiteral(GOLDEN_DATA), QLatin1StringView(from), QLatin1StringView(name)),
                            to + QLatin1Char('/') + QLatin1StringView(name));
        };
        put("mono", mono);
        m_stand->models->addFolder(mono);
        QTRY_COMPARE(m_stand->settings.get(studio::Setting::ModelFolder).toString(), mono);  // the only one: taken
        auto& source = *m_stand->window->findChild<studio::MelodySource*>(QStringLiteral("melodySource"));
        auto tune = std::make_shared<audio::AudioClip>(32000, 1, 96000);
        tune->append(std::vector<float>(96000, 0.1F));
        tune->finish();
        source.takeClip(QStringLiteral("hummed"), tune);
        QTRY_COMPARE(source.state(), studio::MelodySource::State::Ready);
        QTRY_VERIFY(m_stand->text<QLabel>("melody.advice").contains(QStringLiteral("can’t follow a melody")));
        auto* remedy = m_stand->find<QPushButton>("melody.otherModel");
        QVERIFY(remedy->isVisible());
        // None is here: one to get is shown, with the focus on its button.
        QCOMPARE(remedy->text(), QStringLiteral("Get one that can…"));
        Stand::press(remedy);
        QVERIFY(Stand::modelsWindow()->isVisible());
        const QString wanted = QStringLiteral("facebook/musicgen-melody");
        QTRY_VERIFY(button(wanted) && button(wanted)->hasFocus());
        QVERIFY(!button(wanted)->visibleRegion().isEmpty());
        Stand::modelsWindow()->close();
        // One is here now: the same button takes it, and the melody stays.
        put("melody", melody);
        m_stand->models->addFolder(melody);
        QTRY_VERIFY2(remedy->text().startsWith(QStringLiteral("Use ")), qPrintable(remedy->text()));
        Stand::press(remedy);
        QTRY_COMPARE(m_stand->settings.get(studio::Setting::ModelFolder).toString(), melody);
        QTRY_VERIFY(!remedy->isVisible());
        QCOMPARE(source.state(), studio::MelodySource::State::Ready);
        QSignalSpy ended(m_stand->session.get(), &studio::Session::ended);
        m_stand->click("generate");
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(m_stand->model.lastRequest().melody);
        QCOMPARE(m_stand->model.lastFolder().string(), melody.toStdString());
    }

    void notNowFetchesNothing() {
        QVERIFY(!inPill("model.getSuggested").isEmpty());
        Stand::press(licence()->findChild<QPushButton*>(QStringLiteral("licence.cancel")));
        QTest::qWait(50);
        QCOMPARE(m_hub->requests.size(), 0);
        QVERIFY(m_stand->settings.get(studio::Setting::LicencesRead).toStringList().isEmpty());
    }

    void getPauseGoOnRemove() {
        m_stand->settings.set(studio::Setting::LicencesRead, QStringList{QStringLiteral("cc-by-nc-4.0")});
        m_hub->bytesPerSecond = 60000;
        QVERIFY(!inPill("model.all").isEmpty());
        QCOMPARE(button(kSmall)->text(), QStringLiteral("Get"));
        QVERIFY2(part<QLabel>(kSmall + QStringLiteral(".figures"))->text().contains(QStringLiteral("to get")),
                 "figures");
        Stand::press(button(kSmall));
        QTRY_COMPARE(button(kSmall)->text(), QStringLiteral("Pause"));
        const auto progress = [&] { return part<FigureLabel>(kSmall + QStringLiteral(".progress"))->text(); };
        QTRY_VERIFY2(progress().contains(QStringLiteral("/s")) && progress().contains(QStringLiteral("left")),
                     qPrintable(progress()));
        QTRY_VERIFY(m_stand->find("model")->accessibleName().contains(QStringLiteral("getting")));
        Stand::press(button(kSmall));
        QTRY_COMPARE(button(kSmall)->text(), QStringLiteral("Go on"));
        QVERIFY(progress().startsWith(QStringLiteral("Paused")));
        m_hub->bytesPerSecond = 0;
        Stand::press(button(kSmall));
        QTRY_VERIFY(isHere(kSmall));
        QTRY_COMPARE(button(kSmall)->text(), QStringLiteral("Use"));
        QTRY_VERIFY(banner().contains(QStringLiteral("here and ready")));
        choose(kSmall, QStringLiteral("Check"));
        QTRY_VERIFY(banner().contains(QStringLiteral("every byte")));
        // It is gone for good, so its button warns, and Enter cancels.
        choose(kSmall, QStringLiteral("Remove"));
        auto* question = Stand::modelsWindow()->findChild<QDialog*>(QStringLiteral("question"));
        QVERIFY(question);
        auto* remove = question->findChild<QPushButton*>(QStringLiteral("question.0"));
        QCOMPARE(remove->property("kind").toString(), QStringLiteral("grave"));
        QVERIFY(!remove->isDefault());
        QTest::keyClick(question, Qt::Key_Return);
        QTRY_VERIFY(!Stand::modelsWindow()->findChild<QDialog*>(QStringLiteral("question")));
        QVERIFY(isHere(kSmall));
        m_stand->dialogs.setNextAnswer(0);
        choose(kSmall, QStringLiteral("Remove"));
        QVERIFY(m_stand->dialogs.questions().last().contains(QStringLiteral("MusicGen small")));
        QTRY_VERIFY(!isHere(kSmall));
        QVERIFY2(banner().contains(QStringLiteral("free again")), qPrintable(banner()));
        QTRY_COMPARE(button(kSmall)->text(), QStringLiteral("Get"));
    }

    void cancelAndFailure() {
        m_stand->settings.set(studio::Setting::LicencesRead, QStringList{QStringLiteral("cc-by-nc-4.0")});
        m_hub->faults[QStringLiteral("state_dict.bin")].push_back({403, ""});
        QVERIFY(!inPill("model.all").isEmpty());
        Stand::press(button(kSmall));
        QTRY_COMPARE(button(kSmall)->text(), QStringLiteral("Try again"));
        // In a musician's words; the host and what to set stand among the details.
        QVERIFY2(words(kSmall, "problem").contains(QStringLiteral("account")), qPrintable(words(kSmall, "problem")));
        for (const char* technical : {"HF_TOKEN", "127.0.0.1", "state_dict"})
            QVERIFY2(!words(kSmall, "problem").contains(QLatin1String(technical)),
                     qPrintable(words(kSmall, "problem")));
        QVERIFY2(words(kSmall, "details").contains(QStringLiteral("HF_TOKEN")) &&
                     words(kSmall, "details").contains(QStringLiteral("127.0.0.1")),
                 qPrintable(words(kSmall, "details")));
        QVERIFY(button(kSmall)->property("kind").toString().isEmpty());  // one of many: it does not stand out
        QCOMPARE(button(kSmall, "second")->text(), QStringLiteral("Forget"));
        Stand::press(button(kSmall, "second"));
        QTRY_COMPARE(button(kSmall)->text(), QStringLiteral("Get"));
    }

    void damageIsShownAndRepaired() {
        m_stand->settings.set(studio::Setting::LicencesRead, QStringList{QStringLiteral("cc-by-nc-4.0")});
        QVERIFY(!inPill("model.all").isEmpty());
        Stand::press(button(kSmall));
        QTRY_VERIFY(isHere(kSmall));
        const QString file = m_stand->models->find(kSmall)->folder + QStringLiteral("/state_dict.bin");
        QVERIFY(QFile::resize(file, 100));
        m_stand->models->refresh();
        QTRY_COMPARE(button(kSmall)->text(), QStringLiteral("Repair"));
        // In plain words; which file it is stands in the tip and among the details.
        QVERIFY2(words(kSmall, "problem").startsWith(QStringLiteral("Damaged: a part of it")),
                 qPrintable(words(kSmall, "problem")));
        QVERIFY(!words(kSmall, "problem").contains(QStringLiteral("state_dict.bin")));
        QVERIFY(!part(kSmall + QStringLiteral(".figures"))->isVisible());  // only the damage
        QVERIFY(part(kSmall + QStringLiteral(".problem"))->toolTip().contains(QStringLiteral("state_dict.bin")));
        QVERIFY(words(kSmall, "details").contains(QStringLiteral("state_dict.bin")));
        // What was said when it came is taken back.
        QVERIFY(!part(QStringLiteral("models.banner"))->isVisible());
        Stand::press(button(kSmall));
        QTRY_VERIFY(isHere(kSmall));
        QCOMPARE(QFileInfo(file).size(), kLarge);
    }

    void aChangedModelIsNoticedWhenItIsUsed() {
        m_stand->settings.set(studio::Setting::LicencesRead, QStringList{QStringLiteral("cc-by-nc-4.0")});
        QVERIFY(!inPill("model.all").isEmpty());
        Stand::press(button(kSmall));
        QTRY_VERIFY(isHere(kSmall));
        // Another byte, the length as it was: nothing shows it before it is read.
        QFile file(m_stand->models->find(kSmall)->folder + QStringLiteral("/state_dict.bin"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray byte = file.read(1);
        byte[0] = static_cast<char>(~byte[0]);
        QVERIFY(file.seek(0) && file.write(byte) == 1);
        file.close();
        Stand::press(button(kSmall));
        const auto said = [&] { return m_stand->find<QLabel>("banner.words")->text(); };
        QTRY_VERIFY2(said().contains(QStringLiteral("state_dict.bin")) && said().contains(QStringLiteral("Repair")),
                     qPrintable(said()));
        // And the window that this leads to has the button.
        Stand::modelsWindow()->close();
        Stand::press(m_stand->find("banner.action"));
        QTRY_COMPARE(button(kSmall)->text(), QStringLiteral("Repair"));
        QVERIFY(part(kSmall + QStringLiteral(".problem"))->toolTip().contains(QStringLiteral("state_dict.bin")));
        const qint64 sent = m_hub->sentBytes();
        Stand::press(button(kSmall));
        QTRY_VERIFY(isHere(kSmall));
        QCOMPARE(m_hub->sentBytes() - sent, kLarge);
    }

    void theStoreMoves() {
        // As where nothing says where models are kept.
        fillWithTinySmall(*m_hub, QStringLiteral(GOLDEN_DATA));
        m_stand = std::make_unique<Stand>(false);
        qunsetenv("CAPRICCIO_MODELS");
        qputenv("XDG_DATA_HOME", m_stand->dir.filePath(QStringLiteral("data-home")).toUtf8());
        m_stand->settings.set(studio::Setting::LicencesRead, QStringList{QStringLiteral("cc-by-nc-4.0")});
        m_stand->open();
        QTRY_VERIFY(m_stand->models->hasLooked());
        QVERIFY(!inPill("model.all").isEmpty());
        Stand::press(button(kSmall));
        QTRY_VERIFY(isHere(kSmall));
        QTRY_VERIFY(!button(kSmall)->isVisible());  // it plays, as the first there is
        const QString old = m_stand->models->storeFolder(), fresh = m_stand->dir.filePath(QStringLiteral("other disk"));
        m_stand->dialogs.setNextFolder(fresh);
        m_stand->dialogs.setNextAnswer(-1);
        Stand::press(part(QStringLiteral("models.move")));
        QVERIFY(m_stand->dialogs.questions().last().contains(QStringLiteral("other disk")));
        QCOMPARE(m_stand->models->storeFolder(), old);
        m_stand->dialogs.setNextFolder(fresh);
        m_stand->dialogs.setNextAnswer(0);
        bool isSeenMoving = false;  // in a card of its own, while it moves
        const auto watch = connect(m_stand->models.get(), &library::Library::changed, this, [&] {
            isSeenMoving = isSeenMoving || part(QStringLiteral("models.moving"))->isVisible();
        });
        Stand::press(part(QStringLiteral("models.move")));
        QTRY_VERIFY2(banner().contains(QStringLiteral("other disk")), qPrintable(banner()));
        disconnect(watch);
        QVERIFY(isSeenMoving && !part(QStringLiteral("models.moving"))->isVisible());
        QCOMPARE(m_stand->models->storeFolder(), fresh);
        QTRY_COMPARE(m_stand->models->find(kSmall)->folder, fresh + QLatin1Char('/') + kSmall);
        QTRY_COMPARE(m_stand->settings.get(studio::Setting::ModelFolder).toString(), fresh + QLatin1Char('/') + kSmall);
        QTRY_VERIFY(!button(kSmall)->isVisible());  // still in use, so there is nothing to press
        QVERIFY(isHere(kSmall) && !QFileInfo::exists(old + QLatin1Char('/') + kSmall));
        QVERIFY(part<QLabel>(QStringLiteral("models.place"))->text().contains(QStringLiteral("other disk")));
        qunsetenv("XDG_DATA_HOME");
    }

    void theFolderIsShown() {
        m_stand->settings.set(studio::Setting::LicencesRead, QStringList{QStringLiteral("cc-by-nc-4.0")});
        QVERIFY(!inPill("model.all").isEmpty());
        Stand::press(button(kSmall));
        QTRY_VERIFY(isHere(kSmall));
        Shown shown;
        QDesktopServices::setUrlHandler(QStringLiteral("file"), &shown, "show");
        choose(kSmall, QStringLiteral("Show"));
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QCOMPARE(shown.urls, QList<QUrl>{QUrl::fromLocalFile(m_stand->models->find(kSmall)->folder)});
    }

    void anotherFolderIsOfferedWhereOneIsRefused() {
        QVERIFY(!inPill("model.all").isEmpty());
        const QString wrong = m_stand->dir.filePath(QStringLiteral("Pictures")),
                      right = m_stand->dir.filePath(QStringLiteral("mine"));
        QVERIFY(QDir().mkpath(wrong) && QDir().mkpath(right));
        for (const char* name : {"config.json", "model.safetensors"})
            QFile::copy(QStringLiteral(GOLDEN_DATA "/mono/") + QLatin1StringView(name),
                        right + QLatin1Char('/') + QLatin1StringView(name));
        m_stand->dialogs.setNextFolder(wrong);
        Stand::press(part(QStringLiteral("models.add")));
        auto* action = part(QStringLiteral("models.banner"))->findChild<QPushButton*>(QStringLiteral("banner.action"));
        QTRY_COMPARE(action->text(), QStringLiteral("Choose another…"));
        QVERIFY(action->isVisible());
        m_stand->dialogs.setNextFolder(right);
        Stand::press(action);
        QTRY_VERIFY(m_stand->models->find(right));
        QTRY_VERIFY(!action->isVisible());
    }

    void foldersAreChosenOrDropped() {
        const QString folder = m_stand->dir.filePath(QStringLiteral("my-model"));
        QDir().mkpath(folder);
        for (const char* name : {"config.json", "model.safetensors"})
            QFile::copy(QStringLiteral(GOLDEN_DATA "/mono/") + QLatin1StringView(name),
                        folder + QLatin1Char('/') + QLatin1StringView(name));
        QVERIFY(!inPill("model.all").isEmpty());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(folder)});
        QWidget* window = Stand::modelsWindow();
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window, &drop);
        QTRY_VERIFY(m_stand->models->find(folder));
        QTRY_VERIFY(window->findChild<QLabel*>(folder + QStringLiteral(".problem")));
        QVERIFY2(words(folder, "problem").contains(QStringLiteral("spiece.model")),
                 qPrintable(words(folder, "problem")));
        QFile::copy(QStringLiteral(GOLDEN_DATA "/mono/spiece.model"), folder + QStringLiteral("/spiece.model"));
        m_stand->dialogs.setNextFolder(folder);
        Stand::press(part(QStringLiteral("models.add")));
        QTRY_VERIFY(isHere(folder));
        // The only one that can be used is taken by itself.
        QTRY_COMPARE(m_stand->settings.get(studio::Setting::ModelFolder).toString(), folder);
        QTRY_VERIFY(button(folder)->isHidden());
        choose(folder, QStringLiteral("Forget"));
        QTRY_VERIFY(!m_stand->models->find(folder));
        QVERIFY(QFileInfo::exists(folder));
    }

    void onesOwnCopyIsNotOfferedAgain() {
        const QString own = m_stand->dir.filePath(QStringLiteral("elsewhere/musicgen-small"));
        QDir().mkpath(own);
        for (const char* name : {"config.json", "model.safetensors", "spiece.model"})
            QFile::copy(QStringLiteral(GOLDEN_DATA "/mono/") + QLatin1StringView(name),
                        own + QLatin1Char('/') + QLatin1StringView(name));
        m_stand->models->addFolder(own);
        QTRY_COMPARE(m_stand->settings.get(studio::Setting::ModelFolder).toString(), own);  // the only one: taken
        m_stand->click("model");
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (const QAction* action : menu->actions())
            QVERIFY2(!action->text().contains(QStringLiteral("Get MusicGen small")), qPrintable(action->text()));
        menu->close();
    }

    void whatIsOnItsWayStandsFirst() {
        m_stand->settings.set(studio::Setting::LicencesRead, QStringList{QStringLiteral("cc-by-nc-4.0")});
        QVERIFY(!inPill("model.all").isEmpty());
        Stand::press(button(kSmall));
        QTRY_VERIFY(isHere(kSmall));
        m_hub->bytesPerSecond = 60000;
        const QString medium = QStringLiteral("facebook/musicgen-medium");
        Stand::press(button(medium));
        QTRY_COMPARE(button(medium)->text(), QStringLiteral("Pause"));
        Stand::modelsWindow()->resize(900, 600);
        const auto top = [&](const QString& id) {
            return part(QStringLiteral("row.") + id)->mapTo(Stand::modelsWindow(), QPoint()).y();
        };
        QTRY_VERIFY(top(medium) < top(kSmall));
        QTRY_VERIFY(!button(medium)->visibleRegion().isEmpty());
        // And that there is more below is seen.
        QVERIFY(part(QStringLiteral("models.scroll.more"))->isVisible());
        m_hub->bytesPerSecond = 0;
        QTRY_VERIFY(isHere(medium));
    }

    void speedsAndLicencesAreInPlainWords() {
        QVERIFY(!inPill("model.all").isEmpty());
        QTRY_VERIFY2(words(kSmall, "figures").contains(QStringLiteral("1 min of music takes about")),
                     qPrintable(words(kSmall, "figures")));
        QVERIFY(!words(kSmall, "figures").contains(QStringLiteral("real time")));
        QCOMPARE(part<QAbstractButton>(kSmall + QStringLiteral(".more.head"))->text(),
                 QStringLiteral("Details: licence, memory and limits"));
        const QString details = words(kSmall, "details");
        QVERIFY2(details.contains(QStringLiteral("Licence: CC BY-NC 4.0")) &&
                     details.contains(QStringLiteral("<a href=\"https://")) &&
                     details.contains(QStringLiteral("The whole licence")) && details.contains(QStringLiteral("• ")),
                 qPrintable(details));
        QCOMPARE(speedWords(2), QStringLiteral("1 min of music takes about 30 s"));
        QCOMPARE(speedWords(0.08), QStringLiteral("1 min of music takes about 13 min"));
    }

    void whatIsLoadedAndUnloading() {
        const QString folder = m_stand->dir.filePath(QStringLiteral("my-model"));
        QDir().mkpath(folder);
        for (const char* name : {"config.json", "model.safetensors", "spiece.model"})
            QFile::copy(QStringLiteral(GOLDEN_DATA "/mono/") + QLatin1StringView(name),
                        folder + QLatin1Char('/') + QLatin1StringView(name));
        m_stand->models->addFolder(folder);
        QTRY_VERIFY(isHere(folder));
        QTRY_COMPARE(m_stand->settings.get(studio::Setting::ModelFolder).toString(), folder);  // the only one: taken
        m_stand->click("generate");
        QTRY_VERIFY(!m_stand->session->generator().loaded().folder.isEmpty());
        QTRY_VERIFY(!m_stand->session->generator().isBusy());
        QVERIFY(!inPill("model.all").isEmpty());
        QTRY_VERIFY2(words(folder, "loaded").contains(QStringLiteral("memory")), qPrintable(words(folder, "loaded")));
        qobject_cast<ModelsWindow*>(Stand::modelsWindow())->setLoaded(folder, 1'130'000'000);
        QVERIFY2(words(folder, "loaded").contains(QStringLiteral("1.1 GB")), qPrintable(words(folder, "loaded")));
        choose(folder, QStringLiteral("Unload"));
        QTRY_VERIFY(m_stand->session->generator().loaded().folder.isEmpty());
        QTRY_VERIFY(words(folder, "loaded").isEmpty());
    }

    void theCatalogueSpeaksChinese() {
        Language language;
        language.choose(QStringLiteral("zh_CN"));
        const library::Catalogue& catalogue = library::Catalogue::builtIn();
        for (const library::Entry& entry : catalogue.entries()) {
            QVERIFY2(catalogueText(entry.goodFor) != entry.goodFor, qPrintable(entry.goodFor));
            const QString& summary = catalogue.licence(entry.licence).summary;
            QVERIFY2(catalogueText(summary) != summary, qPrintable(summary));
        }
    }

    void everyControlHasAName() {
        QVERIFY(!inPill("model.all").isEmpty());
        int controls = 0;
        for (auto* control : Stand::modelsWindow()->findChildren<QAbstractButton*>()) {
            if (!control->isVisibleTo(Stand::modelsWindow())) continue;
            ++controls;
            QVERIFY2(!control->accessibleName().isEmpty() || !control->text().isEmpty(),
                     qPrintable(control->objectName()));
            // "more" only scrolls, which Tab does by itself.
            QVERIFY(control->focusPolicy() & Qt::TabFocus || control->objectName().endsWith(QStringLiteral(".more")));
        }
        QVERIFY(controls > 20);
        QTest::keyClick(Stand::modelsWindow(), Qt::Key_Escape);
        QVERIFY(!Stand::modelsWindow()->isVisible());
    }
};

QTEST_MAIN(TestModels)
#include "test_models.moc"
