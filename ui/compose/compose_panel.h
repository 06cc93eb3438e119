#pragma once

#include "core/studio/generator.h"
#include "core/studio/settings.h"
#include "core/studio/take.h"
#include "ui/compose/compose_footer.h"
#include "ui/compose/cost.h"
#include "ui/theme/theme.h"

#include <functional>
#include <utility>

#include <QWidget>

class QLabel;
class QScrollArea;

namespace capriccio::studio {
class MelodySource;
}

namespace capriccio::ui {

class Advanced;
class Dialogs;
class Fold;
class LengthControl;
class MelodyZone;
class PromptBox;
class SectionEditor;
class SeedField;
class Segments;
class ValueButton;

/// The left of the window: what to make, and the button that makes it, always in reach at the bottom. It remembers in
/// the settings what one would not want to choose again.
class ComposePanel : public QWidget {
    Q_OBJECT
  public:
    ComposePanel(const Theme& theme, studio::Settings& settings, Dialogs& dialogs, QWidget* parent = nullptr);

    /// All but the model and the melody.
    studio::GenerationSettings settings() const;
    /// All but the model. Calls back on this thread, at once where there is no melody, else when it is ready to be
    /// handed over; not at all when something else is asked for meanwhile.
    void prepare(std::function<void(const studio::GenerationSettings&)> ready);
    /// "Again with these": everything but the model.
    void setSettings(const studio::GenerationSettings& settings);
    /// The same, but the melody stays as it is.
    void setValues(const studio::GenerationSettings& settings);

    void setPrompt(const QString& prompt);
    /// Newest first.
    void setHistory(const QStringList& prompts);
    void showPromptLength(studio::Generator::PromptLength length);
    bool promptHasFocus() const;
    void focusPrompt();
    MelodyZone& melody() { return *m_melody; }

    using Mode = ComposeFooter::Mode;
    void setMode(Mode mode) { m_footer->setMode(mode); }
    Mode mode() const { return m_footer->mode(); }
    void setProgress(const studio::TakeProgress& progress);
    /// The model as people know it; empty: none, and the button leads to one. With it come the costs, and what suits it
    /// under "Advanced" where nothing else was chosen.
    void setModel(const QString& name, bool followsMelodies, const musicgen::Sampling& usual);
    /// What the button leads to where there is no model: "MusicGen small (1.1 GB)"; empty: not known.
    void setSuggestedModel(const QString& words);
    /// What that model takes here in each precision.
    void setFigures(const library::ModelFigures& figures);
    /// As if chosen in its menu; anything unknown is "auto".
    void choosePrecision(const QString& precision);
    /// The next that takes less memory than the chosen one, and what it is called; empty: none.
    std::pair<QString, QString> smallerPrecision() const;
    /// Why nothing can be made as things are set now, in a few words; empty: it can.
    QString obstacle() const;
    int takes() const;
    void chooseTakes(int count);
    /// A take was made, as one of so many: the estimate learns from the last progress, its seed can be kept.
    void learn(const studio::Take& take, int takes);

  Q_SIGNALS:
    void generateRequested();
    void stopRequested();
    /// The button was pressed where there is no model.
    void modelRequested();
    void cancelRequested();
    void promptChanged();
    void precisionChanged();
    /// The melody could not be handed over; words for the user.
    void melodyFailed(const QString& problem);
    /// Escape was pressed in the prompt, or the button was clicked with the mouse: the keys belong to the music now.
    void leftPrompt();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* body();
    void addScroll();
    void showAdvanced();
    QWidget* row(const QString& label, QWidget* field, QWidget* parent);
    void connectBody();
    void fillPrecisions();
    void setPrecision(const QString& precision);
    void press();
    QString costOf(const QString& precision) const;
    /// What "automatic" comes to, as it is called; empty: not known.
    QString automaticWords() const;
    void refreshCost();
    void refreshMeans();
    void refreshTakes();

    const Theme& m_theme;
    studio::Settings& m_settings;
    Dialogs& m_dialogs;
    Cost m_cost;
    QString m_modelName, m_suggestedModel;
    QString m_precision;
    QString m_askedPrecision = QStringLiteral("auto");  ///< of the last prepare()
    double m_speed = 0;                                 ///< as the last progress said
    int m_wanted = 0;                                   ///< counts prepare()
    QScrollArea* m_scroll;
    QLabel* m_takesName;
    PromptBox* m_prompt;
    LengthControl* m_length;
    SectionEditor* m_sections;
    MelodyZone* m_melody;
    Segments* m_takes;
    SeedField* m_seed;
    ValueButton* m_precisionButton;
    Fold* m_fold;
    Advanced* m_advanced;
    ComposeFooter* m_footer;
};

}  // namespace capriccio::ui
