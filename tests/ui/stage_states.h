#pragma once

#include "tests/ui/stand.h"
#include "ui/playback/take_stage.h"
#include "ui/playback/waveform_view.h"
#include "ui/settings/settings_dialog.h"

#include <cmath>
#include <functional>
#include <numbers>

#include <QAbstractButton>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace capriccio::tests {

/// The stage in each of its states, for the screenshots. `shoot` saves a picture of the window, `shootTop` one of what
/// lies over it, which it then closes.
class StageStates {
  public:
    using Shoot = std::function<void(Stand&, const char*)>;
    StageStates(Shoot shoot, Shoot shootTop) : m_shoot(std::move(shoot)), m_shootTop(std::move(shootTop)) {}

    void all(QSize size) {
        Stand stand;
        stand.open(size);
        begin(stand);
        longPiece(stand);
        comparing(stand);
        settings(stand);
    }

    /// Something that looks like music: chords that change, a beat, a swell. `kind` makes another piece.
    static std::shared_ptr<audio::AudioClip> music(double seconds, int kind = 0) {
        constexpr double kRoots[] = {220, 174.61, 261.63, 196, 146.83, 220, 174.61, 196};
        const auto frames = static_cast<std::int64_t>(seconds * 32000);
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, frames);
        std::vector<float> samples;
        samples.reserve(static_cast<std::size_t>(frames));
        double noise = 0;
        quint32 random = 12345U + static_cast<quint32>(kind);
        for (std::int64_t i = 0; i < frames; ++i) {
            const double t = static_cast<double>(i) / 32000;
            const double root = kRoots[(static_cast<int>(t / 2) + kind) % 8];
            const double part = 0.35 + 0.3 * std::sin(t * (0.21 + 0.07 * kind)) + (std::fmod(t, 16) < 10 ? 0.25 : -0.1);
            double chord = 0;
            for (const double ratio : {1.0, 1.2599, 1.4983, 2.0})
                chord += std::sin(2 * std::numbers::pi * root * ratio * t) * 0.2 * std::exp(-1.2 * std::fmod(t, 1));
            random = random * 1664525U + 1013904223U;
            noise = 0.6 * noise + 0.4 * (static_cast<double>(random >> 8) / 8388608.0 - 1);
            const double kick = std::sin(2 * std::numbers::pi * 55 * t) * std::exp(-14 * std::fmod(t, 0.5));
            const double hat = noise * std::exp(-30 * std::fmod(t + 0.25, 0.5));
            samples.push_back(static_cast<float>(std::clamp(part * (chord + 0.8 * kick + 0.5 * hat), -1.0, 1.0)));
        }
        clip->append(samples);
        clip->finish();
        return clip;
    }

  private:
    /// A finished take of the project.
    static project::TakeId add(Stand& stand, const QString& prompt, double seconds, int kind,
                               std::vector<project::Section> sections = {}) {
        project::TakeRecord made;
        made.prompt = prompt;
        made.modelName = QStringLiteral("MusicGen small");
        made.seed = 48151 + static_cast<quint64>(kind);
        made.settings.seconds = seconds;
        made.sections = std::move(sections);
        const auto tokens = FakeStudio::tokensOf(made.seed, 0, static_cast<int>(seconds * 50));
        return stand.project().add(made, music(seconds, kind), tokens);
    }
    static ui::TakeStage& stage(Stand& stand) { return *stand.window->findChild<ui::TakeStage*>(); }
    static ui::TakesPanel& panel(Stand& stand) { return *stand.find<ui::TakesPanel>("takesPanel"); }
    static void choose(Stand& stand, project::TakeId id) {
        Q_EMIT panel(stand).takeChosen(id);
        if (!QTest::qWaitFor(
                [&] { return stand.session->take(id).clip && stand.desk->clip == stand.session->take(id).clip; }))
            qWarning("not shown");
    }
    void shoot(Stand& stand, const char* name) {
        auto& view = stage(stand).waveform();
        QTest::qWait(30);
        if (!QTest::qWaitFor([&] { return view.isComplete(); })) qWarning("not complete: %s", name);
        m_shoot(stand, name);
    }

    /// The window leaves its first page for the stage.
    static void begin(Stand& stand) {
        stand.find<QPlainTextEdit>("prompt")->setPlainText(
            QStringLiteral("80s pop track with bassy drums and synth, bright and driving, 120 bpm"));
        stand.click("generate");
        if (!QTest::qWaitFor([&] { return stand.desk->clip && stand.desk->clip->finished(); })) qWarning("not made");
        QTest::qWait(100);
    }

    void longPiece(Stand& stand) {
        choose(stand,
               add(stand, QStringLiteral("intro, filtered drums, 120 bpm"), 30, 0,
                   {{9, QStringLiteral("break, pads")}, {13.5, QStringLiteral("full beat, bright synth lead")}}));
        auto& view = stage(stand).waveform();
        stand.playback->play();
        stand.desk->pass(9.3);
        QTest::qWait(80);
        stand.playback->pause();
        view.setSelection(ui::WaveformView::Span{14, 22});
        stand.click("loop");
        QTest::qWait(80);
        shoot(stand, "sections-and-loop");
        view.setPicture(ui::WaveformView::Picture::Spectrum);
        shoot(stand, "pitches");
        view.setPicture(ui::WaveformView::Picture::Bars);
        view.zoomToSelection();
        shoot(stand, "zoomed");
        view.setSelection(ui::WaveformView::Span{9.3, 9.304});
        view.zoomToSelection();
        view.setSelection(std::nullopt);
        shoot(stand, "samples");
        view.showAll();
        stand.click("loop");
    }

    void comparing(Stand& stand) {
        const auto other = add(stand, QStringLiteral("warm lo-fi beat with soft keys for a rainy evening"), 30, 4);
        choose(stand,
               add(stand, QStringLiteral("80s pop track with bassy drums and synth, bright and driving"), 30, 1));
        Q_EMIT panel(stand).compareRequested(other);
        if (!QTest::qWaitFor([&] { return stand.playback->isComparing(); })) qWarning("not compared");
        stand.playback->play();
        stand.desk->pass(12.4);
        stand.desk->now.peakLeft = 0.6F;
        stand.desk->now.peakRight = 0.45F;
        QTest::qWait(100);
        shoot(stand, "comparing");
        stage(stand).endComparison();
        stand.playback->stop();
    }

    void settings(Stand& stand) {
        stand.window->openSettings();
        QTest::qWait(60);
        m_shootTop(stand, "settings");
        // Its lower half, as one gets there by searching.
        stand.window->openSettings();
        stand.window->findChild<QLineEdit*>(QStringLiteral("settings.search"))
            ->setText(ui::SettingsDialog::tr("directory path takes").section(QLatin1Char(' '), 0, 0));
        QTest::qWait(60);
        m_shootTop(stand, "settings-folders");
    }

    Shoot m_shoot;
    Shoot m_shootTop;
};

}  // namespace capriccio::tests
