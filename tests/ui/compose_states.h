#pragma once

#include "tests/studio/fakes/fake_microphone.h"
#include "tests/ui/stand.h"
#include "ui/compose/prompt_edit.h"
#include "ui/melody/melody_zone.h"
#include "ui/models/model_chooser.h"

#include <cmath>
#include <functional>
#include <numbers>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>

namespace capriccio::tests {

/// The compose panel in each of its states, for the screenshots. `shoot` saves a picture of the window, `shootTop` one
/// of what lies over it, which it then closes.
class ComposeStates {
  public:
    using Shoot = std::function<void(Stand&, const char*)>;
    ComposeStates(Shoot shoot, Shoot shootTop) : m_shoot(std::move(shoot)), m_shootTop(std::move(shootTop)) {}

    void all(QSize size) {
        words(size);
        melody(size);
        humming(size);
    }

    /// As MusicGen small is on a usual computer; the tests' own model is far smaller.
    static void likeSmall(Stand& stand) {
        library::ModelFigures figures;
        figures.byPrecision = {{QStringLiteral("auto"), {1.08, 900'000'000}},
                               {QStringLiteral("int4"), {1.42, 690'000'000}},
                               {QStringLiteral("int8"), {1.08, 900'000'000}},
                               {QStringLiteral("bf16"), {0.66, 1'480'000'000}},
                               {QStringLiteral("f32"), {0.36, 2'650'000'000}}};
        figures.isOfThisMachine = true;
        figures.machineBytes = 16'000'000'000;
        stand.find<ui::ComposePanel>("composePanel")->setFigures(figures);
    }
    /// A tune that looks and sounds like one.
    static std::shared_ptr<audio::AudioClip> tune() {
        constexpr double kNotes[] = {0, 4, 7, 9, 7, 4, 2, 0, 0, 2, 4, 5, 9, 7, 5, 4, 2, 4, 0, 0, 7, 7, 9, 11};
        std::vector<float> samples;
        double phase = 0;
        for (const double note : kNotes) {
            const double pitch = 261.626 * std::pow(2, note / 12);
            for (int i = 0; i < 16000; ++i) {
                const double t = i / 32000.0;
                phase += 2 * std::numbers::pi * pitch / 32000;
                const double loud = std::min(1.0, t * 30) * std::exp(-2.2 * t) * (0.45 + 0.25 * std::sin(note));
                samples.push_back(static_cast<float>(loud * (std::sin(phase) + 0.3 * std::sin(2 * phase))));
            }
        }
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, static_cast<std::int64_t>(samples.size()));
        clip->append(samples);
        clip->finish();
        return clip;
    }

    /// A window whose model can follow a melody.
    static void openWithMelodyModel(Stand& stand, QSize size) {
        const QString folder = stand.dir.filePath(QStringLiteral("musicgen-melody"));
        QDir().mkpath(folder);
        QFile::copy(QStringLiteral(GOLDEN_DATA "/melody/config.json"), folder + QStringLiteral("/config.json"));
        stand.settings.set(studio::Setting::ModelFolder, folder);
        stand.open(size);
        auto* model = stand.window->findChild<ui::ModelChooser*>();
        if (!QTest::qWaitFor([&] { return model->followsMelodies(); })) qWarning("it can't follow a melody");
        QTest::qWait(100);
        likeSmall(stand);
    }

  private:
    static studio::MelodySource& source(Stand& stand) {
        return *stand.window->findChild<studio::MelodySource*>(QStringLiteral("melodySource"));
    }
    static void type(Stand& stand, const QString& prompt) {
        stand.find<QPlainTextEdit>("prompt")->setPlainText(prompt);
    }
    static void bring(Stand& stand, const char* widget) {
        auto* scroll = stand.find<QScrollArea>("composeScroll");
        QTest::qWait(30);
        QWidget* shown = stand.find(widget);
        scroll->verticalScrollBar()->setValue(shown->mapTo(scroll->widget(), QPoint()).y() - 60);
    }
    static void withMelody(Stand& stand) {
        source(stand).takeClip(QStringLiteral("hummed idea.wav"), tune());
        if (!QTest::qWaitFor([&] { return source(stand).state() == studio::MelodySource::State::Ready; }, 20000))
            qWarning("no melody");
    }

    void words(QSize size) {
        Stand stand;
        stand.settings.set(studio::Setting::Prompts,
                           QStringList{QStringLiteral("glassy harpsichord, 90 bpm"), QStringLiteral("harmonica solo")});
        stand.open(size);
        stand.find<QSpinBox>("seconds")->setValue(30);
        QTest::qWait(200);  // its model was looked at
        likeSmall(stand);
        m_shoot(stand, "compose-empty");
        auto* edit = stand.find<ui::PromptEdit>("prompt");
        QTest::keyClicks(edit, QStringLiteral("slow har"));
        m_shootTop(stand, "compose-completion");
        type(stand, QStringLiteral("80s pop track with bassy drums and synth, bright and driving, 120 bpm"));
        for (const char* group : {"genre", "mood", "instruments", "tempo", "key"}) {
            stand.click((QByteArray("chips.") + group).constData());
            m_shootTop(stand, (QByteArray("compose-picker-") + group).constData());
        }
        stand.click("length.unit.1");
        stand.click("takesAtOnce.4");
        stand.find<QLineEdit>("negative")->setText(QStringLiteral("vocals, hiss"));
        m_shoot(stand, "compose-bars");
        bring(stand, "precision");
        stand.click("precision");
        m_shootTop(stand, "compose-precision");
        ui::ComposePanel& panel = *stand.find<ui::ComposePanel>("composePanel");
        auto kept = panel.settings();
        kept.seed = 48151;
        panel.setValues(kept);
        likeSmall(stand);
        stand.click("seed.choice");
        m_shootTop(stand, "compose-seed");
        m_shoot(stand, "compose-seed-kept");
        stand.find<QSpinBox>("seconds")->setValue(180);
        const auto section = [&](const QString& prompt, int begin) {
            stand.find<QAbstractButton>("sections.add")->click();
            auto* field = stand.find<QLineEdit>("section.prompt");
            field->clear();
            QTest::keyClicks(field, prompt);
            stand.find<QSpinBox>("section.begin")->setValue(begin);
        };
        section(QStringLiteral("break, pads"), 70);
        stand.find<QAbstractButton>("sections.add")->click();
        bring(stand, "secondsSlider");
        m_shoot(stand, "compose-sections-new");
        stand.find<QAbstractButton>("section.remove")->click();
        section(QStringLiteral("full beat, bright synth lead"), 105);
        stand.find("sections.timeline")->setFocus(Qt::TabFocusReason);
        bring(stand, "secondsSlider");
        m_shoot(stand, "compose-sections");
        stand.find<QAbstractButton>("advanced.head")->click();
        stand.find<QDoubleSpinBox>("guidance")->setValue(4);
        QTest::qWait(300);
        m_shoot(stand, "compose-advanced");
    }

    void melody(QSize size) {
        {
            Stand stand;
            stand.open(size);
            type(stand, QStringLiteral("flute and strings, warm, 120 bpm"));
            QTest::qWait(200);
            likeSmall(stand);
            bring(stand, "melody");
            m_shoot(stand, "melody-cannot-follow-empty");
            stand.find<QSpinBox>("seconds")->setValue(30);
            withMelody(stand);
            bring(stand, "secondsSlider");
            m_shoot(stand, "melody-cannot-follow");
        }
        Stand stand;
        openWithMelodyModel(stand, size);
        stand.find<QSpinBox>("seconds")->setValue(30);
        type(stand, QStringLiteral("flute and strings, warm, 120 bpm"));
        bring(stand, "melody");
        m_shoot(stand, "melody-empty");
        source(stand).readFile(QStringLiteral("/nowhere/hummed idea.wav"));
        QTest::qWait(100);
        bring(stand, "melody");
        m_shoot(stand, "melody-problem");
        withMelody(stand);
        bring(stand, "secondsSlider");
        m_shoot(stand, "melody-follow");
        source(stand).setPart({3, 9});
        for (int frame = 30; frame < 36; ++frame) source(stand).correctNote(frame, 10);
        m_shoot(stand, "melody-part-corrected");
        stand.find<QAbstractButton>("melody.correct")->click();
        m_shootTop(stand, "melody-notes");
        source(stand).setUse(studio::MelodyChoice::Use::GoOn);
        m_shoot(stand, "melody-go-on");
        stand.find<QSpinBox>("seconds")->setValue(5);
        m_shoot(stand, "melody-go-on-too-short");
    }

    void humming(QSize size) {
        Stand stand;
        openWithMelodyModel(stand, size);
        type(stand, QStringLiteral("flute and strings, warm, 120 bpm"));
        auto desk = std::make_shared<FakeMicrophone::Desk>();
        source(stand).setMicrophone(std::make_unique<FakeMicrophone>(desk));
        source(stand).setRecordingsFolder({});
        stand.click("melody.recordOptions");
        m_shootTop(stand, "melody-record-menu");
        stand.settings.set(studio::Setting::CountInClicks, false);  // there is nobody to hear them
        stand.click("melody.record");
        bring(stand, "secondsSlider");
        desk->hum(0.9, 440);
        m_shoot(stand, "melody-count-in");
        for (int i = 0; i < 60; ++i) desk->hum(0.1, 440, 0.2F + 0.4F * static_cast<float>(std::abs(std::sin(i * 0.7))));
        m_shoot(stand, "melody-recording");
        source(stand).clear();
    }

    Shoot m_shoot;
    Shoot m_shootTop;
};

}  // namespace capriccio::tests
