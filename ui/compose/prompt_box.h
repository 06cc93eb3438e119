#pragma once

#include "core/studio/generator.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;

namespace capriccio::ui {

class Chip;
class PromptEdit;

/// The prompt with its hints, and chips of words under it that add to it and show whether it has them.
class PromptBox : public QWidget {
    Q_OBJECT
  public:
    explicit PromptBox(const Theme& theme, QWidget* parent = nullptr);

    QString prompt() const;
    void setPrompt(const QString& prompt);
    PromptEdit& edit() { return *m_edit; }
    /// Says how long the prompt is for the model, once that is known, and plainly when it is too long.
    void showLength(studio::Generator::PromptLength length);

  Q_SIGNALS:
    void changed();

  private:
    void toggleWords(const QString& words, bool on);
    void refreshChips();

    QFrame* m_card;
    PromptEdit* m_edit;
    QLabel* m_hint;
    QLabel* m_keys;
    QList<Chip*> m_chips;
};

/// Whether `words` stand in the prompt as whole words, in any case.
bool promptHas(const QString& prompt, const QString& words);
/// The prompt with the words added at its end, or taken out with the comma that held them.
QString promptWith(const QString& prompt, const QString& words);
QString promptWithout(const QString& prompt, const QString& words);

}  // namespace capriccio::ui
