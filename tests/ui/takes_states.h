#pragma once

#include "core/audio/export/export_settings.h"
#include "tests/ui/stand.h"
#include "ui/export/export_controller.h"
#include "ui/export/export_dialog.h"
#include "ui/widgets/banner.h"

#include <cmath>
#include <functional>

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

namespace capriccio::tests {

/// The window with a project that has been worked in: list, queue, bin, menu, export, search, and words of trouble.
class TakesStates {
  public:
    using Shoot = std::function<void(Stand&, const char*)>;
    /// The window, and what lies over it.
    TakesStates(Shoot window, Shoot top) : m_window(std::move(window)), m_top(std::move(top)) {}

    void all(QSize size) const {
        Stand stand;
        fill(stand);
        stand.open(size);
        wait([&] { return stand.playback->lengthSeconds() > 0; });
        m_window(stand, "takes");
        making(stand);
        dialogs(stand);
        bin(stand);
    }

  private:
    static void wait(const std::function<bool()>& until) {
        if (!QTest::qWaitFor(until)) qWarning("it did not happen");
    }

    static project::TakeId add(project::Project& project, const char* prompt, double seconds, int stars,
                               const char* title = "", bool failed = false) {
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, static_cast<std::int64_t>(seconds * 32000));
        std::vector<float> samples;
        const double shift = static_cast<double>(project.takes().size()) * 1.7;
        for (std::int64_t i = 0; i < clip->capacityFrames(); ++i) {
            const double t = static_cast<double>(i) / 32000;
            samples.push_back(FakeStudio::sampleAt(i) *
                              static_cast<float>(0.6 + 0.4 * std::sin(t * 0.9 + shift) * std::cos(t * 0.23 + shift)));
        }
        clip->append(samples);
        clip->finish();
        project::TakeRecord take;
        take.prompt = QString::fromUtf8(prompt);
        take.title = QString::fromUtf8(title);
        take.modelName = QStringLiteral("MusicGen small");
        take.precision = QStringLiteral("int8");
        take.seed = 48151 + project.takes().size();
        take.settings.seconds = seconds;
        if (failed) {
            take.state = project::TakeState::Failed;
            take.settings.seconds = 30;
            take.setFault({QStringLiteral("memory"), QStringLiteral("There is not enough memory.")});
        }
        constexpr int kHoursAgo[] = {290, 124, 51, 27, 26, 1};  // as somebody would who comes back to it
        take.created = QDateTime::currentDateTimeUtc().addSecs(
            -3600 * kHoursAgo[std::min<std::size_t>(project.takes().size(), 5)]);
        const auto id = project.add(take, clip, FakeStudio::tokensOf(take.seed, 0, static_cast<int>(seconds * 50)));
        project.setStars({id}, stars);
        return id;
    }

    static void fill(Stand& stand) {
        project::Project& project = stand.openSession().project();
        add(project, "slow ambient pads drifting like fog", 90, 2);
        add(project, "hummed melody for flute and strings", 24, 4, "hummed idea → flute and strings");
        project.setNote(add(project, "solo piano waltz, gentle and a little sad", 42, 4),
                        QStringLiteral("for the end titles"));
        add(project, "warm lo-fi beat with soft keys for a rainy evening", 64, 5);
        add(project, "8-bit chase music, quick and silly", 12, 0);
        add(project, "bossa nova with nylon guitar, sunny", 4, 0, "", true);
        add(project, "80s pop track with bassy drums and synth, bright and driving, 120 bpm", 30, 3);
        project.moveToBin({5});
        project.flush().waitForFinished();
    }

    void making(Stand& stand) const {
        stand.model.setSpeed(1.1);
        stand.model.letMake(13.9);
        studio::GenerationSettings settings;
        settings.modelFolder = stand.modelFolder();
        settings.prompt = QStringLiteral("80s pop track with bassy drums and synth, bright and driving, 120 bpm");
        settings.seconds = 20;
        settings.takes = 2;
        stand.session->ask(settings);
        wait([&] { return stand.desk->clip && stand.desk->clip->availableFrames() >= 13 * 32000; });
        QTest::qWait(120);
        stand.model.letMake(14);  // its news comes by itself, as where music is made slowly
        settings.prompt = QStringLiteral("solo piano waltz, gentle and a little sad");
        settings.takes = 1;
        stand.session->ask(settings);
        settings.prompt = QStringLiteral("bossa nova with nylon guitar, sunny");
        settings.seconds = 45;
        settings.takes = 4;
        stand.session->ask(settings);
        m_window(stand, "takes-making");
        stand.session->queue().cancelAll();
        stand.model.letMake(1e9);
        wait([&] { return !stand.isMaking(); });
        stand.playback->stop();
    }

