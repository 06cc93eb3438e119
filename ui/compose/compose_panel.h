#pragma once

#include "core/studio/generator.h"
#include "core/studio/take.h"
#include "ui/theme/theme.h"

#include <optional>

#include <QWidget>

class QLabel;
class QPushButton;

namespace capriccio::ui {

class Advanced;
class Fold;
class LengthField;
class PromptBox;
class ProgressLine;
class Slider;

/// The left of the window: what to make, and the button that makes it, always in reach at the bottom.
class ComposePanel : public QWidget {
    Q_OBJECT
  public:
    ComposePanel(const Theme& theme, int seconds, QWidget* parent = nullptr);

    /// All but the model.
    studio::GenerationSettings settings() const;
    void setPrompt(const QString& prompt);
    /// Newest first.
    void setHistory(const QStringList& prompts);
    void showPromptLength(studio::Generator::PromptLength length);
    bool promptHasFocus() const;
    void focusPrompt();

    enum class Mode { Ready, Loading, Making, Stopping };
    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    void setProgress(const studio::TakeProgress& progress);
    /// Without one, the line under the button says what is missing.
    void setHasModel(bool has);

  Q_SIGNALS:
    void generateRequested();
    void stopRequested();
    void promptChanged();
    void secondsChanged(int seconds);
    /// Escape was pressed in the prompt, or the button was clicked with the mouse: the keys belong to the music now.
    void leftPrompt();

  private:
    void press();
    void refreshFooter();

    Mode m_mode = Mode::Ready;
    bool m_hasModel = false;
    double m_lastSpeed = 0;
    std::optional<studio::TakeProgress> m_progress;
    PromptBox* m_prompt;
    LengthField* m_length;
    Slider* m_slider;
    Advanced* m_advanced;
    Fold* m_fold;
    QPushButton* m_button;
    QLabel* m_footer;
    ProgressLine* m_line;
};

}  // namespace capriccio::ui
