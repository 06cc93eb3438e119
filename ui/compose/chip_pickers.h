#pragma once

#include "ui/compose/prompt_words.h"
#include "ui/widgets/popup.h"

#include <QElapsedTimer>

class QSpinBox;

namespace capriccio::ui {

class Chip;
class Slider;

/// What the pickers share: they show what the prompt says and ask for another prompt.
class PromptPicker : public Popup {
    Q_OBJECT
  public:
    using Popup::Popup;
    virtual void showPrompt(const QString& prompt) = 0;

  Q_SIGNALS:
    void promptWanted(const QString& prompt);
};

/// Words of a group as chips; the arrow keys go from one to the next, letters jump to the next that begins so.
class WordPicker : public PromptPicker {
    Q_OBJECT
  public:
    WordPicker(const Theme& theme, WordGroup group, const QString& name, const QString& title, QWidget* opener);
    void showPrompt(const QString& prompt) override;

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    QString m_prompt;
    QList<Chip*> m_chips;
};

/// Beats per minute: a slider, a number, a few usual ones, and a button (or the key T) to tap along.
class TempoPicker : public PromptPicker {
    Q_OBJECT
  public:
    TempoPicker(const Theme& theme, const QString& name, const QString& title, QWidget* opener);
    void showPrompt(const QString& prompt) override;
    /// A tap at a moment; tells the tempo once there were three.
    void tap(qint64 milliseconds);

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void want(std::optional<int> tempo);

    QString m_prompt;
    Slider* m_slider;
    QSpinBox* m_number;
    QList<Chip*> m_chips;
    QList<qint64> m_taps;
    QElapsedTimer m_clock;
};

/// Twelve notes, major or minor.
class KeyPicker : public PromptPicker {
    Q_OBJECT
  public:
    KeyPicker(const Theme& theme, const QString& name, const QString& title, QWidget* opener);
    void showPrompt(const QString& prompt) override;

  private:
    QString m_prompt;
    QList<Chip*> m_chips;
};

}  // namespace capriccio::ui