    void dialogs(Stand& stand) const {
        stand.click("save");
        auto* dialog = stand.window->findChild<ui::ExportDialog*>();
        m_top(stand, "export");
        wait([&] { return !stand.window->findChild<ui::ExportDialog*>() || dialog == nullptr; });
        stand.click("save");
        dialog = stand.window->findChild<ui::ExportDialog*>();
        auto* what = dialog->findChild<QComboBox*>(QStringLiteral("export.what"));
        what->setCurrentIndex(what->findData(QStringLiteral("bars")));
        auto* format = dialog->findChild<QComboBox*>(QStringLiteral("export.format"));
        format->setCurrentIndex(format->count() - 1);
        m_top(stand, "export-loop");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        stand.list().selectAll();
        stand.click("takes.export");
        m_top(stand, "export-several");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        stand.clickRow(2);
        stand.click("project");
        m_top(stand, "project-menu");
        Q_EMIT stand.list().customContextMenuRequested(stand.rowRect(1).center());
        m_top(stand, "take-menu");
        stand.click("searchPrompts");
        QTest::qWait(100);
        m_top(stand, "prompt-search");
        using Words = ui::ExportController;
        stand.dialogs.ask(stand.window.get(),
                          Words::tr("“%1” is there already.").arg(QStringLiteral("solo piano waltz.wav")), {},
                          {Words::tr("&Replace"), Words::tr("&Keep both")}, [](int) {});
        m_top(stand, "question");
        exporting(stand);
    }

    /// Many takes, so that it is still at work while the picture is taken; then its end; then a folder that is not
    /// there.
    void exporting(Stand& stand) const {
        const auto accept = [&](audio::FileFormat format) {
            auto* dialog = stand.window->findChild<ui::ExportDialog*>();
            auto* box = dialog->findChild<QComboBox*>(QStringLiteral("export.format"));
            box->setCurrentIndex(box->findData(static_cast<int>(format)));
            QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("export.accept")), Qt::LeftButton);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        };
        const auto* exporter = stand.window->findChild<ui::ExportController*>();
        const auto written = [&] { return !exporter->isBusy(); };
        stand.list().selectAll();
        stand.dialogs.setNextFolder(stand.dir.path());
        stand.click("takes.export");
        accept(audio::FileFormat::Mp3);
        m_window(stand, "export-running");
        if (written()) qWarning("it was exported too fast for the picture");
        if (!QTest::qWaitFor(written, 60000)) qWarning("it was not exported");
        stand.clickRow(2);
        QTest::qWait(100);
        stand.dialogs.setNextFile(stand.dir.filePath(QStringLiteral("solo piano waltz.wav")));
        stand.click("save");
        accept(audio::FileFormat::Wav16);
        QCoreApplication::processEvents();
        if (!QTest::qWaitFor(written, 60000)) qWarning("it was not exported");
        m_window(stand, "export-done");
        stand.dialogs.setNextFile(stand.dir.filePath(QStringLiteral("no such folder/solo piano waltz.wav")));
        stand.click("save");
        accept(audio::FileFormat::Wav16);
        QCoreApplication::processEvents();
        if (!QTest::qWaitFor(written, 60000)) qWarning("it did not end");
        m_window(stand, "export-failed");
        stand.window->findChild<ui::Banner*>()->withdraw(QStringLiteral("export"));
    }

    void bin(Stand& stand) const {
        stand.clickRow(3);
        QTest::keyClick(&stand.list(), Qt::Key_Delete);
        m_window(stand, "takes-deleted");
        stand.find<ui::TakesPanel>("takesPanel")->showBin(true);
        m_window(stand, "takes-bin");
        stand.find<ui::TakesPanel>("takesPanel")->showBin(false);
        stand.find<QLineEdit>("takes.search")->setText(QStringLiteral("piano ****"));
        m_window(stand, "takes-search");
        Q_EMIT stand.project().troubled(
            QCoreApplication::translate("Core",
                                        "“%1” could not be saved: the disk is full. Free some space; what you do "
                                        "meanwhile is kept.")
                .arg(stand.project().name()));
        m_window(stand, "takes-trouble");
    }

    Shoot m_window, m_top;
};

}  // namespace capriccio::tests
