#pragma once

#include "core/studio/generator.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace capriccio::ui {

class ChipRow;
class PromptEdit;

/// The prompt with its hints, chips of words under it that add to it and show whether it has them, and what to keep
/// away from.
class PromptBox : public QWidget {
    Q_OBJECT
  public:
    explicit PromptBox(const Theme& theme, QWidget* parent = nullptr);

    QString prompt() const;
    void setPrompt(const QString& prompt);
    QString negativePrompt() const;
    void setNegativePrompt(const QString& prompt);
    PromptEdit& edit() { return *m_edit; }
    ChipRow& chips() { return *m_chips; }
    /// Says how long the prompt is for the model, once that is known, and plainly when it is too long.
    void showLength(studio::Generator::PromptLength length);
    /// With guidance 1 there is nothing to keep away from: then the field says so.
    void setGuidance(double guidance);
    /// In a low window an empty prompt takes less of it.
    void setLow(bool low);

  Q_SIGNALS:
    void changed();
    void negativeChanged();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fit();

    QFrame* m_card;
    PromptEdit* m_edit;
    QLabel* m_hint;
    QLabel* m_keys;
    ChipRow* m_chips;
    QLineEdit* m_negative;
    QLabel* m_negativeHint;
    double m_guidance = 3;
    bool m_low = false;
};

}  // namespace capriccio::ui
